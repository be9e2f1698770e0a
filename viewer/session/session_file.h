#pragma once

// Session files ("*.glioscope"): what is open and how it is shown, as JSON. The contract:
//
//   {"format": "glioscope session", "version": 1, "program": "0.2.0",
//    "case": {...}, "layers": [...], "view": {...}, "panes": {...}, "comparison": {...},
//    "measurements": ...}
//
// - Members are those of saved_session.h under the names of session_form.h; what is absent or null
//   is as in a new window. Unknown members are passed over, so a version can gain some; `version`
//   is raised only where a member's meaning changes. A later version is read as far as it goes.
// - Places and lengths are LPS mm. Numbers of layers and panes count from 0. Text is UTF-8, paths
//   as path_text.h writes them.
// - The case comes first: of a damaged file all that stands before the damage is read.
// - No voxels: segmentations lie in the files that `layers` name, results of models also in the
//   store of results. No member is about a patient; paths have the names that folders and files
//   have.

#include "segmentation/system/sentence.h"
#include "viewer/session/saved_session.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

inline constexpr std::string_view kSessionEnding = ".glioscope";
inline constexpr int kSessionVersion = 1;

/// By its name, in whatever case of letters.
[[nodiscard]] bool isSessionName(const std::filesystem::path& file);

/// Bytes that are no UTF-8 come back as they were. The same for equal sessions.
[[nodiscard]] std::string sessionText(const SavedSession& session);

struct ReadSession {
    SavedSession session;
    std::vector<Sentence> problems = {};  ///< what could not be read, a sentence each
};

/// `file` is named in the sentences. Throws Error where the text is no session, or what is left of
/// it names no file of a case. Numbers of layers that there are not are taken out.
[[nodiscard]] ReadSession sessionFromText(std::string_view text, const std::filesystem::path& file);

/// Throws Error, also where the file cannot be read.
[[nodiscard]] ReadSession readSession(const std::filesystem::path& file);

/// Whole or not at all. Throws Error that names the file; an older one stays.
void writeSession(const std::filesystem::path& file, const SavedSession& session);

}  // namespace glioscope
