#include "ui/case/channel_pictures.h"

#include "segmentation/case/formats/intensities.h"
#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

ChannelPicture middleSlice(const RawVolume& raw, std::size_t volume)
{
    const Image image = reorientToLps(Image(raw.geometry, toIntensities(raw, volume).values));
    const Index3& size = image.geometry.size;
    const auto pixels = static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]);
    const auto first = image.voxels.begin() +
                       static_cast<std::ptrdiff_t>(pixels * static_cast<std::size_t>(size[2] / 2));
    std::vector<float> slice(first, first + static_cast<std::ptrdiff_t>(pixels));
    std::vector<float> sorted = slice;
    std::ranges::sort(sorted);
    const float low = sorted.front();
    const float range = std::max(sorted[pixels - 1 - pixels / 100] - low, 1e-6F);
    ChannelPicture picture{.width = size[0],
                           .height = size[1],
                           .widthMm = size[0] * image.geometry.spacingMm[0],
                           .heightMm = size[1] * image.geometry.spacingMm[1],
                           .grey = {}};
    std::ranges::transform(slice, std::back_inserter(picture.grey), [&](float value) {
        return static_cast<std::uint8_t>(255 * std::clamp((value - low) / range, 0.F, 1.F));
    });
    return picture;
}

}  // namespace

std::vector<ChannelPicture> channelPictures(const UnknownChannels& channels,
                                            const ReadOptions& options)
{
    std::vector<ChannelPicture> pictures(channels.names.size());
    if (channels.in4d) {
        const RawVolume raw = readRawVolume(channels.files.front(), options);
        for (std::size_t n = 0; n < std::min(pictures.size(), raw.volumes); ++n) {
            pictures[n] = middleSlice(raw, n);
        }
        return pictures;
    }
    for (std::size_t n = 0; n < channels.files.size(); ++n) {
        if (!channels.files[n].empty()) {
            pictures[n] = middleSlice(readRawVolume(channels.files[n], options), 0);
        }
    }
    return pictures;
}

}  // namespace glioscope
