#include "ui/tools/measure_tool.h"

#include "segmentation/volume/vectors.h"
#include "viewer/slices/measurement_painter.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

namespace glioscope {
namespace {

// Logical pixels from the pointer.
constexpr double kHandleReach = 8;
constexpr double kLineReach = 5;

double distanceOf(const PanePoint& a, const PanePoint& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

double distanceToLine(const PanePoint& point, const PanePoint& from, const PanePoint& to)
{
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double squared = dx * dx + dy * dy;
    const double at =
        squared > 0
            ? std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / squared, 0.0, 1.0)
            : 0;
    return distanceOf(point, {from.x + at * dx, from.y + at * dy});
}

std::optional<std::size_t> handleAt(const Measurement& m, const PaneHit& hit)
{
    const std::vector<Vec3> handles = handlesOf(m);
    for (std::size_t i = 0; i < handles.size(); ++i) {
        if (distanceOf(hit.scene.pointAt(handles[i]), hit.point) <= kHandleReach * hit.pixelRatio) {
            return i;
        }
    }
    return std::nullopt;
}

bool isOnLine(const Measurement& m, const PaneHit& hit)
{
    return std::ranges::any_of(outlineOf(m), [&](const std::vector<Vec3>& line) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (distanceToLine(hit.point, hit.scene.pointAt(line[i - 1]),
                               hit.scene.pointAt(line[i])) <= kLineReach * hit.pixelRatio) {
                return true;
            }
        }
        return false;
    });
}

}  // namespace

std::optional<MeasureTool::Grip> MeasureTool::gripAt(const PaneHit& hit) const
{
    // The one drawn last lies on top.
    const auto shown = [&](const Measurement& m) { return isShown(m, hit.scene); };
    for (const Measurement& m :
         m_desk.list().all() | std::views::reverse | std::views::filter(shown)) {
        if (const auto handle = handleAt(m, hit)) {
            return Grip{m.id, handle};
        }
    }
    for (const Measurement& m :
         m_desk.list().all() | std::views::reverse | std::views::filter(shown)) {
        if (isOnLine(m, hit)) {
            return Grip{m.id, std::nullopt};
        }
    }
    return std::nullopt;
}

bool MeasureTool::wants(const PaneHit& hit) const
{
    return hit.scene.sliceCount() > 0 && (m_desk.chosen() || gripAt(hit));
}

bool MeasureTool::press(const PaneHit& hit)
{
    m_drag.reset();
    m_begins = m_desk.chosen() && !m_desk.isPlacing();
    if (m_desk.chosen()) {
        if (m_begins) {
            m_desk.addPlace(hit.lps(), axesOf(hit.scene.frame()));
        }
    } else if (const auto grip = gripAt(hit)) {
        m_desk.list().select(grip->id);
        m_drag = {*grip, *m_desk.list().find(grip->id), hit.lps()};
        m_desk.beginDrag();
    }
    return false;
}

bool MeasureTool::move(const PaneHit& hit)
{
    if (!m_drag) {
        m_desk.follow(hit.lps());
    } else if (m_desk.isDragging()) {
        const Vec3 to = hit.lps();
        m_desk.list().show(m_drag->grip.handle
                               ? withHandleAt(m_drag->before, *m_drag->grip.handle, to)
                               : movedBy(m_drag->before, difference(to, m_drag->start)));
    }
    return false;
}

bool MeasureTool::release(const PaneHit& hit)
{
    if (m_drag) {
        m_desk.endDrag();
        m_drag.reset();
    } else {
        m_desk.addPlace(hit.lps(), axesOf(hit.scene.frame()));
    }
    return false;
}

void MeasureTool::click(const PaneHit& hit)
{
    if (std::exchange(m_drag, std::nullopt)) {
        m_desk.endDrag();
    } else if (!m_begins) {
        m_desk.addPlace(hit.lps(), axesOf(hit.scene.frame()));
    }
}

void MeasureTool::selectAt(const PaneHit& hit)
{
    const auto grip = gripAt(hit);
    m_desk.list().select(grip ? std::optional(grip->id) : std::nullopt);
}

void MeasureTool::hover(const PaneHit& hit)
{
    if (m_desk.isPlacing()) {
        m_desk.follow(hit.lps());
        return;
    }
    const auto grip = m_desk.chosen() ? std::nullopt : gripAt(hit);
    m_desk.pointTo(grip ? std::optional(grip->id) : std::nullopt);
}

}  // namespace glioscope
