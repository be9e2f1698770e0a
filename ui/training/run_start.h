#pragma once

// Starts training in a process of its own, which outlives the window; what the engine prints goes
// to engine.log in the run folder.

#include "training/settings/recipes.h"
#include "ui/training/started_run.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace glioscope {

/// Starts `program train PATCHES --output FOLDER ARGUMENTS`, making the folder. Throws Error where
/// patches are missing, the folder holds a run or patches, is in use or cannot be written, or the
/// engine is missing.
[[nodiscard]] StartedRun startRun(const QString& program, const QString& patches,
                                  const QString& folder, const QStringList& arguments);

/// Goes on with the run in `folder`; its config.json says with which patches, and where those are
/// gone `patches` is taken. With `epochs` it ends after so many in all, as a finished run needs to
/// go on. Throws Error as startRun does.
[[nodiscard]] StartedRun resumeRun(const QString& program, const QString& patches,
                                   const QString& folder, std::optional<int> epochs = {});

}  // namespace glioscope
