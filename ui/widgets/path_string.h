#pragma once

// Paths in the window's strings. A file's name need not be Unicode; what is not goes there and back
// by path_text.h, where QString alone would lose it.

#include "segmentation/system/path_text.h"

#include <QString>

#include <filesystem>

class QUrl;

namespace glioscope {

[[nodiscard]] inline QString pathString(const std::filesystem::path& path)
{
    return QString::fromStdString(pathText(path));
}

[[nodiscard]] inline std::filesystem::path pathFromString(const QString& text)
{
    return pathFromText(text.toStdString());
}

/// For people: a byte that is no character is shown as one that says so.
[[nodiscard]] QString shownPath(const QString& text);

/// Of a local file, whose bytes are percent-encoded in the URL.
[[nodiscard]] QString pathString(const QUrl& url);

}  // namespace glioscope
