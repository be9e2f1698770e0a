#include "segmentation/volume/sequence_list.h"

#include <cstddef>

namespace glioscope {

Sentence listed(const std::vector<Sequence>& sequences)
{
    std::string text;
    for (std::size_t n = 0; n < sequences.size(); ++n) {
        const std::string_view name = displayName(sequences[n]);
        if (n > 0 && n + 1 == sequences.size()) {
            return Sentence::of("%1 and %2", text, name);
        }
        text += (n == 0 ? "" : ", ") + std::string(name);
    }
    return text;
}

}  // namespace glioscope
