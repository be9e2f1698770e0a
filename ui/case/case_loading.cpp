#include "ui/case/case_loading.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_scheme.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/formats/segments.h"
#include "segmentation/case/formats/straight_axes.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/owned_folder.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

#include <algorithm>
#include <future>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

template <typename Function>
OpenOutcome reportingFailures(Function&& function)
{
    try {
        return function();
    } catch (const std::bad_alloc&) {
        return OpenFailure{
            tr("There is not enough free memory to open this case. Close other programs "
               "and open it again.")};
    } catch (const std::exception& error) {
        return OpenFailure{shownFailure(error)};
    }
}

OpenOutcome read(const CaseFiles& files, std::vector<CaseFiles> dataset, ReadOptions options)
{
    options.requireLabels = false;  // the images are worth seeing without them
    if (files.unknownChannels) {
        return ChannelsQuestion{files, std::move(dataset),
                                channelPictures(*files.unknownChannels, options)};
    }
    try {
        OpenedCase opened = {.data = readCase(files, options), .dataset = dataset};
        auto facts = std::async(std::launch::async, [&] { return imageFacts(opened.data.images); });
        if (opened.data.labels) {
            opened.expert = placed(*opened.data.labels, opened.data);
        }
        opened.facts = facts.get();
        std::ranges::transform(opened.data.orientationDoubts,
                               opened.facts.orientationUncertain.begin(),
                               [](const Sentence& doubt) { return !doubt.empty(); });
        return std::make_shared<const OpenedCase>(std::move(opened));
    } catch (const UnnamedSegments& unnamed) {
        options.readLabels = false;
        OpenOutcome outcome = read(files, std::move(dataset), options);
        if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
            OpenedCase whole = **opened;
            whole.data.labelsProblem = unnamed.said();
            return std::make_shared<const OpenedCase>(std::move(whole));
        }
        return outcome;
    } catch (const AmbiguousLabels& ambiguous) {
        return SchemeQuestion{files, std::move(dataset), ambiguous.fitting()};
    } catch (const ShearedAxes& sheared) {
        return StraightenQuestion{files, std::move(dataset), sheared.file(), sheared.movedMm()};
    }
}

/// The user asked for somebody's result by its file, "<case>_unet_seg.nii.gz" beside the case.
bool isResultOf(const CaseFiles& files, const fs::path& path)
{
    std::error_code ignored;
    const auto role = roleFromName(path.filename().string());
    return files.hasImages() && files.labels && fs::equivalent(*files.labels, path, ignored) &&
           role && role->caseName.size() > files.name.size() &&
           role->caseName.starts_with(files.name);
}

/// The case with the labels that its folder gives it, and the result over it.
OpenOutcome readWithResult(const CaseFiles& files, const fs::path& result,
                           const ReadOptions& options)
{
    CaseFiles own = files;
    own.labels.reset();
    for (const CaseFiles& found : findCases(files.folder)) {
        if (found.name == files.name && found.labels != files.labels) {
            own.labels = found.labels;
        }
    }
    OpenOutcome outcome = read(own, {}, options);
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        OpenedCase whole = **opened;
        MaskOutcome masks = readMasks({result}, whole.data);
        if (masks.masks.empty()) {
            return read(files, {}, options);  // asks what its numbers mean, or says what is wrong
        }
        whole.masks = std::move(masks.masks);
        return std::make_shared<const OpenedCase>(std::move(whole));
    }
    return outcome;
}

OpenOutcome readSingle(const CaseFiles& files, const fs::path& path, const ReadOptions& options)
{
    if (!files.hasImages() && !files.unknownChannels && files.labels && files.question.empty()) {
        return OpenFailure{
            tr("The file %1 holds a segmentation and no images lie beside it. Open its case "
               "first, then add the file: it is drawn over the case.")
                .arg(QString::fromStdString(files.labels->string()))};
    }
    return isResultOf(files, path) ? readWithResult(files, path, options)
                                   : read(files, {}, options);
}

/// The first case that opens, or has a question; the first one's failure where none does.
OpenOutcome readFirst(const std::vector<CaseFiles>& dataset, const ReadOptions& options)
{
    std::optional<OpenOutcome> failure;
    for (const CaseFiles& files : dataset) {
        OpenOutcome outcome = reportingFailures([&] { return read(files, dataset, options); });
        if (!std::holds_alternative<OpenFailure>(outcome)) {
            return outcome;
        }
        failure = failure.value_or(std::move(outcome));
    }
    return failure.value();
}

/// `folder` becomes the case's, and its name the case's.
void writeDemoCase(const fs::path& folder)
{
    fs::create_directories(folder);
    const std::string name = folder.filename().string();
    const Phantom phantom = makePhantom({.seed = 1});
    std::vector<std::future<void>> writing;
    for (const Sequence sequence : kAllSequences) {
        writing.push_back(std::async(std::launch::async, [&, sequence] {
            const std::string file = name + "_" + std::string(key(sequence)) + ".nii.gz";
            writeImage(folder / file, phantom.images[static_cast<std::size_t>(sequence)], true);
        }));
    }
    writeLabels(folder / (name + "_seg.nii.gz"), phantom.labels, LabelScheme::Brats2021);
    for (std::future<void>& each : writing) {
        each.get();
    }
}

}  // namespace

OpenOutcome openFiles(const CaseFiles& files, const ReadOptions& options,
                      const ChannelSequences& told)
{
    return reportingFailures(
        [&] { return read(told.empty() ? files : settleChannels(files, told), {}, options); });
}

OpenOutcome openPath(const fs::path& path, const ChannelSequences& told, const ReadOptions& options)
{
    return reportingFailures([&]() -> OpenOutcome {
        try {
            const std::vector<CaseFiles> cases = findCases(path, told);
            return cases.size() == 1 ? readSingle(cases.front(), path, options)
                                     : readFirst(cases, options);
        } catch (const UnnamedChannels& unnamed) {
            if (!told.empty()) {
                throw;  // the answer did not fit
            }
            return read(unnamed.files(), {}, options);
        }
    });
}

fs::path demoCase(const fs::path& cacheFolder)
{
    // The number changes with the phantom, so that an older program's files are not taken for
    // these.
    const std::string name = "Glioscope_demo";
    const fs::path folder = cacheFolder / "demo-1" / name;
    std::error_code ignored;
    if (fs::exists(folder, ignored)) {
        return folder;
    }
    try {
        fs::create_directories(cacheFolder);
        const OwnedFolder hidden(cacheFolder);
        namingErrors(hidden.path(), cacheFolder,
                     [&] { writeDemoCase(hidden.path() / "demo-1" / name); });
        std::error_code failure;
        fs::rename(hidden.path() / "demo-1", folder.parent_path(), failure);
        // Another start of the program may have been faster; its files are the same.
        if (failure && !fs::exists(folder, ignored)) {
            throw fs::filesystem_error("cannot be moved", folder, failure);
        }
    } catch (const fs::filesystem_error& failed) {
        throw Error(tr("The demonstration case cannot be kept in %1: %2. Open a case of your own, "
                       "or free the folder.")
                        .arg(pathString(cacheFolder), shownSentence(writeFailure(failed.code())))
                        .toStdString());
    }
    return folder;
}

}  // namespace glioscope
