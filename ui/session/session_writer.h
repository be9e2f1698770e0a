#pragma once

// Writes gathered sessions: first the contents that no file holds, each once, then the session over
// them, so that whatever happens meanwhile the session that is there has all its files. Holds no
// widget and is told by nobody; one thread at a time.

#include "ui/session/session_source.h"
#include "viewer/session/saved_files.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glioscope {

/// Where a session is written.
struct SessionPlace {
    std::filesystem::path file;
    std::filesystem::path contents;  ///< folder for what no other file holds; made when needed
    bool mayRefer = false;  ///< to what another session's folder holds, or else has its own copy
};

/// Beside the file: "one.glioscope" has "one_files".
[[nodiscard]] SessionPlace placeBeside(const std::filesystem::path& file);

class SessionWriter {
public:
    /// The files that `contents` has of loose contents afterwards, in their order. Throws Error
    /// that names the session or a file of it; then the session and the files it had are there as
    /// before. An equal session is not written again.
    std::vector<std::filesystem::path> write(const SessionPlace& place, GatheredSession gathered);

    /// A file was written by somebody else.
    void forget(const std::filesystem::path& file) { m_notes.forget(file); }
    /// Of another case from now on.
    void clear();

private:
    using Written = std::pair<std::weak_ptr<const void>, std::filesystem::path>;

    [[nodiscard]] std::filesystem::path fileOf(const SessionPlace& place,
                                               const GatheredSession& gathered,
                                               const LooseContent& content);
    std::vector<std::filesystem::path> writeLoose(const SessionPlace& place,
                                                  GatheredSession& gathered);
    void note(const SessionPlace& place, SavedSession& session);
    void writeOver(const SessionPlace& place, const SavedSession& session);

    FileNotes m_notes;
    std::vector<Written> m_written;
    std::filesystem::path m_lastFile;
    std::string m_lastText;
};

}  // namespace glioscope
