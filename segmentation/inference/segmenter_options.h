#pragma once

// What is asked for when a model runs, besides its contract.

#include "segmentation/jobs/job.h"

#include <cstddef>
#include <string>

namespace glioscope {

struct SegmenterOptions {
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
    bool keepProbabilities = false;
    Mirroring mirroring = Mirroring::Model;
    std::size_t memoryBudgetBytes = 0;  ///< 0: what the device has free, at most 5 GB on the CPU
};

}  // namespace glioscope
