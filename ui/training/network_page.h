#pragma once

// Third page: recipe, cases held back and settings, held against their ranges while they are typed,
// and how long a run with them will take as measured on this machine.

#include "segmentation/networks/contract/model_contract.h"
#include "training/settings/recipes.h"
#include "ui/engine/engine_task.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace glioscope {

class HoldBackChoice;
class NoticeLabel;
class SettingsForm;
class StartChoice;
struct PatchFolder;
struct TrainingSetting;

class NetworkPage : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPage(const QString& engineProgram, QWidget* parent = nullptr);

    [[nodiscard]] Recipe recipe() const;
    /// What the widgets say, without folders; nothing where it is no valid configuration.
    [[nodiscard]] std::optional<TrainingConfig> config() const;
    /// Why there is no config(), a sentence.
    [[nodiscard]] QString problem() const;

    /// Recipe and settings for another start; cases, the name and the weights to start from belong
    /// to one training and are not among them.
    [[nodiscard]] QString recipeKey() const;
    [[nodiscard]] QString settings() const;
    /// What those gave; of another version, or empty, they change nothing.
    void restore(const QString& recipeKey, const QString& settings);

    /// The folder to train on: its cases can be held back, and Measure takes them.
    void setPatches(const PatchFolder& folder);
    /// Those of this machine, "cpu", "cuda:0".
    void setDevices(const QStringList& devices);
    /// Those a run can start from.
    void setModels(const std::vector<ModelContract>& models);

    /// Times some steps with these settings in the background.
    /// The engine's arguments that measure what is set now.
    [[nodiscard]] QStringList measurement() const;
    void measure();

Q_SIGNALS:
    void changed();

private:
    void makeTop(QFormLayout* form);
    [[nodiscard]] QWidget* makeEstimate();
    [[nodiscard]] TrainingConfig typed() const;
    void showConfig(const TrainingConfig& config);
    void takeRecipe();
    void takeStart();
    void onEdited(const TrainingSetting& setting);
    void validate();
    void showMeasured(const QByteArray& line);

    EngineTask m_task;
    QString m_patches;      ///< empty where nothing can be trained on
    TrainingConfig m_base;  ///< of recipe and network, before edits
    QComboBox* m_recipe = nullptr;
    QLabel* m_recipeText = nullptr;
    QLineEdit* m_name = nullptr;
    HoldBackChoice* m_holdBack = nullptr;
    StartChoice* m_start = nullptr;
    NoticeLabel* m_readyMade = nullptr;
    bool m_isReadyMade = false;
    SettingsForm* m_settings = nullptr;
    NoticeLabel* m_problem = nullptr;
    QPushButton* m_measure = nullptr;
    NoticeLabel* m_estimate = nullptr;
    QStringList m_measured;  ///< what m_estimate is about
};

}  // namespace glioscope
