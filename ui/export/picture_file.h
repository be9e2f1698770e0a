#pragma once

// Pictures as files.

#include <QImage>

#include <filesystem>

namespace glioscope {

/// As PNG, in place of what is there. Throws Error, and then the old file is as it was.
void writePicture(const std::filesystem::path& file, const QImage& picture);

}  // namespace glioscope
