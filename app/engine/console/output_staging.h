#pragma once

// Where a command's files grow until they are whole: a hidden folder inside the output folder, so
// that putting them in place is a rename. What a killed process left behind is removed by the next
// one.

#include "segmentation/system/owned_folder.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

class OutputStaging {
public:
    /// Makes `folder` where it is missing, and the hidden folder in it. Throws Error naming the
    /// folder when it cannot be written.
    explicit OutputStaging(const std::filesystem::path& folder);
    /// Removes what was not put in place, and output folders made for nothing.
    ~OutputStaging();
    OutputStaging(const OutputStaging&) = delete;
    OutputStaging& operator=(const OutputStaging&) = delete;

    /// Where to write a file that is to be called `name`.
    [[nodiscard]] std::filesystem::path staged(const std::string& name) const
    {
        return m_hidden->path() / name;
    }
    /// Calls `work` with that path; an Error of it names the file as it will be called instead.
    void write(const std::string& name,
               const std::function<void(const std::filesystem::path& staged)>& work) const;
    /// Puts the files in place in this order, replacing older ones; returns where they now are.
    /// Throws Error naming the file.
    std::vector<std::filesystem::path> commit(const std::vector<std::string>& names);
    /// Removes everything staged, even while another thread still writes there. Does not throw.
    void discard() noexcept;

private:
    std::filesystem::path m_folder;
    std::optional<OwnedFolder> m_hidden;
    std::vector<std::filesystem::path> m_madeFolders;  ///< innermost first
};

}  // namespace glioscope
