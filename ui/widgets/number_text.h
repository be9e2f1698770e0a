#pragma once

// Numbers as a window shows them: with the decimal separator of its language and nothing between
// thousands. Files, jobs and settings keep the point; see segmentation/system/plain_numbers.h.

#include <QString>

namespace glioscope {

/// As QString::number() writes it.
[[nodiscard]] QString shownNumber(double value, char format = 'g', int precision = 6);

/// The same for what is a number as text already, "1.5" or "1e-05"; other texts stay.
[[nodiscard]] QString withDecimalSeparator(QString number);

/// What somebody typed, with a point: "0,5" and "0.5" are half in every language, and nothing
/// stands between thousands.
[[nodiscard]] QString plainNumber(QString typed);

}  // namespace glioscope
