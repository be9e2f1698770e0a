#pragma once

// Runs segmentation jobs, for the command line and for `serve` alike: case in, NIfTI and report
// out. Models stay loaded between jobs. One job at a time; only abandon() may come from another
// thread.

#include "app/engine/raw/raw_case.h"
#include "app/engine/segment/last_case.h"
#include "app/engine/segment/segment_report.h"
#include "app/engine/segment/warm_networks.h"

#include <memory>
#include <mutex>
#include <optional>

namespace glioscope {

class OutputStaging;

struct JobHooks {
    std::function<void(const Progress&)> progress;  ///< called on a thread of its own
    std::function<bool()> stopRequested;            ///< true to stop; any thread
    /// A sentence to be shown and not kept: it may name a study's files.
    std::function<void(const std::string&)> remark = {};
};

class SegmentRunner {
public:
    SegmentRunner();
    ~SegmentRunner();

    /// Writes `<case>_<model>_seg.nii.gz` and `<case>_<model>.json`, and
    /// `<case>_<model>_<region>.nii.gz` (0 to 255) where probabilities are asked for, with
    /// `<case>_<model>_SD.nii.gz` (0 to 255 for 0 to 0.5) where there is a mirrored pass; of a case
    /// that is aligned `<case>_brain.nii.gz`, the mask, and `<case>_alignment.json`. Throws
    /// Error (AmbiguousInput for an output folder that is the case's own), Cancelled; then the
    /// output folder is as it was.
    [[nodiscard]] SegmentResult run(const SegmentJob& job, const JobHooks& hooks);

    /// The result of an earlier run with the same model on the same input, if it lies in the job's
    /// output folder. Throws Error for a missing case or model.
    [[nodiscard]] std::optional<SegmentResult> finished(const SegmentJob& job);

    /// Removes what a job has half-written, for a process about to end: no job can end after it.
    void abandon() noexcept;

private:
    struct Run;
    void stage(const std::filesystem::path& outputFolder);
    void unstage();
    void commit(const std::vector<std::string>& names);

    LastCase m_lastCase;
    LastRawCase m_lastRawCase;
    WarmNetworks m_networks;
    std::mutex m_stagingMutex;  ///< held for ever by abandon()
    std::unique_ptr<OutputStaging> m_staging;
};

}  // namespace glioscope
