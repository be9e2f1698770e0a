#include "ui/session/session_applying.h"

#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"
#include "ui/session/session_source.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr double kMuch = 1.25;  // other in size
constexpr double kLeastPixelsPerMm = 1e-2;
constexpr double kMostPixelsPerMm = 1e3;

class LayersAndView {
public:
    LayersAndView(const RestoredSession& restored, const SessionParts& parts, SessionSource& source,
                  bool keepsFiles)
        : m_restored(restored),
          m_saved(restored.saved),
          m(parts),
          m_source(source),
          m_keepsFiles(keepsFiles),
          m_ids(restored.saved.layers.size(), 0)
    {
    }

    RestoredIds apply()
    {
        takeMirrorAnswers();
        takeExpert();
        for (const RestoredLayer& layer : m_restored.layers) {
            m_ids[layer.number] = add(layer);
        }
        showLayers();
        showView();
        showComparison();
        m.workspace.measurements.open(m_restored.measurements);
        takeRawScans();
        return m_ids;
    }

private:
    [[nodiscard]] CaseSession& session() const { return m.workspace.session; }
    [[nodiscard]] Document& document() const { return m.workspace.document; }
    [[nodiscard]] ViewState& state() const { return m.workspace.state; }

    /// Nothing where it is not restored.
    [[nodiscard]] std::optional<LayerId> idOf(std::optional<std::size_t> number) const
    {
        return number && m_ids[*number] != 0 ? std::optional(m_ids[*number]) : std::nullopt;
    }

    void takeMirrorAnswers() const
    {
        MirrorAnswers answers = session().mirrorAnswers();
        answers.insert(m_restored.mirrored);
        session().setMirrorAnswers(answers);
    }

    /// It came with the case.
    void takeExpert()
    {
        const auto expert = std::ranges::find(session().layers(), Origin::Kind::Expert,
                                              [](const Layer& layer) { return layer.origin.kind; });
        const auto saved = std::ranges::find_if(m_saved.layers, [](const SavedLayer& layer) {
            return layer.kind == Origin::Kind::Expert && !layer.file;
        });
        if (expert == session().layers().end() || saved == m_saved.layers.end()) {
            return;
        }
        const LayerId id = expert->id;
        m_ids[static_cast<std::size_t>(saved - m_saved.layers.begin())] = id;
        if (session().mirrorQuestion(id) && saved->mirrored) {
            session().answerMirrored(id, *saved->mirrored);
        }
        document().setStyle(id, saved->style);
    }

    LayerId add(const RestoredLayer& layer)
    {
        const SavedLayer& saved = m_saved.layers[layer.number];
        if (layer.mask) {
            const LayerId id = session().addPlaced(
                saved.name, {.kind = Origin::Kind::File, .file = layer.mask->file},
                layer.mask->placed,
                {.scheme = saved.scheme,
                 .straighten = saved.straighten,
                 .segments = saved.segments});
            document().setStyle(id, saved.style);
            return id;
        }
        // Drawn over: what a file held once is not what this file holds.
        const bool isFile = saved.kind == Origin::Kind::File || saved.kind == Origin::Kind::Expert;
        const Origin origin{.kind = isFile ? Origin::Kind::Drawn : saved.kind,
                            .model = saved.model,
                            .modelSha256 = saved.modelSha256,
                            .from = idOf(saved.from).value_or(0)};
        const LayerId id = document().add(
            {.name = saved.name, .content = layer.labels, .origin = origin, .style = saved.style});
        addMaps(layer, saved, id);
        noteWhereItIs(layer, saved, id);
        return id;
    }

    void addMaps(const RestoredLayer& layer, const SavedLayer& saved, LayerId owner) const
    {
        session().addLackingMaps(owner, layer.maps);
        for (const SavedMap& map : saved.maps) {
            if (const Layer* added = mapOf(document(), *document().layer(owner), map.what)) {
                state().setThreshold(added->id, map.threshold);
            }
        }
    }

    void noteWhereItIs(const RestoredLayer& layer, const SavedLayer& saved, LayerId id) const
    {
        if (layer.isStored) {
            m.workspace.run.setPlaceInStore(id, {saved.storeCase, saved.storeEntry});
            session().markKept(id);
        }
        if (layer.file.empty()) {
            return;
        }
        if (!saved.madeFile) {
            document().markSaved(id, document().layer(id)->mark);
            m_source.setFile(id, layer.file, false);
        } else if (m_keepsFiles) {
            m_source.setFile(id, layer.file, true);
            session().markKept(id);
        }
    }

