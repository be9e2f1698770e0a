#pragma once

// A phantom's brain within a whole head: fluid, skull, scalp and noisy air around it, bright and
// dark as in each sequence. Made by growing the brain; nobody's head.

#include "segmentation/phantom/phantom.h"

namespace glioscope::test {

/// The phantom's own grid; it needs 20 mm of room around the brain. Labels stay.
[[nodiscard]] Phantom wholeHead(const PhantomOptions& options);

/// What of such a phantom is its brain: 1 where no sequence is background.
[[nodiscard]] Mask brainOf(const Phantom& stripped);

}  // namespace glioscope::test
