#pragma once

// Which models' segmentations lie beside a case, by the names of files that were found with it:
// nothing is read.

#include "segmentation/case/model/case.h"

#include <QStringList>

namespace glioscope {

/// "unet" of `<case>_unet_seg.nii.gz`, each once, sorted.
[[nodiscard]] QStringList modelResultsOf(const CaseFiles& files);

}  // namespace glioscope
