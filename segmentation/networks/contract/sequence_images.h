#pragma once

#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <map>
#include <memory>

namespace glioscope {

/// Sequences given to a run; all on one physical grid.
using SequenceImages = std::map<Sequence, std::shared_ptr<const Image>>;

}  // namespace glioscope
