#pragma once

// Asks for a place in millimetres or voxels and says at once how it understands what is typed.

#include "segmentation/volume/geometry.h"
#include "viewer/state/view_state.h"

#include <functional>

class QDialog;
class QWidget;

namespace glioscope {

/// `go` is called with a world position (LPS, mm) inside the shown image when the user accepts one.
/// The state, which has a case, must outlive the dialog; that deletes itself when it closes.
[[nodiscard]] QDialog* makeGoToDialog(const ViewState& state,
                                      std::function<void(const Vec3& lps)> go, QWidget* parent);

}  // namespace glioscope
