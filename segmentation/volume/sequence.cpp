#include "segmentation/volume/sequence.h"

#include <cstddef>

namespace glioscope {

std::string_view displayName(Sequence sequence)
{
    constexpr std::array<std::string_view, 4> kNames = {"FLAIR", "T1", "T1ce", "T2"};
    return kNames[static_cast<std::size_t>(sequence)];
}

}  // namespace glioscope
