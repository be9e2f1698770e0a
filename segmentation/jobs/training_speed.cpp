#include "segmentation/jobs/training_speed.h"

#include "segmentation/jobs/json_fields.h"

namespace glioscope {
namespace {

constexpr const char* kType = "training-benchmark";

}  // namespace

using namespace jobs;

std::string toLine(const TrainingSpeed& speed)
{
    return dumped({{"type", kType},
                   {"steps", speed.steps},
                   {"loaderSeconds", speed.loaderSeconds},
                   {"loaderCpuSeconds", speed.loaderCpuSeconds},
                   {"networkSeconds", speed.networkSeconds},
                   {"bothSeconds", speed.bothSeconds},
                   {"bothCpuSeconds", speed.bothCpuSeconds},
                   {"shareOfSlower", speed.shareOfSlower()},
                   {"loaderShareOfCpu", speed.loaderShareOfCpu()},
                   {"peakBytes", speed.peakMemoryBytes},
                   {"diskBytes", speed.diskBytes}});
}

std::optional<TrainingSpeed> trainingSpeedFromLine(std::string_view line)
{
    return ofType(line, kType, [](const json& object) {
        return TrainingSpeed{.steps = optional(object, "steps", 0),
                             .loaderSeconds = optional(object, "loaderSeconds", 0.0),
                             .loaderCpuSeconds = optional(object, "loaderCpuSeconds", 0.0),
                             .networkSeconds = optional(object, "networkSeconds", 0.0),
                             .bothSeconds = optional(object, "bothSeconds", 0.0),
                             .bothCpuSeconds = optional(object, "bothCpuSeconds", 0.0),
                             .peakMemoryBytes = optional(object, "peakBytes", 0.0),
                             .diskBytes = optional(object, "diskBytes", 0.0)};
    });
}

}  // namespace glioscope
