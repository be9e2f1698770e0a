#pragma once

// What lies in a folder of patches, as far as names and sizes tell.

#include <QString>
#include <QStringList>

namespace glioscope {

struct PatchFolder {
    QStringList cases;  ///< sorted; the names `--hold-back` takes
    qint64 bytes = 0;
};

/// Empty where the folder is missing or holds none.
[[nodiscard]] PatchFolder lookAtPatches(const QString& folder);

/// "12 cases, 84 MB"; what to do where there are none.
[[nodiscard]] QString describePatches(const QString& folder);

/// What `prepare` takes besides its folders.
struct PrepareSettings {
    double spacingMm = 1.5;   ///< the same along i, j and k
    bool synthetic = false;   ///< the cases are phantoms
    QString labelScheme;      ///< of --labels; empty: as the files say
};

/// Arguments of the command from its name on. Further modes of `prepare` become further settings.
[[nodiscard]] QStringList prepareArguments(const QString& dataset, const QString& patches,
                                           const PrepareSettings& settings);

}  // namespace glioscope
