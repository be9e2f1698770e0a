#include "segmentation/case/dataset_layout.h"

#include "segmentation/case/case_naming.h"
#include "segmentation/case/dataset_json.h"
#include "segmentation/case/foreign_file.h"
#include "segmentation/case/folder_cases.h"
#include "segmentation/case/preflight.h"
#include "segmentation/volume/error.h"

#include <algorithm>
#include <map>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// "imagesTr" -> "labelsTr" and back; empty for other names.
fs::path twinFolder(const fs::path& folder, const std::string& from, const std::string& to)
{
    const std::string name = folder.filename().string();
    return name.starts_with(from) ? folder.parent_path() / (to + name.substr(from.size())) : fs::path();
}

std::optional<fs::path> withStem(const fs::path& folder, const std::string& stem)
{
    for (const char* ending : {".nii.gz", ".nii", ".nrrd"}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / (stem + ending), ignored) || contentIsMissing(folder / (stem + ending))) {
            return folder / (stem + ending);
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
    files.namedScheme = description ? description->scheme : std::nullopt;
    return files;
}

bool holdsOneSequence(const fs::path& file)
{
    const auto role = roleFromName(file.filename().string());
    return role && role->slot != Slot::Labels;
}

bool namesChannels(const std::optional<DatasetDescription>& description)
{
    return description && std::ranges::any_of(description->channelOf, [](int c) { return c >= 0; });
}

CaseFiles case4d(const fs::path& file, const std::optional<DatasetDescription>& description)
{
    CaseFiles files = emptyCase(file.parent_path(), stemOf(file.filename().string()), description);
    files.images4d = true;
    if (namesChannels(description)) {
        files.channelOf = description->channelOf;
    }
    if (!description) {
        files.namedScheme = LabelScheme::Msd;  // nobody else stacks the four in one file
    }
    for (std::size_t s = 0; s < files.images.size(); ++s) {
        if (files.channelOf[s] >= 0) {
            files.images[s] = file;
        }
    }
    return files;
}

/// Files of one case of numbered channels; a channel in two formats is a question.
CaseFiles numberedCase(const std::string& name, const std::vector<fs::path>& members,
                       const DatasetDescription& description)
{
    CaseFiles files = emptyCase(members.front().parent_path(), name, description);
    for (const fs::path& file : members) {
        const int channel = numberedChannel(file.filename().string())->channel;
        const auto slot = std::ranges::find(description.channelOf, channel) - description.channelOf.begin();
        if (slot == 4) {
            continue;
        }
        auto& image = files.images[static_cast<std::size_t>(slot)];
        if (image) {
            files.question = image->string() + " and " + file.filename().string() +
                             " both claim to be channel " + std::to_string(channel) +
                             " of this case; move one of them away.";
        }
        image = file;
    }
    return files;
}

}  // namespace

bool isDatasetRoot(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_directory(folder / "imagesTr", ignored) || fs::is_directory(folder / "imagesTs", ignored);
}

std::vector<CaseFiles> casesOfDatasetRoot(const fs::path& folder)
{
    std::vector<CaseFiles> cases;
    for (const char* part : {"imagesTr", "imagesTs"}) {
        std::ranges::move(casesOfFolder(folder / part), std::back_inserter(cases));
    }
    return cases;
}

std::vector<CaseFiles> casesOfChannelFolder(const fs::path& folder)
{
    const std::vector<fs::path> files = imageFilesIn(folder);
    const auto description = describeDataset(folder);
    std::map<std::string, std::vector<fs::path>> numbered;
    std::vector<CaseFiles> cases;
    // Beside named sequences, four volumes are another series.
    const bool mayBe4d = !folder.filename().string().starts_with("labels") &&
                         (namesChannels(description) || std::ranges::none_of(files, holdsOneSequence));
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        if (const auto channel = numberedChannel(name); channel && namesChannels(description)) {
            numbered[channel->caseName].push_back(file);
        } else if (mayBe4d && !roleFromName(name) && !isOtherSeries(name) && holdsFourVolumes(file)) {
            cases.push_back(case4d(file, description));
        }
    }
    for (const auto& [name, members] : numbered) {
        if (CaseFiles found = numberedCase(name, members, *description); found.hasImages()) {
            cases.push_back(std::move(found));
        }
    }
    return cases;
}

std::optional<CaseFiles> caseOfChannelFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    const std::string stem = stemOf(name);
    const fs::path images = twinFolder(file.parent_path(), "labels", "images");
    const auto description = describeDataset(file.parent_path());
    if (!images.empty()) {
        const std::vector<CaseFiles> cases = casesOfChannelFolder(images);
        const auto found = std::ranges::find(cases, stem, &CaseFiles::name);
        if (found != cases.end()) {
            return *found;
        }
    }
    if (const auto channel = numberedChannel(name); channel && namesChannels(description)) {
        const std::vector<CaseFiles> cases = casesOfChannelFolder(file.parent_path());
        const auto found = std::ranges::find(cases, channel->caseName, &CaseFiles::name);
        return found != cases.end() ? std::optional(*found) : std::nullopt;
    }
    if (roleFromName(name)) {
        return std::nullopt;
    }
    if (preflight(file, {}).size[3] == 4) {
        return case4d(file, description);
    }
    if (description && description->scheme) {  // a result or labels in a dataset that explains them
        CaseFiles files = emptyCase(file.parent_path(), stem, description);
        files.labels = file;
        return files;
    }
    return std::nullopt;
}

}  // namespace glioscope
