#include "training/reference/reference_contract.h"

namespace glioscope {

void describeReferencePatches(const ReferencePatchSet& patches, ModelContract& contract)
{
    contract.smallestPart = 0;  // as the reference system
    contract.fillCore = false;
    contract.inputs.assign(ReferencePatch::kSequences.begin(), ReferencePatch::kSequences.end());
    contract.spacingMm = {1, 1, 1};
    contract.orientation = "LPS";
    contract.intensityNorm = patches.scaling() == SliceScaling::Standard
                                 ? IntensityNorm::ZScorePerSlice
                                 : IntensityNorm::UnitPerSlice;
    contract.windowVoxels = patches.patchSize();
    contract.outputKind = OutputKind::Labels;
    contract.outputs = {{Structure::Necrosis}, {Structure::Oedema}, {Structure::Enhancing}};
}

}  // namespace glioscope
