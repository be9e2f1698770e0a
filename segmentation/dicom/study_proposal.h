#pragma once

// Which volumes of a study are its FLAIR, T1, T1ce and T2: one claim for a place is a proposal; two
// claims, or none, are a question. Pure function of headers.

#include "segmentation/dicom/sequence_claim.h"
#include "segmentation/dicom/series_volume.h"

#include <array>

namespace glioscope {

/// What has fewer slices is a localizer, or a part of one.
inline constexpr int kFewestSlices = 3;

/// Whether the same slices were imaged so often that they are no phases of contrast agent but a
/// perfusion, a diffusion, or function.
[[nodiscard]] bool isTimeSeries(const SeriesVolume& volume);

struct StudyProposal {
    /// A volume's place among the four, with its reason; the reason alone where it has none.
    struct Row {
        std::optional<Sequence> sequence;
        Sentence reason;
        bool isContrastDoubtful = false;  ///< a T1, or a T1ce
    };
    std::vector<Row> rows;  ///< as the volumes
    std::array<std::optional<std::size_t>, 4>
        chosen;  ///< by Sequence; nothing where there is a question
    std::array<std::vector<std::size_t>, 4> claims;  ///< all, the finest voxels first
    std::array<Sentence, 4> whichOf;       ///< by Sequence: the question where several claim it
    std::vector<Sentence> contrastDoubts;  ///< whether a series is a T1 or a T1ce
    Sentence studyQuestion;                ///< which of several studies is meant
    std::vector<Sentence> questions;       ///< all
};

[[nodiscard]] StudyProposal proposeSequences(const std::vector<SeriesVolume>& volumes,
                                             const std::vector<DicomInstance>& instances);

/// "series 3, AX T1 post"; in small letters, for the middle of a sentence.
[[nodiscard]] Sentence seriesName(const DicomInstance& instance);

}  // namespace glioscope
