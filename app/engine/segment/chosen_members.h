#pragma once

// Of a model of several networks those that a job runs.

#include "segmentation/jobs/job.h"
#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/system/sentence.h"

#include <string>
#include <vector>

namespace glioscope {

/// Places in the contract's list; none means all.
[[nodiscard]] std::vector<std::size_t> membersFor(const SegmentJob& job,
                                                  const ModelContract& contract,
                                                  const std::string& caseName);

[[nodiscard]] std::vector<std::string> namesOf(const ModelContract& contract,
                                               const std::vector<std::size_t>& members);

/// Where some have been left out.
[[nodiscard]] Sentence subsetNotice(const ModelContract& contract,
                                    const std::vector<MemberTime>& ran);

[[nodiscard]] bool isOfMembers(const SegmentResult& result, const std::vector<std::string>& names);

}  // namespace glioscope