    void showLayers()
    {
        const std::optional<LayerId> newest =
            state().activeLayer() ? std::optional(state().activeLayer()->id) : std::nullopt;
        state().setActiveLayer(idOf(m_saved.view.previousLayer));
        const std::optional<LayerId> active = idOf(m_saved.view.activeLayer);
        state().setActiveLayer(m_saved.view.activeLayer && !active ? newest : active);
        // One of a kind that compares segmentations is drawn once it is made again.
        const auto& map = m_saved.view.map;
        if (!map || !comparesSegmentations(map->meaning)) {
            state().setMap(map);
        }
        state().setSwipe(m_saved.view.swipe);
    }

    void showView() const
    {
        const SavedView& view = m_saved.view;
        OverlayStyle overlay = state().overlay();
        overlay.visible = view.parts.visible;
        overlay.kind = view.parts.kind;
        overlay.labelVisible = view.parts.labelVisible;
        overlay.regionVisible = view.parts.regionVisible;
        state().setOverlay(overlay);
        document().setStyleOf(LayerKind::Labels, view.newLabels);
        document().setStyleOf(LayerKind::Scalar, view.newMaps);
        state().setMapStyle(view.newMaps.mode, view.newMaps.opacity);
        state().setSurfaces(view.surfaces);
        state().setCrosshairVisible(view.crosshair);
        state().setConvention(view.convention);
        state().setInterpolation(view.interpolation);
        state().setSlab(view.slab);
        if (view.sequence) {
            state().setSequence(*view.sequence);
        }
        for (const Sequence sequence : kAllSequences) {
            if (const auto& range = view.windowLevels[static_cast<std::size_t>(sequence)];
                range && state().image(sequence)) {
                state().setWindowLevel(sequence, *range);
            }
        }
        if (view.cursorLps) {
            state().setCursorLps(*view.cursorLps);
        }
    }

    void showComparison() const
    {
        const SavedComparison& saved = m_saved.comparison;
        m.comparison.setStructure(saved.structure);
        m.comparison.setToleranceMm(std::clamp(saved.toleranceMm, 0.0, 100.0));
        if (const auto reference = idOf(saved.reference)) {
            m.comparison.setReference(*reference);
        }
        for (std::size_t n = 0; n < m_ids.size(); ++n) {
            const bool leftOut = std::ranges::find(saved.leftOut, n) != saved.leftOut.end();
            if (m_ids[n] != 0) {
                m.comparison.setLeftOut(m_ids[n], leftOut);
            }
        }
        m.comparison.setMap(static_cast<Comparison::Map>(saved.map));
    }

    void takeRawScans() const
    {
        if (m_restored.moves) {
            m.workspace.raw.moves.restore(*m_restored.moves, m_saved.rawScans.movesDecided);
        }
        if (m_restored.brain) {
            m.workspace.raw.brain.restore(m_restored.brain, m_saved.rawScans.brainGrownMm);
        }
    }

    const RestoredSession& m_restored;
    const SavedSession& m_saved;
    const SessionParts& m;
    SessionSource& m_source;
    bool m_keepsFiles;
    RestoredIds m_ids;
};

/// 1 where the panes are about as large as they were.
double scaleOf(const SavedCamera& saved, const QSize& now)
{
    if (saved.pane[0] <= 0 || saved.pane[1] <= 0) {
        return 1;
    }
    const double scale =
        std::min(now.width() / double(saved.pane[0]), now.height() / double(saved.pane[1]));
    return scale > 1 / kMuch && scale < kMuch ? 1 : scale;
}

}  // namespace

std::vector<LayerId> idsOf(const std::vector<std::size_t>& numbers, const RestoredIds& ids)
{
    std::vector<LayerId> found;
    for (const std::size_t number : numbers) {
        if (number < ids.size() && ids[number] != 0) {
            found.push_back(ids[number]);
        }
    }
    return found;
}

RestoredIds applyLayersAndView(const RestoredSession& restored, const SessionParts& parts,
                               SessionSource& source, bool keepsFiles)
{
    return LayersAndView(restored, parts, source, keepsFiles).apply();
}

void applyCameras(const SavedPanes& saved, PaneGrid& panes)
{
    const std::size_t count = std::min(saved.cameras.size(), panes.cameras().size());
    for (std::size_t number = 0; number < count; ++number) {
        CameraGroup& group = *panes.cameras()[number];
        const SlicePane* pane = paneOf(panes, group);
        const SavedCamera& camera = saved.cameras[number];
        if (camera.fitted || !pane) {
            group.fit();
        } else {
            group.move({.centreLps = camera.centreLps,
                        .pixelsPerMm = std::clamp(camera.pixelsPerMm * pane->devicePixelRatioF() *
                                                      scaleOf(camera, pane->size()),
                                                  kLeastPixelsPerMm, kMostPixelsPerMm)});
        }
    }
    if (saved.space && panes.volumePane()) {
        panes.volumePane()->setView(*saved.space);
    }
    if (saved.maximised && *saved.maximised < panes.panes().size()) {
        panes.maximise(panes.panes()[*saved.maximised]);
    }
}

}  // namespace glioscope
