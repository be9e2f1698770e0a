#include "ui/session/session_source.h"

#include "segmentation/case/model/image_format.h"
#include "segmentation/measurement/measurement_json.h"
#include "segmentation/registration/alignment_file.h"
#include "ui/panes/layouts.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"
#include "ui/study/patient_words.h"
#include "ui/widgets/path_string.h"

#include <algorithm>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

/// Of a layer whose own tells the patient.
constexpr const char* kDiscreetName = "segmentation";

std::optional<SavedFile> unhashed(const std::optional<fs::path>& file)
{
    return file ? std::optional(SavedFile{.file = *file}) : std::nullopt;
}

SavedCamera cameraOf(const PaneGrid& panes, const CameraGroup& group)
{
    SavedCamera camera{.fitted = group.isFitted(), .centreLps = group.position().centreLps};
    if (const SlicePane* pane = paneOf(panes, group)) {
        camera.pixelsPerMm = group.position().pixelsPerMm / pane->devicePixelRatioF();
        camera.pane = {pane->width(), pane->height()};
    }
    return camera;
}

}  // namespace

SessionSource::SessionSource(SessionParts parts, QObject* parent)
    : QObject(parent), m(std::move(parts))
{
    m_subscription = m.workspace.state.subscribe([this](Changes) { Q_EMIT changed(); });
    m_measured = m.workspace.measurements.subscribe([this](auto) { Q_EMIT changed(); });
    connect(&m.panes, &PaneGrid::viewChanged, this, &SessionSource::changed);
    connect(&m.panes, &PaneGrid::sharesChanged, this, &SessionSource::changed);
    connect(&m.comparison, &Comparison::changed, this, &SessionSource::changed);
    connect(&m.workspace.raw.moves, &CaseMoves::changed, this, &SessionSource::changed);
    connect(&m.workspace.raw.brain, &BrainMask::changed, this, &SessionSource::changed);
    connect(&m.workspace.session, &CaseSession::opened, this, [this] {
        m_places.clear();
        m_salt = newSalt();
        Q_EMIT caseOpened();
    });
    connect(&m.workspace.session, &CaseSession::saved, this,
            [this](LayerId id, const QString& file) {
                setFile(id, pathFromString(file), false);
                Q_EMIT fileWritten(file);
                Q_EMIT changed();
            });
}

void SessionSource::setFile(LayerId id, const fs::path& file, bool isSessions)
{
    const Layer* layer = m.workspace.session.layer(id);
    // A file that was asked for before the content changed does not hold it.
    if (layer && layer->labels() && (isSessions || layer->isSaved())) {
        m_places[id] = {layer->labels()->map, file, isSessions};
    }
}

std::vector<const Layer*> SessionSource::segmentations() const
{
    std::vector<const Layer*> all;
    for (const Layer& layer : m.workspace.session.layers()) {
        if (layer.labels()) {
            all.push_back(&layer);
        }
    }
    return all;
}

std::optional<std::size_t> SessionSource::numberOf(std::optional<LayerId> id) const
{
    const std::vector<const Layer*> all = segmentations();
    const auto found =
        std::ranges::find_if(all, [id](const Layer* layer) { return layer->id == id; });
    return found == all.end() ? std::nullopt
                              : std::optional(static_cast<std::size_t>(found - all.begin()));
}

