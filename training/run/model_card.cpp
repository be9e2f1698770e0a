#include "training/run/model_card.h"

#include "segmentation/networks/contract/model_failures.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/system/today.h"

#include <utility>

namespace glioscope {
namespace {

/// What was measured, where it could be.
void addMetrics(const ValidationScore& score, const std::string& kind, ModelContract& contract)
{
    const auto add = [&](const std::string& name, double value) {
        if (value >= 0) {
            contract.metrics[name + kind] = value;
        }
    };
    for (const Region region : kAllRegions) {
        add(diceKey(region), score.regionDice[region]);
    }
    add("HD95 WT mm", score.hd95WtMm);
}

}  // namespace

ModelContract modelContract(const TrainingConfig& config, const TrainingData& data,
                            const ValidationScore* score)
{
    ModelContract contract;
    contract.network = config.network;
    contract.name =
        config.modelName.empty() ? std::string(key(config.network.kind)) : config.modelName;
    contract.inputs.assign(kAllSequences.begin(), kAllSequences.end());
    contract.windowVoxels = config.windowVoxels;
    contract.largerWindows = config.largerWindows;
    contract.smallestPart = config.smallestPart;
    contract.fillCore = config.fillCore;
    data.describe(contract);
    contract.mirrorAveraging = config.mirrorAveraging;
    contract.trainingData = config.trainingData;
    contract.trainingCases = data.trainingNames();
    contract.heldBackCases = data.heldBackNames();
    contract.date = today();
    contract.note = config.note;
    if (contract.outputKind != OutputKind::Brain) {
        contract.failsOn = failuresOfAnyModel();
    }
    if (score && data.notice.empty()) {
        addMetrics(*score, data.kindOfFigures(), contract);
    }
    return contract;
}

}  // namespace glioscope
