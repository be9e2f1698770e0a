#pragma once

// R, L, A, P, I and S at the sides of the head in space. Includes VTK, so only sources of this
// folder use it.

#include "viewer/space/space_camera.h"

#include <vtkNew.h>

#include <array>

class vtkBillboardTextActor3D;
class vtkRenderer;

namespace glioscope {

/// From the side of what is seen, so that they stand beside it.
inline constexpr double kLetterDistanceMm = 12;

class SideLetters {
public:
    explicit SideLetters(vtkRenderer* renderer);
    ~SideLetters();
    SideLetters(const SideLetters&) = delete;
    SideLetters& operator=(const SideLetters&) = delete;

    void place(const BoundsLps& head, double pixelRatio);
    /// Those that do not stand behind the head for who looks along `forward`, of length 1; else
    /// none.
    void show(bool shown, const Vec3& forward);

private:
    std::array<vtkNew<vtkBillboardTextActor3D>, 6> m_letters;
};

}  // namespace glioscope
