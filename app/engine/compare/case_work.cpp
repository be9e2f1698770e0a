#include "app/engine/compare/case_work.h"

#include "app/engine/compare/case_picture.h"
#include "app/engine/segment/case_inputs.h"
#include "app/engine/segment/result_names.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/system/base64.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

CaseLabels readKnown(const LabelFile& labels, ReadOptions options)
{
    options.namedValues = labels.namedValues;
    return readLabels(labels.file, labels.namedScheme, options);
}

/// Hashes of the files that a model or a folder of results makes a record of.
std::map<std::string, std::string> hashesOf(const CohortCase& one, const LoadRequest& request,
                                            std::size_t n, const std::string& referenceHash)
{
    std::map<std::string, std::string> madeOf = {{"reference", referenceHash}};
    if (request.reading.labelScheme) {
        madeOf["labels"] = key(*request.reading.labelScheme);
    }
    if (n < request.contracts.size()) {
        const ModelContract& contract = *request.contracts[n];
        madeOf["model"] = request.modelHashes[n];
        if (request.confidence) {
            madeOf["confidence"] = "yes";
        }
        for (const InputFile& input : hashedInputs(neededFiles(one.files, contract), contract)) {
            madeOf[std::string(key(input.sequence))] = input.sha256;
        }
    } else {
        const GivenResults& given = request.results[n - request.contracts.size()];
        const auto file = one.given.find(given.name);
        if (file == one.given.end()) {
            throw Error(missingSentence(one.files.name, given));
        }
        madeOf["prediction"] = sha256OfFile(file->second.file);
    }
    return madeOf;
}

/// What opens the case again; opening its folder could mean all cases there.
fs::path openingPath(const CaseFiles& files)
{
    const auto image =
        std::ranges::find_if(files.images, [](const auto& file) { return file.has_value(); });
    const fs::path path = image == files.images.end() ? files.folder : **image;
    return fs::absolute(path).lexically_normal();
}

bool isFinished(const ComparisonRecord& record, const LoadRequest& request, std::size_t n)
{
    std::error_code ignored;
    return n >= request.contracts.size() ||
           fs::is_regular_file(request.output / segmentationName(record.caseName, record.model),
                               ignored);
}

/// The record as an earlier run left it, or what is known of it before anything is read.
void beginRecord(LoadedCase& loaded, const CohortCase& one, const LoadRequest& request,
                 std::size_t n, const std::string& referenceHash)
{
    ComparisonRecord& record = loaded.records[n];
    record.caseName = one.files.name;
    const bool own = n < request.contracts.size();
    record.model =
        own ? request.contracts[n]->name : request.results[n - request.contracts.size()].name;
    record.casePath = openingPath(one.files);
    record.problem = one.problem;
    if (!record.problem.empty()) {
        return;
    }
    try {
        if (own) {
            refuseOutputInCase(request.output, one.files);
        }
        record.madeOf = hashesOf(one, request, n, referenceHash);
        if (!own) {
            loaded.given[n] = one.given.at(record.model);
        }
        record.segmentation = own ? fs::path(segmentationName(record.caseName, record.model))
                                  : fs::absolute(loaded.given[n].file).lexically_normal();
    } catch (const Error& error) {
        record.problem = error.said();
        return;
    }
    const auto earlier =
        finishedRecord(request.output / recordName(record.caseName, record.model), record.madeOf);
    if (earlier && isFinished(*earlier, request, n)) {
        record = *earlier;
        loaded.finished[n] = true;
    }
}

/// The first `count` of those that are neither finished nor failed.
void failFirst(LoadedCase& loaded, std::size_t count, const Sentence& sentence)
{
    for (std::size_t n = 0; n < count; ++n) {
        if (!loaded.finished[n] && loaded.records[n].problem.empty()) {
            loaded.records[n].problem = sentence;
        }
    }
}

/// Of cases without labels too: "reference" is then empty.
std::string hashOfReference(const CohortCase& one)
{
    return one.problem.empty() ? sha256OfFile(one.reference.file) : std::string();
}

/// Results can be measured without images, models cannot run.
void readImages(LoadedCase& loaded, const CaseFiles& files, std::size_t models)
{
    if (!files.hasImages()) {
        return;
    }
    try {
        loaded.images = std::make_shared<const Case>(
            readCase(files, {.labelScheme = std::nullopt, .readLabels = false}));
    } catch (const Error& error) {
        failFirst(loaded, models, error.said());
    }
}

}  // namespace

LoadedCase loadCase(const CohortCase& one, const LoadRequest& request)
{
    LoadedCase loaded;
    const std::size_t count = request.contracts.size() + request.results.size();
    loaded.records.resize(count);
    loaded.finished.resize(count);
    loaded.given.resize(count);
    try {
        const std::string referenceHash = hashOfReference(one);
        for (std::size_t n = 0; n < count; ++n) {
            beginRecord(loaded, one, request, n, referenceHash);
        }
        const bool nothingLeft =
            std::ranges::all_of(loaded.records, [&](const ComparisonRecord& record) {
                return !record.problem.empty() ||
                       loaded.finished[static_cast<std::size_t>(&record - loaded.records.data())];
            });
        if (nothingLeft) {
            return loaded;
        }
        loaded.reference =
            std::make_shared<const LabelMap>(readKnown(one.reference, request.reading).map);
        readImages(loaded, one.files, request.contracts.size());
    } catch (const std::bad_alloc&) {
        failFirst(loaded, count, Sentence::of("Memory does not suffice for %1.", one.files.name));
    } catch (const std::exception& error) {
        failFirst(loaded, count, saidBy(error));
    }
    return loaded;
}

SequenceImages imagesFor(const LoadedCase& loaded, const ModelContract& contract)
{
    return inputsOf(*loaded.images, contract);
}

std::optional<LabelMap> readPrediction(LoadedCase& loaded, std::size_t record,
                                       const ReadOptions& reading)
{
    try {
        return readKnown(loaded.given[record], reading).map;
    } catch (const std::exception& error) {
        loaded.records[record].problem = saidBy(error);
        return std::nullopt;
    }
}

void measure(ComparisonRecord& record, const LabelMap& prediction, const LabelMap& reference,
             const Case* images)
{
    try {
        const auto permuted = permutedOnto(reference.geometry, prediction);
        const LabelMap& onGrid = permuted ? *permuted : prediction;
        record.rows = compareLabels(onGrid, reference);
        const Image* shown = images ? images->image(images->firstSequence()).get() : nullptr;
        const auto aligned = shown ? permutedOnto(reference.geometry, *shown) : std::nullopt;
        const CasePicture picture = casePicture(aligned ? &*aligned : shown, onGrid, reference);
        record.pngBase64 = base64(picture.png);
        record.slice = picture.slice;
    } catch (const std::exception& error) {
        record.rows.clear();
        record.problem = Sentence::of("The segmentation of %1 by %2 cannot be measured. %3",
                                      record.caseName, record.model, saidBy(error));
    }
}

std::string segmentationName(const std::string& caseName, const std::string& model)
{
    return safeFileName(caseName) + "_" + safeFileName(model) + "_seg.nii.gz";
}

void writeSegmentation(const fs::path& file, const LabelMap& labels)
{
    writeLabels(file, labels, kResultScheme);
}

}  // namespace glioscope
