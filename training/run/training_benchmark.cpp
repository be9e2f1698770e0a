#include "training/run/training_benchmark.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/inference/torch_failure.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/system/error.h"
#include "training/learning/batch.h"
#include "training/learning/learner.h"
#include "training/learning/training_precision.h"
#include "training/windows/training_data.h"

#include <ATen/ATen.h>
#include <torch/cuda.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace glioscope {
namespace {

struct Taken {
    double seconds = 0;     ///< mean of the steps
    double cpuSeconds = 0;  ///< mean, of all threads
    double fastest = 1e30;
};

class Measurement {
public:
    Measurement(const TrainingConfig& config, int steps,
                const std::function<bool(double, double)>& progress)
        : m_data(readTrainingData(config)),
          m_config(settledConfig(config, m_data)),
          m_steps(steps),
          m_progress(progress),
          m_device(computeDevice(config.device)),
          m_learner(m_config, m_device, usesBFloat16(m_config, m_device), m_alone)
    {
    }

    TrainingSpeed run();

private:
    /// One step to warm up, then the measured ones.
    template <typename Step>
    Taken measure(const Step& step);
    [[nodiscard]] BatchLoader loader(std::uint64_t epoch, const at::Device& device) const;
    void learn(const Batch& batch);
    [[nodiscard]] double diskBytes() const;

    TrainingData m_data;
    TrainingConfig m_config;
    int m_steps;
    const std::function<bool(double, double)>& m_progress;
    double m_done = 0;
    at::Device m_device;
    Peers m_alone;
    Learner m_learner;
};

template <typename Step>
Taken Measurement::measure(const Step& step)
{
    using Clock = std::chrono::steady_clock;
    step();
    Taken taken;
    const std::clock_t cpu = std::clock();
    const Clock::time_point start = Clock::now();
    for (int n = 0; n < m_steps; ++n) {
        const Clock::time_point began = Clock::now();
        step();
        taken.fastest =
            std::min(taken.fastest, std::chrono::duration<double>(Clock::now() - began).count());
        if (m_progress && !m_progress(++m_done, 3.0 * m_steps)) {
            throw Cancelled();
        }
    }
    taken.seconds = std::chrono::duration<double>(Clock::now() - start).count() / m_steps;
    taken.cpuSeconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / m_steps;
    return taken;
}

/// As many windows as are asked for: a loader that made more would work beside the next
/// measurement.
BatchLoader Measurement::loader(std::uint64_t epoch, const at::Device& device) const
{
    LoaderOptions options = loaderOptions(m_config);
    options.ahead = windowsAhead(m_device);
    return {m_data.training, options, epoch, static_cast<std::uint64_t>(m_steps + 1), device};
}

void Measurement::learn(const Batch& batch)
{
    if (!m_learner.step(batch.images, batch.regions, m_config.learningRate).finite) {
        throw Error(
            Sentence::of("The loss of a measured step is not a number (window from %1). "
                         "Check that case, or take a lower learning rate.",
                         batch.cases));
    }
    if (m_device.is_cuda()) {
        torch::cuda::synchronize();
    }
}

/// Checkpoints hold weights, their average and at most two moments in four bytes each, models
/// halves.
double Measurement::diskBytes() const
{
    double parameters = 0;
    for (const at::Tensor& each : m_learner.state().network->parameters()) {
        parameters += static_cast<double>(each.numel());
    }
    return parameters * (2 * 16 + 2 * 2);
}

TrainingSpeed Measurement::run()
{
    TrainingSpeed result{.steps = m_steps};
    {
        BatchLoader windows = loader(1, at::kCPU);
        const Taken taken = measure([&] { (void)windows.next(); });
        result.loaderSeconds = taken.seconds;
        result.loaderCpuSeconds = taken.cpuSeconds;
    }
    {
        BatchLoader windows = loader(2, m_device);
        const Batch batch = windows.next();
        result.networkSeconds = measure([&] { learn(batch); }).fastest;
    }
    BatchLoader windows = loader(3, m_device);
    const Taken taken = measure([&] { learn(windows.next()); });
    result.bothSeconds = taken.seconds;
    result.bothCpuSeconds = taken.cpuSeconds;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    result.diskBytes = diskBytes();
    result.peakMemoryBytes = 1024.0 * static_cast<double>(usage.ru_maxrss);
    return result;
}

}  // namespace

TrainingSpeed benchmarkTraining(const TrainingConfig& config, int steps,
                                const std::function<bool(double, double)>& progress)
{
    requireValid(config);
    return guardingTorch(computeDevice(config.device),
                         [&] { return Measurement(config, steps, progress).run(); });
}

}  // namespace glioscope