std::vector<std::size_t> SessionSource::numbersOf(const std::vector<LayerId>& ids) const
{
    std::vector<std::size_t> numbers;
    for (const LayerId id : ids) {
        if (const auto number = numberOf(id)) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

std::optional<GatheredSession> SessionSource::gather() const
{
    if (!m.workspace.session.isOpen()) {
        return std::nullopt;
    }
    GatheredSession gathered;
    gathered.session.caseFiles = caseOf();
    addLayers(gathered);
    gathered.session.view = view();
    gathered.session.panes = panes();
    gathered.session.comparison = comparison();
    gathered.session.panels = m.panels();
    addRawScans(gathered);
    if (const auto& all = m.workspace.measurements.all(); !all.empty()) {
        gathered.session.measurements = measurementsJson(all);
    }
    return gathered;
}

SavedCase SessionSource::caseOf() const
{
    const Case& openCase = *m.workspace.session.current();
    const CaseFiles& files = openCase.files;
    SavedCase saved{.name = files.name,
                    .labels = unhashed(files.labels),
                    .images4d = files.images4d,
                    .channelOf = files.channelOf,
                    .namedValues = files.namedValues,
                    .toldChannels = files.toldChannels,
                    .straighten = files.straighten,
                    .dataset = pathFromString(m.workspace.session.datasetFolder())};
    if (const auto origin = m.workspace.session.dicomOrigin()) {
        saved.study = studyOf(*origin);
        return saved;
    }
    std::ranges::transform(files.images, saved.images.begin(), unhashed);
    if (openCase.labels) {
        saved.scheme = openCase.labels->scheme;
    }
    return saved;
}

SavedStudy SessionSource::studyOf(const DicomOrigin& origin) const
{
    SavedStudy saved{.salt = m_salt.toStdString()};
    if (!tellsPatient(origin.study, origin.patientWords)) {
        saved.folder = origin.study;
    }
    for (std::size_t place = 0; place < origin.series.size(); ++place) {
        if (!origin.series[place].empty()) {
            saved.series[place] = seriesHash(m_salt, QString::fromStdString(origin.series[place]),
                                             origin.volumes[place])
                                      .toStdString();
        }
    }
    return saved;
}

/// Of a study neither files that tell the patient nor DICOM, which only the engine reads.
bool SessionSource::canName(const fs::path& file) const
{
    const auto origin = m.workspace.session.dicomOrigin();
    return !origin ||
           (!tellsPatient(file, origin->patientWords) && imageEndingOf(file.filename().string()));
}

std::string SessionSource::nameOf(const Layer& layer) const
{
    const auto origin = m.workspace.session.dicomOrigin();
    return origin && tellsPatient(layer.name, origin->patientWords) ? kDiscreetName : layer.name;
}

void SessionSource::addRawScans(GatheredSession& gathered) const
{
    const RawScans& raw = m.workspace.raw;
    if (const auto& moves = raw.moves.inUse()) {
        gathered.session.moves = alignmentText(*m.workspace.session.current(), *moves);
        gathered.session.rawScans.movesDecided = raw.moves.isDecided();
    }
    if (raw.brain.found()) {
        gathered.session.rawScans.brainGrownMm = raw.brain.grownMm();
        gathered.loose.push_back({.values = raw.brain.found()});
    }
}

void SessionSource::addLayers(GatheredSession& gathered) const
{
    for (const Layer* layer : segmentations()) {
        SavedLayer saved{.name = nameOf(*layer),
                         .kind = layer->origin.kind,
                         .scheme = layer->labels()->scheme,
                         .model = layer->origin.model,
                         .modelSha256 = layer->origin.modelSha256,
                         .from = numberOf(layer->origin.from),
                         .style = layer->style};
        const CaseSession& session = m.workspace.session;
        const MaskReading reading = session.readingOf(layer->id);
        saved.straighten = reading.straighten;
        saved.segments = reading.segments;
        if (const auto question = session.mirrorQuestion(layer->id)) {
            const auto answer = session.mirrorAnswers().constFind(question->sha256);
            saved.mirrored =
                answer == session.mirrorAnswers().cend() ? std::nullopt : std::optional(*answer);
        }
        const StorePlace place = m.workspace.run.placeInStore(layer->id);
        saved.storeCase = place.entry.empty() ? std::string() : place.caseHash;
        saved.storeEntry = place.entry;
        gathered.session.layers.push_back(std::move(saved));
        addLabels(*layer, gathered);
        addMaps(*layer, gathered);
    }
}

void SessionSource::addLabels(const Layer& layer, GatheredSession& gathered) const
{
    SavedLayer& saved = gathered.session.layers.back();
    const std::shared_ptr<const LabelMap>& labels = layer.labels()->map;
    const Place place = m_places.value(layer.id);
    const bool holds = place.labels == labels;
    if (layer.isSaved() && layer.origin.kind == Origin::Kind::Expert) {
        return;  // the case's labels
    }
    if (layer.isSaved() && layer.origin.isFile() && canName(layer.origin.file)) {
        saved.file = SavedFile{.file = layer.origin.file};
    } else if (holds && !place.isSessions && canName(place.file)) {
        saved.file = SavedFile{.file = place.file};
    } else {
        gathered.loose.push_back({.layer = gathered.session.layers.size() - 1,
                                  .labels = labels,
                                  .heldBy = holds && place.isSessions ? place.file : fs::path()});
    }
}

/// What the store has of a model's result need not be kept twice; what compares segmentations is
/// made anew.
void SessionSource::addMaps(const Layer& layer, GatheredSession& gathered) const
{
    SavedLayer& saved = gathered.session.layers.back();
    for (const Layer* map : m.workspace.document.ownedBy(layer.id)) {
        const ScalarContent* content = map->scalar();
        if (!content || comparesSegmentations(content->meaning)) {
            continue;
        }
        if (saved.storeEntry.empty()) {
            gathered.loose.push_back({.layer = gathered.session.layers.size() - 1,
                                      .map = saved.maps.size(),
                                      .values = content->values});
        }
        saved.maps.push_back({.what = choiceOf(*content),
                              .perStep = content->perStep,
                              .ownThreshold = content->threshold,
                              .threshold = map->style.threshold});
    }
}

SavedView SessionSource::view() const
{
    const ViewState& state = m.workspace.state;
    const OverlayStyle overlay = state.overlay();
    const auto idOf = [](const Layer* layer) {
        return layer ? std::optional(layer->id) : std::nullopt;
    };
    SavedView view{.cursorLps = state.cursorLps(),
                   .sequence = state.sequence(),
                   .activeLayer = numberOf(idOf(state.activeLayer())),
                   .previousLayer = numberOf(idOf(state.previousLayer())),
                   .swipe = state.swipe(),
                   .map = state.map(),
                   .parts = {.visible = overlay.visible,
                             .kind = overlay.kind,
                             .labelVisible = overlay.labelVisible,
                             .regionVisible = overlay.regionVisible},
                   .newLabels = m.workspace.document.styleOf(LayerKind::Labels),
                   .newMaps = m.workspace.document.styleOf(LayerKind::Scalar),
                   .surfaces = state.surfaces(),
                   .crosshair = state.crosshairVisible(),
                   .convention = state.convention(),
                   .interpolation = state.interpolation(),
                   .slab = state.slab()};
    for (const Sequence sequence : kAllSequences) {
        if (state.image(sequence)) {
            view.windowLevels[static_cast<std::size_t>(sequence)] = state.windowLevel(sequence);
        }
    }
    return view;
}

SavedPanes SessionSource::panes() const
{
    const PaneShares& shares = m.panes.shares();
    const LayoutInfo* layout = layoutCalled(m.choices.layout);
    SavedPanes saved{.layout = layout ? layout->key : layoutTable().front().key,
                     .plane = m.choices.plane,
                     .rows = shares.rows,
                     .columns = shares.columns};
    if (const auto compared = m.compared()) {
        saved.compared = numbersOf(*compared);
    }
    const std::vector<Pane*>& all = m.panes.panes();
    const auto maximised = std::ranges::find(all, m.panes.maximisedPane());
    if (maximised != all.end()) {
        saved.maximised = static_cast<std::size_t>(maximised - all.begin());
    }
    for (const std::shared_ptr<CameraGroup>& group : m.panes.cameras()) {
        saved.cameras.push_back(cameraOf(m.panes, *group));
    }
    if (const VolumePane* space = m.panes.volumePane()) {
        saved.space = space->view();
    }
    return saved;
}

SavedComparison SessionSource::comparison() const
{
    const Layer* reference = m.comparison.reference();
    SavedComparison saved{.reference = reference ? numberOf(reference->id) : std::nullopt,
                          .structure = m.comparison.structure(),
                          .toleranceMm = m.comparison.toleranceMm(),
                          .map = static_cast<SavedComparison::Map>(m.comparison.map())};
    for (const Layer* layer : segmentations()) {
        if (m.comparison.isLeftOut(layer->id)) {
            saved.leftOut.push_back(*numberOf(layer->id));
        }
    }
    return saved;
}

}  // namespace glioscope
