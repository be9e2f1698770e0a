#pragma once

// What LibTorch throws, in words for the user. Includes LibTorch; sources of inference and training
// only.

#include "segmentation/system/error.h"

#include <c10/core/Device.h>
#include <c10/util/Exception.h>

#include <exception>
#include <new>

namespace glioscope {

/// Whether an exception means that memory ran out, whoever threw it.
[[nodiscard]] bool isOutOfMemory(const std::exception& error);

[[nodiscard]] Error inWords(const std::exception& error, const c10::Device& device);

/// Runs `work` on `device`; what LibTorch throws becomes an Error.
template <typename Work>
auto guardingTorch(const c10::Device& device, const Work& work)
{
    try {
        return work();
    } catch (const c10::Error& error) {
        throw inWords(error, device);
    } catch (const std::bad_alloc& error) {
        throw inWords(error, device);
    }
}

}  // namespace glioscope
