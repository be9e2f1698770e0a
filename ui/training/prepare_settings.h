#pragma once

// What `prepare` is told besides its folders.

#include "training/seed_options.h"

#include <QString>
#include <QStringList>

namespace glioscope {

enum class PrepareMode {
    WholeCases,  ///< `--mode native`
    ReadyMade,   ///< `--mode seed`: patches as the reference system makes them
};

struct PrepareSettings {
    PrepareMode mode = PrepareMode::WholeCases;
    QString labelScheme = {};  ///< of --labels; empty: as the files say
    QString patientsFile = {};  ///< of --patients; empty: as names and folders tell
    // Of whole cases:
    double spacingMm = 1.5;  ///< the same along i, j and k
    bool synthetic = false;  ///< the cases are phantoms
    // Of ready-made patches:
    SeedPatchOptions seed = {};
    double validShare = kSeedValidShare;
};

/// Arguments of the command from its name on.
[[nodiscard]] QStringList prepareArguments(const QString& dataset, const QString& patches,
                                           const PrepareSettings& settings);

}  // namespace glioscope
