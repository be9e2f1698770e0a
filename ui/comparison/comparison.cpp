#include "ui/comparison/comparison.h"

#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"

#include <algorithm>
#include <utility>

namespace glioscope {

Comparison::Comparison(Document& document, ViewState& state, QObject* parent)
    : QObject(parent), m_document(document), m_state(state)
{
    m_measuring.setMaxThreadCount(1);
    m_subscription = state.subscribe([this](Changes changes) { follow(changes); });
}

Comparison::~Comparison() = default;

std::vector<const Layer*> Comparison::segmentations() const
{
    std::vector<const Layer*> all;
    for (const Layer& layer : m_document.layers()) {
        if (layer.labels()) {
            all.push_back(&layer);
        }
    }
    return all;
}

const Layer* Comparison::reference() const
{
    const std::vector<const Layer*> all = segmentations();
    const auto chosen =
        std::ranges::find_if(all, [this](const Layer* layer) { return layer->id == m_reference; });
    if (chosen != all.end()) {
        return *chosen;
    }
    const auto expert = std::ranges::find_if(
        all, [](const Layer* layer) { return layer->origin.kind == Origin::Kind::Expert; });
    return expert != all.end() ? *expert : all.empty() ? nullptr : all.front();
}

void Comparison::setReference(LayerId id)
{
    if (const Layer* now = reference(); !now || now->id != id) {
        m_reference = id;
        m_leftOut.erase(id);
        update();
    }
}

void Comparison::setStructure(Structure structure)
{
    if (structure != m_structure) {
        m_structure = structure;
        update();
    }
}

void Comparison::setToleranceMm(double mm)
{
    if (std::exchange(m_toleranceMm, mm) != mm && m_differences) {
        m_figures.clear();
        measure();
        Q_EMIT changed();
    }
}

void Comparison::setLeftOut(LayerId id, bool leftOut)
{
    const Layer* of = reference();
    if (leftOut != isLeftOut(id) && !(of && of->id == id)) {
        leftOut ? void(m_leftOut.insert(id)) : void(m_leftOut.erase(id));
        update();
    }
}

void Comparison::setMap(Map map)
{
    if (map == m_map) {
        return;
    }
    m_map = map;
    // The reference is not held against itself, so another segmentation comes to the front.
    const Layer* active = m_state.activeLayer();
    if (map == Map::Errors && active && active == reference()) {
        for (const Layer* other : segmentations()) {
            if (other != active && !isLeftOut(other->id)) {
                m_state.setActiveLayer(other->id);
                break;
            }
        }
    }
    makeMaps();
    update();
}

void Comparison::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched) {
        update();
    }
}

bool Comparison::isWanted() const
{
    return m_watched || m_map != Map::None || m_stepsDue != 0;
}

ComparisonTask Comparison::task() const
{
    ComparisonTask task = {.layers = {}, .reference = 0, .structure = m_structure};
    const Layer* of = reference();
    for (const Layer* layer : segmentations()) {
        if (!isLeftOut(layer->id) || layer == of) {
            task.layers.push_back({layer->id, layer->mark, QString::fromStdString(layer->name),
                                   layer->labels()->map});
        }
    }
    task.reference = of ? of->id : 0;
    return task;
}

void Comparison::follow(Changes changes)
{
    if (m_installing || !changes.hasAny(Change::Layers | Change::Images)) {
        return;
    }
    // Another map was chosen elsewhere: those of the comparison have nothing to show any more.
    const std::optional<MapChoice>& shown = m_state.map();
    if (m_drawn && !(shown && comparesSegmentations(shown->meaning))) {
        m_map = Map::None;
        makeMaps();
    }
    update();
}

void Comparison::update()
{
    ComparisonTask now = task();
    if (now.layers.size() < 2 || !isWanted()) {
        m_asked.reset();
        if (m_differences && !(m_differences->task == now)) {
            m_differences.reset();
            m_figures.clear();
            show({});
        }
        if (std::exchange(m_stepsDue, 0) != 0) {
            Q_EMIT told(
                tr("There is nothing to compare yet: a disagreement needs two segmentations "
                   "of this case."));
        }
        Q_EMIT changed();
        return;
    }
    const bool isAsked = m_asked ? *m_asked == now : m_differences && m_differences->task == now;
    if (!isAsked) {
        m_asked = now;
        const auto work = [now] { return std::make_shared<const Differences>(differencesOf(now)); };
        runInBackground(this, work, [this](const std::shared_ptr<const Differences>& found) {
            if (m_asked && *m_asked == found->task) {
                take(found);
            }
        });
    }
    Q_EMIT changed();
}

