#include "viewer/slices/slice_values.h"

#include "segmentation/volume/resample.h"

#include <utility>

namespace glioscope {
namespace {

/// The slice as a grid one voxel thick, its i to the right and j downwards.
Geometry gridOf(const SliceFrame& frame, int slice)
{
    Geometry grid;
    grid.size = {frame.columns(), frame.rows(), 1};
    grid.spacingMm = frame.spacingMm();
    grid.originLps = frame.toLps({0, 0, static_cast<double>(slice)});
    for (std::size_t a = 0; a < 3; ++a) {
        const auto axis = static_cast<std::size_t>(frame.axes()[a]);
        for (std::size_t w = 0; w < 3; ++w) {
            const double along = frame.grid().direction[w][axis];
            grid.direction[w][a] = frame.reversed()[a] ? -along : along;
        }
    }
    return grid;
}

template <typename T>
SliceValues<T> copied(const Volume<T>& volume, const SliceFrame& frame, int slice)
{
    const Index3& size = volume.geometry.size;
    const std::array<std::ptrdiff_t, 3> strides = {1, size[0],
                                                   static_cast<std::ptrdiff_t>(size[0]) * size[1]};
    const Index3 lengths = {frame.columns(), frame.rows(), frame.slices()};
    std::array<std::ptrdiff_t, 3> step{};
    std::ptrdiff_t start = 0;
    for (std::size_t a = 0; a < 3; ++a) {
        step[a] = strides[static_cast<std::size_t>(frame.axes()[a])];
        if (frame.reversed()[a]) {
            start += step[a] * (lengths[a] - 1);
            step[a] = -step[a];
        }
    }
    SliceValues<T> result{frame.columns(), frame.rows(), {}};
    result.values.resize(static_cast<std::size_t>(frame.columns()) *
                         static_cast<std::size_t>(frame.rows()));
    T* out = result.values.data();
    for (int r = 0; r < frame.rows(); ++r) {
        const T* in = volume.voxels.data() + start + step[2] * slice + step[1] * r;
        for (int c = 0; c < frame.columns(); ++c) {
            *out++ = in[step[0] * c];
        }
    }
    return result;
}

}  // namespace

SliceValues<float> sliceOf(const Image& image, const SliceFrame& frame, int slice, float outside)
{
    if (samePhysicalGrid(image.geometry, frame.grid())) {
        return copied(image, frame, slice);
    }
    return {frame.columns(), frame.rows(),
            resampleLinear(image, gridOf(frame, slice), outside).voxels};
}

SliceValues<Label> sliceOf(const LabelMap& labels, const SliceFrame& frame, int slice)
{
    if (samePhysicalGrid(labels.geometry, frame.grid())) {
        return copied(labels, frame, slice);
    }
    return {frame.columns(), frame.rows(), resampleNearest(labels, gridOf(frame, slice)).voxels};
}

SliceValues<std::uint8_t> sliceOf(const Volume<std::uint8_t>& values, const SliceFrame& frame,
                                  int slice)
{
    if (samePhysicalGrid(values.geometry, frame.grid())) {
        return copied(values, frame, slice);
    }
    return {frame.columns(), frame.rows(), resampleLinear(values, gridOf(frame, slice)).voxels};
}

SliceValues<std::uint8_t> nearestSliceOf(const Volume<std::uint8_t>& values,
                                         const SliceFrame& frame, int slice)
{
    if (samePhysicalGrid(values.geometry, frame.grid())) {
        return copied(values, frame, slice);
    }
    SliceValues<std::uint8_t> result{frame.columns(), frame.rows(), {}};
    for (int r = 0; r < frame.rows(); ++r) {
        for (int c = 0; c < frame.columns(); ++c) {
            const Vec3 at = frame.toLps({double(c), double(r), double(slice)});
            const Index3 voxel = values.geometry.nearestVoxel(at);
            result.values.push_back(values.geometry.contains(voxel)
                                        ? values.at(voxel[0], voxel[1], voxel[2])
                                        : std::uint8_t{0});
        }
    }
    return result;
}

}  // namespace glioscope
