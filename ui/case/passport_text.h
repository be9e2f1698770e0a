#pragma once

// What a geometry passport says, in words: short ones for a table, sentences for the reader.

#include "segmentation/volume/geometry_passport.h"
#include "ui/widgets/notice.h"

#include <QString>
#include <QStringList>

namespace glioscope {

/// "same", "part", "snapped", "resampled", "mirrored?" or "mirrored", with how much it weighs.
[[nodiscard]] Notice gridNotice(const GeometryPassport& passport);

/// The same with how far a corner is off: "snapped, 0.05 mm".
[[nodiscard]] QString gridText(const GeometryPassport& passport);

/// "0.47 × 0.47 × 6", "1" where all three are alike.
[[nodiscard]] QString spacingText(const Geometry& grid);

/// "0.026", "0" where rounding is all there is.
[[nodiscard]] QString cornerText(const GeometryPassport& passport);

/// Sentences: size, spacing and axes; how the grid relates to the case's; what the header's forms
/// say of each other; what was done to it.
[[nodiscard]] QStringList passportSentences(const GeometryPassport& passport);

}  // namespace glioscope
