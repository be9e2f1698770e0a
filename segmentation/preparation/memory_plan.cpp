#include "segmentation/preparation/memory_plan.h"

#include "segmentation/preparation/windows.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace glioscope {
namespace {

constexpr int kSmallestWindow = 32;
constexpr double kInputAndOutputBytes = 60;

double widthsAlive(const NetworkConfig& config, bool fusedUpsampling)
{
    const NetworkFacts& facts = factsOf(config.kind);
    const bool byChannel = config.norm == FeatureNorm::None || config.norm == FeatureNorm::Instance;
    return fusedUpsampling && (facts.fusesAnyNorm || byChannel) ? facts.widthsAliveFused
                                                                : facts.widthsAlive;
}

int sizeAlong(const WindowPlan& plan, const WindowLimits& limits, std::size_t axis)
{
    if (limits.fixed[axis] > 0) {
        return limits.fixed[axis];
    }
    return windowForCount(plan.volume[axis], plan.parts[axis], limits.overlap, limits.multiple);
}

double bytesOf(const WindowPlan& plan, double bytesPerVoxel)
{
    return bytesPerVoxel * plan.batch * plan.window[0] * plan.window[1] * plan.window[2];
}

/// A number in a one-line file of the kernel; nothing for "max" or a file that is not there.
std::optional<std::size_t> numberIn(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::size_t value = 0;
    return stream >> value ? std::optional(value) : std::nullopt;
}

/// Bytes of cached files in a control group; those shared in memory cannot be given up.
std::size_t cachedFiles(const std::filesystem::path& controlGroup)
{
    std::ifstream stream(controlGroup / "memory.stat");
    std::size_t files = 0, shared = 0, value = 0;
    for (std::string name; stream >> name >> value;) {
        files = name == "file" ? value : files;
        shared = name == "shmem" ? value : shared;
    }
    return files > shared ? files - shared : 0;
}

}  // namespace

double bytesPerVoxel(const NetworkConfig& config, const PassKind& pass)
{
    return widthsAlive(config, pass.fusedUpsampling) * config.baseWidth * (pass.bfloat16 ? 2 : 4) *
               1.2 +
           kInputAndOutputBytes;
}

WindowLimits limitsOf(const NetworkConfig& config)
{
    WindowLimits limits{.multiple = sizeMultiple(config.kind)};
    if (config.norm == FeatureNorm::BatchPerZ) {
        limits.fixed[2] = config.batchPerZLength;
    }
    return limits;
}

WindowPlan largestPlan(const Index3& volume, const WindowLimits& limits, double bytesPerVoxel,
                       double budgetBytes)
{
    WindowPlan plan{.volume = volume};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const int largest = limits.largest[axis];
        if (largest > 0 && limits.fixed[axis] == 0 && largest < volume[axis]) {
            plan.window[axis] = largest;
            plan.parts[axis] =
                static_cast<int>(windowStarts(volume[axis], largest, limits.overlap).size());
        } else {
            plan.window[axis] = sizeAlong(plan, limits, axis);
        }
    }
    while (bytesOf(plan, bytesPerVoxel) > budgetBytes) {
        const auto next = smallerPlan(plan, limits);
        if (!next) {
            break;
        }
        plan = *next;
    }
    return plan;
}

std::optional<WindowPlan> smallerPlan(const WindowPlan& plan, const WindowLimits& limits)
{
    WindowPlan next = plan;
    if (plan.batch > 1) {
        next.batch = plan.batch / 2;
        return next;
    }
    std::optional<std::size_t> longest;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (limits.fixed[axis] == 0 && plan.window[axis] > kSmallestWindow &&
            (!longest || plan.window[axis] > plan.window[*longest])) {
            longest = axis;
        }
    }
    if (!longest) {
        return std::nullopt;
    }
    while (next.window[*longest] >= plan.window[*longest]) {
        ++next.parts[*longest];
        next.window[*longest] = sizeAlong(next, limits, *longest);
    }
    return next;
}

std::size_t freeMemoryBytes(const std::filesystem::path& controlGroup)
{
    std::size_t bytes = std::numeric_limits<std::size_t>::max();
    std::ifstream stream("/proc/meminfo");
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("MemAvailable:")) {
            bytes = std::stoull(line.substr(line.find(':') + 1)) * 1024;
        }
    }
    const auto limit = numberIn(controlGroup / "memory.max");
    const auto used = numberIn(controlGroup / "memory.current");
    if (limit && used) {
        const std::size_t kept = *used - std::min(*used, cachedFiles(controlGroup));
        bytes = std::min(bytes, *limit > kept ? *limit - kept : 0);
    }
    return bytes;
}

}  // namespace glioscope
