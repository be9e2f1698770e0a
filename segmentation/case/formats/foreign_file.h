#pragma once

// Files that are not read, told by their names and first bytes, so that a refusal says what is
// there and what to do with it. Not part of the folder's interface.

#include "segmentation/system/sentence.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

namespace glioscope {

/// How a sentence about a file goes on that begins with these bytes (some 350 tell all) and is of
/// another format, whatever its name: "is a DICOM file, ...; convert it ..."; nothing for others.
[[nodiscard]] std::optional<Sentence> foreignByContent(std::span<const std::byte> firstBytes);

/// The same where a link leads nowhere, as git-annex leaves it until its content is fetched.
[[nodiscard]] std::optional<Sentence> contentIsMissing(const std::filesystem::path& file);

/// Throws Error where nothing is at `path`, a link there leads nowhere, or there is no permission
/// to know.
void requireExistence(const std::filesystem::path& path);

/// Throws Error about a file that is no image by its name, with what it is where that can be told.
[[noreturn]] void failForeign(const std::filesystem::path& file);

/// How a sentence about a folder without images goes on: what it holds instead, or that it may not
/// be looked into. Looks some folders deep; nothing where there are files that could be images.
[[nodiscard]] std::optional<Sentence> foreignInFolder(const std::filesystem::path& folder);

}  // namespace glioscope
