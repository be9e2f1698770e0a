#include "viewer/space/slice_planes.h"

#include "viewer/slices/overlay_painter.h"

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

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// Cuts a line of pixels from one end inwards until it meets tissue. The last pixel cut takes the
/// tissue's colour, so that the texture fades out there without a dark rim.
void cutLine(const SliceValues<float>& slice, const Background& background, RgbaPicture& picture,
             Index3 at, const Index3& step)
{
    const auto inside = [&] {
        return at[0] >= 0 && at[1] >= 0 && at[0] < slice.columns && at[1] < slice.rows;
    };
    std::uint8_t* last = nullptr;
    while (inside() && background.covers(slice.row(at[1])[at[0]])) {
        last = picture.row(at[1]) + 4 * at[0];
        last[3] = 0;
        at = {at[0] + step[0], at[1] + step[1], 0};
    }
    if (last && inside()) {
        std::copy_n(picture.row(at[1]) + 4 * at[0], 3, last);
    }
}

/// From every border inwards: exact for the convex shape of a head, and what tissue encloses stays.
void cutOutBackground(const SliceValues<float>& slice, const Background& background,
                      RgbaPicture& picture)
{
    for (int r = 0; r < slice.rows; ++r) {
        cutLine(slice, background, picture, {0, r, 0}, {1, 0, 0});
        cutLine(slice, background, picture, {slice.columns - 1, r, 0}, {-1, 0, 0});
    }
    for (int c = 0; c < slice.columns; ++c) {
        cutLine(slice, background, picture, {c, 0, 0}, {0, 1, 0});
        cutLine(slice, background, picture, {c, slice.rows - 1, 0}, {0, -1, 0});
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

bool SlicePlanes::isCutOut(const vtkProp* prop, const Vec3& lps, const ViewState& state) const
{
    for (std::size_t i = 0; i < m_planes.size(); ++i) {
        const RgbaPicture& picture = m_planes[i].picture;
        if (m_planes[i].actor == prop && picture.width > 0 && picture.height > 0) {
            const Vec3 at = frameOf(i, state).fromLps(lps);
            const int column = static_cast<int>(std::lround(at[0]));
            const int row = static_cast<int>(std::lround(at[1]));
            return picture.at(std::clamp(column, 0, picture.width - 1),
                              std::clamp(row, 0, picture.height - 1))[3] == 0;
        }
    }
    return false;
}

void SlicePlanes::paint(Plane& plane, const SliceFrame& frame, const ViewState& state)
{
    const SliceValues<float> values = sliceOf(*state.shownImage(), frame, plane.slice);
    // One pixel a voxel; the texture interpolates between them.
    const PixelMapping mapping = {.column0 = -0.5, .row0 = -0.5};
    plane.picture.resize(frame.columns(), frame.rows());
    paintSlice(values, mapping, state.windowLevel(), Interpolation::Nearest, plane.picture);
    if (state.shownBackground()) {
        cutOutBackground(values, *state.shownBackground(), plane.picture);
    }
    const OverlayStyle overlay = state.overlay();
    if (const Layer* layer = state.activeLayer(); layer && overlay.visible) {
        OverlayPaint paint = paintOf(overlay, 1);
        paint.fillOpacity = overlay.opacity;
        paint.lineWidth = 0;
        paintOverlay(sliceOf(*layer->labels()->map, frame, plane.slice), mapping, paint,
                     Interpolation::Nearest, plane.picture);
    }
    vtkNew<vtkUnsignedCharArray> scalars;
    scalars->SetNumberOfComponents(4);
    scalars->SetArray(plane.picture.rgba.data(), static_cast<vtkIdType>(plane.picture.rgba.size()),
                      1);
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
    for (const auto& [column, row, u, v] : {std::array{-0.5, -0.5, 0., 0.},
                                            {right, -0.5, 1., 0.},
                                            {right, bottom, 1., 1.},
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
