#include "segmentation/case/model/image_format.h"

#include "segmentation/case/model/name_words.h"

#include <algorithm>

namespace glioscope {

std::optional<ImageEnding> imageEndingOf(std::string_view fileName)
{
    const auto* found = std::ranges::find_if(kImageEndings, [&](const ImageEnding& each) {
        return endsWithIgnoringCase(fileName, each.ending);
    });
    return found == kImageEndings.end() ? std::nullopt : std::optional(*found);
}

}  // namespace glioscope
