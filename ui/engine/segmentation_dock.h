#pragma once

// Choosing a model, seeing whether it suits the case, running it, and the volumes afterwards. Shows
// the catalogue, the run and the session; starting and saving are the window's actions.

#include "ui/engine/model_check.h"
#include "ui/engine/segmentation_run.h"
#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

class QLabel;
class QTableView;

namespace glioscope {

class Actions;
class AlignChoice;
class CaseDoubts;
class CheckList;
class CaseSession;
class FailureLink;
class ModelCatalog;
class ModelList;
class NoticeLabel;
class SettingEditor;
class VolumeTable;
struct Preferences;
struct RawScans;
struct SegmentSetting;

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
        RawScans& raw;
    };
    explicit SegmentationDock(const Context& context, QWidget* parent = nullptr);

    /// What the widgets say now: a job for every ticked model that can run on the open case.
    [[nodiscard]] std::vector<SegmentJob> requests() const;
    /// Ticked models and settings of the last start; unknown ones give the defaults.
    void restoreChoices(const Preferences& preferences);
    void storeChoices(Preferences& preferences) const;

private:
    struct Field {
        const SegmentSetting& setting;
        SettingEditor* editor;
    };
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeResultPart();
    void connectRun();
    void showModels();
    void showDevices();
    void showModel();
    /// How a model is to run, by the fields.
    [[nodiscard]] SegmentJob settings() const;
    [[nodiscard]] bool canRunOn(const QString& model) const;
    [[nodiscard]] std::vector<Notice> checksOf(const QString& model) const;
    void showItems();
    void showRunning(bool running);
    void updateActions();
    void scrollToActiveVolumes();
    /// Zeros alone do not say that a model ran and marked nothing.
    void fitVolumes();
    void showEmptyResults();

    Context m;
    CaseDoubts* m_doubts;
    ViewState::Subscription m_subscription;
    LayerId m_shownLayer = 0;
    QStringList m_wantedModels;
    ModelList* m_models = nullptr;
    std::vector<Field> m_fields;
    AlignChoice* m_align = nullptr;
    QLabel* m_description = nullptr;
    FailureLink* m_failures = nullptr;
    CheckList* m_checks = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_summary = nullptr;
    QTableView* m_volumes = nullptr;
    VolumeTable* m_volumeModel = nullptr;
    NoticeLabel* m_noTumour = nullptr;
};

}  // namespace glioscope
