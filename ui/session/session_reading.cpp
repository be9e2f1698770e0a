#include "ui/session/session_reading.h"

#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/measurement/measurement_json.h"
#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"
#include "ui/session/session_files.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"
#include "viewer/session/session_file.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

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
    LayerReader(const SessionRequest& request, const Case& openCase, SessionFiles& files,
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
    SessionFiles& m_files;
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

/// Moves and brain mask; the case's sequences may be others now.
void takeRawScans(const Case& openCase, SessionFiles& files, RestoredSession& restored)
{
    const SavedRawScans& saved = restored.saved.rawScans;
    try {
        if (!restored.saved.moves.empty()) {
            restored.moves =
                alignmentFrom(restored.saved.moves, Sentence::of("The session"), openCase);
        }
    } catch (const Error& error) {
        restored.problems
            << glioscope::tr("The sequences' moves are not restored. %1").arg(shownFailure(error));
    }
    try {
        if (const auto file = saved.brain
                                  ? files.find(*saved.brain, glioscope::tr("The brain mask"))
                                  : std::nullopt) {
            restored.brain = std::make_shared<const Mask>(readBytes(*file));
        }
    } catch (const Error& error) {
        restored.problems
            << glioscope::tr("The brain mask is not restored. %1").arg(shownFailure(error));
    }
}

/// Its images are what was imported of the study, or files that are found again.
OpenOutcome openImages(const SessionRequest& request, SessionFiles& files,
                       RestoredSession& restored)
{
    CaseFiles& found = restored.caseFiles;
    if (request.study) {
        found = request.study->files;
        restored.problems << request.study->notices;
        return openStudyCase(*request.study);
    }
    found = findCaseFiles(restored.saved.caseFiles, files);
    if (!found.hasImages()) {
        return OpenFailure{glioscope::tr("None of the images of the session %1 is there. %2")
                               .arg(shown(request.file), restored.problems.join(QLatin1Char(' ')))};
    }
    std::vector<CaseFiles> dataset = findDataset(restored.saved.caseFiles, found, restored);
    OpenOutcome outcome = openFiles(found, {.labelScheme = restored.saved.caseFiles.scheme,
                                            .readLabels = hasExpert(restored.saved)});
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        OpenedCase whole = **opened;
        whole.dataset = std::move(dataset);
        whole.datasetFolder = restored.saved.caseFiles.dataset;
        return std::make_shared<const OpenedCase>(std::move(whole));
    }
    return outcome;
}

OpenOutcome openFound(const SessionRequest& request, RestoredSession& restored)
{
    SessionFiles files(request, restored);
    OpenOutcome outcome = openImages(request, files, restored);
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        takeExpertsAnswer(**opened, restored);
        LayerReader reader(request, (*opened)->data, files, restored);
        for (std::size_t n = 0; n < restored.saved.layers.size(); ++n) {
            reader.read(n);
        }
        takeMeasurements(restored);
        takeRawScans((*opened)->data, files, restored);
    } else if (!std::holds_alternative<OpenFailure>(outcome) &&
               restored.saved.layers.size() > (hasExpert(restored.saved) ? 1U : 0U)) {
        restored.problems << glioscope::tr(
            "The case's files are not as they were, so that something had to be asked; its other "
            "segmentations are not restored. Add them again.");
    }
    return outcome;
}

}  // namespace

std::optional<SavedStudy> studyOfSession(const fs::path& file)
{
    try {
        return readSession(file).session.caseFiles.study;
    } catch (const std::exception&) {
        return std::nullopt;  // whoever opens it is told
    }
}

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
