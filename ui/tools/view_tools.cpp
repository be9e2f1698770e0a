#include "ui/tools/view_tools.h"

#include "viewer/slices/pane_annotations.h"

#include <array>
#include <cmath>
#include <utility>

namespace glioscope {
namespace {

// Logical pixels of a movement.
constexpr double kPixelsPerDoubledWindow = 150;
constexpr double kPixelsPerLevelWindow = 300;
constexpr double kPixelsPerDoubledZoom = 120;
constexpr double kZoomPerWheelNotch = 1.15;
constexpr Colour kBoxColour = {255, 190, 80};
constexpr Colour kBoxRim = {0, 0, 0};
constexpr double kBoxRimOpacity = 0.6;

}  // namespace

bool CrosshairTool::press(const PaneHit& hit)
{
    if (hit.scene.sliceCount() > 0) {
        m_state.setCursorLps(hit.lps());
    }
    return false;
}

bool CrosshairTool::move(const PaneHit& hit)
{
    return press(hit);
}

bool WindowLevelTool::press(const PaneHit& hit)
{
    m_start = hit.point;
    m_sequence = hit.scene.sequence();
    m_before = m_state.windowLevel(m_sequence);
    return false;
}

bool WindowLevelTool::move(const PaneHit& hit)
{
    const double across = (hit.point.x - m_start.x) / hit.pixelRatio;
    const double down = (hit.point.y - m_start.y) / hit.pixelRatio;
    m_state.setWindowLevel(
        m_sequence, {.window = m_before.window * std::exp2(across / kPixelsPerDoubledWindow),
                     .level = m_before.level + m_before.window * down / kPixelsPerLevelWindow});
    return false;
}

bool WindowLevelBoxTool::press(const PaneHit& hit)
{
    m_start = hit.point;
    m_end.reset();
    return false;
}

bool WindowLevelBoxTool::move(const PaneHit& hit)
{
    m_end = hit.point;
    m_pixelRatio = hit.pixelRatio;
    return true;
}

bool WindowLevelBoxTool::release(const PaneHit& hit)
{
    const Sequence sequence = hit.scene.sequence();
    if (const auto& image = m_state.image(sequence)) {
        const Geometry& grid = image->geometry;
        const auto found = windowLevelWithin(*image, grid.nearestVoxel(hit.scene.pick(m_start)),
                                             grid.nearestVoxel(hit.lps()));
        if (found) {
            m_state.setWindowLevel(sequence, *found);
        }
    }
    m_end.reset();
    return true;
}

void WindowLevelBoxTool::draw(Annotations& annotations) const
{
    if (!m_end) {
        return;
    }
    const std::array<PanePoint, 4> corners = {
        {m_start, {m_end->x, m_start.y}, *m_end, {m_start.x, m_end->y}}};
    for (const bool rim : {true, false}) {
        for (std::size_t i = 0; i < corners.size(); ++i) {
            annotations.lines.push_back({.from = corners[i],
                                         .to = corners[(i + 1) % corners.size()],
                                         .colour = rim ? kBoxRim : kBoxColour,
                                         .opacity = rim ? kBoxRimOpacity : 1,
                                         .width = (rim ? 3.5 : 1.5) * m_pixelRatio});
        }
    }
}

bool PanTool::press(const PaneHit& hit)
{
    m_last = hit.point;
    return false;
}

bool PanTool::move(const PaneHit& hit)
{
    const PanePoint before = std::exchange(m_last, hit.point);
    hit.scene.pan(hit.point.x - before.x, hit.point.y - before.y);
    return false;
}

bool ZoomTool::press(const PaneHit& hit)
{
    m_start = m_last = hit.point;
    return false;
}

bool ZoomTool::move(const PaneHit& hit)
{
    const double down = (hit.point.y - std::exchange(m_last, hit.point).y) / hit.pixelRatio;
    hit.scene.zoom(std::exp2(-down / kPixelsPerDoubledZoom), m_start);
    return false;
}

bool ZoomTool::wheel(const PaneHit& hit, double notches)
{
    hit.scene.zoom(std::pow(kZoomPerWheelNotch, notches), hit.point);
    return false;
}

bool SliceTool::wheel(const PaneHit& hit, double notches)
{
    // A change of direction starts anew.
    m_remainder = (m_remainder < 0) == (notches < 0) ? m_remainder + notches : notches;
    const double whole = std::trunc(m_remainder + std::copysign(1e-9, m_remainder));
    m_remainder -= whole;
    if (whole != 0 && hit.scene.sliceCount() > 0) {
        m_state.setCursorLps(hit.scene.cursorAfterSteps(static_cast<int>(whole) * m_step));
    }
    return false;
}

}  // namespace glioscope
