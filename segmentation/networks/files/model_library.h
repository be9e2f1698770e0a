#pragma once

// Where models are found: beside the program (installed or in the build tree) and in the user's
// data folder, so that `--model unet` works from any working directory.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct ModelEntry {
    std::filesystem::path file;
    ModelContract contract;
};

/// $GLIOSCOPE_MODELS alone where it is set (tests); else ../share/glioscope/models beside the
/// program, of an installation and of a build tree alike, and $XDG_DATA_HOME/glioscope/models.
/// Folders need not exist.
[[nodiscard]] std::vector<std::filesystem::path> modelFolders();

/// Models for tumours of those folders, best measured first; unreadable files are left out.
[[nodiscard]] std::vector<ModelEntry> listModels();

/// A model's file by name or path; empty means the best. Throws Error that lists the names there
/// are.
[[nodiscard]] std::filesystem::path findModel(const std::string& nameOrFile);

/// The same among the models that find the brain (OutputKind::Brain), of which empty means the
/// first by file name.
[[nodiscard]] std::filesystem::path findBrainModel(const std::string& nameOrFile);

}  // namespace glioscope
