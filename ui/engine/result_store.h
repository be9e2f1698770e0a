#pragma once

// Results of earlier runs in the user's cache, by what the case's images and the model's file hold
// and how the run was set, so that a second run is instant and a case that was left has its results
// again. Entries are written whole, checked when they are read, and the least used go where they
// would take more than the limit. Functions for worker threads; several programs may share a
// folder.

#include "segmentation/case/model/case.h"
#include "segmentation/jobs/job.h"
#include "ui/case/case_session.h"
#include "ui/engine/known_cases.h"

#include <QDateTime>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct StoredResult {
    ModelResult result;
    SegmentResult run;  ///< device, precision, seconds, memory and notices
    QDateTime made;
    std::string entry = {};  ///< its name in the store; empty before it is there
    std::string moves = {};  ///< of a case that was aligned: registration/alignment_file.h
};

/// Of the files that hold the case's images, in hex. Throws Error where one cannot be read.
[[nodiscard]] std::string contentHash(const CaseFiles& files);

/// All that changes what a model makes of a case; not what is kept of it. Of files that the job
/// names, such as a brain mask, what they hold counts.
[[nodiscard]] std::string settingsText(const SegmentJob& job);

class ResultStore {
public:
    /// An empty folder keeps nothing.
    explicit ResultStore(std::filesystem::path folder = {},
                         std::uintmax_t mostBytes = std::uintmax_t{1} << 30)
        : m_folder(std::move(folder)), m_mostBytes(mostBytes)
    {
    }

    [[nodiscard]] bool isOn() const { return !m_folder.empty(); }

    /// What a run of the job with this model on this case gave, with probabilities where the job
    /// wants them. Nothing where there is none, also where its files are damaged, which then go.
    [[nodiscard]] std::optional<StoredResult> find(const std::string& caseHash,
                                                   const std::string& modelSha256,
                                                   const SegmentJob& job) const;
    /// The name under which put() keeps such a result.
    [[nodiscard]] static std::string entryOf(const std::string& modelSha256, const SegmentJob& job);
    /// By its name. Nothing where there is none any more.
    [[nodiscard]] std::optional<StoredResult> get(const std::string& caseHash,
                                                  const std::string& entry) const;
    /// The newest results on a case, the oldest of them first.
    [[nodiscard]] std::vector<StoredResult> resultsOf(const std::string& caseHash,
                                                      std::size_t most) const;
    /// How many there are.
    [[nodiscard]] std::size_t countOf(const std::string& caseHash) const;

    /// Names of the models with results on a case that need not be open, each once: see KnownCases.
    [[nodiscard]] std::vector<std::string> modelsOn(const CaseFiles& files) const;
    [[nodiscard]] KnownCases known() const { return KnownCases(m_folder / kKnown); }

    /// In place of an earlier one. False where it could not be kept, which is no error: the result
    /// is on screen.
    bool put(const std::string& caseHash, const SegmentJob& job, const StoredResult& stored) const;
    /// Of this model, however it was run: it was not wanted.
    void forget(const std::string& caseHash, const std::string& modelSha256) const;
    void clear() const;

private:
    static constexpr const char* kKnown = "known";  ///< a folder among those of cases

    [[nodiscard]] std::optional<StoredResult> read(const std::filesystem::path& entry) const;
    [[nodiscard]] std::vector<std::filesystem::path> entriesOf(const std::string& caseHash) const;
    void trim() const;

    std::filesystem::path m_folder;
    std::uintmax_t m_mostBytes;
};

}  // namespace glioscope
