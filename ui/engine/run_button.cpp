#include "ui/engine/run_button.h"

#include "ui/engine/segmentation_run.h"
#include "ui/widgets/actions.h"

#include <QAction>

#include <algorithm>
#include <cmath>

namespace glioscope {

RunButton::RunButton(const Actions& actions, const SegmentationRun& run, QWidget* parent)
    : QToolButton(parent),
      m_running(run),
      m_run(actions[Command::Segment]),
      m_cancel(actions[Command::CancelSegmentation])
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (const auto change :
         {&SegmentationRun::started, &SegmentationRun::ended, &SegmentationRun::cancelled}) {
        connect(&run, change, this, &RunButton::follow);
    }
    connect(&run, &SegmentationRun::finished, this, &RunButton::follow);
    connect(&run, &SegmentationRun::progressed, this,
            [this](const QString&, double fraction) { showFraction(fraction); });
    follow();
}

/// Of two actions of its own a button would make a menu.
void RunButton::follow()
{
    QAction* now = m_running.isRunning() ? m_cancel : m_run;
    if (now != defaultAction()) {
        removeAction(defaultAction());
        setDefaultAction(now);
    }
}

void RunButton::showFraction(double fraction)
{
    if (defaultAction() == m_cancel && fraction >= 0) {
        const int percent = std::clamp(int(std::floor(fraction * 100)), 0, 100);
        setText(tr("Cancel, %1 % done").arg(percent));
    }
}

QSize RunButton::sizeHint() const
{
    const QSize now = QToolButton::sizeHint();
    const auto widthOf = [this](const QString& each) {
        return fontMetrics().size(Qt::TextShowMnemonic, each).width();
    };
    const int longest = std::max({widthOf(m_run->iconText()), widthOf(m_cancel->iconText()),
                                  widthOf(tr("Cancel, %1 % done").arg(100))});
    return {now.width() - widthOf(text()) + longest, now.height()};
}

}  // namespace glioscope
