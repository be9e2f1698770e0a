#include "segmentation/session/document.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

using Kind = DocumentChange::Kind;

const std::shared_ptr<const Image>* findImage(const Study& study, const SeriesId& series)
{
    if (series.timePoint >= study.timePoints.size()) {
        return nullptr;
    }
    const auto& image =
        study.timePoints[series.timePoint].images[static_cast<std::size_t>(series.sequence)];
    return image ? &image : nullptr;
}

LayerStyle valid(LayerStyle style)
{
    style.opacity = std::clamp(style.opacity, 0.0, 1.0);
    style.threshold = std::clamp(style.threshold, 0.0, 1.0);
    return style;
}

}  // namespace

Document::Subscription Document::subscribe(Listeners<DocumentChange>::Listener listener)
{
    return m_listeners.subscribe(std::move(listener));
}

void Document::open(Study study)
{
    DocumentChange change{.kind = Kind::Study, .ids = {}};
    for (const Layer& layer : m_layers) {
        change.ids.push_back(layer.id);
    }
    m_study = std::move(study);
    m_layers.clear();
    m_journal.clear();
    m_listeners.tell(change);
}

void Document::placeImages(CaseImages images, const std::array<bool, 4>& moved)
{
    TimePoint& point = m_study.timePoints.at(0);
    if (point.images == images && point.moved == moved) {
        return;
    }
    point.images = std::move(images);
    point.moved = moved;
    m_listeners.tell({.kind = Kind::Places, .ids = {}});
}

const Layer* Document::layer(LayerId id) const
{
    const auto found = std::ranges::find(m_layers, id, &Layer::id);
    return found == m_layers.end() ? nullptr : &*found;
}

std::array<LayerStyle, kLayerKinds> Document::defaultStyles()
{
    std::array<LayerStyle, kLayerKinds> styles;
    for (std::size_t kind = 0; kind < styles.size(); ++kind) {
        styles[kind] = defaultStyle(static_cast<LayerKind>(kind));
    }
    return styles;
}

Layer* Document::find(LayerId id)
{
    const auto found = std::ranges::find(m_layers, id, &Layer::id);
    return found == m_layers.end() ? nullptr : &*found;
}

std::vector<const Layer*> Document::ownedBy(LayerId owner) const
{
    std::vector<const Layer*> owned;
    for (const Layer& layer : m_layers) {
        if (owner != 0 && layer.owner == owner) {
            owned.push_back(&layer);
        }
    }
    return owned;
}

bool Document::has(Structure structure) const
{
    return std::ranges::any_of(m_layers, [structure](const Layer& layer) {
        const LabelContent* labels = layer.labels();
        return labels && labels->figures && labels->figures->has(structure);
    });
}

const Geometry& Document::gridOf(const Layer& layer) const
{
    return gridOf(layer.content);
}

const Geometry& Document::gridOf(const LayerContent& content) const
{
    if (const auto* labels = std::get_if<LabelContent>(&content)) {
        return labels->map->geometry;
    }
    if (const auto* scalar = std::get_if<ScalarContent>(&content)) {
        return scalar->values->geometry;
    }
    const auto* image = findImage(m_study, std::get<ImageContent>(content).series);
    if (!image) {
        throw Error(Sentence::of("The image that a layer is to show is not part of this case."));
    }
    return (*image)->geometry;
}

int Document::freeLook() const
{
    int look = 0;
    while (std::ranges::any_of(
        m_layers, [look](const Layer& layer) { return layer.labels() && layer.look == look; })) {
        ++look;
    }
    return look;
}

LayerId Document::add(NewLayer layer)
{
    (void)gridOf(layer.content);
    if (layer.owner != 0 && !find(layer.owner)) {
        throw Error(
            Sentence::of("The segmentation that %1 belongs to is not there any more.", layer.name));
    }
    const LayerId id = ++m_lastId;
    const ContentMark mark = ++m_lastMark;
    const std::optional<ContentMark> savedAt =
        layer.origin.isFile() ? std::optional(mark) : std::nullopt;
    LayerStyle style = layer.style.value_or(styleOf(kindOf(layer.content)));
    if (const auto* scalar = std::get_if<ScalarContent>(&layer.content); scalar && !layer.style) {
        style.threshold = scalar->threshold;
    }
    const int look = freeLook();
    m_layers.push_back({id, std::move(layer.name), std::move(layer.content),
                        std::move(layer.origin), style, mark, savedAt, layer.owner, look});
    m_listeners.tell({.kind = Kind::Added, .ids = {id}});
    return id;
}

