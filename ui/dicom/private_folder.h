#pragma once

// Where segmentations stay on their way between the window and the engine: folders for the user's
// eyes alone, each gone with its last holder, and after a crash at the next start.

#include "segmentation/system/owned_folder.h"

#include <filesystem>
#include <memory>

namespace glioscope {

/// In the user's cache.
[[nodiscard]] std::filesystem::path segmentationFolders();

/// Makes one in `parent`, which is made too. Throws Error. Any thread.
[[nodiscard]] std::shared_ptr<const OwnedFolder> makePrivateFolder(
    const std::filesystem::path& parent);

}  // namespace glioscope
