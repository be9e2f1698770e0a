#pragma once

// The four MRI sequences of a BraTS case. Order here is the display order (keys 1-4); a network's
// input order is named in its contract and never assumed.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

enum class Sequence : std::uint8_t { Flair, T1, T1ce, T2 };

inline constexpr std::array kAllSequences = {Sequence::Flair, Sequence::T1, Sequence::T1ce,
                                             Sequence::T2};

/// Name shown to users: "FLAIR", "T1", "T1ce", "T2".
[[nodiscard]] std::string_view displayName(Sequence sequence);
/// Name in files, contracts and jobs: "flair", "t1", "t1ce", "t2".
[[nodiscard]] std::string_view key(Sequence sequence);
[[nodiscard]] std::optional<Sequence> sequenceFromKey(std::string_view key);

}  // namespace glioscope
