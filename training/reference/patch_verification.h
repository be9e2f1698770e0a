#pragma once

// Reads every patch file of a folder again and holds it against the hashes it carries.

#include "segmentation/system/in_parallel.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct VerifyReport {
    std::size_t good = 0;
    std::size_t withoutHashes =
        0;  ///< readable, made before hashes were kept or by another program
    std::vector<Sentence> failures;  ///< one a damaged file
    bool stopped = false;
};

/// Throws Error where the folder holds no HDF5 file. Files are taken several at a time.
[[nodiscard]] VerifyReport verifyPatches(const std::filesystem::path& folder,
                                         const ContinueCheck& mayContinue = {});

}  // namespace glioscope
