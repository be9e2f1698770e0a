#pragma once

// A case of whole heads, each sequence on a grid of its own, made ready for a model: where the
// brain is, and how each sequence moves onto the T1ce. Images stay as they were read until a
// model's grid is known, so that values are interpolated once.

#include "app/engine/raw/brain_in_head.h"
#include "segmentation/registration/case_alignment.h"
#include "segmentation/system/sentence.h"

#include <optional>

namespace glioscope {

struct RawCase {
    Case loaded;
    std::shared_ptr<const StudySource> study;  ///< null where it did not come from DICOM
    std::array<std::string, 4> sha256;         ///< of a study's voxels, by Sequence
    std::optional<BrainInHead> brain;          ///< on the T1ce's grid
    std::optional<CaseAlignment> alignment;
};

/// The T1ce of a case. Throws Error where it has none.
[[nodiscard]] const Image& t1ceOf(const Case& loaded);

/// Stage by stage; what is there already stays.
void findBrain(RawCase& raw, const std::filesystem::path& givenMask,
               const std::function<BrainExtractor&()>& extractor, const StageProgress& progress);
/// Has the network look for the brain in the other sequences too, and takes what most say, each
/// through its move; only where the network found the first one. Needs both. Throws Cancelled.
void voteOnBrain(RawCase& raw, const std::function<BrainExtractor&()>& extractor,
                 const StageProgress& progress);
/// By the moves in the file `known`, or where that is empty by registering. Needs the brain where
/// all sequences lie on one grid. Throws Error as alignCase() and readAlignment() do, Cancelled.
void align(RawCase& raw, const std::filesystem::path& known, const StageProgress& progress);

/// The sequences on `grid` without what is no brain, as a case of its own; needs both. `notices`
/// receives which do not cover the brain.
[[nodiscard]] Case strippedCase(const RawCase& raw, const Geometry& grid,
                                std::vector<Sentence>& notices);

/// The case that was read last, kept so that several models on one case make it ready once. Told
/// apart by what the files hold. Belongs to one thread.
class LastRawCase {
public:
    /// `hashes` are of the files, and of the given mask and moves where there are any.
    [[nodiscard]] RawCase& ofFiles(const CaseFiles& files, const std::string& hashes);
    [[nodiscard]] RawCase& ofStudy(const OpenedStudy& study, const std::string& givenHash,
                                   const StageProgress& progress);

private:
    std::string m_content;
    RawCase m_case;
};

}  // namespace glioscope
