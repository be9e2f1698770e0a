#pragma once

// One button that starts a segmentation and, while one runs, stops it and says how much is done.
// The actions stay what they are in menus.

#include <QToolButton>

class QAction;

namespace glioscope {

class Actions;
class SegmentationRun;

class RunButton : public QToolButton {
    Q_OBJECT
public:
    /// Both must outlive the button.
    RunButton(const Actions& actions, const SegmentationRun& run, QWidget* parent = nullptr);

    /// As wide as the longer of its two texts, so that nothing beside it moves.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void follow();
    void showFraction(double fraction);

    const SegmentationRun& m_running;
    QAction* m_run;
    QAction* m_cancel;
};

}  // namespace glioscope
