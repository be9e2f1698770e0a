#pragma once

// A model's contract held against the open case before a run, in words a radiologist understands.
// Pure functions; the engine has the last word when it runs.

#include "segmentation/case/case.h"
#include "segmentation/networks/model_contract.h"

#include <QString>

#include <vector>

namespace glioscope {

struct CheckLine {
    enum class Kind {
        Good,     ///< as the model needs it
        Note,     ///< will run; good to know
        Warning,  ///< will run; the result may be wrong
        Problem,  ///< will not run
    };
    Kind kind = Kind::Good;
    QString text;
    bool operator==(const CheckLine&) const = default;
};

/// Problems first, then warnings, notes, and what is good; never empty.
[[nodiscard]] std::vector<CheckLine> checkContract(const ModelContract& contract,
                                                   const Case& openCase);

/// True where nothing keeps the model from running.
[[nodiscard]] bool canRun(const std::vector<CheckLine>& lines);

/// What the model is and how good it was measured, as a few sentences.
[[nodiscard]] QString describeModel(const ModelContract& contract);

}  // namespace glioscope
