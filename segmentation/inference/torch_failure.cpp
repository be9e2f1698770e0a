#include "segmentation/inference/torch_failure.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glioscope {
namespace {

// The CPU's allocator, oneDNN, cuDNN and cuBLAS have no type of their own for a lack of memory.
// Where no plan of cuDNN's fits, LibTorch says that it found no engine or algorithm (pytorch issue
// 108645).
constexpr std::array kSigns = {
    "can't allocate memory",    "out of memory",        "out_of_memory", "ALLOC_FAILED",
    "unable to find an engine", "valid cuDNN algorithm"};

}  // namespace

bool isOutOfMemory(const std::exception& error)
{
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error) ||
        dynamic_cast<const std::bad_alloc*>(&error)) {
        return true;
    }
    const std::string_view text = error.what();
    return std::ranges::any_of(kSigns, [text](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
}

Error inWords(const std::exception& error, const c10::Device& device)
{
    return Error(isOutOfMemory(error)
                     ? Sentence::of("The memory of %1 does not suffice; close other programs, or "
                                    "take less at a time.",
                                    device.str())
                     : Sentence::of("The computation failed on %1; try the processor (--device "
                                    "cpu), or another precision.",
                                    device.str()));
}

}  // namespace glioscope
