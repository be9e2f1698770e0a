#pragma once

// Which of FLAIR, T1 and T2 one series looks like, and whether contrast agent was given, each with
// its reason. The acquisition's numbers decide; the description is asked where they do not, and for
// what no number tells. Pure functions of headers.

#include "segmentation/dicom/dicom_instance.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/sequence.h"

namespace glioscope {

enum class Contrast : std::uint8_t { Unknown, Given, Native };

struct SequenceClaim {
    /// FLAIR, T1 or T2; a T1 becomes a T1ce by `contrast`. Nothing for anything else.
    std::optional<Sequence> sequence = {};
    Contrast contrast = Contrast::Unknown;
    Sentence reason = {};          ///< "TE 90 ms and TI 2500 ms", or why it is none
    Sentence contrastReason = {};  ///< "contrast agent is named", "its description says so"
    Sentence doubt = {};           ///< where header and description contradict each other
    bool derived = false;          ///< made from other images: counts where there is no other claim
};

/// `frame` is one of the header's; they all agree in what is asked here.
[[nodiscard]] SequenceClaim claimOf(const DicomInstance& header, const DicomFrame& frame);

}  // namespace glioscope
