#include "ui/session/session_reading.h"

#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/measurement/measurement_json.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"
#include "viewer/session/saved_files.h"
#include "viewer/session/session_file.h"

#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

QString shown(const fs::path& path)
{
    return shownPath(pathString(path));
}

/// Finds files and says of each what is not as it was.
class Files {
public:
    Files(const SessionRequest& request, RestoredSession& restored)
        : m_search(request.file.parent_path(), request.lookIn), m_restored(restored)
    {
    }

    /// Nothing where it is gone, which is said unless there is something else in its place. `what`
    /// is what it holds.
    std::optional<fs::path> find(const SavedFile& saved, const QString& what,
                                 bool isReplaced = false)
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
            m_restored.problems << glioscope::tr("%1 is missing: there is no file %2.")
                                       .arg(what, shown(found.file));
            return std::nullopt;
        }
        return found.file;
    }

private:
    FileSearch m_search;
    RestoredSession& m_restored;
};

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// Those that are there; a 4D file is asked for once.
void findImages(const SavedCase& saved, Files& files, CaseFiles& found)
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

CaseFiles findCaseFiles(const SavedCase& saved, Files& files)
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

/// The dataset that the case is of, whose entry for it names its folder and patient.
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

bool hasExpert(const SavedSession& saved)
{
    return std::ranges::any_of(
        saved.layers, [](const SavedLayer& layer) { return layer.kind == Origin::Kind::Expert; });
}

QString nameOf(const SavedLayer& layer)
{
    return textOf(bytesText(layer.name));
}

/// Labels of our own writer, on a grid of the case.
LabelContent readOwnLabels(const fs::path& file, const SavedLayer& saved, const Case& openCase)
{
    const LabelMap map = readLabels(file, std::nullopt, {.labelScheme = saved.scheme}).map;
    const Geometry& grid = gridFor(map.geometry, openCase);
    return measured(std::make_shared<const LabelMap>(placedOn(grid, map)),
                    saved.scheme.value_or(kResultScheme));
}

ScalarContent readOwnMap(const fs::path& file, const SavedMap& saved)
{
    return measured({.values = std::make_shared<const Volume<std::uint8_t>>(readBytes(file)),
                     .perStep = saved.perStep,
                     .meaning = saved.what.meaning,
                     .structure = saved.what.structure,
                     .threshold = saved.ownThreshold});
}

/// Reads one session's layers after another.
class LayerReader {
public:
    LayerReader(const SessionRequest& request, const Case& openCase, Files& files,
                RestoredSession& restored)
        : m_request(request), m_case(openCase), m_files(files), m_restored(restored)
    {
    }

    void read(std::size_t number)
    {
        const SavedLayer& saved = m_restored.saved.layers[number];
        try {
            if (saved.kind == Origin::Kind::File && !saved.madeFile) {
                readMask(number, saved);
            } else if (saved.kind != Origin::Kind::Expert || saved.file) {
                readOwn(number, saved);
            }
        } catch (const std::exception& error) {
            lack(saved, shownFailure(error));
        }
    }

private:
    void lack(const SavedLayer& saved, const QString& why)
    {
        m_restored.problems
            << glioscope::tr("The segmentation %1 is not restored. %2").arg(nameOf(saved), why);
    }

    void readMask(std::size_t number, const SavedLayer& saved)
    {
        const auto file = saved.file ? m_files.find(*saved.file, subject(saved)) : std::nullopt;
        if (!file) {
            return;
        }
        MaskOutcome outcome = readMasks(
            {*file}, m_case,
            {.scheme = saved.scheme, .straighten = saved.straighten, .segments = saved.segments});
        if (outcome.masks.empty()) {
            lack(saved,
                 outcome.problems.isEmpty()
                     ? glioscope::tr("Its file leaves something open that the session does not "
                                     "answer any more; add it again, and you are asked.")
                     : outcome.problems.join(QLatin1Char(' ')));
            return;
        }
        if (const auto& question = outcome.masks.front().placed.question;
            question && saved.mirrored) {
            m_restored.mirrored.insert(question->sha256, *saved.mirrored);
        }
        m_restored.layers.push_back({.number = number, .mask = outcome.masks.front()});
    }

    void readOwn(std::size_t number, const SavedLayer& saved)
    {
        const std::optional<StoredResult> stored = storedOf(saved);
        RestoredLayer layer{.number = number, .isStored = stored.has_value()};
        const auto file = saved.file ? m_files.find(*saved.file, subject(saved), stored.has_value())
                                     : std::nullopt;
        if (file) {
            layer.labels = readOwnLabels(*file, saved, m_case);
            layer.file = *file;
        } else if (stored) {
            layer.labels = stored->result.labels;
        } else {
            if (!saved.file) {
                lack(saved, glioscope::tr("Its result is not kept any more; run the model again."));
            }
            return;
        }
        for (const SavedMap& map : saved.maps) {
            readMap(map, saved, stored, layer);
        }
        m_restored.layers.push_back(std::move(layer));
    }

