#pragma once

// A run's state in words. Pure, but for the sizes of its files.

#include "ui/training/run_info.h"
#include "ui/widgets/notice.h"

#include "training/settings/training_config.h"

#include <vector>

namespace glioscope {

/// The state as a line with its sign; empty text where there is nothing to say.
[[nodiscard]] Notice phaseNotice(const RunInfo& info);

/// "Epoch 3 of 60, step 12 of 50, 2.1 patches a second, about 20 min left".
[[nodiscard]] QString progressText(const RunInfo& info);

/// A few words about a run that is going on, for where the training window is not seen: "Training:
/// epoch 3 of 60".
[[nodiscard]] QString shortStatusText(const RunInfo& info);

/// Share of all steps that is done, 0 to 1; below 0 while unknown.
[[nodiscard]] double doneShare(const RunInfo& info);

/// The last validation's figures, and what the run's files take on the disk.
[[nodiscard]] QString figuresText(const std::vector<EpochRecord>& history, const QString& folder);

}  // namespace glioscope
