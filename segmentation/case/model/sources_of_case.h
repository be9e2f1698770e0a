#pragma once

// A case's files as a job carries them, and back: what the engine needs to run on them and to write
// over none. What they mean beyond that, such as the scheme of the labels, does not travel.

#include "segmentation/case/model/case.h"
#include "segmentation/volume/case_sources.h"

namespace glioscope {

[[nodiscard]] CaseSources sourcesOf(const CaseFiles& files);
[[nodiscard]] CaseFiles filesOf(const CaseSources& sources);

}  // namespace glioscope
