#pragma once

// What speaks against the place where a file says that its labels lie, a sentence each: for whom
// nobody can be asked, as the window asks its user (label_placement.h). Decides nothing; the labels
// stay where they are stated to be.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace glioscope {

struct PlaceDoubt {
    enum class Kind : std::uint8_t {
        Mirrored,     ///< looks as if an axis ran the other way
        Part,         ///< covers some of the voxels alone
        Straightened  ///< the axes were brought to right angles, by the user's wish
    };
    Kind kind = Kind::Mirrored;
    Sentence text;
};

/// By the images of their case. Some 150 ms.
[[nodiscard]] std::vector<PlaceDoubt> doubtsAbout(const CaseLabels& labels, const Case& images);

/// By other labels of the same head, by where both mark a tumour. Below 10 ms where they meet as
/// they are, else some 50 ms a mirrored grid.
[[nodiscard]] std::vector<PlaceDoubt> doubtsAbout(const CaseLabels& labels,
                                                  const CaseLabels& reference);

/// straightenedSentence() for each sequence of which it is true; files without their folders.
[[nodiscard]] std::vector<Sentence> straightenedSentences(const Case& loaded);

/// "The axes of X were not at right angles and were straightened, which moved a corner by 3 mm."
[[nodiscard]] Sentence straightenedSentence(const std::filesystem::path& file, double movedMm);

}  // namespace glioscope
