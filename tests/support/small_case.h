#pragma once

// Cases small enough to open in no time: phantoms written with BraTS names.

#include "segmentation/phantom/phantom.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope::test {

/// The phantom's head on a grid of `spacingMm`: the whole of it, with fewer voxels.
[[nodiscard]] Phantom smallPhantom(double spacingMm = 4, std::uint64_t seed = 1);

struct CaseWriting {
    std::string name = "Phantom_1";
    bool withLabels = true;
    bool withT1ce = true;
    /// Names of no convention and labels 1, 2, 3 without a mark of who wrote them: a question.
    bool ambiguous = false;
};

/// Writes `<folder>/<name>/<name>_flair.nii` and so on; returns the case's folder.
std::filesystem::path writeCase(const std::filesystem::path& folder, const Phantom& phantom,
                                const CaseWriting& writing = {});

/// Writes numbered channels without names, in the order T2, T1, T1ce, FLAIR, as a dataset of one
/// case a name.
void writeUnnamedDataset(const std::filesystem::path& folder, const Phantom& phantom,
                         const std::vector<std::string>& names);

}  // namespace glioscope::test
