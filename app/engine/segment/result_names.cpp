#include "app/engine/segment/result_names.h"

#include "segmentation/case/dataset/own_file.h"
#include "segmentation/jobs/deviation_name.h"

#include <algorithm>

namespace glioscope {

std::string safeFileName(const std::string& name)
{
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
    std::string safe = name;
    std::ranges::replace_if(
        safe, [&](char c) { return (c & 0x80) == 0 && kAllowed.find(c) == kAllowed.npos; }, '_');
    return safe;
}

OutputNames outputNames(const SegmentJob& job, const std::string& caseName,
                        const Segmenter& segmenter)
{
    const ModelContract& contract = segmenter.contract();
    const std::string stem = safeFileName(caseName) + "_" + safeFileName(contract.name);
    const std::string ending = job.compress ? ".nii.gz" : ".nii";
    OutputNames names = {stem + "_seg" + ending, stem + ".json", "", "", "", {}};
    if (job.align) {
        names.brain = safeFileName(caseName) + "_brain" + ending;
        names.moves = safeFileName(caseName) + "_alignment.json";
    }
    for (const ModelOutput& output : contract.outputs) {
        if (job.probabilities) {
            names.probabilities.push_back(stem + "_" + std::string(shortName(output.structure)) +
                                          ending);
        }
    }
    if (segmenter.givesDeviation()) {
        names.probabilities.push_back(stem + "_" + kDeviationName + ending);
    }
    return names;
}

std::string dicomName(const OutputNames& names)
{
    return names.segmentation.substr(0, names.segmentation.rfind(".nii")) + ".dcm";
}

std::vector<ProbabilityOf> probabilitiesOf(const ModelContract& contract, std::size_t files)
{
    std::vector<ProbabilityOf> all;
    for (const ModelOutput& output : contract.outputs) {
        all.push_back({std::string(shortName(output.structure)), output.threshold});
    }
    if (files > all.size()) {
        all.push_back({kDeviationName});
    }
    return all;
}

void refuseOutputOverCase(const std::filesystem::path& folder, const OutputNames& names,
                          const CaseFiles& files)
{
    refuseOwnFile(files, folder / names.segmentation);
    if (!names.brain.empty()) {
        refuseOwnFile(files, folder / names.brain);
    }
    for (const std::string& name : names.probabilities) {
        refuseOwnFile(files, folder / name);
    }
}

}  // namespace glioscope
