#pragma once

// Puts a trained model where the engine looks for models, so that it can be chosen like any other.

#include <QString>

namespace glioscope {

/// Copies the model of the run in `runFolder` into the user's model folder (see userModelFolder),
/// over an earlier one of the same run, and returns the copy. Throws Error where there is no model
/// or the copy cannot be made.
QString installModel(const QString& runFolder);

/// Whether the run's model stands there as it is now; false for that of a shorter training.
[[nodiscard]] bool isModelInstalled(const QString& runFolder);

/// Where the model of the run is, once installed.
[[nodiscard]] QString installedModelFile(const QString& runFolder);

/// Name under which the run's model is listed.
[[nodiscard]] QString modelNameOfRun(const QString& runFolder);

}  // namespace glioscope
