#include "training/batch.h"

namespace glioscope {
namespace {

/// A window's values as a channels-last tensor [1, channels, i, j, k] on the vector's own memory.
at::Tensor view(std::vector<float>& values, const Index3& size, int channels)
{
    return at::from_blob(values.data(), {1, size[0], size[1], size[2], channels}, at::kFloat)
        .permute({0, 4, 1, 2, 3});
}

at::Tensor onDevice(const std::vector<at::Tensor>& samples, const torch::Device& device)
{
    const at::Tensor batch = samples.size() == 1 ? samples.front() : at::cat(samples);
    return batch.contiguous(at::MemoryFormat::ChannelsLast3d).to(device);
}

}  // namespace

Batch nextBatch(WindowLoader& loader, int size, const torch::Device& device)
{
    Batch batch;
    for (int n = 0; n < size; ++n) {
        batch.windows.push_back(loader.next());
    }
    std::vector<at::Tensor> images, regions;
    for (LoadedWindow& w : batch.windows) {
        images.push_back(view(w.window.images, w.window.size, PatchCase::kImages));
        regions.push_back(view(w.window.regions, w.window.size, PatchCase::kRegions));
        batch.cases += (batch.cases.empty() ? "" : ", ") + w.caseName;
    }
    batch.images = onDevice(images, device);
    batch.regions = onDevice(regions, device);
    return batch;
}

}  // namespace glioscope
