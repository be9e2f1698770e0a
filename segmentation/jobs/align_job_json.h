#pragma once

// Lines of align_job.h; a part of job_json.h.

#include "segmentation/jobs/align_job.h"

#include <nlohmann/json_fwd.hpp>

namespace glioscope {

[[nodiscard]] nlohmann::json toJson(const AlignJob& job);
[[nodiscard]] nlohmann::json toJson(const AlignResult& result);

// Throw std::invalid_argument that says what is wrong.
[[nodiscard]] AlignJob alignJobFrom(const nlohmann::json& object);
[[nodiscard]] AlignResult alignResultFrom(const nlohmann::json& object);

/// Where a case's files are, of any job.
[[nodiscard]] nlohmann::json toJson(const CaseSources& sources);
[[nodiscard]] CaseSources sourcesFrom(const nlohmann::json& object);

}  // namespace glioscope
