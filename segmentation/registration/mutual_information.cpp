#include "segmentation/registration/mutual_information.h"

#include "segmentation/system/error.h"

#include <itkEuler3DTransform.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace glioscope {
namespace {

using ItkImage = itk::Image<float, 3>;
using Metric = itk::MattesMutualInformationImageToImageMetricv4<ItkImage, ItkImage>;
using Transform = itk::Euler3DTransform<double>;

constexpr itk::SizeValueType kBins = 40;
constexpr double kNoValue = 1e6;  ///< ITK says the largest number there is where no point is left

/// Shares the voxels.
ItkImage::Pointer itkView(const Image& image)
{
    const Geometry& grid = image.geometry;
    const auto view = ItkImage::New();
    ItkImage::RegionType region;
    ItkImage::DirectionType direction;
    for (unsigned r = 0; r < 3; ++r) {
        region.SetSize(r, static_cast<itk::SizeValueType>(grid.size[r]));
        for (unsigned c = 0; c < 3; ++c) {
            direction(r, c) = grid.direction[r][c];
        }
    }
    view->SetRegions(region);
    view->SetSpacing(grid.spacingMm.data());
    view->SetOrigin(grid.originLps.data());
    view->SetDirection(direction);
    // ITK reads the fixed and the moving image only, but takes no pointer to constants.
    view->GetPixelContainer()->SetImportPointer(const_cast<float*>(image.voxels.data()),
                                                image.voxels.size(), false);
    return view;
}

Metric::FixedSampledPointSetPointer pointSetOf(const std::vector<Vec3>& points)
{
    const auto set = Metric::FixedSampledPointSetType::New();
    for (std::size_t n = 0; n < points.size(); ++n) {
        const double coordinates[] = {points[n][0], points[n][1], points[n][2]};
        set->SetPoint(n, Metric::FixedSampledPointSetType::PointType(coordinates));
    }
    return set;
}

}  // namespace

struct MutualInformation::Impl {
    Transform::Pointer transform = Transform::New();
    Metric::Pointer metric = Metric::New();
};

MutualInformation::MutualInformation(const Image& fixed, const Image& moving,
                                     const std::vector<Vec3>& points, const Vec3& centre)
    : m_impl(std::make_unique<Impl>())
{
    Metric& metric = *m_impl->metric;
    m_impl->transform->SetComputeZYX(true);
    m_impl->transform->SetCenter(itk::Point<double, 3>(centre.data()));
    metric.SetFixedImage(itkView(fixed));
    metric.SetMovingImage(itkView(moving));
    metric.SetMovingTransform(m_impl->transform);
    metric.SetNumberOfHistogramBins(kBins);
    metric.SetFixedSampledPointSet(pointSetOf(points));
    metric.SetUseSampledPointSet(true);
    metric.SetUseFixedImageGradientFilter(false);
    metric.SetUseMovingImageGradientFilter(false);
    metric.SetMaximumNumberOfWorkUnits(1);
    try {
        metric.Initialize();
    } catch (const itk::ExceptionObject& error) {
        throw Error(Sentence::of("The two images cannot be compared: %1",
                                 std::string(error.GetDescription())));
    }
}

MutualInformation::~MutualInformation() = default;

InformationAt MutualInformation::at(const RigidParameters& parameters) const
{
    Transform::ParametersType itkParameters(6);
    std::ranges::copy(parameters, itkParameters.begin());
    m_impl->transform->SetParameters(itkParameters);
    Metric::MeasureType value = 0;
    Metric::DerivativeType derivative(6);
    try {
        m_impl->metric->GetValueAndDerivative(value, derivative);
    } catch (const itk::ExceptionObject& error) {
        if (m_impl->metric->GetNumberOfValidPoints() == 0) {
            return {};
        }
        throw Error(Sentence::of("The two images cannot be compared: %1",
                                 std::string(error.GetDescription())));
    }
    if (!(std::abs(value) < kNoValue)) {
        return {};
    }
    InformationAt found = {
        .nats = -value, .points = m_impl->metric->GetNumberOfValidPoints(), .derivative = {}};
    // ITK's derivative is that of the information already, though its value has the other sign.
    std::copy(derivative.begin(), derivative.end(), found.derivative.begin());
    return found;
}

}  // namespace glioscope
