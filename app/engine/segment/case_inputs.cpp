#include "app/engine/segment/case_inputs.h"

#include "app/engine/console/case_options.h"
#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/case/consistency/place_doubts.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/networks/contract/coarse_voxels.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/sequence_list.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

/// By the files' names, which the contract's own words do not have.
[[noreturn]] void failOnOtherGrid(const Case& loaded, const ContractViolation& violation)
{
    const Sequence first = violation.first;
    const Sequence other = violation.sequences.front();
    throw Error(Sentence::of(
        "The file %1 lies on another grid (%2) than %3 (%4); segment "
        "with --align, which moves the sequences onto one grid.",
        loaded.files.image(other)->string(), described(loaded.image(other)->geometry),
        loaded.files.image(first)->filename(), described(loaded.image(first)->geometry)));
}

SequenceImages takenFrom(const Case& loaded, const ModelContract& contract)
{
    SequenceImages images;
    for (const Sequence sequence : contract.inputs) {
        images[sequence] = loaded.image(sequence);
    }
    return images;
}

void refuseViolations(const Case& loaded, const ModelContract& contract,
                      const SequenceImages& images)
{
    const std::vector<ContractViolation> violations = contractViolations(contract, images);
    for (const ContractViolation& violation : violations) {
        if (violation.rule == ContractViolation::Rule::OtherGrid) {
            failOnOtherGrid(loaded, violation);
        }
    }
    if (!violations.empty()) {
        throw Error(Sentence::of("The case %1 in %2 cannot be segmented. %3", loaded.files.name,
                                 loaded.files.folder, violationSentences(contract, images)));
    }
}

}  // namespace

CaseFiles caseOf(const SegmentJob& job)
{
    return job.sources ? filesOf(*job.sources)
                       : findCase(job.casePath, sequencesOption(job.sequences));
}

bool isStudyJob(const SegmentJob& job)
{
    return job.align && !job.sources && isStudy(job.casePath);
}

Sentence namingCase(const CaseFiles& files, const Sentence& sentence)
{
    const std::string& text = sentence.text();
    const bool named =
        text.find(files.name) != text.npos || text.find(files.folder.string()) != text.npos;
    return named ? sentence
                 : Sentence::of("The case %1 in %2 cannot be segmented. %3", files.name,
                                files.folder, sentence);
}

CaseFiles neededFiles(CaseFiles files, const ModelContract& contract, bool aligned)
{
    std::vector<Sequence> present;
    std::ranges::copy_if(kAllSequences, std::back_inserter(present),
                         [&](Sequence sequence) { return files.image(sequence).has_value(); });
    if (const auto missing = missingInputs(contract, present); !missing.empty()) {
        throw Error(Sentence::of(
            "The model %1 needs %2, which the case %3 in %4 does not have; "
            "add the file or choose a model that runs without it.%5",
            contract.name, listed(missing), files.name, files.folder, unusedSentence(files)));
    }
    for (const Sequence sequence : kAllSequences) {
        const bool taken = std::ranges::find(contract.inputs, sequence) != contract.inputs.end() ||
                           (aligned && sequence == Sequence::T1ce);
        if (!taken) {
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

std::string contentOf(const CaseFiles& files)
{
    std::string content;
    for (const Sequence sequence : kAllSequences) {
        const auto& file = files.image(sequence);
        content += file ? sha256OfFile(*file) : "-";
        content += files.images4d
                       ? std::to_string(files.channelOf[static_cast<std::size_t>(sequence)])
                       : "";
    }
    return content;
}

std::vector<InputFile> studyInputs(const RawCase& raw, const ModelContract& contract)
{
    std::vector<InputFile> inputs;
    for (const Sequence sequence : contract.inputs) {
        inputs.push_back({sequence, *raw.loaded.files.image(sequence),
                          raw.sha256[static_cast<std::size_t>(sequence)]});
    }
    return inputs;
}

SequenceImages readInputs(const CaseFiles& files, const ModelContract& contract,
                          std::vector<Sentence>& notices)
{
    const Case loaded = readCase(files, {.labelScheme = std::nullopt, .readLabels = false});
    SequenceImages images = inputsOf(loaded, contract);
    std::ranges::move(imageDoubts(loaded), std::back_inserter(notices));
    std::ranges::move(straightenedSentences(loaded), std::back_inserter(notices));
    addVoxelNotice(loaded, contract, notices);
    return images;
}

void addVoxelNotice(const Case& loaded, const ModelContract& contract,
                    std::vector<Sentence>& notices)
{
    if (Sentence coarse = coarseVoxelSentence(contract, takenFrom(loaded, contract));
        !coarse.empty()) {
        notices.push_back(std::move(coarse));
    }
}

SequenceImages inputsOf(const Case& loaded, const ModelContract& contract)
{
    SequenceImages images = takenFrom(loaded, contract);
    refuseViolations(loaded, contract, images);
    return images;
}

void refuseOutputInCase(const fs::path& outputFolder, const CaseFiles& files)
{
    std::error_code ignored;
    if (fs::equivalent(outputFolder, files.folder, ignored)) {
        throw AmbiguousInput(
            Sentence::of("The output folder %1 is the folder of the case %2, where "
                         "results would be taken for its own files; choose another one.",
                         outputFolder, files.name));
    }
}

}  // namespace glioscope
