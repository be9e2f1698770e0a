#include "ui/panes/layouts.h"

#include "ui/widgets/translated.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr std::size_t kMostInARow = 3;  // of panes beside each other

// lupdate finds these texts by this mark, in kFreeContext; two letters keep the table readable.
constexpr const char* tr(const char* text)
{
    return text;
}

/// Each pane with a camera of its own.
Layout fourViews(const LayoutParts&)
{
    return {.rows = 2,
            .columns = 2,
            .panes = {{.plane = SlicePlane::Axial, .cameraGroup = 0},
                      {.plane = SlicePlane::Sagittal, .cameraGroup = 1},
                      {.plane = SlicePlane::Coronal, .cameraGroup = 2},
                      {}}};
}

Layout onePane(const LayoutParts& parts)
{
    return {.panes = {{.plane = parts.plane}}};
}

Layout fourSequences(const LayoutParts& parts)
{
    Layout layout = {.rows = 2, .columns = 2, .panes = {}};
    for (const Sequence sequence : kAllSequences) {
        layout.panes.push_back({.plane = parts.plane, .sequence = sequence});
    }
    return layout;
}

/// The axial plane large, the others beside it.
Layout threePlanes(const LayoutParts&)
{
    return {.rows = 2,
            .columns = 2,
            .panes = {{.plane = SlicePlane::Axial, .rowSpan = 2},
                      {.plane = SlicePlane::Sagittal},
                      {.plane = SlicePlane::Coronal}}};
}

/// A single segmentation stands beside the picture without it; many stand in two rows.
Layout sideBySide(const LayoutParts& parts)
{
    Layout layout;
    if (parts.layers.size() < 2) {
        layout.panes.push_back({.plane = parts.plane, .layers = std::vector<LayerId>()});
    }
    for (const LayerId layer : parts.layers) {
        layout.panes.push_back({.plane = parts.plane, .layers = std::vector{layer}});
    }
    const std::size_t panes = layout.panes.size();
    layout.rows = panes > kMostInARow ? 2 : 1;
    layout.columns = static_cast<int>(panes > kMostInARow ? (panes + 1) / 2 : panes);
    return layout;
}

// clang-format off: a table, a row a layout
const LayoutInfo kLayouts[] = {
    {"four-views", tr("&Four Views"), tr("Axial, sagittal, coronal and 3D"), "F2", false,
     fourViews},
    {"one", tr("&One Pane"), tr("One plane alone"), "F3", true, onePane},
    {"four-sequences", tr("Four &Sequences"), tr("FLAIR, T1, T1ce and T2 of one plane, linked"),
     "F4", true, fourSequences},
    {"three-planes", tr("&Three Planes"), tr("The shown sequence in three planes, linked"), "F9",
     false, threePlanes},
    {"side-by-side", tr("Si&de by Side"),
     tr("Two to four segmentations, each in a pane of its own, linked"), "F12", true, sideBySide},
};
// clang-format on

}  // namespace

std::span<const LayoutInfo> layoutTable()
{
    return kLayouts;
}

const LayoutInfo* layoutCalled(QStringView key)
{
    const auto* found = std::ranges::find_if(
        kLayouts, [key](const LayoutInfo& info) { return key == QLatin1String(info.key); });
    return found == std::ranges::end(kLayouts) ? nullptr : found;
}

QString layoutText(const char* text)
{
    return translated(text);
}

QList<QKeySequence> keysOf(const LayoutInfo& info)
{
    return QKeySequence::listFromString(QString::fromLatin1(info.keys));
}

std::vector<LayerId> layersToCompare(const ViewState& state, std::size_t most)
{
    std::vector<LayerId> all;
    for (const Layer& layer : state.document().layers()) {
        if (layer.labels()) {
            all.push_back(layer.id);
        }
    }
    if (all.size() <= most) {
        return all;
    }
    std::vector<LayerId> chosen = {all.front()};
    const auto choose = [&chosen, most](LayerId id) {
        if (chosen.size() < most && std::ranges::find(chosen, id) == chosen.end()) {
            chosen.push_back(id);
        }
    };
    if (const Layer* active = state.activeLayer()) {
        choose(active->id);
    }
    std::for_each(all.rbegin(), all.rend(), choose);
    std::ranges::sort(chosen, {}, [&all](LayerId id) { return std::ranges::find(all, id); });
    return chosen;
}

}  // namespace glioscope
