#pragma once

// What a report of a segmentation says, as values: what was measured on it, what made it, and which
// images it lies on. Names of cases and files are left out unless they are asked for.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/session/layer.h"
#include "segmentation/statistics/structure_statistics.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/case_sources.h"
#include "segmentation/volume/sequence.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct ReportedImage {
    Sequence sequence = Sequence::Flair;
    Sentence grid;       ///< "240x240x155 voxels of 1x1x1 mm, ..."
    std::string sha256;  ///< of its file, in hex; empty where that cannot be read any more
};

struct ReportFacts {
    std::string date;                       ///< ISO 8601 day
    std::string caseName;                   ///< empty unless asked for
    std::string layer;                      ///< the segmentation's name
    Origin origin;                          ///< its file is empty unless asked for
    std::optional<ModelContract> contract;  ///< of the model, where it is still known
    LabelScheme scheme = kResultScheme;
    std::vector<StructureStatistics> structures;
    std::vector<ReportedImage> images;
};

/// What is measured is measured here: half a second on a BraTS grid; any thread.
struct ReportSource {
    Layer layer;  ///< holds a segmentation
    std::optional<ModelContract> contract;
    CaseImages images;
    std::array<std::filesystem::path, 4> files;  ///< by Sequence; empty where unknown
    std::string caseName;
    bool withNames = false;
};
[[nodiscard]] ReportFacts factsOf(const ReportSource& source);

/// Smaller lesions get no picture, but where all are: BraTS's own limit of 50 mm3 since 2023.
inline constexpr double kSmallestKeyLesionMl = 0.05;

/// The lesions a picture is made of: parts of the whole tumour, the largest first, at most `most`.
[[nodiscard]] std::vector<PartStatistics> keyLesions(const ReportFacts& facts, std::size_t most);

/// JSON, UTF-8, indented, with a line end.
[[nodiscard]] std::string reportJson(const ReportFacts& facts);

}  // namespace glioscope
