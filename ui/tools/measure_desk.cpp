#include "ui/tools/measure_desk.h"

#include "segmentation/volume/vectors.h"

#include <cmath>
#include <utility>

namespace glioscope {
namespace {

constexpr double kOffSliceMm = 1e-3;

}  // namespace

MeasureDesk::Subscription MeasureDesk::subscribe(Listeners<Changed>::Listener listener)
{
    return m_listeners.subscribe(std::move(listener));
}

void MeasureDesk::choose(std::optional<MeasureKind> kind)
{
    m_chosen = kind;
    m_places.clear();
    m_next.reset();
    tell();
}

void MeasureDesk::addPlace(const Vec3& lps, const SliceAxes& axes)
{
    if (!m_chosen) {
        return;
    }
    if (isPlacing() &&
        std::abs(dot(difference(lps, m_places.front()), m_axes.normal)) > kOffSliceMm) {
        m_places.clear();
    }
    if (m_places.empty()) {
        m_axes = axes;
    }
    m_places.push_back(lps);
    m_next.reset();
    if (m_places.size() == placesOf(*m_chosen)) {
        auto made = measurementAt(*m_chosen, m_places, m_axes);
        choose(std::nullopt);
        if (made) {
            m_list.select(m_list.add(std::move(*made)));
        }
    }
    tell();
}

void MeasureDesk::follow(const Vec3& lps)
{
    if (isPlacing()) {
        m_next = lps;
        tell();
    }
}

std::optional<Measurement> MeasureDesk::begun() const
{
    if (!m_chosen || !isPlacing() || !m_next) {
        return std::nullopt;
    }
    std::vector<Vec3> places = m_places;
    places.push_back(*m_next);
    const bool enough = places.size() == placesOf(*m_chosen);
    return measurementAt(enough ? *m_chosen : MeasureKind::Length, places, m_axes);
}

void MeasureDesk::endDrag()
{
    m_dragging = false;
    m_list.settle();
}

bool MeasureDesk::cancel()
{
    if (std::exchange(m_dragging, false)) {
        m_list.abandon();
        return true;
    }
    const bool chosen = m_chosen.has_value();
    if (chosen) {
        choose(std::nullopt);
    }
    return chosen;
}

void MeasureDesk::pointTo(std::optional<MeasurementId> id)
{
    if (std::exchange(m_pointed, id) != id) {
        tell();
    }
}

std::optional<MeasurementId> MeasureDesk::active() const
{
    return m_pointed && m_list.find(*m_pointed) ? m_pointed : m_list.selected();
}

}  // namespace glioscope
