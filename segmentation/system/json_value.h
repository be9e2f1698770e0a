#pragma once

// A value of JSON as one of C++, held to what that can be. Includes nlohmann-json; for sources
// alone.

#include <nlohmann/json.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace glioscope {

namespace json_value {

template <typename T>
concept Whole = std::integral<T> && !std::same_as<T, bool>;

template <Whole T>
void take(const nlohmann::json& json, T& value)
{
    const bool fits = json.is_number_unsigned()
                          ? std::in_range<T>(json.get<std::uint64_t>())
                          : json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
    if (!fits) {
        throw nlohmann::json::out_of_range::create(406, "no whole number in range", &json);
    }
    value = json.get<T>();
}

template <Whole T, std::size_t N>
void take(const nlohmann::json& json, std::array<T, N>& values)
{
    for (std::size_t i = 0; i < N; ++i) {
        take(json.at(i), values[i]);
    }
}

template <Whole T>
void take(const nlohmann::json& json, std::vector<T>& values)
{
    values.clear();
    for (const auto& element : json.get_ref<const nlohmann::json::array_t&>()) {
        take(element, values.emplace_back());
    }
}

template <typename T>
void take(const nlohmann::json& json, T& value)
{
    json.get_to(value);
}

}  // namespace json_value

/// The value as a T. Unlike get<T>(), which makes a number of any other and leaves it to chance
/// what becomes of one out of range, whole numbers are taken from whole numbers in range alone,
/// also in arrays. Throws nlohmann::json::exception.
template <typename T>
[[nodiscard]] T valueOf(const nlohmann::json& json)
{
    T value{};
    json_value::take(json, value);
    return value;
}

}  // namespace glioscope
