#pragma once

// What lies in a folder of patches, as far as names, sizes and its config.json tell: whole cases,
// of which training cuts windows, or ready-made patches as the reference system makes them.

#include "segmentation/volume/geometry.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace glioscope {

struct PatchedCase {
    QString name;          ///< the one `--hold-back` takes
    QString patient = {};  ///< whose scan it is, by the folder's patients.csv or the name
    int patches = 0;
    int training = 0;  ///< of these, by the folder's config.json; all where there is none
    int validating = 0;
    bool operator==(const PatchedCase&) const = default;
};

struct PatchFolder {
    QString path;
    bool isThere = false;
    bool isReadyMade = false;
    QList<PatchedCase> cases = {};  ///< sorted by name
    Index3 patchSize = {0, 0, 0};   ///< of ready-made ones; the usual one where nothing says
    qint64 bytes = 0;
    QString problem =
        {};  ///< why nothing can be trained on it, a sentence; empty where something can

    [[nodiscard]] int patches() const;
    [[nodiscard]] int training() const;
    [[nodiscard]] int validating() const;
    [[nodiscard]] QStringList caseNames() const;
    bool operator==(const PatchFolder&) const = default;
};

[[nodiscard]] PatchFolder readPatchFolder(const QString& folder);

/// "12 cases, 84 MB", "300 patches of 12 cases, 2.1 GB: 225 to train on, 75 to validate"; what to
/// do where there are none.
[[nodiscard]] QString describePatches(const PatchFolder& folder);

/// A line a case: its name, its patient where that is another name, and for ready-made ones how
/// many patches it has and what for.
[[nodiscard]] QStringList describeCases(const PatchFolder& folder);

}  // namespace glioscope
