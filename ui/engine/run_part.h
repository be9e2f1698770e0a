#pragma once

// What starts a segmentation, stops it and says how far it is, in one place that never scrolls out
// of sight.

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace glioscope {

class Actions;
class SegmentationRun;

class RunPart : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive it.
    RunPart(const Actions& actions, SegmentationRun& run, QWidget* parent = nullptr);

private:
    void connectRun();
    void showRunning(bool running);
    void showProgress(const QString& stage, double fraction, double secondsLeft);
    void showEarlier();

    SegmentationRun& m_run;
    QPushButton* m_earlier;
    QLabel* m_stage;
    QProgressBar* m_progress;
};

}  // namespace glioscope
