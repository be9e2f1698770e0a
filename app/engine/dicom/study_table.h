#pragma once

// A study's volumes as a table for people and as JSON for programs: what each is, how it was
// acquired, what it is taken for and why. Nothing of who the patient is, unless that is asked for.

#include "segmentation/dicom/study_proposal.h"
#include "segmentation/dicom/study_scan.h"

#include <string>
#include <vector>

namespace glioscope {

/// A line a volume, then proposals, questions and what was noticed.
[[nodiscard]] std::string studyText(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                                    const StudyProposal& proposal);

/// What may tell who the patient is, names of files too.
struct StudyTells {
    bool patients = false;
    bool files = false;
};

/// One object in one line: "series" (a row a volume), "proposal" (key of the sequence: row or
/// null), "claims" (key of the sequence: rows), "questions", "otherKinds", "otherFiles",
/// "refused", sentences as sentence_json.h has them; where they are wanted "patients" too (a
/// study's UID: "name", "id", "birthDate") and "files" (a series' UID: paths of filesBySeries(), as
/// text of path_text.h).
[[nodiscard]] std::string studyJson(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                                    const StudyProposal& proposal, StudyTells tells = {});

/// "axial", "sagittal", "coronal", the nearest one.
[[nodiscard]] const char* planeOf(const Geometry& geometry);

}  // namespace glioscope
