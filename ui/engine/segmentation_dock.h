#pragma once

// Choosing a model, seeing whether it suits the case, running it, and the volumes afterwards. Shows
// the catalogue, the run and the session; starting and saving are the window's actions.

#include "ui/engine/model_check.h"
#include "ui/engine/segmentation_run.h"
#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QTableView;
class QVBoxLayout;

namespace glioscope {

class Actions;
class CaseDoubts;
class CaseSession;
class ModelCatalog;
class NoticeLabel;
class VolumeTable;
struct Preferences;

class SegmentationDock : public ScrollingDock {
    Q_OBJECT
public:
    /// All must outlive the dock.
    struct Context {
        const Actions& actions;
        ViewState& state;
        CaseSession& session;
        ModelCatalog& catalog;
        EngineClient& engine;
        SegmentationRun& run;
    };
    explicit SegmentationDock(const Context& context, QWidget* parent = nullptr);

    /// What the widgets say now.
    [[nodiscard]] SegmentationRun::Request request() const;
    /// Chosen model, device and precision of the last start; unknown ones give the defaults.
    void restoreChoices(const Preferences& preferences);
    void storeChoices(Preferences& preferences) const;

private:
    [[nodiscard]] QString device() const;
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeRunPart();
    [[nodiscard]] QWidget* makeResultPart();
    void connectRun();
    void showModels();
    void showDevices();
    void showModel();
    void showChecks(const std::vector<Notice>& lines);
    void showSummary(const QString& summary, const QStringList& notices);
    void showRunning(bool running);
    void showProgress(const QString& stage, double fraction, double secondsLeft);
    void updateActions();
    void scrollToActiveVolumes();
    /// Zeros alone do not say that a model ran and marked nothing.
    void fitVolumes();
    void showEmptyResults();

    Context m;
    CaseDoubts* m_doubts;
    std::vector<Notice> m_shownChecks;
    ViewState::Subscription m_subscription;
    LayerId m_shownLayer = 0;
    QString m_wantedModel;
    QString m_wantedDevice = QStringLiteral("auto");
    QComboBox* m_model = nullptr;
    QComboBox* m_device = nullptr;
    QComboBox* m_precision = nullptr;
    QLabel* m_description = nullptr;
    QVBoxLayout* m_checks = nullptr;
    QWidget* m_runButton = nullptr;
    QWidget* m_running = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_stage = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_summary = nullptr;
    QTableView* m_volumes = nullptr;
    VolumeTable* m_volumeModel = nullptr;
    NoticeLabel* m_noTumour = nullptr;
    bool m_canRun = false;
};

}  // namespace glioscope
