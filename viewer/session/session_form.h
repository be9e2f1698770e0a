#pragma once

// The members of a session under their names in the file: a line each, for reading and writing
// alike. Names and keys of a version stay; others are added. For the sources of this folder only.

#include "viewer/session/json_form.h"
#include "viewer/session/saved_session.h"

namespace glioscope {

template <>
inline constexpr auto kKeys<Label> = keyTable<Label>({{Label::Background, "BG"},
                                                      {Label::Necrosis, "NCR"},
                                                      {Label::Oedema, "ED"},
                                                      {Label::Enhancing, "ET"},
                                                      {Label::ResectionCavity, "RC"}});
template <>
inline constexpr auto kKeys<Structure> = keyTable<Structure>({{Structure::Necrosis, "NCR"},
                                                              {Structure::Oedema, "ED"},
                                                              {Structure::Enhancing, "ET"},
                                                              {Structure::WholeTumour, "WT"},
                                                              {Structure::TumourCore, "TC"},
                                                              {Structure::ResectionCavity, "RC"}});
template <>
inline constexpr auto kKeys<Region> = keyTable<Region>(
    {{Region::WholeTumour, "WT"}, {Region::TumourCore, "TC"}, {Region::EnhancingTumour, "ET"}});
template <>
inline constexpr auto kKeys<Origin::Kind> =
    keyTable<Origin::Kind>({{Origin::Kind::Expert, "expert"},
                            {Origin::Kind::File, "file"},
                            {Origin::Kind::Model, "model"},
                            {Origin::Kind::Drawn, "drawn"},
                            {Origin::Kind::Computed, "computed"}});
template <>
inline constexpr auto kKeys<ScalarMeaning> =
    keyTable<ScalarMeaning>({{ScalarMeaning::Probability, "probability"},
                             {ScalarMeaning::Entropy, "entropy"},
                             {ScalarMeaning::Deviation, "deviation"},
                             {ScalarMeaning::Agreement, "agreement"},
                             {ScalarMeaning::Errors, "errors"},
                             {ScalarMeaning::BrainMask, "brain"},
                             {ScalarMeaning::Occupancy, "occupancy"}});
template <>
inline constexpr auto kKeys<OverlayMode> =
    keyTable<OverlayMode>({{OverlayMode::Fill, "fill"},
                           {OverlayMode::Outline, "outline"},
                           {OverlayMode::FillAndOutline, "fill and outline"}});
template <>
inline constexpr auto kKeys<Palette> = keyTable<Palette>(
    {{Palette::Classic, "classic"}, {Palette::ColourBlindSafe, "colour-blind safe"}});
template <>
inline constexpr auto kKeys<OverlayKind> =
    keyTable<OverlayKind>({{OverlayKind::Labels, "labels"}, {OverlayKind::Regions, "regions"}});
template <>
inline constexpr auto kKeys<SlicePlane> =
    keyTable<SlicePlane>({{SlicePlane::Axial, "axial"},
                          {SlicePlane::Coronal, "coronal"},
                          {SlicePlane::Sagittal, "sagittal"}});
template <>
inline constexpr auto kKeys<Convention> = keyTable<Convention>(
    {{Convention::Radiological, "radiological"}, {Convention::Neurological, "neurological"}});
template <>
inline constexpr auto kKeys<Interpolation> = keyTable<Interpolation>(
    {{Interpolation::Nearest, "nearest"}, {Interpolation::Linear, "linear"}});
template <>
inline constexpr auto kKeys<BrainLook> = keyTable<BrainLook>({{BrainLook::Hidden, "hidden"},
                                                              {BrainLook::Automatic, "automatic"},
                                                              {BrainLook::Surface, "surface"},
                                                              {BrainLook::Volume, "volume"}});
template <>
inline constexpr auto kKeys<Projection> = keyTable<Projection>({{Projection::None, "none"},
                                                                {Projection::Maximum, "maximum"},
                                                                {Projection::Mean, "mean"},
                                                                {Projection::Minimum, "minimum"}});
template <>
inline constexpr auto kKeys<SavedComparison::Map> =
    keyTable<SavedComparison::Map>({{SavedComparison::Map::None, "none"},
                                    {SavedComparison::Map::Agreement, "agreement"},
                                    {SavedComparison::Map::Errors, "errors"}});

// Found by the forms through the members' types, which are of this namespace.

template <typename Form>
void describe(Form& form, SavedFile& file)
{
    form("file", file.file);
    form("relative", file.relative);
    form("bytes", file.bytes);
    form("sha256", file.sha256);
}

template <typename Form>
void describe(Form& form, SavedStudy& study)
{
    form("folder", study.folder);
    form("salt", study.salt);
    form("series", study.series);
}

template <typename Form>
void describe(Form& form, SavedCase& saved)
{
    form("name", saved.name);
    form("study", saved.study);
    form("images", saved.images);
    form("labels", saved.labels);
    form("images4d", saved.images4d);
    form("channelOf", saved.channelOf);
    form("namedValues", saved.namedValues);
    form("toldChannels", saved.toldChannels);
    form("straighten", saved.straighten);
    form("scheme", saved.scheme);
    form("dataset", saved.dataset);
}

template <typename Form>
void describe(Form& form, MapChoice& map)
{
    form("meaning", map.meaning);
    form("structure", map.structure);
}

template <typename Form>
void describe(Form& form, SavedMap& map)
{
    form("map", map.what);
    form("perStep", map.perStep);
    form("ownThreshold", map.ownThreshold);
    form("threshold", map.threshold);
    form("file", map.file);
}

template <typename Form>
void describe(Form& form, LayerStyle& style)
{
    form("mode", style.mode);
    form("palette", style.palette);
    form("opacity", style.opacity);
    form("outlined", style.outlined);
    form("threshold", style.threshold);
}

template <typename Form>
void describe(Form& form, SavedLayer& layer)
{
    form("name", layer.name);
    form("kind", layer.kind);
    form("file", layer.file);
    form("madeFile", layer.madeFile);
    form("scheme", layer.scheme);
    form("straighten", layer.straighten);
    form("segments", layer.segments);
    form("mirrored", layer.mirrored);
    form("model", layer.model);
    form("modelSha256", layer.modelSha256);
    form("storeCase", layer.storeCase);
    form("storeEntry", layer.storeEntry);
    form("from", layer.from);
    form("style", layer.style);
    form("maps", layer.maps);
}

template <typename Form>
void describe(Form& form, WindowLevel& range)
{
    form("window", range.window);
    form("level", range.level);
}

/// Which of them are hidden, so that one that a later version knows is shown.
template <typename Form, typename Key, std::size_t n>
void describeHidden(Form& form, const char* name, EnumArray<Key, bool, n>& visible)
{
    std::vector<Key> hidden;
    for (std::size_t i = 0; i < n; ++i) {
        if (!visible.values[i]) {
            hidden.push_back(static_cast<Key>(i));
        }
    }
    form(name, hidden);
    visible.values.fill(true);
    for (const Key each : hidden) {
        visible[each] = false;
    }
}

template <typename Form>
void describe(Form& form, OverlayParts& parts)
{
    form("visible", parts.visible);
    form("kind", parts.kind);
    describeHidden(form, "hiddenLabels", parts.labelVisible);
    describeHidden(form, "hiddenRegions", parts.regionVisible);
}

template <typename Form>
void describe(Form& form, SurfaceStyle& style)
{
    form("visible", style.visible);
    form("opacity", style.opacity);
    form("slicePlanes", style.slicePlanes);
    form("cutOpen", style.cutOpen);
    form("brain", style.brain);
}

template <typename Form>
void describe(Form& form, Slab& slab)
{
    form("projection", slab.projection);
    form("thicknessMm", slab.thicknessMm);
}

template <typename Form>
void describe(Form& form, SavedView& view)
{
    form("cursorLps", view.cursorLps);
    form("sequence", view.sequence);
    form("windowLevels", view.windowLevels);
    form("activeLayer", view.activeLayer);
    form("previousLayer", view.previousLayer);
    form("swipe", view.swipe);
    form("map", view.map);
    form("overlay", view.parts);
    form("newLabels", view.newLabels);
    form("newMaps", view.newMaps);
    form("surfaces", view.surfaces);
    form("crosshair", view.crosshair);
    form("convention", view.convention);
    form("interpolation", view.interpolation);
    form("slab", view.slab);
}

template <typename Form>
void describe(Form& form, SavedCamera& camera)
{
    form("fitted", camera.fitted);
    form("centreLps", camera.centreLps);
    form("pixelsPerMm", camera.pixelsPerMm);
    form("pane", camera.pane);
}

template <typename Form>
void describe(Form& form, SpaceView& view)
{
    form("eyeLps", view.eyeLps);
    form("middleLps", view.middleLps);
    form("up", view.up);
}

template <typename Form>
void describe(Form& form, SavedPanes& panes)
{
    form("layout", panes.layout);
    form("plane", panes.plane);
    form("rows", panes.rows);
    form("columns", panes.columns);
    form("compared", panes.compared);
    form("maximised", panes.maximised);
    form("cameras", panes.cameras);
    form("space", panes.space);
}

template <typename Form>
void describe(Form& form, SavedComparison& comparison)
{
    form("reference", comparison.reference);
    form("structure", comparison.structure);
    form("toleranceMm", comparison.toleranceMm);
    form("leftOut", comparison.leftOut);
    form("map", comparison.map);
}

template <typename Form>
void describe(Form& form, SavedPanels& panels)
{
    form("windowKind", panels.windowKind);
    form("arrangement", panels.arrangement);
    form("front", panels.front);
    form("hidden", panels.hidden);
}

template <typename Form>
void describe(Form& form, SavedRawScans& raw)
{
    form("movesDecided", raw.movesDecided);
    form("brain", raw.brain);
    form("brainGrownMm", raw.brainGrownMm);
}

/// All but the measurements and the moves, which are JSON of their own.
template <typename Form>
void describe(Form& form, SavedSession& session)
{
    form("case", session.caseFiles);
    form("layers", session.layers);
    form("view", session.view);
    form("panes", session.panes);
    form("comparison", session.comparison);
    form("panels", session.panels);
    form("rawScans", session.rawScans);
}

}  // namespace glioscope
