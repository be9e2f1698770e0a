#pragma once

// What stands around every exported picture: which colour is which structure, and that it is for
// research.

#include "viewer/state/view_state.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <vector>

namespace glioscope {

/// Height of the strip below the pictures, in pixels.
inline constexpr int kCaptionHeight = 40;

/// "For research use, not for diagnosis".
[[nodiscard]] QString researchUseText();

/// Pictures side by side over a strip with the legend of what the overlay shows and
/// researchUseText(), `scale` times as high. All are of one size with even sides, and so is the
/// result.
[[nodiscard]] QImage framed(const std::vector<QImage>& pictures, const ViewState& state,
                            int scale = 1);

}  // namespace glioscope
