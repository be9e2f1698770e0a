#include "segmentation/case/dataset/folder_cases.h"

#include "segmentation/case/dataset/channel_cases.h"
#include "segmentation/case/dataset/dataset_json.h"
#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/formats/image_files.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct Member {
    fs::path file;
    FileRole role;
};

/// Files by the case their names begin with.
using Groups = std::map<std::string, std::vector<Member>>;

Groups groupsIn(const fs::path& folder)
{
    const std::vector<fs::path> files = imageFilesIn(folder);
    std::vector<std::string> names;
    std::ranges::transform(files, std::back_inserter(names),
                           [](const fs::path& file) { return file.filename().string(); });
    const std::vector<std::optional<FileRole>> roles = rolesOf(names);
    Groups groups;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (roles[i]) {
            groups[roles[i]->caseName].push_back({files[i], *roles[i]});
        }
    }
    return groups;
}

bool hasImages(const std::vector<Member>& group)
{
    return std::ranges::any_of(group, [](const Member& m) { return m.role.slot != Slot::Labels; });
}

/// The file of a slot: the opened one, the only one, or the only one of the opened one's variant.
std::optional<fs::path> choose(const std::vector<Member>& group, Slot slot, const Member* opened,
                               Sentence& question)
{
    if (opened && opened->role.slot == slot) {
        return opened->file;
    }
    std::vector<Member> claims;
    std::ranges::copy_if(group, std::back_inserter(claims),
                         [&](const Member& member) { return member.role.slot == slot; });
    if (opened && claims.size() > 1) {
        for (const std::string& variant : {opened->role.variant, std::string()}) {
            const auto same = [&](const Member& member) { return member.role.variant == variant; };
            if (std::ranges::any_of(claims, same)) {
                std::erase_if(claims, [&](const Member& member) { return !same(member); });
                break;
            }
        }
    }
    if (claims.size() > 1 && question.empty()) {
        question = Sentence::of(
            "%1 and %2 both claim to be the %3 of this case; open the one that is meant, or move "
            "the other away.",
            claims[0].file, claims[1].file.filename(), displayName(slot));
    }
    return claims.size() == 1 ? std::optional(claims.front().file) : std::nullopt;
}

/// What the labels' numbers mean, by dataset.json or else by names.
void settleLabels(CaseFiles& files, const std::vector<std::string>& tokens)
{
    const auto description = describeDataset(files.folder);
    if (description) {
        files.namedValues = description->labels;
    }
    files.namedScheme = description && (description->scheme || !description->labels.empty())
                            ? description->scheme
                            : schemeFromNames(files.name, tokens);
}

CaseFiles caseOfGroup(const fs::path& folder, const std::vector<Member>& group,
                      const Member* opened)
{
    CaseFiles files;
    files.folder = folder;
    files.name = group.front().role.caseName;
    for (const Sequence sequence : kAllSequences) {
        const auto slot = static_cast<std::size_t>(sequence);
        files.images[slot] = choose(group, static_cast<Slot>(slot), opened, files.question);
    }
    files.labels = choose(group, Slot::Labels, opened, files.question);
    std::vector<std::string> tokens;
    std::ranges::transform(group, std::back_inserter(tokens),
                           [](const Member& member) { return member.role.token; });
    settleLabels(files, tokens);
    if (files.name.empty()) {
        files.name = nameOfFolder(folder);
    }
    return files;
}

/// "X_unet" goes on from "X": labels named so are somebody's result for X, not its expert's.
bool goesOnFrom(const std::string& longer, const std::string& name)
{
    return longer.size() > name.size() && longer.starts_with(name) &&
           (name.empty() || !std::isalnum(static_cast<unsigned char>(longer[name.size()])));
}