void Comparison::take(const std::shared_ptr<const Differences>& found)
{
    m_asked.reset();
    m_differences = found;
    m_figures.clear();
    m_current = -1;
    measure();
    makeMaps();
    Q_EMIT changed();
    if (const int due = std::exchange(m_stepsDue, 0); due != 0) {
        step(due);
    }
}

void Comparison::measure()
{
    const auto work = [of = m_differences, mm = m_toleranceMm] {
        return std::pair(of, figuresOf(*of, mm));
    };
    runInBackground(
        this, work,
        [this, mm = m_toleranceMm](
            const std::pair<std::shared_ptr<const Differences>, Figures>& measured) {
            if (measured.first == m_differences && mm == m_toleranceMm) {
                m_figures = measured.second;
                Q_EMIT changed();
            }
        },
        &m_measuring);
}

void Comparison::removeMaps()
{
    std::vector<LayerId> maps;
    for (const Layer& layer : m_document.layers()) {
        if (layer.scalar() && comparesSegmentations(layer.scalar()->meaning)) {
            maps.push_back(layer.id);
        }
    }
    std::ranges::for_each(maps, [this](LayerId id) { m_document.remove(id); });
}

/// Of every compared segmentation, so that each pane shows that of its own.
void Comparison::makeMaps()
{
    if (m_map == Map::None) {
        show({});
    } else if (m_differences) {
        const auto work = [of = m_differences, map = m_map] {
            return std::pair(of, map == Map::Errors ? errorMaps(*of) : agreementMaps(*of));
        };
        runInBackground(
            this, work,
            [this, map = m_map](
                const std::pair<std::shared_ptr<const Differences>, ComparisonMaps>& made) {
                if (made.first == m_differences && map == m_map) {
                    show(made.second);
                }
            });
    }
}

void Comparison::show(const ComparisonMaps& maps)
{
    m_installing = true;
    m_drawn = false;
    removeMaps();
    for (const ComparisonMap& map : maps) {
        if (const Layer* owner = m_document.layer(map.owner)) {
            m_document.add({.name = owner->name + " " + shortName(map.content),
                            .content = map.content,
                            .origin = {.kind = Origin::Kind::Computed, .from = map.owner},
                            .owner = map.owner});
            m_drawn = true;
        }
    }
    if (m_drawn) {
        m_state.setMap(choiceOf(maps.front().content));
    } else if (m_state.map() && comparesSegmentations(m_state.map()->meaning)) {
        m_state.setMap(std::nullopt);
    }
    m_installing = false;
    Q_EMIT changed();
}

QString Comparison::sentenceOf(int index) const
{
    const Disagreement& at = m_differences->disagreements[static_cast<std::size_t>(index)];
    const auto others = static_cast<LayerSet>(m_differences->votes.everybody() & ~at.sayIt);
    return tr("Disagreement %1 of %2: %3 ml, %4 for %5, not for %6.")
        .arg(index + 1)
        .arg(m_differences->disagreements.size())
        .arg(shownNumber(at.ml, 'f', 2))
        .arg(shownName(displayName(m_differences->task.structure)).toLower(),
             listed(m_differences->names(at.sayIt)), listed(m_differences->names(others)));
}

void Comparison::goTo(int index)
{
    if (!m_differences || index < 0 ||
        index >= static_cast<int>(m_differences->disagreements.size())) {
        return;
    }
    m_current = index;
    const Index3& voxel = m_differences->disagreements[static_cast<std::size_t>(index)].voxel;
    m_state.setCursorLps(
        m_differences->votes.grid.toLps({double(voxel[0]), double(voxel[1]), double(voxel[2])}));
    Q_EMIT arrived();
    Q_EMIT changed();
    Q_EMIT told(sentenceOf(index));
}

void Comparison::step(int by)
{
    if (!m_differences || m_asked || !(m_differences->task == task())) {
        m_stepsDue = by;
        update();
        return;
    }
    const int count = static_cast<int>(m_differences->disagreements.size());
    if (count == 0) {
        Q_EMIT told(tr("The segmentations agree on every voxel of %1.")
                        .arg(shownName(displayName(m_structure)).toLower()));
        return;
    }
    const int from = m_current < 0 && by < 0 ? 0 : m_current;
    goTo(((from + by) % count + count) % count);
}

void Comparison::goToLargest()
{
    m_current = -1;
    step(1);
}

}  // namespace glioscope
