#include "ui/session/session_files.h"

#include "segmentation/case/dataset/case_finder.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/translated.h"

#include <algorithm>
#include <exception>
#include <map>
#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

/// Those that are there; a 4D file is asked for once.
void findImages(const SavedCase& saved, SessionFiles& files, CaseFiles& found)
{
    std::map<fs::path, std::optional<fs::path>> known;
    for (const Sequence sequence : kAllSequences) {
        const auto n = static_cast<std::size_t>(sequence);
        if (!saved.images[n]) {
            continue;
        }
        const auto [place, isNew] = known.try_emplace(saved.images[n]->file);
        if (isNew) {
            place->second = files.find(*saved.images[n],
                                       saved.images4d ? glioscope::tr("The file of the images")
                                                      : textOf(displayName(sequence)));
        }
        found.images[n] = place->second;
        if (found.folder.empty() && place->second) {
            found.folder = place->second->parent_path();
        }
    }
}

}  // namespace

QString shown(const fs::path& path)
{
    return shownPath(pathString(path));
}

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

std::optional<fs::path> SessionFiles::find(const SavedFile& saved, const QString& what,
                                           bool isReplaced)
{
    const FoundFile found = m_search.find(saved);
    switch (found.state) {
    case FileState::Same: break;
    case FileState::Moved:
        m_restored.problems
            << glioscope::tr("%1 was found elsewhere: %2.").arg(what, shown(found.file));
        break;
    case FileState::Changed:
        m_restored.problems
            << glioscope::tr(
                   "%1 has changed since the session was saved: %2. It is shown as it is now.")
                   .arg(what, shown(found.file));
        break;
    case FileState::Missing:
        if (isReplaced) {
            return std::nullopt;
        }
        m_restored.lacksFiles = true;
        m_restored.problems
            << glioscope::tr("%1 is missing: there is no file %2.").arg(what, shown(found.file));
        return std::nullopt;
    }
    return found.file;
}

CaseFiles findCaseFiles(const SavedCase& saved, SessionFiles& files)
{
    CaseFiles found;
    found.name = saved.name;
    found.images4d = saved.images4d;
    found.channelOf = saved.channelOf;
    found.namedScheme = saved.scheme;
    found.namedValues = saved.namedValues;
    found.toldChannels = saved.toldChannels;
    found.straighten = saved.straighten;
    findImages(saved, files, found);
    if (saved.labels) {
        found.labels = files.find(*saved.labels, glioscope::tr("The expert's segmentation"));
    }
    return found;
}

std::vector<CaseFiles> findDataset(const SavedCase& saved, CaseFiles& found,
                                   RestoredSession& restored)
{
    std::error_code ignored;
    if (saved.dataset.empty()) {
        return {};
    }
    try {
        std::vector<CaseFiles> dataset = findCases(saved.dataset);
        const auto own = std::ranges::find_if(dataset, [&](const CaseFiles& each) {
            return each.name == found.name && each.images == found.images;
        });
        if (own != dataset.end()) {
            found.folder = own->folder;
            found.patient = own->patient;
            return dataset;
        }
    } catch (const std::exception&) {
        restored.lacksFiles = restored.lacksFiles || !fs::exists(saved.dataset, ignored);
    }
    restored.problems << glioscope::tr(
                             "The dataset %1 is not there any more, or without this case; the "
                             "case is shown alone.")
                             .arg(shown(saved.dataset));
    return {};
}

}  // namespace glioscope
