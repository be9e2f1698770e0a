#pragma once

// Which weights a run begins with: random ones, or those of a listed model, whose network it then
// must have.

#include "segmentation/networks/contract/model_contract.h"
#include "training/settings/training_config.h"

#include <QComboBox>

#include <vector>

namespace glioscope {

class StartChoice : public QComboBox {
    Q_OBJECT
public:
    explicit StartChoice(QWidget* parent = nullptr);

    /// Null for random weights.
    [[nodiscard]] const ModelContract* model() const;
    /// Why the run of `config` cannot begin with the chosen weights, a sentence; else empty.
    [[nodiscard]] QString problem(const TrainingConfig& config) const;

    /// All there are; those are offered that patches of this kind can train on.
    void setModels(const std::vector<ModelContract>& models);
    void setReadyMade(bool readyMade);

Q_SIGNALS:
    void changed();

private:
    void refill();

    std::vector<ModelContract> m_models;
    bool m_readyMade = false;
};

/// `config` with the network of `model`; dropout, which no weight depends on, stays.
[[nodiscard]] TrainingConfig withNetworkOf(const ModelContract& model,
                                           const TrainingConfig& config);

}  // namespace glioscope
