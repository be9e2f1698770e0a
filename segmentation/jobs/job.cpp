#include "segmentation/jobs/job.h"

namespace glioscope {

std::string key(Precision precision)
{
    switch (precision) {
    case Precision::Float32: return "fp32";
    case Precision::BFloat16: return "bf16";
    case Precision::Auto: break;
    }
    return "auto";
}

std::optional<Precision> precisionFromKey(const std::string& name)
{
    for (const Precision precision : {Precision::Auto, Precision::Float32, Precision::BFloat16}) {
        if (key(precision) == name) {
            return precision;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
