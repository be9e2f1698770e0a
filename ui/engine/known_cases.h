#pragma once

// What the images of cases hold, told by their files' paths, sizes and times alone, once it was
// noted while they were read: so that a list of cases can say of which there are results, and reads
// none of them. Functions for worker threads; several programs may share a folder.

#include "segmentation/case/model/case.h"

#include <filesystem>
#include <string>

namespace glioscope {

class KnownCases {
public:
    /// The most that are remembered; the longest noted go.
    static constexpr std::size_t kMost = 4096;

    explicit KnownCases(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// A name for the images as their files are now, in hex, which tells nothing of them.
    [[nodiscard]] static std::string identityOf(const CaseFiles& files);

    /// That images of this identity hold what `caseHash` says. False where it was known, or cannot
    /// be kept, which is no error.
    bool note(const std::string& identity, const std::string& caseHash) const;
    /// Empty where it is not known.
    [[nodiscard]] std::string caseHashOf(const CaseFiles& files) const;

private:
    [[nodiscard]] std::string noted(const std::string& identity) const;
    void trim() const;

    std::filesystem::path m_folder;
};

}  // namespace glioscope
