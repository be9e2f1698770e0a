#include "segmentation/dicom/series_volume.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/dicom/frame_pixels.h"
#include "segmentation/system/in_parallel.h"

#include <algorithm>
#include <map>

namespace glioscope {
namespace {

/// Frames of one file, with the slice that each becomes.
using FramesOfFile = std::vector<std::pair<std::size_t, int>>;

/// What interpolation needs first: slices that are a frame's own.
std::map<std::size_t, FramesOfFile> slicesByFile(const SliceGrid& grid)
{
    std::map<std::size_t, FramesOfFile> files;
    for (std::size_t k = 0; k < grid.slices.size(); ++k) {
        if (grid.slices[k].weight == 0) {
            files[grid.slices[k].below.instance].emplace_back(grid.slices[k].below.frame,
                                                              static_cast<int>(k));
        }
    }
    for (auto& [file, frames] : files) {
        std::ranges::sort(frames);
    }
    return files;
}

std::span<float> sliceOf(Image& image, std::size_t k)
{
    const std::size_t pixels =
        image.geometry.voxelCount() / static_cast<std::size_t>(image.geometry.size[2]);
    return std::span(image.voxels).subspan(k * pixels, pixels);
}

void interpolate(Image& image, const SliceGrid& grid)
{
    const auto own = [&](const FrameRef& ref) {
        const auto slice = std::ranges::find_if(
            grid.slices, [&](const GridSlice& s) { return s.weight == 0 && s.below == ref; });
        return static_cast<std::size_t>(slice - grid.slices.begin());
    };
    for (std::size_t k = 0; k < grid.slices.size(); ++k) {
        const GridSlice& slice = grid.slices[k];
        if (slice.weight == 0) {
            continue;
        }
        const std::span<float> below = sliceOf(image, own(slice.below)),
                               above = sliceOf(image, own(slice.above));
        const std::span<float> target = sliceOf(image, k);
        const auto weight = static_cast<float>(slice.weight);
        for (std::size_t n = 0; n < target.size(); ++n) {
            target[n] = below[n] + weight * (above[n] - below[n]);
        }
    }
}

}  // namespace

std::vector<SeriesVolume> volumesOf(const std::vector<DicomInstance>& instances)
{
    std::vector<SeriesVolume> volumes;
    for (FrameStack& stack : splitIntoStacks(instances)) {
        SliceGrid grid = gridOf(stack, instances);
        volumes.push_back({std::move(stack), std::move(grid)});
    }
    return volumes;
}

Image readVolume(const SeriesVolume& volume, const std::vector<DicomInstance>& instances,
                 const std::function<bool()>& mayContinue)
{
    const DicomInstance& header = volume.header(instances);
    if (!volume.grid.problem.empty()) {
        throw Error(volume.grid.problem);
    }
    if (volume.grid.geometry.voxelCount() > ReadOptions{}.maxVoxels) {
        fail(header.file, Sentence::of("belongs to a volume of more voxels than are read; "
                                       "GLIOSCOPE_MAX_VOXELS raises the limit."));
    }
    Image image(volume.grid.geometry);
    const auto byFile = slicesByFile(volume.grid);
    const std::vector<std::pair<std::size_t, FramesOfFile>> files(byFile.begin(), byFile.end());
    const auto decode = [&](std::size_t n) {
        const DicomInstance& instance = instances[files[n].first];
        FramePixels pixels(instance);
        for (const auto& [frame, slice] : files[n].second) {
            if (mayContinue && !mayContinue()) {
                throw Cancelled();
            }
            pixels.decode(instance.frames[frame], sliceOf(image, static_cast<std::size_t>(slice)));
        }
    };
    inParallel(files.size(), 0, decode);
    interpolate(image, volume.grid);
    return image;
}

}  // namespace glioscope
