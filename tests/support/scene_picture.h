#pragma once

// Pictures of the scenes without any window on screen. Needs an OpenGL context that VTK can make
// (GLX, EGL or OSMesa).

#include "viewer/space/label_surfaces.h"
#include "viewer/state/slice_frame.h"
#include "viewer/state/view_state.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

class vtkRenderWindow;

namespace glioscope {

/// Rows from the top, RGB.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
    [[nodiscard]] std::array<std::uint8_t, 3> at(int x, int y) const;
};

/// Renders the window and reads what it shows.
[[nodiscard]] Picture renderedPicture(vtkRenderWindow* window);

[[nodiscard]] Picture renderSlice(const ViewState& state, SlicePlane plane, int width, int height);
[[nodiscard]] Picture renderVolume(const ViewState& state,
                                   std::shared_ptr<const LabelSurfaces> surfaces, int width,
                                   int height);
/// The 2x2 layout: axial, sagittal / coronal, 3D. Surfaces are made of the active layer.
[[nodiscard]] Picture renderLayout(const ViewState& state, int width, int height);

/// Throws Error when the file cannot be written.
void writePng(const Picture& picture, const std::filesystem::path& file);

}  // namespace glioscope
