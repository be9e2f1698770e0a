#pragma once

// Windows of a loader side by side, as a network takes them. For sources that know LibTorch.

#include "training/windows/window_loader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <future>
#include <string>
#include <vector>

namespace glioscope {

struct Batch {
    std::vector<LoadedWindow> windows;  ///< the tensors of one window lie on its memory
    at::Tensor images;                  ///< [N, 4, i, j, k], channels last; 1 instead of 4 of heads
    at::Tensor regions;                 ///< [N, 3, i, j, k], channels last; 1 instead of 3 of heads
    std::string cases;                  ///< names of the windows' cases
};

/// The next `size` windows of `loader`, on the CPU.
[[nodiscard]] Batch nextBatch(WindowLoader& loader, int size);

/// The batches of an epoch on a device, in order. For a graphics card the next one is put together
/// beside the step that uses this one.
class BatchLoader {
public:
    /// `options` as for WindowLoader; `count` batches of options.batch windows.
    BatchLoader(std::shared_ptr<const TrainingSet> set, const LoaderOptions& options,
                std::uint64_t epoch, std::uint64_t count, const at::Device& device);
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    /// Throws what making a window threw. At most `count` times.
    [[nodiscard]] Batch next();

private:
    void startNext();

    int m_size;
    std::uint64_t m_left;
    at::Device m_device;
    WindowLoader m_windows;
    std::future<Batch> m_next;  ///< ends before m_windows, which it reads
};

/// Windows in the making at a time: two where the processor trains, one a core for a graphics card.
[[nodiscard]] std::size_t windowsAhead(const at::Device& device);

}  // namespace glioscope
