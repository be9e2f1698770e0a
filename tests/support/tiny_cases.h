#pragma once

// Small prepared cases for the training tests: a ball of brain with a ball of tumour in it, bright
// in every sequence, core and enhancing part nested inside.

#include "training/patches/patch_file.h"
#include "training/settings/training_config.h"

#include <filesystem>

namespace glioscope::test {

struct TinyCase {
    const char* name = "tiny";
    int edge = 24;              ///< voxels along i; j and k are 2 and 4 more
    Vec3 tumour = {9, 11, 12};  ///< middle, voxels
    double radius = 5;
};

[[nodiscard]] PatchCase tinyCase(const TinyCase& options = {});

/// Two tiny cases in `folder`/patches, and settings for a run of seconds in `folder`/run.
[[nodiscard]] TrainingConfig tinyRun(const std::filesystem::path& folder);

}  // namespace glioscope::test
