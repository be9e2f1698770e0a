#pragma once

// Names and rules from the tables below the windows (labels, regions, planes, schemes, figures and
// their conventions) in the user's language. Those tables are English; what of them a window shows
// is listed in the source beside this, where lupdate finds it.

#include <QString>

#include <string_view>

namespace glioscope {

/// As it is where the language has no other word, as for FLAIR or Dice.
[[nodiscard]] QString shownName(std::string_view english);

/// What a map says at a voxel: a verdict, "2 of 3", or a number.
[[nodiscard]] QString shownValue(std::string_view english);

}  // namespace glioscope
