#pragma once

// The moves of a case's sequences as text, so that they can be looked at, changed and used again:
// one JSON object. Matrices and vectors are of LPS in mm, from the T1ce's world to the sequence's.

#include "segmentation/registration/case_alignment.h"

#include <filesystem>
#include <string>

namespace glioscope {

/// Each sequence with its file and grid, its move, how well it fits and what is doubtful.
[[nodiscard]] std::string alignmentText(const Case& loaded, const CaseAlignment& alignment);

/// The moves in such a text, or in a larger object that has its members, with a notice each.
/// `loaded` is the case they are of, whose voxels are not looked at. Throws Error, naming `what`
/// they were read from, where they are of other grids, leave a sequence out or are none.
[[nodiscard]] CaseAlignment alignmentFrom(const std::string& text, const Sentence& what,
                                          const Case& loaded);
/// Of a file. Throws Error naming it.
[[nodiscard]] CaseAlignment readAlignment(const std::filesystem::path& file, const Case& loaded);

}  // namespace glioscope
