#include "segmentation/measurement/measurement_list.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace glioscope {
namespace {

constexpr std::size_t kMostSteps = 200;

}  // namespace

MeasurementList::Subscription MeasurementList::subscribe(Listeners<Change>::Listener listener)
{
    return m_listeners.subscribe(std::move(listener));
}

const Measurement* MeasurementList::find(MeasurementId id) const
{
    const auto found = std::ranges::find(m_now, id, &Measurement::id);
    return found == m_now.end() ? nullptr : &*found;
}

void MeasurementList::number(State& made)
{
    for (Measurement& each : made) {
        each.id = ++m_last;
    }
}

void MeasurementList::step(State next)
{
    settle();
    if (next == m_now) {
        return;
    }
    m_before.push_back(std::exchange(m_now, std::move(next)));
    if (m_before.size() > kMostSteps) {
        m_before.pop_front();
    }
    m_after.clear();
    tell();
}

std::vector<MeasurementId> MeasurementList::add(std::vector<Measurement> made)
{
    return replace({}, std::move(made));
}

MeasurementId MeasurementList::add(Measurement made)
{
    return add(std::vector{std::move(made)}).front();
}

std::vector<MeasurementId> MeasurementList::replace(const std::vector<MeasurementId>& gone,
                                                    std::vector<Measurement> made)
{
    settle();
    number(made);
    std::vector<MeasurementId> ids;
    std::ranges::transform(made, std::back_inserter(ids), &Measurement::id);
    State next = m_now;
    std::erase_if(next, [&](const Measurement& each) {
        return std::ranges::find(gone, each.id) != gone.end();
    });
    next.insert(next.end(), made.begin(), made.end());
    step(std::move(next));
    return ids;
}

void MeasurementList::remove(const std::vector<MeasurementId>& ids)
{
    replace(ids, {});
}

void MeasurementList::show(const Measurement& changed)
{
    const auto found = std::ranges::find(m_now, changed.id, &Measurement::id);
    if (found == m_now.end() || *found == changed) {
        return;
    }
    if (!m_settled) {
        m_settled = m_now;
    }
    *found = changed;
    tell();
}

void MeasurementList::settle()
{
    if (!m_settled) {
        return;
    }
    State shown = std::exchange(m_now, *std::exchange(m_settled, std::nullopt));
    step(std::move(shown));
}

void MeasurementList::abandon()
{
    if (m_settled) {
        m_now = *std::exchange(m_settled, std::nullopt);
        tell();
    }
}

void MeasurementList::open(std::vector<Measurement> all)
{
    std::set<MeasurementId> ids;
    const bool kept = std::ranges::all_of(
        all, [&ids](const Measurement& each) { return each.id > 0 && ids.insert(each.id).second; });
    m_last = kept && !ids.empty() ? *ids.rbegin() : 0;
    if (!kept) {
        number(all);
    }
    m_settled.reset();
    m_before.clear();
    m_after.clear();
    m_selected.reset();
    m_now = std::move(all);
    tell();
}

void MeasurementList::undo()
{
    settle();
    if (canUndo()) {
        m_after.push_back(std::exchange(m_now, std::move(m_before.back())));
        m_before.pop_back();
        tell();
    }
}

void MeasurementList::redo()
{
    settle();
    if (canRedo()) {
        m_before.push_back(std::exchange(m_now, std::move(m_after.back())));
        m_after.pop_back();
        tell();
    }
}

std::optional<MeasurementId> MeasurementList::selected() const
{
    return m_selected && find(*m_selected) ? m_selected : std::nullopt;
}

void MeasurementList::select(std::optional<MeasurementId> id)
{
    if (id != m_selected) {
        m_selected = id;
        m_listeners.tell(Change::Selection);
    }
}

}  // namespace glioscope
