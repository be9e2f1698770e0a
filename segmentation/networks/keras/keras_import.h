#pragma once

// The reference system's published weights (Keras 2.3, channels_first) as one of our models. Its
// layers are found by shape and order (keras_matching.h); the graph of a whole-model file is then
// held against how our network is wired (keras_wiring.h), so that a file never becomes a model that
// computes something else. Free of LibTorch. Batch normalisation keeps Keras' epsilon, 0.001, and
// the axis its lengths tell.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <optional>
#include <string>

namespace glioscope {

struct KerasImportOptions {
    std::string modelName;               ///< becomes ModelContract::name
    std::optional<NetworkKind> network;  ///< refuse any other
};

/// Reads `file` (a whole model or weights alone) and writes it to `output` as a model file in
/// float32. Its contract, which is returned: outputs NCR, ED, ET; inputs FLAIR, T1ce, T1, T2 at 1
/// mm, standardised by slice; the window the file was built for, else 160x160x16; the file's name
/// and SHA-256. Throws Error in one sentence that names the file and what does not fit; an older
/// `output` is then untouched.
ModelContract importKeras(const std::filesystem::path& file, const std::filesystem::path& output,
                          const KerasImportOptions& options);

/// What a Keras file holds, for people: text of several lines, or JSON, an object a line. Works for
/// every Keras 2 file. Throws Error as importKeras() does for files that are none.
[[nodiscard]] std::string kerasListing(const std::filesystem::path& file);
[[nodiscard]] std::string kerasListingJson(const std::filesystem::path& file);

}  // namespace glioscope
