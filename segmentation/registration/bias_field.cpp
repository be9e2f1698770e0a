#include "segmentation/registration/bias_field.h"

#include "segmentation/registration/smoothing.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/resample.h"

#include <itkImage.h>
#include <itkN4BiasFieldCorrectionImageFilter.h>

#include <algorithm>

namespace glioscope {
namespace {

using Picture = itk::Image<float, 3>;
using Where = itk::Image<unsigned char, 3>;
using N4 = itk::N4BiasFieldCorrectionImageFilter<Picture, Where, Picture>;

constexpr double kBlockMm = 6;
constexpr unsigned kIterations = 12;  ///< of each level
constexpr unsigned kLevels = 3;

template <typename Target, typename T>
typename Target::Pointer pictureOf(const Geometry& grid, const std::vector<T>& values)
{
    typename Target::RegionType region;
    typename Target::SpacingType spacing;
    for (unsigned c = 0; c < 3; ++c) {
        region.SetSize(c, static_cast<itk::SizeValueType>(grid.size[c]));
        spacing[c] = grid.spacingMm[c];
    }
    const auto picture = Target::New();  // where it lies does not matter to the field
    picture->SetRegions(region);
    picture->SetSpacing(spacing);
    picture->Allocate();
    std::ranges::copy(values, picture->GetBufferPointer());
    return picture;
}

std::vector<float> corrected(const Image& blocks, const std::vector<std::uint8_t>& head)
{
    const auto filter = N4::New();
    filter->SetInput(pictureOf<Picture>(blocks.geometry, blocks.voxels));
    filter->SetMaskImage(pictureOf<Where>(blocks.geometry, head));
    N4::VariableSizeArrayType iterations(kLevels);
    iterations.Fill(kIterations);
    filter->SetMaximumNumberOfIterations(iterations);
    filter->SetNumberOfFittingLevels(kLevels);
    filter->SetConvergenceThreshold(1e-3);
    filter->SetNumberOfWorkUnits(1);
    try {
        filter->Update();
    } catch (const itk::ExceptionObject& error) {
        throw Error(Sentence::of("its uneven brightness cannot be measured: %1",
                                 std::string(error.GetDescription())));
    }
    const float* const values = filter->GetOutput()->GetBufferPointer();
    return {values, values + blocks.voxels.size()};
}

}  // namespace

Image withoutBias(Image image, const Mask& head)
{
    if (std::ranges::any_of(image.voxels, [](float v) { return v < 0; })) {
        return image;
    }
    const Image blocks = coarsened(image, kBlockMm);
    const Image covered =
        coarsened(Image(head.geometry, {head.voxels.begin(), head.voxels.end()}), kBlockMm);
    std::vector<std::uint8_t> inside(blocks.voxels.size());
    for (std::size_t v = 0; v < inside.size(); ++v) {
        inside[v] = covered.voxels[v] > 0.5F && blocks.voxels[v] > 0;
    }
    const std::vector<float> flat = corrected(blocks, inside);
    Image field(blocks.geometry, 1.0F);
    for (std::size_t v = 0; v < flat.size(); ++v) {
        field.voxels[v] = flat[v] > 0 && blocks.voxels[v] > 0 ? blocks.voxels[v] / flat[v] : 1;
    }
    const Image fine = resampleLinear(field, image.geometry, 1);
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        image.voxels[v] /= fine.voxels[v];
    }
    return image;
}

}  // namespace glioscope
