#pragma once

// What is wrong with a folder of cases before anybody trains on it. Reads every file once, several
// cases at a time, and changes nothing. Errors keep a case from being trained on; warnings do not.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/patients.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/jobs/audit_report.h"

#include <functional>

namespace glioscope {

struct AuditOptions {
    ReadOptions read;                ///< its labelScheme settles what files leave open
    ChannelSequences channels = {};  ///< and this what unnamed channels are
    Patients patients = {};          ///< and this whose scans the cases are
    std::size_t threads = 0;  ///< cases at a time, each holding one file in memory; 0: one a core
};

/// Asked before each case; return false to stop. One call at a time, on any thread.
using AuditProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// `dataset` is a folder of cases, a case folder or a file of one. Throws Error where no case is
/// found and Cancelled where `progress` returned false.
[[nodiscard]] DatasetAudit auditDataset(const std::filesystem::path& dataset,
                                        const AuditOptions& options = {},
                                        const AuditProgress& progress = {});

}  // namespace glioscope
