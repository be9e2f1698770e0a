#include "segmentation/inference/runner_options.h"

namespace glioscope {

RunnerOptions runnerOptions(const ModelContract& contract, const SegmenterOptions& options)
{
    RunnerOptions runner;
    runner.compute = chooseCompute(options.device, options.precision, contract.network);
    runner.limits = limitsOf(contract.network);
    if (!contract.largerWindows) {
        runner.limits.largest = contract.windowVoxels;
    }
    runner.standardiseSlices = contract.intensityNorm == IntensityNorm::ZScorePerSlice;
    runner.unitSlices = contract.intensityNorm == IntensityNorm::UnitPerSlice;
    runner.mirrorAveraging = options.mirroring == Mirroring::Model
                                 ? contract.mirrorAveraging
                                 : options.mirroring == Mirroring::On;
    runner.mirrorDifference = runner.mirrorAveraging && options.keepProbabilities;
    runner.budgetBytes = options.memoryBudgetBytes;
    if (runner.standardiseSlices || runner.unitSlices) {
        // The window is part of what such a network learned; the slices it normalises come first.
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (runner.limits.fixed[axis] == 0) {
                runner.limits.fixed[axis] = contract.windowVoxels[axis];
            }
        }
    }
    return runner;
}

}  // namespace glioscope
