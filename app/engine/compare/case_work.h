#pragma once

// What is done with one case of a cohort, step by step: reading it once for all models, measuring a
// segmentation, writing it.

#include "app/engine/compare/cohort.h"
#include "app/engine/compare/comparison_record.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"

namespace glioscope {

/// Of all that a case is compared under: the models first, then the results.
struct LoadRequest {
    std::vector<const ModelContract*> contracts;
    std::vector<std::string> modelHashes;
    std::vector<GivenResults> results;
    ReadOptions reading;
    bool confidence = false;       ///< of models
    std::filesystem::path output;  ///< where finished records lie
};

struct LoadedCase {
    /// One a model and one a folder of results, with their hashes, and with a problem where it is
    /// known by now; those of an earlier run as they are.
    std::vector<ComparisonRecord> records;
    std::vector<bool> finished;
    std::vector<LabelFile> given;  ///< of results; without a file for models
    std::shared_ptr<const Case> images;
    std::shared_ptr<const LabelMap> reference;
};

/// Reads what is needed for the records that are not finished. Failures become records' problems.
[[nodiscard]] LoadedCase loadCase(const CohortCase& one, const LoadRequest& request);

/// Throws Error, as segment does, where the model cannot run on them.
[[nodiscard]] SequenceImages imagesFor(const LoadedCase& loaded, const ModelContract& contract);

/// The results' labels; nothing where they cannot be read, which the record then says.
[[nodiscard]] std::optional<LabelMap> readPrediction(LoadedCase& loaded, std::size_t record,
                                                     const ReadOptions& reading);

/// Fills the record: figures and picture, or a problem. `images` may be null.
void measure(ComparisonRecord& record, const LabelMap& prediction, const LabelMap& reference,
             const Case* images);

[[nodiscard]] std::string segmentationName(const std::string& caseName, const std::string& model);
void writeSegmentation(const std::filesystem::path& file, const LabelMap& labels);

}  // namespace glioscope
