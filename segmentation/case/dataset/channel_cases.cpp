#include "segmentation/case/dataset/channel_cases.h"

#include "segmentation/case/dataset/dataset_json.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/formats/image_files.h"
#include "segmentation/case/formats/preflight.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/image_format.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <map>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kMostChannels = 64;  ///< a year at a name's end is no channel

/// "imagesTr" -> "labelsTr" and back; empty for other names.
fs::path twinFolder(const fs::path& folder, const std::string& from, const std::string& to)
{
    const std::string name = folder.filename().string();
    return name.starts_with(from) ? folder.parent_path() / (to + name.substr(from.size()))
                                  : fs::path();
}

std::optional<fs::path> withStem(const fs::path& folder, const std::string& stem)
{
    for (const ImageEnding& each : kImageEndings) {
        const fs::path file = folder / (stem + std::string(each.ending));
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored) || contentIsMissing(file)) {
            return file;
        }
    }
    return std::nullopt;
}

bool holdsFourVolumes(const fs::path& file)
{
    try {
        return preflight(file, {}).size[3] == 4;
    } catch (const Error&) {
        return false;  // whoever opens it hears why
    }
}

CaseFiles emptyCase(const fs::path& folder, const std::string& name,
                    const std::optional<DatasetDescription>& description)
{
    CaseFiles files;
    files.name = name;
    files.folder = folder;
    files.labels = withStem(twinFolder(folder, "images", "labels"), name);
    if (description) {
        files.namedScheme = description->scheme;
        files.namedValues = description->labels;
    }
    return files;
}

bool holdsOneSequence(const fs::path& file)
{
    const auto role = roleFromName(file.filename().string());
    return role && role->slot != Slot::Labels;
}

/// The names of the first `count` channels; those that have none are "".
std::vector<std::string> namesOfChannels(const std::optional<DatasetDescription>& description,
                                         std::size_t count)
{
    std::vector<std::string> names =
        description ? description->channelNames : std::vector<std::string>();
    names.resize(count);
    return names;
}

bool namesSequences(const std::optional<DatasetDescription>& description)
{
    return description && description->namesSequences();
}

CaseFiles case4d(const fs::path& file, const std::optional<DatasetDescription>& description,
                 const ChannelSequences& told)
{
    CaseFiles files = emptyCase(file.parent_path(), stemOf(file.filename().string()), description);
    const bool named = namesSequences(description);
    if (!named && (description || !told.empty())) {
        askForChannels(
            files, {.in4d = true, .files = {file}, .names = namesOfChannels(description, 4)}, told);
        return files;
    }
    files.images4d = true;
    if (named) {
        files.channelOf = description->channelOf;
    } else {
        files.notices.push_back(
            Sentence::of("%1 holds four volumes and no dataset.json says which "
                         "sequences they are; they are taken as FLAIR, T1, T1ce, T2, "
                         "the Decathlon's order. If they are not, say so with "
                         "--sequences or in a dataset.json.",
                         file));
    }
    for (std::size_t s = 0; s < files.images.size(); ++s) {
        if (files.channelOf[s] >= 0) {
            files.images[s] = file;
        }
    }
    if (named) {
        holdAgainstNames(files, told);
    }
    return files;
}

Sentence bothClaim(const fs::path& one, const fs::path& other, int channel)
{
    return Sentence::of(
        "%1 and %2 both claim to be channel %3 of this case; move one "
        "of them away.",
        one, other.filename(), channel);
}

/// Files of one case of numbered channels; a channel in two formats is a question.
CaseFiles numberedCase(const std::string& name, const std::vector<fs::path>& members,
                       const DatasetDescription& description)
{
    CaseFiles files = emptyCase(members.front().parent_path(), name, description);
    for (const fs::path& file : members) {
        const int channel = numberedChannel(file.filename().string())->channel;
        const auto slot =
            std::ranges::find(description.channelOf, channel) - description.channelOf.begin();
        if (slot == 4) {
            continue;
        }
        auto& image = files.images[static_cast<std::size_t>(slot)];
        if (image) {
            files.question = bothClaim(*image, file, channel);
        }
        image = file;
    }
    files.channelOf = description.channelOf;
    return files;
}

