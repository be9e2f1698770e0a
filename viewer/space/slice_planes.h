#pragma once

// The three shown slices as pictures in space, cut out where there is nothing but background.
// Includes VTK, so only sources of this folder use it.

#include "viewer/slices/slice_painter.h"
#include "viewer/state/view_state.h"

#include <vtkNew.h>

#include <array>

class vtkActor;
class vtkImageData;
class vtkPolyData;
class vtkProp;
class vtkRenderer;
class vtkTexture;

namespace glioscope {

class SlicePlanes {
public:
    explicit SlicePlanes(vtkRenderer* renderer);
    ~SlicePlanes();
    SlicePlanes(const SlicePlanes&) = delete;
    SlicePlanes& operator=(const SlicePlanes&) = delete;

    /// True where one of the planes is no longer what was painted last.
    [[nodiscard]] bool follow(const ViewState& state, Changes changes);
    /// Paints what is out of date.
    void prepare(const ViewState& state);
    /// True where `prop` is one of the planes and nothing of it is seen at `lps`.
    [[nodiscard]] bool isCutOut(const vtkProp* prop, const Vec3& lps, const ViewState& state) const;

private:
    struct Plane {
        int slice = -1;
        bool stale = true;
        RgbaPicture picture;
        vtkNew<vtkImageData> image;
        vtkNew<vtkTexture> texture;
        vtkNew<vtkPolyData> quad;
        vtkNew<vtkActor> actor;
    };
    void paint(Plane& plane, const SliceFrame& frame, const ViewState& state);
    void place(Plane& plane, const SliceFrame& frame);
    [[nodiscard]] static SliceFrame frameOf(std::size_t index, const ViewState& state);

    std::array<Plane, 3> m_planes;  // indexed by SlicePlane
};

}  // namespace glioscope