    std::optional<StoredResult> storedOf(const SavedLayer& saved) const
    {
        std::optional<StoredResult> stored = m_request.store.get(saved.storeCase, saved.storeEntry);
        if (stored) {
            stored->result.addEntropy();
        }
        return stored;
    }

    void readMap(const SavedMap& saved, const SavedLayer& owner,
                 const std::optional<StoredResult>& stored, RestoredLayer& layer)
    {
        const auto isMeant = [&](const ScalarContent& map) { return choiceOf(map) == saved.what; };
        if (saved.file) {
            if (const auto file = m_files.find(*saved.file, mapOf(saved, owner))) {
                layer.maps.push_back(readOwnMap(*file, saved));
            }
        } else if (stored && std::ranges::any_of(stored->result.maps, isMeant)) {
            layer.maps.push_back(*std::ranges::find_if(stored->result.maps, isMeant));
        } else {
            m_restored.problems << glioscope::tr("%1 is not kept any more; run the model again.")
                                       .arg(mapOf(saved, owner));
        }
    }

    static QString subject(const SavedLayer& saved)
    {
        return glioscope::tr("The segmentation %1").arg(nameOf(saved));
    }
    static QString mapOf(const SavedMap& saved, const SavedLayer& owner)
    {
        const ScalarContent named{
            .values = nullptr, .meaning = saved.what.meaning, .structure = saved.what.structure};
        return glioscope::tr("The map %1 of %2").arg(textOf(shortName(named)), nameOf(owner));
    }

    const SessionRequest& m_request;
    const Case& m_case;
    Files& m_files;
    RestoredSession& m_restored;
};

/// The answer about the expert's labels holds as long as their file is the same.
void takeExpertsAnswer(const OpenedCase& opened, RestoredSession& restored)
{
    for (const SavedLayer& layer : restored.saved.layers) {
        if (layer.kind == Origin::Kind::Expert && layer.mirrored && opened.expert &&
            opened.expert->question) {
            restored.mirrored.insert(opened.expert->question->sha256, *layer.mirrored);
        }
    }
}

void takeMeasurements(RestoredSession& restored)
{
    if (restored.saved.measurements.empty()) {
        return;
    }
    try {
        restored.measurements = measurementsFromJson(restored.saved.measurements);
    } catch (const Error& error) {
        restored.problems << glioscope::tr("The session's measurements are not restored: %1")
                                 .arg(shownFailure(error));
    }
}

OpenOutcome openFound(const SessionRequest& request, RestoredSession& restored)
{
    Files files(request, restored);
    CaseFiles& found = restored.caseFiles;
    found = findCaseFiles(restored.saved.caseFiles, files);
    if (!found.hasImages()) {
        return OpenFailure{glioscope::tr("None of the images of the session %1 is there. %2")
                               .arg(shown(request.file), restored.problems.join(QLatin1Char(' ')))};
    }
    const std::vector<CaseFiles> dataset = findDataset(restored.saved.caseFiles, found, restored);
    OpenOutcome outcome = openFiles(found, {.labelScheme = restored.saved.caseFiles.scheme,
                                            .readLabels = hasExpert(restored.saved)});
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        OpenedCase whole = **opened;
        whole.dataset = dataset;
        whole.datasetFolder = restored.saved.caseFiles.dataset;
        takeExpertsAnswer(whole, restored);
        LayerReader reader(request, whole.data, files, restored);
        for (std::size_t n = 0; n < restored.saved.layers.size(); ++n) {
            reader.read(n);
        }
        takeMeasurements(restored);
        return std::make_shared<const OpenedCase>(std::move(whole));
    }
    if (restored.saved.layers.size() > (hasExpert(restored.saved) ? 1U : 0U)) {
        restored.problems << glioscope::tr(
            "The case's files are not as they were, so that something had to be asked; its other "
            "segmentations are not restored. Add them again.");
    }
    return outcome;
}

}  // namespace

OpenOutcome openSession(const SessionRequest& request, RestoredSession& restored)
{
    restored = {};
    restored.file = request.file;
    try {
        ReadSession read = readSession(request.file);
        restored.saved = std::move(read.session);
        for (const Sentence& problem : read.problems) {
            restored.problems << shownSentence(problem);
        }
        return openFound(request, restored);
    } catch (const std::bad_alloc&) {
        return OpenFailure{
            glioscope::tr("There is not enough free memory to open this session. Close other "
                          "programs and open it again.")};
    } catch (const std::exception& error) {
        return OpenFailure{shownFailure(error)};
    }
}

}  // namespace glioscope