void Document::remove(LayerId id)
{
    if (!find(id)) {
        return;
    }
    DocumentChange change{.kind = Kind::Removed, .ids = {id}};
    for (const Layer* owned : ownedBy(id)) {
        change.ids.push_back(owned->id);
    }
    std::erase_if(m_layers, [&](const Layer& layer) {
        return std::ranges::find(change.ids, layer.id) != change.ids.end();
    });
    std::ranges::for_each(change.ids, [this](LayerId gone) { m_journal.forget(gone); });
    m_listeners.tell(change);
}

const LayerStyle& Document::styleOf(LayerKind kind) const
{
    return m_styles[static_cast<std::size_t>(kind)];
}

bool Document::remember(LayerKind kind, LayerStyle style)
{
    style.outlined = false;
    style.threshold = LayerStyle().threshold;
    LayerStyle& remembered = m_styles[static_cast<std::size_t>(kind)];
    return !(std::exchange(remembered, style) == style);
}

void Document::setStyleOf(LayerKind kind, const LayerStyle& style)
{
    if (remember(kind, valid(style))) {
        m_listeners.tell({.kind = Kind::Style, .ids = {}});
    }
}

void Document::setStyle(LayerId id, const LayerStyle& style)
{
    Layer* layer = find(id);
    const LayerStyle now = valid(style);
    if (!layer || layer->style == now) {
        return;
    }
    LayerStyle ownAlike = layer->style;
    ownAlike.outlined = now.outlined;
    ownAlike.threshold = now.threshold;
    if (!(ownAlike == now)) {
        remember(kindOf(layer->content), now);
    }
    layer->style = now;
    m_listeners.tell({.kind = Kind::Style, .ids = {id}});
}

void Document::replace(LayerId id, LayerContent content, const std::optional<VoxelBox>& changed)
{
    Layer* layer = find(id);
    if (!layer) {
        return;
    }
    const VoxelBox whole = {.end = gridOf(content).size};
    layer->content = std::move(content);
    layer->mark = ++m_lastMark;
    m_journal.forget(id);
    m_listeners.tell({.kind = Kind::Content, .ids = {id}, .box = changed.value_or(whole)});
}

void Document::place(LayerId id, LabelContent content, const GeometryPassport& passport)
{
    if (Layer* layer = find(id)) {
        layer->origin.passport = passport;
        replace(id, std::move(content));
    }
}

void Document::markSaved(LayerId id, ContentMark mark)
{
    Layer* layer = find(id);
    if (layer && layer->savedAt != mark) {
        layer->savedAt = mark;
        m_listeners.tell({.kind = Kind::Saved, .ids = {id}});
    }
}

void Document::edit(LayerId id, LabelDelta delta)
{
    Layer* layer = find(id);
    if (!layer || delta.runs.empty()) {
        return;
    }
    if (!layer->labels()) {
        throw Error(Sentence::of("Labels can be changed in a segmentation only, and %1 is none.",
                                 layer->name));
    }
    const ContentMark before = layer->mark;
    change(*layer, delta, ++m_lastMark);
    const VoxelBox box = delta.box;
    m_journal.add({id, std::move(delta), before, m_lastMark});
    m_listeners.tell({.kind = Kind::Content, .ids = {id}, .box = box});
}

void Document::change(Layer& layer, const LabelDelta& delta, ContentMark mark)
{
    const LabelContent& before = *layer.labels();
    layer.content = LabelContent{.map = applied(delta, *before.map), .scheme = before.scheme};
    layer.mark = mark;
}

void Document::undo()
{
    if (const Commit* commit = m_journal.undoable()) {
        change(*find(commit->layer), reversed(commit->delta), commit->before);
        m_journal.stepBack();
        m_listeners.tell({.kind = Kind::Content, .ids = {commit->layer}, .box = commit->delta.box});
    }
}

void Document::redo()
{
    if (const Commit* commit = m_journal.redoable()) {
        change(*find(commit->layer), commit->delta, commit->after);
        m_journal.stepForward();
        m_listeners.tell({.kind = Kind::Content, .ids = {commit->layer}, .box = commit->delta.box});
    }
}

}  // namespace glioscope
