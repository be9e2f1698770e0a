#pragma once

// The files and the dataset of a session's case, found again where they are now; what is not as it
// was becomes a sentence of the restored session. For worker threads.

#include "ui/session/restored_session.h"
#include "viewer/session/saved_files.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace glioscope {

class SessionFiles {
public:
    SessionFiles(const SessionRequest& request, RestoredSession& restored)
        : m_search(request.file.parent_path(), request.lookIn), m_restored(restored)
    {
    }

    /// Nothing where it is gone, which is said unless there is something else in its place. `what`
    /// is what it holds.
    std::optional<std::filesystem::path> find(const SavedFile& saved, const QString& what,
                                              bool isReplaced = false);

private:
    FileSearch m_search;
    RestoredSession& m_restored;
};

[[nodiscard]] CaseFiles findCaseFiles(const SavedCase& saved, SessionFiles& files);

/// The dataset that the case is of, whose entry for it names its folder and patient.
[[nodiscard]] std::vector<CaseFiles> findDataset(const SavedCase& saved, CaseFiles& found,
                                                 RestoredSession& restored);

/// For a sentence.
[[nodiscard]] QString textOf(std::string_view utf8);
[[nodiscard]] QString shown(const std::filesystem::path& path);

}  // namespace glioscope
