#include "segmentation/volume/sequence_list.h"

#include <cstddef>

namespace glioscope {

std::string listed(const std::vector<Sequence>& sequences)
{
    std::string text;
    for (std::size_t n = 0; n < sequences.size(); ++n) {
        text += (n == 0 ? "" : n + 1 == sequences.size() ? " and " : ", ");
        text += displayName(sequences[n]);
    }
    return text;
}

}  // namespace glioscope
