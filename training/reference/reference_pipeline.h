#pragma once

// From cases to a folder of reference patches with its config.json; resumable, several cases at a
// time.

#include "training/reference/reference_patch_file.h"

namespace glioscope {

/// Cases whose patches are all there with the same source are kept; a case's older patches are
/// replaced. A case in which no place is acceptable is reported as a notice, one smaller than the
/// patch as a failure. Does not write config.json (writeReferenceSplit).
[[nodiscard]] PrepareReport prepareReferencePatches(const std::vector<CaseSource>& cases,
                                                    const std::filesystem::path& folder,
                                                    const ReferencePatchOptions& options,
                                                    const ContinueCheck& mayContinue = {});

}  // namespace glioscope
