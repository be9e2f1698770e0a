#pragma once

// Last page: a run, new, going on or ended, with its curves; and what can be done with it.
// Starting, resuming and using the model are the dialog's.

#include "ui/training/run_watch.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace glioscope {

class FolderField;
class NoticeLabel;
class RunCurvesView;

class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(QWidget* parent = nullptr);

    [[nodiscard]] QString folder() const;
    /// Another folder: its run is shown, if it holds one.
    void setFolder(const QString& folder);
    /// The folder's run was just started.
    void follow(const StartedRun& started);

    [[nodiscard]] RunWatch& watch() { return m_watch; }
    [[nodiscard]] const RunWatch& watch() const { return m_watch; }
    void showProblem(const QString& sentence);
    /// Why no run can be started now, empty where one can.
    void setStartProblem(const QString& sentence);
    /// Whether a case is open that a finished model could segment.
    void setCaseOpen(bool open);

Q_SIGNALS:
    void folderChanged(const QString& folder);
    void startWanted();
    void resumeWanted();
    /// A finished run is to go on until it has so many epochs in all.
    void extendWanted(int epochs);
    void segmentWanted();

private:
    [[nodiscard]] QWidget* makeButtons();
    [[nodiscard]] QWidget* makeProgress();
    void connectButtons();
    void showRun();
    void showPhase(const RunInfo& info);
    void showProgress(const RunInfo& info);
    void updateButtons(const RunInfo& info);
    void chooseRun();
    void askForMoreEpochs();

    RunWatch m_watch;
    QString m_startProblem;
    QString m_failure;  ///< what went wrong, until the next click or phase of the run
    RunPhase m_failedIn = RunPhase::None;
    bool m_caseOpen = false;
    FolderField* m_folder;
    QPushButton* m_start = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_extend = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_segment = nullptr;
    QPushButton* m_open = nullptr;
    NoticeLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_figures = nullptr;
    RunCurvesView* m_curves = nullptr;
};

}  // namespace glioscope
