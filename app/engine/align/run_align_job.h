#pragma once

// Runs jobs that make a case of whole heads ready to be looked at before it is segmented
// (jobs/align_job.h). The case that was read last and the network for brains are kept. One job at a
// time.

#include "app/engine/raw/raw_case.h"
#include "app/engine/segment/run_segment_job.h"
#include "app/engine/segment/warm_networks.h"
#include "segmentation/jobs/align_job.h"

namespace glioscope {

class AlignRunner {
public:
    /// Writes `<case>_alignment.json` or `<case>_brain.nii` into the job's folder, or nothing.
    /// Throws Error, Cancelled.
    [[nodiscard]] AlignResult run(const AlignJob& job, const JobHooks& hooks);

private:
    LastRawCase m_lastCase;
    WarmNetworks m_networks;
};

}  // namespace glioscope