/// Images of the folder that fill no place, at the case whose name theirs goes on from; those of
/// none at all cases.
void noteUnused(std::vector<CaseFiles>& cases, const fs::path& folder, const Groups& groups)
{
    std::set<fs::path> used;
    for (const auto& [name, group] : groups) {
        if (hasImages(group)) {
            std::ranges::transform(group, std::inserter(used, used.end()), &Member::file);
        }
    }
    for (const CaseFiles& files : cases) {
        used.insert(files.labels.value_or(fs::path()));
    }
    for (const fs::path& file : imageFilesIn(folder)) {
        if (used.contains(file)) {
            continue;
        }
        const std::string stem = stemOf(file.filename().string());
        const std::string* owner = nullptr;
        for (const auto& [name, group] : groups) {  // sorted, so that longer names come later
            owner = hasImages(group) && !name.empty() && goesOnFrom(stem, name) ? &name : owner;
        }
        for (CaseFiles& files : cases) {
            if (!owner || files.name == *owner) {
                files.unused.push_back(file);
            }
        }
    }
}

}  // namespace

std::vector<CaseFiles> casesOfFolder(const fs::path& folder, const ChannelSequences& told)
{
    if (auto cases = casesOfChannelFolder(folder, told); !cases.empty()) {
        return cases;
    }
    const Groups groups = groupsIn(folder);
    std::vector<CaseFiles> cases;
    for (const auto& [name, group] : groups) {
        if (hasImages(group)) {
            cases.push_back(caseOfGroup(folder, group, nullptr));
        }
    }
    // "seg.nii.gz" beside "P_flair.nii.gz": labels without a name of their own are the only case's.
    const auto nameless = groups.find("");
    if (cases.size() == 1 && nameless != groups.end() && !hasImages(nameless->second) &&
        !cases.front().labels && cases.front().question.empty()) {
        cases.front().labels =
            choose(nameless->second, Slot::Labels, nullptr, cases.front().question);
    }
    noteUnused(cases, folder, groups);
    return cases;
}

CaseFiles caseOfFile(const fs::path& file, const ChannelSequences& told)
{
    if (!isImageName(file.filename().string())) {
        failForeign(file);
    }
    if (auto files = caseOfChannelFile(file, told)) {
        return *files;
    }
    const fs::path folder = file.parent_path();
    const Groups groups = groupsIn(folder);
    const Member* opened = nullptr;
    for (const auto& [name, group] : groups) {
        const auto found = std::ranges::find(group, file, &Member::file);
        opened = found != group.end() ? &*found : opened;
    }
    if (!opened) {
        fail(file, Sentence::of("does not say in its name which sequence it holds; name it "
                                "like case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz, "
                                "case_t2.nii.gz or case_seg.nii.gz."));
    }
    // Labels alone: a result named after the longest case name that its own goes on from.
    const std::vector<Member>* owner = &groups.at(opened->role.caseName);
    for (const auto& [candidate, group] : groups) {  // sorted, so that longer names come later
        if (!hasImages(groups.at(opened->role.caseName)) && hasImages(group) &&
            goesOnFrom(opened->role.caseName, candidate)) {
            owner = &group;
        }
    }
    std::vector<CaseFiles> cases = {caseOfGroup(folder, *owner, opened)};
    noteUnused(cases, folder, groups);
    return std::move(cases.front());
}

void failWithoutCase(const fs::path& folder)
{
    if (const auto foreign = foreignInFolder(folder)) {
        fail(folder, *foreign);
    }
    const std::vector<fs::path> files = imageFilesIn(folder);
    const auto numbered = std::ranges::find_if(files, [](const fs::path& file) {
        return numberedChannel(file.filename().string()).has_value();
    });
    if (numbered != files.end()) {
        fail(folder, Sentence::of("numbers its channels (%1) and has no dataset.json that says "
                                  "which sequences they are; add one.",
                                  numbered->filename()));
    }
    fail(folder, Sentence::of("holds no images whose names say which sequence they are; name "
                              "them like case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz "
                              "and case_t2.nii.gz."));
}

}  // namespace glioscope
