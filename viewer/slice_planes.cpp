#include "viewer/slice_planes.h"

#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTexture.h>
#include <vtkUnsignedCharArray.h>

namespace glioscope {
namespace {

/// Pixels of value 0 become holes. Those enclosed by tissue are left, since they are part of it.
void cutOutBackground(const SliceValues<float>& slice, RgbaPicture& picture)
{
    const auto clear = [&](int r, int c) {
        std::uint8_t& alpha = picture.row(r)[4 * c + 3];
        const bool background = alpha != 0 && slice.row(r)[c] == 0;
        alpha = background ? 0 : alpha;
        return background;
    };
    // From every border inwards until something is met: exact for the convex shape of a head.
    for (int r = 0; r < slice.rows; ++r) {
        int first = 0, last = slice.columns - 1;
        while (first <= last && clear(r, first)) {
            ++first;
        }
        while (last > first && clear(r, last)) {
            --last;
        }
    }
    for (int c = 0; c < slice.columns; ++c) {
        const auto empty = [&](int r) { return picture.row(r)[4 * c + 3] == 0 || clear(r, c); };
        int first = 0, last = slice.rows - 1;
        while (first <= last && empty(first)) {
            ++first;
        }
        while (last > first && empty(last)) {
            --last;
        }
    }
}

}  // namespace

SlicePlanes::SlicePlanes(vtkRenderer* renderer)
{
    for (Plane& plane : m_planes) {
        plane.texture->SetInputData(plane.image);
        plane.texture->InterpolateOn();
        plane.texture->RepeatOff();
        plane.texture->SetColorModeToDirectScalars();
        vtkNew<vtkPolyDataMapper> mapper;
        mapper->SetInputData(plane.quad);
        plane.actor->SetMapper(mapper);
        plane.actor->SetTexture(plane.texture);
        plane.actor->GetProperty()->LightingOff();
        // Holes are cut by discarding pixels; sorting as translucent things is not needed.
        plane.actor->ForceOpaqueOn();
        plane.actor->VisibilityOff();
        renderer->AddViewProp(plane.actor);
    }
}

SlicePlanes::~SlicePlanes() = default;

SliceFrame SlicePlanes::frameOf(std::size_t index, const ViewState& state)
{
    // The convention mirrors pictures, not the head: in space it makes no difference.
    return SliceFrame(state.referenceGrid(), static_cast<SlicePlane>(index),
                      Convention::Radiological);
}

bool SlicePlanes::follow(const ViewState& state, Changes changes)
{
    const bool all = changes.hasAny(Change::Images | Change::Sequence | Change::WindowLevel |
                                    Change::Layers | Change::Overlay | Change::Surfaces);
    bool stale = false;
    for (std::size_t i = 0; i < m_planes.size(); ++i) {
        Plane& plane = m_planes[i];
        plane.stale |= all || (changes.has(Change::Cursor) &&
                               frameOf(i, state).sliceAt(state.cursorLps()) != plane.slice);
        stale |= plane.stale;
    }
    return stale;
}

void SlicePlanes::prepare(const ViewState& state)
{
    for (std::size_t i = 0; i < m_planes.size(); ++i) {
        Plane& plane = m_planes[i];
        if (!plane.stale) {
            continue;
        }
        plane.stale = false;
        const bool shown = state.shownImage() && state.surfaces().slicePlanes;
        plane.actor->SetVisibility(shown);
        if (shown) {
            const SliceFrame frame = frameOf(i, state);
            plane.slice = frame.sliceAt(state.cursorLps());
            paint(plane, frame, state);
            place(plane, frame);
        }
    }
}

void SlicePlanes::paint(Plane& plane, const SliceFrame& frame, const ViewState& state)
{
    const SliceValues<float> values = sliceOf(*state.shownImage(), frame, plane.slice);
    // One pixel a voxel; the texture interpolates between them.
    const PixelMapping mapping = {.column0 = -0.5, .row0 = -0.5};
    plane.picture.resize(frame.columns(), frame.rows());
    paintSlice(values, mapping, state.windowLevel(), Interpolation::Nearest, plane.picture);
    cutOutBackground(values, plane.picture);
    if (const OverlayLayer* layer = state.activeLayer(); layer && state.overlay().visible) {
        OverlayPaint paint = paintOf(state.overlay(), true, 1);
        paint.fillOpacity = state.overlay().opacity;
        paint.lineWidth = 0;
        paintOverlay(sliceOf(*layer->map, frame, plane.slice), mapping, paint,
                     Interpolation::Nearest, plane.picture);
    }
    vtkNew<vtkUnsignedCharArray> scalars;
    scalars->SetNumberOfComponents(4);
    scalars->SetArray(plane.picture.rgba.data(),
                      static_cast<vtkIdType>(plane.picture.rgba.size()), 1);
    plane.image->SetDimensions(frame.columns(), frame.rows(), 1);
    plane.image->GetPointData()->SetScalars(scalars);
    plane.image->Modified();
}

void SlicePlanes::place(Plane& plane, const SliceFrame& frame)
{
    const double right = frame.columns() - 0.5, bottom = frame.rows() - 0.5;
    const double slice = plane.slice;
    vtkNew<vtkPoints> points;
    vtkNew<vtkFloatArray> coordinates;
    coordinates->SetNumberOfComponents(2);
    for (const auto& [column, row, u, v] :
         {std::array{-0.5, -0.5, 0., 0.}, {right, -0.5, 1., 0.}, {right, bottom, 1., 1.},
          {-0.5, bottom, 0., 1.}}) {
        const Vec3 lps = frame.toLps({column, row, slice});
        points->InsertNextPoint(lps.data());
        coordinates->InsertNextTuple2(u, v);
    }
    vtkNew<vtkCellArray> cells;
    const std::array<vtkIdType, 4> corners = {0, 1, 2, 3};
    cells->InsertNextCell(4, corners.data());
    plane.quad->SetPoints(points);
    plane.quad->SetPolys(cells);
    plane.quad->GetPointData()->SetTCoords(coordinates);
}

}  // namespace glioscope
