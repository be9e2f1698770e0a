#pragma once

// A small picture of each channel that nothing names, for the question which sequence it is.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/read_options.h"

#include <cstdint>
#include <vector>

namespace glioscope {

/// The middle axial slice, the patient's left on the right, front at the top.
struct ChannelPicture {
    int width = 0;  ///< pixels; 0 where there is no such channel
    int height = 0;
    double widthMm = 1;
    double heightMm = 1;
    std::vector<std::uint8_t> grey;  ///< row by row, black to white at the slice's 99th percentile
};

/// By channel number. Throws Error for a file that cannot be read. Any thread.
[[nodiscard]] std::vector<ChannelPicture> channelPictures(const UnknownChannels& channels,
                                                          const ReadOptions& options = {});

}  // namespace glioscope
