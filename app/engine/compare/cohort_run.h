#pragma once

// Segments and measures a cohort: while the network runs on one case the next is read and the last
// is measured and written. A record is written for each case and model; those that an earlier run
// finished are taken as they are, and a case that fails has a record that says why.

#include "app/engine/compare/cohort.h"
#include "app/engine/compare/comparison_record.h"
#include "app/engine/console/command_options.h"
#include "segmentation/case/model/read_options.h"

#include <functional>
#include <memory>

namespace glioscope {

struct CohortSettings {
    std::vector<std::string> models;  ///< names or files
    std::vector<GivenResults> results;
    std::filesystem::path output;
    ReadOptions reading;  ///< of the labels
    ComputeOptions compute;
    bool confidence = false;  ///< calibration, intervals and entropy of the models
};

struct CohortHooks {
    /// "done" of "total" pairs of case and model, now about this case; any thread.
    std::function<void(const Progress&, const std::string& what)> progress;
    /// A record that is in place; `earlier`: by an earlier run.
    std::function<void(const ComparisonRecord&, bool earlier)> done;
    std::function<bool()> stopRequested;
};

class CohortRun {
public:
    /// Loads the models. Throws Error, AmbiguousInput for two of one name.
    CohortRun(const CohortSettings& settings, const CohortHooks& hooks);
    ~CohortRun();

    /// Names of all models and results, in the order of the command line.
    [[nodiscard]] const std::vector<std::string>& names() const;

    /// Returns when all records are in place. Throws Cancelled, and Error where a record cannot be
    /// written.
    void run(const std::vector<CohortCase>& cases);

    /// Removes what is half-written, for a process about to end. Any thread.
    void abandon() noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
