#pragma once

// The files that a session needs: what is noted of one, and finding it again where it lies, where
// it lies from the session file, or anywhere below a few folders by its size and hash. For worker
// threads; reads whole files.

#include "viewer/session/saved_session.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// Notes files, each hashed once: what it held when it was first asked for.
class FileNotes {
public:
    /// From `folder`, that of the session file. Size and hash are empty where it cannot be read.
    [[nodiscard]] SavedFile noteOf(const std::filesystem::path& file,
                                   const std::filesystem::path& folder);
    /// It has been written anew.
    void forget(const std::filesystem::path& file) { m_notes.erase(file); }
    void clear() { m_notes.clear(); }

private:
    std::map<std::filesystem::path, SavedFile> m_notes;
};

enum class FileState : std::uint8_t {
    Same,
    Moved,    ///< the same, found by its hash
    Changed,  ///< there, with other content
    Missing,
};

struct FoundFile {
    std::filesystem::path file;  ///< where it was, if missing
    FileState state = FileState::Missing;
};

class FileSearch {
public:
    /// Of a session in `sessionFolder`; that one and `further` are looked through with all that
    /// lies below them, except hidden folders and links.
    explicit FileSearch(std::filesystem::path sessionFolder,
                        std::vector<std::filesystem::path> further = {});

    /// What is the same by its hash comes first, wherever it is.
    [[nodiscard]] FoundFile find(const SavedFile& saved);

private:
    [[nodiscard]] bool isSame(const std::filesystem::path& file, const SavedFile& saved);
    [[nodiscard]] std::optional<std::filesystem::path> below(const SavedFile& saved);
    void lookThrough(const std::filesystem::path& folder);

    std::filesystem::path m_sessionFolder;
    std::vector<std::filesystem::path> m_folders;
    bool m_lookedThrough = false;
    std::multimap<std::uintmax_t, std::filesystem::path> m_bySize;
    std::map<std::filesystem::path, std::string> m_hashes;
};

}  // namespace glioscope
