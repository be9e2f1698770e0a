#pragma once

// The one table of how a case is segmented: the options of `segment`, the fields of a job's line,
// and the choices in the viewer come from it, defaults from SegmentJob. Another setting is a member
// there and a row here.

#include "segmentation/jobs/job.h"
#include "segmentation/system/setting.h"

#include <span>
#include <string>

namespace glioscope {

struct SegmentSetting : SettingFacts {
    SettingMember<SegmentJob> member;
};

[[nodiscard]] std::span<const SegmentSetting> segmentSettings();

/// Where and how precisely a network runs, for whatever else runs one.
[[nodiscard]] const SettingFacts& deviceSetting();
[[nodiscard]] const SettingFacts& precisionSetting();

}  // namespace glioscope
