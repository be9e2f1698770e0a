#pragma once

// The four volumes of a study that make a case: as proposed, or as the user says.

#include "segmentation/dicom/study_proposal.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace glioscope {

/// Of a sequence that the study does not have, whatever is proposed.
inline constexpr const char* kNoSeries = "none";

struct CaseChoice {
    std::string name;  ///< of the case; empty where none is wanted
    /// By Sequence: number or UID, of a series with several volumes ":2" behind it for the second;
    /// kNoSeries; empty: as proposed.
    std::array<std::string, 4> series;
};

/// --case, and --flair, --t1, --t1ce and --t2, which need it.
void addCaseOptions(CLI::App& command, CaseChoice& choice);

/// The volume of each sequence, as far as the study has it. Throws as volumesOfCase() does.
[[nodiscard]] std::array<std::optional<SeriesVolume>, 4> sequencesOf(
    const std::array<std::string, 4>& toldSeries, const std::vector<SeriesVolume>& volumes,
    const std::vector<DicomInstance>& instances);

struct NamedVolume {
    std::string name;  ///< of its files, without ending
    SeriesVolume volume;
};

/// "<case>_flair" and so on, what the study has of them. Throws AmbiguousInput with the question
/// where two series claim one place and nobody chose, Error where a choice is none of the study's,
/// or nothing is known to be any of the four.
[[nodiscard]] std::vector<NamedVolume> volumesOfCase(const CaseChoice& choice,
                                                     const std::vector<SeriesVolume>& volumes,
                                                     const std::vector<DicomInstance>& instances);

}  // namespace glioscope
