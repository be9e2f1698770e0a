#pragma once

// A model's contract held against the open case before a run, by the rules that the engine holds it
// against (contract_check.h) and in words a radiologist understands. Pure functions.

#include "segmentation/case/model/case.h"
#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/system/sentence.h"
#include "ui/widgets/notice.h"

#include <QString>

#include <string>
#include <vector>

namespace glioscope {

/// Whether the run aligns the sequences and strips the skull first; then it is not the grids that
/// they lie on that count.
enum class FirstAligned : bool { No, Yes };

/// Problems first, then warnings, notes, and what is good; never empty. `doubts` are what
/// image_doubts.h says of the case's images.
[[nodiscard]] std::vector<Notice> checkContract(const ModelContract& contract, const Case& openCase,
                                                const std::vector<Sentence>& doubts = {},
                                                FirstAligned aligned = FirstAligned::No);

/// True where nothing keeps the model from running.
[[nodiscard]] bool canRun(const std::vector<Notice>& lines);

/// What the model is and how good it was measured, as a few sentences.
[[nodiscard]] QString describeModel(const ModelContract& contract);

}  // namespace glioscope
