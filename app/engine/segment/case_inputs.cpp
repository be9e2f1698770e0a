#include "app/engine/segment/case_inputs.h"

#include "app/engine/console/case_options.h"
#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

void refuseOtherGrids(const Case& loaded)
{
    const auto others = loaded.sequencesOnOtherGrids();
    if (others.empty()) {
        return;
    }
    const Sequence first = loaded.firstSequence();
    const Sequence other = others.front();
    throw Error("The file " + loaded.files.image(other)->string() + " lies on another grid (" +
                describe(loaded.image(other)->geometry) + ") than " +
                loaded.files.image(first)->filename().string() + " (" +
                describe(loaded.image(first)->geometry) +
                "); register and resample the sequences to one grid before segmenting.");
}

}  // namespace

CaseFiles caseOf(const SegmentJob& job)
{
    return job.sources ? filesOf(*job.sources)
                       : findCase(job.casePath, sequencesOption(job.sequences));
}

CaseFiles neededFiles(CaseFiles files, const ModelContract& contract)
{
    std::string missing;
    for (const Sequence sequence : contract.inputs) {
        if (!files.image(sequence)) {
            missing += (missing.empty() ? "" : ", ") + std::string(displayName(sequence));
        }
    }
    if (!missing.empty()) {
        throw Error("The model " + contract.name + " needs " + missing + ", which the case " +
                    files.name + " in " + files.folder.string() +
                    " does not have; add the file or choose a model that runs without it." +
                    unusedSentence(files));
    }
    for (const Sequence sequence : kAllSequences) {
        if (std::ranges::find(contract.inputs, sequence) == contract.inputs.end()) {
            files.images[static_cast<std::size_t>(sequence)].reset();
        }
    }
    return files;
}

std::vector<InputFile> hashedInputs(const CaseFiles& files, const ModelContract& contract)
{
    std::vector<InputFile> inputs;
    for (const Sequence sequence : contract.inputs) {
        const fs::path& file = *files.image(sequence);
        const bool again = !inputs.empty() && inputs.back().file == file;
        inputs.push_back({sequence, file, again ? inputs.back().sha256 : sha256OfFile(file)});
    }
    return inputs;
}

SequenceImages readInputs(const CaseFiles& files, const ModelContract& contract,
                          std::vector<std::string>& notices)
{
    const Case loaded = readCase(files, {.labelScheme = std::nullopt, .readLabels = false});
    refuseOtherGrids(loaded);
    SequenceImages images;
    for (const Sequence sequence : contract.inputs) {
        images[sequence] = loaded.image(sequence);
    }
    std::string sentences;
    for (const std::string& sentence : contractViolations(contract, images)) {
        sentences += " " + sentence;
    }
    if (!sentences.empty()) {
        throw Error("The case " + files.name + " in " + files.folder.string() +
                    " cannot be segmented." + sentences);
    }
    std::ranges::move(imageDoubts(loaded), std::back_inserter(notices));
    return images;
}

void refuseOutputInCase(const fs::path& outputFolder, const CaseFiles& files)
{
    std::error_code ignored;
    if (fs::equivalent(outputFolder, files.folder, ignored)) {
        throw AmbiguousInput(
            "The output folder " + outputFolder.string() + " is the folder of the case " +
            files.name + ", where results would be taken for its own files; choose another one.");
    }
}

}  // namespace glioscope
