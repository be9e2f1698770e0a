#include "segmentation/volume/sequence.h"

#include <cstddef>

namespace glioscope {

std::string_view displayName(Sequence sequence)
{
    constexpr std::array<std::string_view, 4> kNames = {"FLAIR", "T1", "T1ce", "T2"};
    return kNames[static_cast<std::size_t>(sequence)];
}

std::string_view key(Sequence sequence)
{
    constexpr std::array<std::string_view, 4> kKeys = {"flair", "t1", "t1ce", "t2"};
    return kKeys[static_cast<std::size_t>(sequence)];
}

std::optional<Sequence> sequenceFromKey(std::string_view text)
{
    for (const Sequence sequence : kAllSequences) {
        if (key(sequence) == text) {
            return sequence;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
