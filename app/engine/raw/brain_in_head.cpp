#include "app/engine/raw/brain_in_head.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/registration/stripped_sequence.h"
#include "segmentation/volume/background.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr double kLeastBrainMl = 200;  ///< of a newborn's, and of a slab through a brain

}  // namespace

double BrainInHead::volumeMl() const
{
    return static_cast<double>(std::ranges::count(brain.voxels, 1)) *
           brain.geometry.voxelVolumeMl();
}

BrainInHead brainIn(const Image& image, BrainExtractor& extractor, const StageProgress& progress)
{
    BrainExtraction found = extractor.extract(image, progress);
    BrainInHead result{.source = BrainInHead::Source::Network,
                       .brain = std::move(found.brain),
                       .brightShareOutside = found.brightShareOutside,
                       .name = extractor.contract().name,
                       .notices = std::move(found.notices)};
    if (isStripped(found.brightShareOutside)) {
        result.source = BrainInHead::Source::Stripped;
        result.brain = brainMask(image, findBackground(image));
    } else if (result.volumeMl() < kLeastBrainMl) {
        result.notices.push_back(
            Sentence::of("The brain that was found in the T1ce is small; look at the "
                         "mask before you use what comes of it, and give a better one "
                         "with --brain-mask."));
    }
    return result;
}

BrainInHead brainGiven(const std::filesystem::path& file, const Image& image)
{
    const Image read = readImage(file);
    Mask given(read.geometry);
    std::ranges::transform(read.voxels, given.voxels.begin(),
                           [](float v) { return static_cast<std::uint8_t>(v != 0); });
    BrainInHead result{.source = BrainInHead::Source::File,
                       .brain = maskOn(given, image.geometry),
                       .brightShareOutside = 0,
                       .name = file.filename().string(),
                       .notices = {}};
    if (std::ranges::find(result.brain.voxels, 1) == result.brain.voxels.end()) {
        fail(file, Sentence::of("marks no voxel within the T1ce; give a mask of its brain."));
    }
    return result;
}

}  // namespace glioscope