/// The same where nothing names the channels.
CaseFiles unnamedNumberedCase(const std::string& name, const std::vector<fs::path>& members,
                              const std::optional<DatasetDescription>& description,
                              const ChannelSequences& told)
{
    CaseFiles files = emptyCase(members.front().parent_path(), name, description);
    UnknownChannels channels;
    for (const fs::path& file : members) {
        const auto number =
            static_cast<std::size_t>(numberedChannel(file.filename().string())->channel);
        channels.files.resize(std::max(channels.files.size(), number + 1));
        if (!channels.files[number].empty()) {
            files.question = bothClaim(channels.files[number], file, static_cast<int>(number));
            return files;
        }
        channels.files[number] = file;
    }
    channels.names = namesOfChannels(description, channels.files.size());
    askForChannels(files, std::move(channels), told);
    return files;
}

}  // namespace

std::vector<CaseFiles> casesOfChannelFolder(const fs::path& folder, const ChannelSequences& told)
{
    const std::vector<fs::path> files = imageFilesIn(folder);
    const auto description = describeDataset(folder);
    std::map<std::string, std::vector<fs::path>> numbered;
    std::vector<CaseFiles> cases;
    // Beside named sequences, four volumes are another series and numbers are parts of names.
    const bool anyNamed = std::ranges::any_of(files, holdsOneSequence);
    const bool mayBe4d = !folder.filename().string().starts_with("labels") &&
                         (namesSequences(description) || !anyNamed);
    const bool mayBeNumbered =
        namesSequences(description) || (!anyNamed && (description || !told.empty()));
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        if (const auto channel = numberedChannel(name);
            channel && mayBeNumbered && channel->channel < kMostChannels) {
            numbered[channel->caseName].push_back(file);
        } else if (mayBe4d && !roleFromName(name) && !isOtherSeries(name) &&
                   holdsFourVolumes(file)) {
            cases.push_back(case4d(file, description, told));
        }
    }
    for (const auto& [name, members] : numbered) {
        if (!namesSequences(description)) {
            cases.push_back(unnamedNumberedCase(name, members, description, told));
            continue;
        }
        if (CaseFiles found = numberedCase(name, members, *description); found.hasImages()) {
            holdAgainstNames(found, told);
            cases.push_back(std::move(found));
        }
    }
    return cases;
}

std::optional<CaseFiles> caseOfChannelFile(const fs::path& file, const ChannelSequences& told)
{
    const std::string name = file.filename().string();
    const std::string stem = stemOf(name);
    const auto caseNamed = [&](const fs::path& folder, const std::string& wanted) {
        const std::vector<CaseFiles> cases = casesOfChannelFolder(folder, told);
        const auto found = std::ranges::find(cases, wanted, &CaseFiles::name);
        return found != cases.end() ? std::optional(*found) : std::nullopt;
    };
    if (const fs::path images = twinFolder(file.parent_path(), "labels", "images");
        !images.empty()) {
        if (const auto found = caseNamed(images, stem)) {
            return found;
        }
    }
    const auto description = describeDataset(file.parent_path());
    if (const auto channel = numberedChannel(name)) {
        const auto found = caseNamed(file.parent_path(), channel->caseName);
        if (found || namesSequences(description)) {
            return found;
        }
    }
    if (roleFromName(name)) {
        return std::nullopt;
    }
    if (preflight(file, {}).size[3] == 4) {
        return case4d(file, description, told);
    }
    if (description && (description->scheme || !description->labels.empty())) {
        // a result, or labels in a dataset that explains them
        CaseFiles files = emptyCase(file.parent_path(), stem, description);
        files.labels = file;
        return files;
    }
    return std::nullopt;
}

}  // namespace glioscope
