#pragma once

// Numbers as a window shows them: with the decimal separator of its language and nothing between
// thousands. Files, jobs and settings keep the point; see segmentation/system/plain_numbers.h.

#include <QString>

namespace glioscope {

/// As QString::number() writes it.
[[nodiscard]] QString shownNumber(double value, char format = 'g', int precision = 6);

/// The same for a text with numbers in it already, "12.5 × 3.0 mm"; other points stay.
[[nodiscard]] QString withDecimalSeparators(QString text);

/// What somebody typed, with a point: "0,5" and "0.5" are half in every language, and nothing
/// stands between thousands.
[[nodiscard]] QString plainNumber(QString typed);

}  // namespace glioscope
