#pragma once

// The words by which files, options and lines of JSON name the values of an enum. An enum has one
// table, beside its declaration:
//     template <>
//     inline constexpr auto kKeys<LossKind> = keyTable<LossKind>({{LossKind::Focal, "focal"},
//     ...});
// Reading, writing, the order in lists, the checks of options and the lists in sentences come from
// it.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace glioscope {

template <typename Enum>
struct KeyRow {
    Enum value;
    std::string_view key;
};

template <typename Enum, std::size_t N>
[[nodiscard]] constexpr std::array<KeyRow<Enum>, N> keyTable(const KeyRow<Enum> (&rows)[N])
{
    return std::to_array(rows);
}

/// Every value of the enum with its key, in the order in which lists name them.
template <typename Enum>
inline constexpr std::array<KeyRow<Enum>, 0> kKeys = {};

/// Keys of earlier versions, which are read and no longer written.
template <typename Enum>
inline constexpr std::array<KeyRow<Enum>, 0> kFormerKeys = {};

template <typename Enum>
concept Keyed = std::is_enum_v<Enum> && (!kKeys<Enum>.empty());

template <Keyed Enum>
[[nodiscard]] constexpr std::string_view key(Enum value)
{
    const auto row = std::ranges::find(kKeys<Enum>, value, &KeyRow<Enum>::value);
    return row == kKeys<Enum>.end() ? std::string_view() : row->key;
}

/// Nothing for a text that is no key, nor was one.
template <Keyed Enum>
[[nodiscard]] constexpr std::optional<Enum> fromKey(std::string_view text)
{
    for (const KeyRow<Enum>& row : kKeys<Enum>) {
        if (row.key == text) {
            return row.value;
        }
    }
    for (const KeyRow<Enum>& row : kFormerKeys<Enum>) {
        if (row.key == text) {
            return row.value;
        }
    }
    return std::nullopt;
}

/// The key that is written today for one of an earlier version; any other text as it is.
template <Keyed Enum>
[[nodiscard]] std::string presentKey(const std::string& text)
{
    const std::optional<Enum> value = fromKey<Enum>(text);
    return value ? std::string(key(*value)) : text;
}

/// All values, as an array.
template <Keyed Enum>
[[nodiscard]] constexpr auto allOf()
{
    std::array<Enum, kKeys<Enum>.size()> values = {};
    std::ranges::transform(kKeys<Enum>, values.begin(), &KeyRow<Enum>::value);
    return values;
}

template <Keyed Enum>
[[nodiscard]] std::vector<std::string> keysOf(const std::vector<Enum>& values)
{
    std::vector<std::string> keys;
    for (const Enum value : values) {
        keys.emplace_back(key(value));
    }
    return keys;
}

template <Keyed Enum>
[[nodiscard]] std::vector<std::string> keysOf()
{
    constexpr auto values = allOf<Enum>();
    return keysOf(std::vector<Enum>(values.begin(), values.end()));
}

/// "auto", "auto or fp32", "auto, fp32 or bf16".
[[nodiscard]] inline std::string listedKeys(const std::vector<std::string>& keys)
{
    std::string text;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        text += (i == 0 ? "" : i + 1 < keys.size() ? ", " : " or ") + keys[i];
    }
    return text;
}

}  // namespace glioscope
