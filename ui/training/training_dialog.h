#pragma once

// Training from the viewer: data, patches, network and run, a page each. It starts the engine and
// watches folders; the run itself belongs to no window and outlives this one.

#include "ui/settings/training_folders.h"
#include "ui/training/run_watch.h"

#include <QDialog>

#include <optional>

class QPushButton;
class QTabWidget;

namespace glioscope {

class DataPage;
class NetworkPage;
class PatchesPage;
class RunPage;
struct Workspace;

class TrainingDialog : public QDialog {
    Q_OBJECT
public:
    /// `workspace` must outlive the dialog.
    TrainingDialog(Workspace& workspace, const TrainingFolders& folders, QWidget* parent = nullptr);

    enum Page { Data, Patches, Network, Run };
    void showPage(Page page);
    /// Begins with the dataset that is open in the main window, once for each that is opened there:
    /// what was typed since then stays.
    void takeOpenDataset();
    /// Shows the run in `folder`, whatever its state.
    void openRun(const QString& folder);

    /// The run that is shown.
    [[nodiscard]] const RunInfo& run() const;
    /// Whether the run shown or the one started last is going on.
    [[nodiscard]] bool isRunGoingOn() const;
    /// What is going on, the run started last before the one shown; nothing where none is.
    [[nodiscard]] std::optional<RunInfo> activeRun() const;
    /// Turns to the run that is going on, where one is.
    void showActiveRun();
    /// Asks what is going on to stop; it can be resumed.
    void stopRuns();

Q_SIGNALS:
    void foldersChanged(const TrainingFolders& folders);
    /// A finished run's model is listed now.
    void modelListed(const QString& name);
    /// The open case is being segmented with the trained model.
    void segmentationStarted();
    /// Something about a run that is or was going on is new.
    void runChanged();

private:
    void makePages();
    [[nodiscard]] QWidget* makeFooter();
    void connectPages();
    void connectRun();
    void updateStartProblem();
    void start();
    /// With another number of epochs where one is given.
    void resume(std::optional<int> epochs);
    void follow(const StartedRun& started);
    void listModel(const QString& runFolder);
    void segment();
    void showStep();

    Workspace& m;
    TrainingFolders m_folders;
    QString m_takenDataset;  ///< the open one that the data page was given last
    RunWatch m_started;      ///< the run started last, shown or not
    DataPage* m_data;
    PatchesPage* m_patches;
    NetworkPage* m_network;
    RunPage* m_run;
    QTabWidget* m_pages;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

}  // namespace glioscope
