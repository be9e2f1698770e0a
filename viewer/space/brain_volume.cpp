#include "viewer/space/brain_volume.h"

#include "viewer/state/slice_frame.h"

#include <vtkColorTransferFunction.h>
#include <vtkGPUVolumeRayCastMapper.h>
#include <vtkImageData.h>
#include <vtkMatrix4x4.h>
#include <vtkPiecewiseFunction.h>
#include <vtkPointData.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>
#include <vtkUnsignedShortArray.h>
#include <vtkVolume.h>
#include <vtkVolumeProperty.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <type_traits>

namespace glioscope {
namespace {

constexpr double kBrainOpacity = 0.035;  // a mm of the brightest tissue; a head is 180 mm thick
constexpr double kLabelOpacity = 0.25;
constexpr double kSolidOpacity = 0.35;  // of the brightest, where it is cut open
constexpr double kMost = kHighestVoxel;

/// Shares the voxels, which stay while it is used.
template <typename Array, typename T>
vtkSmartPointer<vtkImageData> imageOf(const Geometry& grid, const std::vector<T>& voxels)
{
    auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(grid.size[0], grid.size[1], grid.size[2]);
    image->SetSpacing(grid.spacingMm[0], grid.spacingMm[1], grid.spacingMm[2]);
    vtkNew<Array> values;
    using Value = std::remove_pointer_t<decltype(values->GetPointer(0))>;
    static_assert(sizeof(Value) == sizeof(T));
    values->SetArray(const_cast<Value*>(reinterpret_cast<const Value*>(voxels.data())),
                     static_cast<vtkIdType>(voxels.size()), 1);
    image->GetPointData()->SetScalars(values);
    return image;
}

/// Turns and places an image whose first voxel is at the origin.
vtkSmartPointer<vtkMatrix4x4> placeOf(const Geometry& grid)
{
    auto matrix = vtkSmartPointer<vtkMatrix4x4>::New();
    for (int row = 0; row < 3; ++row) {
        const auto w = static_cast<std::size_t>(row);
        for (int column = 0; column < 3; ++column) {
            matrix->SetElement(row, column, grid.direction[w][static_cast<std::size_t>(column)]);
        }
        matrix->SetElement(row, 3, grid.originLps[w]);
    }
    return matrix;
}

/// The colour that a voxel of this label has; nothing where none is shown.
std::optional<Colour> tintOf(Label label, const OverlayStyle& style)
{
    if (!style.visible) {
        return std::nullopt;
    }
    if (style.kind == OverlayKind::Labels) {
        return style.labelVisible[label] ? std::optional(colourOf(label, style.palette))
                                         : std::nullopt;
    }
    for (const Region region : {Region::EnhancingTumour, Region::TumourCore, Region::WholeTumour}) {
        if (style.regionVisible[region] && contains(region, label)) {
            return colourOf(region, style.palette);
        }
    }
    return std::nullopt;
}

/// From black at the window's lower end to `colour` at its upper one.
vtkSmartPointer<vtkColorTransferFunction> rampTo(const std::array<double, 2>& window,
                                                 const std::array<double, 3>& colour, double dark)
{
    auto ramp = vtkSmartPointer<vtkColorTransferFunction>::New();
    ramp->AddRGBPoint(window[0], dark * colour[0], dark * colour[1], dark * colour[2]);
    ramp->AddRGBPoint(window[1], colour[0], colour[1], colour[2]);
    return ramp;
}

}  // namespace

BrainVolume::BrainVolume(vtkRenderer* renderer)
{
    m_mapper->SetBlendModeToComposite();
    m_mapper->SetUseJittering(true);
    m_mapper->SetAutoAdjustSampleDistances(true);
    m_volume->SetMapper(m_mapper);
    m_volume->VisibilityOff();
    m_volume->PickableOff();
    vtkVolumeProperty* look = m_volume->GetProperty();
    look->SetInterpolationTypeToLinear();
    look->ShadeOn();
    look->SetAmbient(0.45);
    look->SetDiffuse(0.8);
    look->SetSpecular(0.1);
    renderer->AddViewProp(m_volume);
}

BrainVolume::~BrainVolume() = default;

void BrainVolume::show(const std::shared_ptr<const BrainVoxels>& voxels, const ViewState& state)
{
    m_volume->SetVisibility(voxels != nullptr);
    if (voxels != m_shown) {
        // What shares the voxels goes before them.
        m_mapper->RemoveAllInputConnections(0);
        m_mapper->SetMaskInput(nullptr);
    }
    if (voxels && voxels != m_shown) {
        place(*voxels);
    }
    m_shown = voxels;
    if (voxels) {
        colour(*voxels, state);
    }
}

void BrainVolume::place(const BrainVoxels& voxels)
{
    const Geometry& grid = voxels.intensities.geometry;
    m_mapper->SetInputData(imageOf<vtkUnsignedShortArray>(grid, voxels.intensities.voxels).Get());
    if (!voxels.labels.empty()) {
        m_mapper->SetMaskInput(imageOf<vtkUnsignedCharArray>(grid, voxels.labels.voxels));
        m_mapper->SetMaskTypeToLabelMap();
    }
    m_volume->SetUserMatrix(placeOf(grid));
}

void BrainVolume::colour(const BrainVoxels& voxels, const ViewState& state)
{
    const WindowLevel window = state.windowLevel();
    const auto scaled = [&](double value) {
        const double part = (value - voxels.lowest) / (voxels.highest - voxels.lowest);
        return std::clamp(1 + part * (kMost - 1), 1.0, kMost);
    };
    const double low = scaled(window.lower());
    const std::array<double, 2> ends = {low, std::max(low + 1, scaled(window.upper()))};
    vtkVolumeProperty* look = m_volume->GetProperty();
    look->SetColor(rampTo(ends, {1, 1, 1}, 0));
    const auto opacity = [&](double least, double most) {
        auto function = vtkSmartPointer<vtkPiecewiseFunction>::New();
        function->AddPoint(0, 0);
        function->AddPoint(1, least);
        function->AddPoint(ends[0], least);
        function->AddPoint(ends[1], most);
        return function;
    };
    const bool cut = state.surfaces().cutOpen;
    const double most = cut ? kSolidOpacity : kBrainOpacity;
    look->SetScalarOpacity(opacity(cut ? kSolidOpacity / 2 : 0, most));
    for (const Label label : kMarkedLabels) {
        const std::optional<Colour> tint = tintOf(label, state.overlay());
        const Colour shown = tint.value_or(Colour{255, 255, 255});
        const int number = static_cast<int>(label);
        look->SetLabelColor(
            number, rampTo(ends, {shown.red / 255.0, shown.green / 255.0, shown.blue / 255.0},
                           tint ? 0.6 : 0));
        const double part = tint ? kLabelOpacity * state.surfaces().opacity : most;
        look->SetLabelScalarOpacity(number, opacity(tint ? part : 0, part));
    }
}

void BrainVolume::follow(const ViewState& state, const CutOpen& cut)
{
    const bool on = m_shown && state.surfaces().cutOpen;
    m_mapper->SetCropping(on);
    if (!on) {
        return;
    }
    const Geometry& grid = m_shown->intensities.geometry;
    const Vec3 at = grid.toIjk(state.cursorLps());
    // Slices grow to superior, anterior and left; voxels run to left, posterior and superior.
    const std::array<bool, 3> upper = {
        cut.upwards()[static_cast<std::size_t>(SlicePlane::Sagittal)],
        !cut.upwards()[static_cast<std::size_t>(SlicePlane::Coronal)],
        cut.upwards()[static_cast<std::size_t>(SlicePlane::Axial)]};
    std::array<double, 6> planes{};
    unsigned corner = 0, stride = 1;
    for (std::size_t c = 0; c < 3; ++c) {
        planes[2 * c] = std::clamp(std::round(at[c]), 0.0, grid.size[c] - 1.0) * grid.spacingMm[c];
        planes[2 * c + 1] = (grid.size[c] + 1) * grid.spacingMm[c];
        corner += upper[c] ? stride : 0;
        stride *= 3;
    }
    m_mapper->SetCroppingRegionPlanes(planes.data());
    constexpr unsigned kAllRegionsOfACrop = (1U << 27U) - 1;
    m_mapper->SetCroppingRegionFlags(static_cast<int>(kAllRegionsOfACrop & ~(1U << corner)));
}

}  // namespace glioscope
