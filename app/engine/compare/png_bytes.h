#pragma once

// A picture of few colours as the bytes of a PNG, for pages that carry their pictures in
// themselves. Nothing is compressed: pages are packed where they are kept, and equal pictures are
// equal bytes on every machine.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace glioscope {

struct IndexedPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;                  ///< rows from the top, indices of `colours`
    std::vector<std::array<std::uint8_t, 3>> colours;  ///< at most 256, red, green, blue
};

[[nodiscard]] std::string pngBytes(const IndexedPicture& picture);

}  // namespace glioscope
