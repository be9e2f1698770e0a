#pragma once

// The sides of the patient from which the 3D view can be looked at.

#include <array>
#include <cstdint>

namespace glioscope {

/// Head upwards but for the last two, which have anterior at the top: the patient's left is on the
/// right of the picture from Anterior and Inferior, on its left from Posterior and Superior.
enum class ViewFrom : std::uint8_t { Anterior, Posterior, Left, Right, Superior, Inferior };

inline constexpr std::array kAllViews = {ViewFrom::Anterior, ViewFrom::Posterior,
                                         ViewFrom::Left,     ViewFrom::Right,
                                         ViewFrom::Superior, ViewFrom::Inferior};

}  // namespace glioscope
