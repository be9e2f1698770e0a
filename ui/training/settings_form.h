#pragma once

// The settings of a run, an editor each, the less usual ones folded away. What has no say with the
// patches at hand or with the other settings is shown and cannot be changed.

#include "training/settings/training_config.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace glioscope {

class SettingEditor;
struct PatchFolder;
struct TrainingSetting;

class SettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit SettingsForm(QWidget* parent = nullptr);

    void setConfig(const TrainingConfig& config);
    /// Into `config` goes what was typed and has a say.
    void takeInto(TrainingConfig& config) const;
    /// What was typed and is no number, or does not go with the patches; a sentence. `config` is
    /// what the editors say.
    [[nodiscard]] QString problem(const TrainingConfig& config) const;

    /// Whole cases give settings of windows their say back, with the values of `base`.
    void setPatches(const PatchFolder& folder, const TrainingConfig& base);
    /// Those of this machine, "cpu", "cuda:0".
    void setDevices(const QStringList& devices);

Q_SIGNALS:
    void edited(const TrainingSetting& setting);

private:
    void makeEditors();
    [[nodiscard]] QWidget* twoColumns(bool advanced);
    [[nodiscard]] QWidget* folded(QWidget* rest);
    struct Field {
        const TrainingSetting& setting;
        SettingEditor* editor;
        QLabel* label;
    };
    [[nodiscard]] bool applies(const Field& field, const TrainingConfig& config) const;
    /// Enables what has a say.
    void updateEnabled();
    void showPatchSize();

    std::vector<Field> m_fields;
    bool m_readyMade = false;
    Index3 m_patchSize = {0, 0, 0};
};

}  // namespace glioscope
