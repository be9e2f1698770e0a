#pragma once

// The window: puts panes, docks, menus and status bar together and connects the commands about
// files and segmentation. What is shown lives in ViewState, the case in CaseSession, a run in
// SegmentationRun.

#include "ui/engine/workspace.h"
#include "ui/panes/pane_grid.h"
#include "ui/settings/preferences.h"
#include "ui/settings/window_level_memory.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/message_bar.h"

#include <QMainWindow>

#include <functional>

class QMenu;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace glioscope {

class CaseListDock;
class Comparison;
class ComparisonDock;
class DicomCommands;
class DockArrangement;
class ExportCommands;
class LayerStatistics;
class LayoutCommands;
class MeasureCommands;
class ReadingCommands;
class SegmentationDock;
class StartCommands;
class SessionCommands;
class StatusReadout;
class StudyCommands;
class TrainingDialog;
class VoxelTable;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Workspace and theme outlive the window. Without settings nothing is remembered, as for
    /// pictures and tests.
    MainWindow(Workspace& workspace, Theme& theme, QSettings* settings, QWidget* parent = nullptr);

    /// Opens a case, a dataset, a session or a DICOM study; asks first where a result is not saved.
    /// `told` says what channels are that nothing names.
    void open(const QString& path, const ChannelSequences& told = {});
    /// Files, or folders of them, that hold segmentations of the open case; each becomes a layer.
    /// False, and a message says why, where there is none to read.
    bool addSegmentations(const QStringList& paths);
    void openDemo();
    /// Keeps small pictures of cases there, for the start page and a dataset's table; none before,
    /// nor with an empty folder.
    void keepPicturesIn(const std::filesystem::path& folder);
    /// Saves a layer's segmentation to a file; the message bar says how it went.
    void save(LayerId id, const QString& file);
    /// Lists the models and starts the engine, so that both are ready when wanted.
    void warmUp();
    /// Starts a segmentation with what the dock says.
    void segment();
    /// The window for training, made at the first call.
    TrainingDialog& training();

    [[nodiscard]] PaneGrid& panes() { return *m_panes; }
    [[nodiscard]] LayoutCommands& layouts() { return *m_layouts; }
    [[nodiscard]] SessionCommands& sessions() { return *m_sessions; }
    [[nodiscard]] StudyCommands& studies() { return *m_studies; }
    [[nodiscard]] ExportCommands& exports() { return *m_exports; }
    [[nodiscard]] DicomCommands& dicom() { return *m_dicom; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    [[nodiscard]] const Actions& actions() const { return *m_actions; }
    /// Everything but the panes is hidden, as for a picture of them.
    void showPanesOnly();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeCentre();
    void makeDocks();
    void connectFileCommands();
    void connectHelpCommands();
    void connectSession();
    void connectSegmentation();
    void connectPanes();
    void connectComparison();
    void connectStatistics();
    void connectTraining();
    void connectSessions();
    /// In the table of cases.
    void listKeptResults();
    void showTraining();
    /// Says in the status bar how far a run is, while one is going on.
    void showTrainingStatus();
    /// Lists the model of a run that ended while no window watched it.
    void listFinishedTraining();
    /// Tells of a run of an earlier start that is still going on.
    void offerTraining();
    /// False where the user would rather stay than leave a run alone.
    [[nodiscard]] bool confirmLeavingTraining();
    void rememberFolder(const QString& chosen);
    void chooseFolder();
    void chooseFile();
    void chooseSegmentations();
    void chooseSaveFile();
    /// Where saving begins: the folder of the last save that succeeded.
    [[nodiscard]] QString saveFolder() const;
    [[nodiscard]] QString proposedName(const Layer& layer) const;
    /// Into one folder under the proposed names, then does `next`.
    void saveUnsaved(std::function<void()> next);
    void saveAll();
    void saveEach(QList<LayerId> layers, QStringList files, std::function<void()> next);
    void openDatasetCase(int index);
    /// The next case of the dataset that its list shows, or with -1 the one before.
    void openNeighbour(int step);
    void askScheme(const SchemeQuestion& question);
    void askMaskScheme(const MaskQuestion& question);
    /// Of the open case; nothing, and a message says why, where a folder leaves it open which.
    [[nodiscard]] std::optional<std::vector<std::filesystem::path>> segmentationsAt(
        const QString& path);
    /// Asks which results an ensemble is made of.
    void chooseMembersOfMajority();
    void chooseMembersOfMean();
    void onMasksAdded(const QList<LayerId>& layers, const QStringList& problems);
    void askChannels(const ChannelsQuestion& question);
    void askStraighten(const StraightenQuestion& question);
    void askStraightenMasks(const std::vector<std::filesystem::path>& files, double movedMm,
                            const MaskReading& reading);
    void askSegments(const SegmentsQuestion& question, const MaskReading& reading);
    void askMirrored(LayerId id);
    void keepMirrorAnswers();
    void onOpened(const QString& path);
    /// Does `next`, which ends the open case, at once or after the user decided about unsaved
    /// results.
    void leaveCase(std::function<void()> next);
    void showUnsavedLayer();
    void removeResult(LayerId id);
    void onSaved(LayerId id, const QString& file);
    void onSaveFailed(const QString& message);
    void updateCommands();
    void cancel();
    void escape();
    void restoreWindow();
    void storePreferences();

    Workspace& m;
    Theme& m_theme;
    QSettings* m_settings;
    Preferences m_preferences;
    WindowLevelMemory m_windowLevelMemory;
    std::function<void()> m_whenSaved;  ///< what the user wanted to do before being asked to save
    bool m_closing = false;
    bool m_stopTraining = false;  ///< once the window is really closed
    ViewState::Subscription m_subscription;
    QStackedWidget* m_centre = nullptr;
    VoxelTable* m_voxelTable = nullptr;
    StartCommands* m_start = nullptr;
    PaneGrid* m_panes = nullptr;
    MessageBar* m_messages = nullptr;
    Actions* m_actions = nullptr;
    QMenu* m_layoutMenu = nullptr;
    ReadingCommands* m_reading = nullptr;
    LayoutCommands* m_layouts = nullptr;
    ExportCommands* m_exports = nullptr;
    DicomCommands* m_dicom = nullptr;
    SessionCommands* m_sessions = nullptr;
    StudyCommands* m_studies = nullptr;
    SegmentationDock* m_segmentationDock = nullptr;
    Comparison* m_comparison = nullptr;
    ComparisonDock* m_comparisonDock = nullptr;
    LayerStatistics* m_statistics = nullptr;
    MeasureCommands* m_measure = nullptr;
    CaseListDock* m_cases = nullptr;
    DockArrangement* m_docks = nullptr;
    StatusReadout* m_readout = nullptr;
    TrainingDialog* m_training = nullptr;
    QToolButton* m_trainingStatus = nullptr;
};

}  // namespace glioscope
