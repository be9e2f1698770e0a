#pragma once

// One description of a struct's members, `describe(form, value)`, from which JSON is both written
// and read. Reading never fails: what is missing stays as it was, what is of another kind too, and
// its place is noted. Includes nlohmann-json; for the sources of this folder only.

#include "segmentation/system/keys.h"
#include "segmentation/system/path_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope::session {

using Json = nlohmann::ordered_json;

/// Longer lists are damage: no session has so many layers.
inline constexpr std::size_t kMostInAList = 1000;

class Writer;
class Reader;

template <typename T>
concept Described = requires(Writer& writer, T& value) { describe(writer, value); };

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// Values as JSON; nothing is no value.

inline Json toJson(bool value)
{
    return value;
}
template <std::integral T>
Json toJson(T value)
{
    return value;
}
inline Json toJson(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}
inline Json toJson(const std::string& value)
{
    return bytesText(value);
}
inline Json toJson(const std::filesystem::path& value)
{
    return pathText(value);
}
template <Keyed Enum>
Json toJson(Enum value)
{
    return std::string(key(value));
}
template <Described T>
Json toJson(const T& value);
template <typename T>
Json toJson(const std::optional<T>& value);
template <typename T>
Json toJson(const std::vector<T>& values);
template <typename T, std::size_t n>
Json toJson(const std::array<T, n>& values);
template <typename Key, typename T>
Json toJson(const std::map<Key, T>& values);

/// Puts members into an object; what is absent is left out.
class Writer {
public:
    explicit Writer(Json& object) : m_object(object) {}

    template <typename T>
    void operator()(const char* name, const T& value)
    {
        if (Json json = toJson(value); !json.is_null()) {
            m_object[name] = std::move(json);
        }
    }

private:
    Json& m_object;
};

template <Described T>
Json toJson(const T& value)
{
    Json object = Json::object();
    Writer writer(object);
    T copy = value;  // a description takes what it could also fill
    describe(writer, copy);
    return object;
}
template <typename T>
Json toJson(const std::optional<T>& value)
{
    return value ? toJson(*value) : Json();
}
template <typename T>
Json toJson(const std::vector<T>& values)
{
    Json list = Json::array();
    for (const T& value : values) {
        list.push_back(toJson(value));
    }
    return list;
}
template <typename T, std::size_t n>
Json toJson(const std::array<T, n>& values)
{
    return toJson(std::vector<T>(values.begin(), values.end()));
}
template <typename Key, typename T>
Json toJson(const std::map<Key, T>& values)
{
    Json object = Json::object();
    for (const auto& [key, value] : values) {
        if constexpr (std::integral<Key>) {
            object[std::to_string(key)] = toJson(value);
        } else {
            object[bytesText(key)] = toJson(value);
        }
    }
    return object;
}

/// Takes members from an object and notes the places of those that it cannot take.
class Reader {
public:
    Reader(const Json& object, std::string place, std::vector<std::string>& untaken)
        : m_object(object), m_place(std::move(place)), m_untaken(untaken)
    {
    }

    template <typename T>
    void operator()(const char* name, T& value)
    {
        const auto found = m_object.find(name);
        if (found != m_object.end() && !found->is_null()) {
            take(*found, placeOf(name), value);
        }
    }

private:
    [[nodiscard]] std::string placeOf(const std::string& name) const
    {
        return m_place.empty() ? name : m_place + "." + name;
    }

    /// As it was where it cannot be taken.
    template <typename T>
    void take(const Json& json, const std::string& place, T& value)
    {
        T taken = value;
        if (fits(json, place, taken)) {
            value = std::move(taken);
        } else {
            m_untaken.push_back(place);
        }
    }

    static bool fits(const Json& json, const std::string&, bool& value)
    {
        value = json.is_boolean() && json.get<bool>();
        return json.is_boolean();
    }
    template <std::integral T>
    static bool fits(const Json& json, const std::string&, T& value)
    {
        if (json.is_number_unsigned()) {
            const auto number = json.get<std::uint64_t>();
            value = static_cast<T>(number);
            return number <= static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        }
        return false;  // no member counts below 0
    }
    static bool fits(const Json& json, const std::string&, double& value)
    {
        value = json.is_number() ? json.get<double>() : 0;
        return json.is_number() && std::isfinite(value);
    }
    static bool fits(const Json& json, const std::string&, std::string& value)
    {
        value = json.is_string() ? bytesFromText(json.get_ref<const std::string&>()) : "";
        return json.is_string() && value.find('\0') == std::string::npos;
    }
    static bool fits(const Json& json, const std::string& place, std::filesystem::path& value)
    {
        std::string bytes;
        const bool whole = fits(json, place, bytes);
        value = bytes;
        return whole;
    }
    template <Keyed Enum>
    static bool fits(const Json& json, const std::string&, Enum& value)
    {
        const auto known =
            json.is_string() ? fromKey<Enum>(json.get_ref<const std::string&>()) : std::nullopt;
        value = known.value_or(value);
        return known.has_value();
    }
    /// Its own members are noted one by one.
    template <Described T>
    bool fits(const Json& json, const std::string& place, T& value)
    {
        if (json.is_object()) {
            Reader reader(json, place, m_untaken);
            describe(reader, value);
        }
        return json.is_object();
    }
    template <typename T>
    bool fits(const Json& json, const std::string& place, std::optional<T>& value)
    {
        T taken = {};
        const bool whole = fits(json, place, taken);
        value = std::move(taken);
        return whole;
    }
    /// Every element keeps its place; one that cannot be taken is as a new one.
    template <typename T>
    bool fits(const Json& json, const std::string& place, std::vector<T>& values)
    {
        values.clear();
        if (!json.is_array() || json.size() > kMostInAList) {
            return false;
        }
        bool whole = true;
        for (std::size_t i = 0; i < json.size(); ++i) {
            const std::string at = place + "[" + std::to_string(i) + "]";
            values.emplace_back();
            if constexpr (Described<T>) {
                take(json[i], at, values.back());
            } else if (!kIsOptional<T> || !json[i].is_null()) {
                whole = fits(json[i], at, values.back()) && whole;
            }
        }
        return whole;
    }
    template <typename T, std::size_t n>
    bool fits(const Json& json, const std::string& place, std::array<T, n>& values)
    {
        std::vector<T> list;
        const bool whole = fits(json, place, list) && list.size() == n;
        if (whole) {
            std::move(list.begin(), list.end(), values.begin());
        }
        return whole;
    }
    template <typename Key, typename T>
    bool fits(const Json& json, const std::string& place, std::map<Key, T>& values)
    {
        values.clear();
        if (!json.is_object() || json.size() > kMostInAList) {
            return false;
        }
        bool whole = true;
        for (const auto& [name, element] : json.items()) {
            Key key{};
            if constexpr (std::integral<Key>) {
                const char* end = name.data() + name.size();
                whole = std::from_chars(name.data(), end, key).ptr == end && whole;
            } else {
                key = bytesFromText(name);
            }
            if (!kIsOptional<T> || !element.is_null()) {
                whole = fits(element, place + "." + name, values[key]) && whole;
            } else {
                values[key] = T{};
            }
        }
        return whole;
    }

    const Json& m_object;
    std::string m_place;
    std::vector<std::string>& m_untaken;
};

}  // namespace glioscope::session
