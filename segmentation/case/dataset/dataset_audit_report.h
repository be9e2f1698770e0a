#pragma once

// What an audit found, for people and for programs.

#include "segmentation/case/dataset/dataset_audit.h"

#include <string>

namespace glioscope {

/// A line a case, then the findings, for people.
[[nodiscard]] std::string auditText(const DatasetAudit& audit);

/// One JSON object, see dataset_audit_report.cpp for its fields.
[[nodiscard]] std::string auditJson(const DatasetAudit& audit);

}  // namespace glioscope
