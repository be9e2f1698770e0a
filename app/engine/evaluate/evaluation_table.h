#pragma once

// Figures of an evaluation as text and as JSON, for one case and as the mean over several. An
// infinite HD95 is written "inf" and in JSON null.

#include "app/engine/evaluate/evaluation_pairs.h"
#include "segmentation/metrics/comparison.h"
#include "segmentation/metrics/evaluation.h"

#include <string>
#include <vector>

namespace glioscope {

[[nodiscard]] std::string tableText(const std::vector<EvaluationRow>& rows);
/// `further` is one a row; each row's object has them under "further". `warnings` are sentences on
/// where the labels lie.
[[nodiscard]] std::string pairJson(const EvaluationPair& pair,
                                   const std::vector<EvaluationRow>& rows,
                                   const std::vector<StructureFigures>& further, double toleranceMm,
                                   const std::vector<std::string>& warnings = {});

/// The first table's part of all figures.
[[nodiscard]] std::vector<EvaluationRow> rowsOf(const std::vector<StructureFigures>& figures);

/// A case that no figure counts, and why.
[[nodiscard]] std::string leftOutJson(const std::string& caseName, const std::string& sentence);

/// How HD95 is defined, and what counts where a mask is empty.
[[nodiscard]] std::string definitionsText();

/// Mean over cases, row by row: a row over the cases that have it, as the cavity's. An infinite
/// HD95 has no mean; it is left out and counted.
class MeanRows {
public:
    void add(const std::vector<EvaluationRow>& rows);
    [[nodiscard]] int cases() const { return m_cases; }
    [[nodiscard]] std::string text() const;
    /// `leftOut`: cases that the mean does not count.
    [[nodiscard]] std::string json(const std::string& model,
                                   const std::vector<std::string>& leftOut) const;

private:
    [[nodiscard]] std::vector<EvaluationRow> means() const;

    struct Sum {
        EvaluationRow figures;
        int cases = 0;
        int infinite = 0;  ///< of those, by HD95
    };

    int m_cases = 0;
    PerStructure<Sum> m_sums;
};

}  // namespace glioscope
