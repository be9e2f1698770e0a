#pragma once

// A setting as one row of a table: all that command line, JSON, window, checks and README know of
// it. A table belongs to one struct, whose member initialisers are the defaults. Texts that a
// window shows are marked for translation where they are written and translated where they are
// shown; %1 in a help is the range in words.

#include "segmentation/system/keys.h"
#include "segmentation/system/sentence.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace glioscope {

/// The context of all texts of settings that a window shows.
inline constexpr const char* kSettingContext = "Setting";

/// Marks a text that a window shows: lupdate finds it when told
/// `-tr-function-alias QT_TRANSLATE_NOOP+=shown`.
[[nodiscard]] constexpr const char* shown(const char* /*context*/, const char* text)
{
    return text;
}

/// The value of an enum is its key, a path its own bytes.
using SettingValue =
    std::variant<bool, int, double, std::uint64_t, std::string, std::vector<std::string>,
                 std::array<int, 3>, std::array<double, 3>>;

/// Of a number, or of each of several.
struct SettingRange {
    double least = -std::numeric_limits<double>::infinity();  ///< without it there is no `most`
    double most = std::numeric_limits<double>::infinity();
    bool above = false;  ///< `least` itself is too little; with a `most`
    bool below = false;  ///< `most` itself is too much, and `least` is not
    const char* unit = "";
};

/// Keys of which a setting is one; none where any value may be given.
struct SettingChoices {
    std::vector<std::string> (*keys)() = nullptr;
    /// Turns the key of an earlier version into today's.
    std::string (*present)(const std::string&) = nullptr;
    /// How windows name a value in every language; without it, or where it has none, by a text.
    std::string_view (*properName)(const std::string& key) = nullptr;
};

template <Keyed Enum>
[[nodiscard]] constexpr SettingChoices choicesOf()
{
    return {[] { return keysOf<Enum>(); }, presentKey<Enum>};
}

struct SettingFacts {
    const char* key;                   ///< in JSON, "learning_rate"
    const char* option = nullptr;      ///< "--learning-rate"; none: not for the command line
    const char* label = nullptr;       ///< in a window; none: not for a window
    char letter = 0;                   ///< of the label, that leads to the field in a dock
    const char* help = nullptr;        ///< a sentence's beginning, without full stop
    const char* optionHelp = nullptr;  ///< of the command line, where it is another than `help`
    SettingRange range = {};
    SettingChoices choices = {};
    /// What is wrong with a text, a sentence; empty where nothing is.
    std::string (*problem)(const std::string&) = nullptr;
};

/// How a member of `Config` is read and written.
template <typename Config>
struct SettingMember {
    SettingValue (*read)(const Config&);
    /// False, and nothing is changed, for another type or a text that is no key.
    bool (*write)(Config&, const SettingValue&);
};

template <typename T>
[[nodiscard]] SettingValue settingValue(const T& member)
{
    if constexpr (Keyed<T>) {
        return std::string(key(member));
    } else if constexpr (std::is_same_v<T, std::filesystem::path>) {
        return member.string();
    } else {
        return member;
    }
}

template <typename T>
[[nodiscard]] bool takeSetting(T& member, const SettingValue& value)
{
    if constexpr (Keyed<T>) {
        const auto* text = std::get_if<std::string>(&value);
        const auto found = text ? fromKey<T>(*text) : std::nullopt;
        member = found.value_or(member);
        return found.has_value();
    } else {
        using Held = std::conditional_t<std::is_same_v<T, std::filesystem::path>, std::string, T>;
        const auto* held = std::get_if<Held>(&value);
        if (held) {
            member = *held;
        }
        return held != nullptr;
    }
}

/// The member at the end of a path of pointers: member<Config, &Config::network,
/// &Network::width>().
template <typename Config, auto... path>
[[nodiscard]] constexpr SettingMember<Config> member()
{
    return {[](const Config& config) { return settingValue((config.*....*path)); },
            [](Config& config, const SettingValue& value) {
                return takeSetting((config.*....*path), value);
            }};
}

/// False for a number out of range or none at all; values that are no numbers are always within.
[[nodiscard]] bool isWithin(const SettingRange& range, const SettingValue& value);

/// "1 to 256", "above 0 and at most 1"; without the unit, empty where there is none.
[[nodiscard]] Sentence rangeText(const SettingRange& range);

/// Of the command line.
[[nodiscard]] std::string optionHelp(const SettingFacts& setting);

/// "0.002", "80x96x80", "dice-bce", "on".
[[nodiscard]] std::string valueText(const SettingValue& value);

}  // namespace glioscope
