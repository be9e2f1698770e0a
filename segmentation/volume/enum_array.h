#pragma once

// An array with one place for each value of an enum, reached by the value itself and not by a
// number that happens to be the same.

#include <array>
#include <cstddef>

namespace glioscope {

/// Values of `Key` count from 0 to below `count`.
template <typename Key, typename T, std::size_t count>
struct EnumArray {
    std::array<T, count> values = {};

    [[nodiscard]] constexpr T& operator[](Key key) { return values[static_cast<std::size_t>(key)]; }
    [[nodiscard]] constexpr const T& operator[](Key key) const
    {
        return values[static_cast<std::size_t>(key)];
    }
    [[nodiscard]] constexpr auto begin() { return values.begin(); }
    [[nodiscard]] constexpr auto end() { return values.end(); }
    [[nodiscard]] constexpr auto begin() const { return values.begin(); }
    [[nodiscard]] constexpr auto end() const { return values.end(); }
    bool operator==(const EnumArray&) const = default;
};

/// The same value in every place.
template <typename Array, typename T>
[[nodiscard]] constexpr Array filled(const T& value)
{
    Array array;
    array.values.fill(value);
    return array;
}

}  // namespace glioscope
