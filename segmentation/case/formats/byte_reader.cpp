#include "segmentation/case/formats/byte_reader.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"

namespace glioscope {

Volume<std::uint8_t> readBytes(const std::filesystem::path& file)
{
    const Image image = readImage(file);
    Volume<std::uint8_t> bytes(image.geometry);
    for (std::size_t v = 0; v < bytes.voxels.size(); ++v) {
        const float value = image.voxels[v];
        if (!(value >= 0 && value <= 255) || value != static_cast<float>(static_cast<int>(value))) {
            throw Error(
                Sentence::of("%1 holds the value %2 where whole numbers from 0 to 255 are "
                             "expected; write it again.",
                             file, Sentence::Number{std::to_string(value)}));
        }
        bytes.voxels[v] = static_cast<std::uint8_t>(value);
    }
    return bytes;
}

}  // namespace glioscope
