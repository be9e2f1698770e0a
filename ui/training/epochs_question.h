#pragma once

// How long a finished run is to go on.

#include <optional>

class QWidget;

namespace glioscope {

/// Asks for a number of epochs in all, above `done`; nothing where the user would rather not.
[[nodiscard]] std::optional<int> askForEpochs(int done, QWidget* parent);

}  // namespace glioscope
