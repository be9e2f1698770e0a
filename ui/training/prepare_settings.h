#pragma once

// What `prepare` is told besides its folders.

#include "training/settings/patch_options.h"
#include "training/settings/reference_options.h"

#include <QString>
#include <QStringList>

namespace glioscope {

struct PrepareSettings {
    PrepareMode mode = PrepareMode::WholeCases;
    QString labelScheme = {};   ///< of --labels; empty: as the files say
    QString patientsFile = {};  ///< of --patients; empty: as names and folders tell
    // Of whole cases:
    double spacingMm = PatchOptions().spacingMm[0];  ///< the same along i, j and k
    bool synthetic = false;                          ///< the cases are phantoms
    // Of ready-made patches:
    ReferencePatchOptions reference = {};
    double validShare = kReferenceValidShare;
};

/// Arguments of the command from its name on.
[[nodiscard]] QStringList prepareArguments(const QString& dataset, const QString& patches,
                                           const PrepareSettings& settings);

}  // namespace glioscope
