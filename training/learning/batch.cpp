#include "training/learning/batch.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <thread>

namespace glioscope {
namespace {

/// A window's values as a channels-last tensor [1, channels, i, j, k] on the vector's own memory.
at::Tensor view(std::vector<float>& values, const Index3& size)
{
    const std::int64_t voxels = std::int64_t{1} * size[0] * size[1] * size[2];
    const std::int64_t channels = static_cast<std::int64_t>(values.size()) / voxels;
    return at::from_blob(values.data(), {1, size[0], size[1], size[2], channels}, at::kFloat)
        .permute({0, 4, 1, 2, 3});
}

at::Tensor joined(const std::vector<at::Tensor>& samples)
{
    const at::Tensor batch = samples.size() == 1 ? samples.front() : at::cat(samples);
    return batch.contiguous(at::MemoryFormat::ChannelsLast3d);
}

}  // namespace

Batch nextBatch(WindowLoader& loader, int size)
{
    Batch batch;
    for (int n = 0; n < size; ++n) {
        batch.windows.push_back(loader.next());
    }
    std::vector<at::Tensor> images, regions;
    for (LoadedWindow& w : batch.windows) {
        images.push_back(view(w.window.images, w.window.size));
        regions.push_back(view(w.window.regions, w.window.size));
        batch.cases += (batch.cases.empty() ? "" : ", ") + w.caseName;
    }
    batch.images = joined(images);
    batch.regions = joined(regions);
    return batch;
}

BatchLoader::BatchLoader(std::shared_ptr<const TrainingSet> set, const LoaderOptions& options,
                         std::uint64_t epoch, std::uint64_t count, const at::Device& device)
    : m_size(static_cast<int>(options.batch)),
      m_left(count),
      m_device(device),
      m_windows(std::move(set), options, epoch, count * options.batch)
{
    if (m_device.is_cuda()) {
        startNext();
    }
}

Batch BatchLoader::next()
{
    if (!m_device.is_cuda()) {
        return nextBatch(m_windows, m_size);
    }
    Batch batch = m_next.get();
    startNext();
    // From pinned memory, so that the copy waits for nothing but its turn on the card.
    batch.images = batch.images.to(m_device, /*non_blocking=*/true);
    batch.regions = batch.regions.to(m_device, /*non_blocking=*/true);
    return batch;
}

void BatchLoader::startNext()
{
    if (m_left == 0) {
        return;
    }
    --m_left;
    m_next = std::async(std::launch::async, [this] {
        Batch batch = nextBatch(m_windows, m_size);
        batch.images = batch.images.pin_memory();
        batch.regions = batch.regions.pin_memory();
        batch.windows.clear();
        return batch;
    });
}

std::size_t windowsAhead(const at::Device& device)
{
    constexpr std::size_t kBesideTraining = 2;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return device.is_cuda() ? std::max(kBesideTraining, cores) : kBesideTraining;
}

}  // namespace glioscope
