#pragma once

// The four MRI sequences of a BraTS case. Order here is the display order (keys 1-4); a network's
// input order is named in its contract and never assumed.

#include "segmentation/system/keys.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

enum class Sequence : std::uint8_t { Flair, T1, T1ce, T2 };

/// Names in files, contracts and jobs.
template <>
inline constexpr auto kKeys<Sequence> = keyTable<Sequence>({
    {Sequence::Flair, "flair"},
    {Sequence::T1, "t1"},
    {Sequence::T1ce, "t1ce"},
    {Sequence::T2, "t2"},
});

inline constexpr auto kAllSequences = allOf<Sequence>();

/// Name shown to users: "FLAIR", "T1", "T1ce", "T2".
[[nodiscard]] std::string_view displayName(Sequence sequence);

}  // namespace glioscope
