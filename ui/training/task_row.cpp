#include "ui/training/task_row.h"

#include "ui/engine/run_texts.h"
#include "ui/engine/stage_text.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace glioscope {
namespace {

constexpr int kSteps = 1000;

}  // namespace

TaskRow::TaskRow(EngineTask& task, const QString& name, const QString& what, QWidget* parent)
    : QWidget(parent), m_what(what), m_text(new QLabel), m_bar(new QProgressBar)
{
    m_bar->setAccessibleName(what);
    m_bar->setObjectName(QStringLiteral("progress") + name);
    m_bar->setMinimumWidth(180);
    auto* cancel = new QPushButton(themedIcon(QStringLiteral("cancel")), tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel") + name);
    connect(cancel, &QPushButton::clicked, &task, &EngineTask::cancel);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar, 1);
    layout->addWidget(cancel);
    connect(&task, &EngineTask::started, this, [this] {
        m_bar->setRange(0, 0);
        m_text->setText(m_what);
        setVisible(true);
    });
    connect(&task, &EngineTask::progressed, this, &TaskRow::show);
    connect(&task, &EngineTask::ended, this, &QWidget::hide);
    hide();
}

void TaskRow::show(const Progress& progress)
{
    const bool known = progress.total > 0;
    m_bar->setRange(0, known ? kSteps : 0);
    QString text = shownStage(progress.stage);
    if (known) {
        m_bar->setValue(static_cast<int>(std::lround(kSteps * progress.done / progress.total)));
        text = tr("%1, %2 of %3")
                   .arg(text)
                   .arg(progress.done, 0, 'f', 0)
                   .arg(progress.total, 0, 'f', 0);
    }
    const QString left = timeLeftText(progress.secondsLeft);
    m_text->setText(left.isEmpty() ? text : tr("%1, %2").arg(text, left));
}

}  // namespace glioscope
