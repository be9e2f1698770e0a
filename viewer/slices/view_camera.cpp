#include "viewer/slices/view_camera.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glioscope {
namespace {

constexpr double kFitMargin = 0.10;  // of the pane's shorter side, for the letters
constexpr double kLeastPixelsPerMm = 0.05;
constexpr double kMostPixelsPerMm = 200;

}  // namespace

ViewCamera::ViewCamera(std::shared_ptr<CameraGroup> group)
    : m_group(std::move(group)), m_member(m_group->join())
{
}

void ViewCamera::setGroup(std::shared_ptr<CameraGroup> group)
{
    if (group != m_group) {
        m_group->setFit(*m_member, std::nullopt);
        m_group = std::move(group);
        m_member = m_group->join();
        tellFit();
    }
}

void ViewCamera::setShown(bool shown)
{
    m_shown = shown;
    tellFit();
}

void ViewCamera::resize(int width, int height)
{
    if (m_sized && width == m_width && height == m_height) {
        return;
    }
    m_sized = true;
    m_width = std::max(1, width);
    m_height = std::max(1, height);
    tellFit();
}

void ViewCamera::setFrame(const SliceFrame& frame, const VoxelBox& content)
{
    m_frame = frame;
    m_content = content;
    tellFit();
}

void ViewCamera::tellFit()
{
    m_group->setFit(*m_member, ownFit());
}

void ViewCamera::fit()
{
    m_group->fit();
}

std::optional<CameraPosition> ViewCamera::ownFit() const
{
    if (!m_shown || !m_sized || m_frame.columns() == 0) {
        return std::nullopt;
    }
    const VoxelBox all = {{0, 0, 0}, m_frame.grid().size};
    const VoxelBox& box = m_content.size() == Index3{0, 0, 0} ? all : m_content;
    Vec3 centre{};
    for (int c = 0; c < 3; ++c) {
        centre[c] = (box.begin[c] + box.end[c] - 1) / 2.0;
    }
    const Index3 size = box.size();
    const double widthMm = m_frame.spacingMm()[0] * size[m_frame.axes()[0]];
    const double heightMm = m_frame.spacingMm()[1] * size[m_frame.axes()[1]];
    const double margin = 2 * kFitMargin * std::min(m_width, m_height);
    const double fitting = std::min((m_width - margin) / widthMm, (m_height - margin) / heightMm);
    return CameraPosition{.centreLps = m_frame.grid().toLps(centre),
                          .pixelsPerMm = std::clamp(fitting, kLeastPixelsPerMm, kMostPixelsPerMm)};
}

PixelMapping ViewCamera::mapping() const
{
    const Vec3 centre = m_frame.fromLps(m_group->position().centreLps);
    PixelMapping mapping;
    mapping.columnsPerPixel = 1 / (pixelsPerMm() * m_frame.spacingMm()[0]);
    mapping.rowsPerPixel = 1 / (pixelsPerMm() * m_frame.spacingMm()[1]);
    mapping.column0 = centre[0] - m_width / 2.0 * mapping.columnsPerPixel;
    mapping.row0 = centre[1] - m_height / 2.0 * mapping.rowsPerPixel;
    return mapping;
}

Vec3 ViewCamera::columnRowAt(PanePoint point) const
{
    const PixelMapping m = mapping();
    return {m.column0 + point.x * m.columnsPerPixel, m.row0 + point.y * m.rowsPerPixel,
            m_frame.fromLps(m_group->position().centreLps)[2]};
}

void ViewCamera::pan(double dx, double dy)
{
    m_group->move(
        {.centreLps = m_frame.toLps(columnRowAt({m_width / 2.0 - dx, m_height / 2.0 - dy})),
         .pixelsPerMm = pixelsPerMm()});
}

void ViewCamera::zoom(double factor, PanePoint about)
{
    const double zoomed = std::clamp(pixelsPerMm() * factor, kLeastPixelsPerMm, kMostPixelsPerMm);
    // What lies under the point now is to lie there afterwards, so far from the middle.
    const double applied = pixelsPerMm() / zoomed;
    const PanePoint middle = {m_width / 2.0, m_height / 2.0};
    m_group->move(
        {.centreLps = m_frame.toLps(columnRowAt(
             {about.x + (middle.x - about.x) * applied, about.y + (middle.y - about.y) * applied})),
         .pixelsPerMm = zoomed});
}

Vec3 ViewCamera::toLps(PanePoint point, int slice) const
{
    Vec3 at = columnRowAt(point);
    at[2] = slice;
    return m_frame.toLps(at);
}

PanePoint ViewCamera::toPoint(const Vec3& lps) const
{
    const PixelMapping m = mapping();
    const Vec3 at = m_frame.fromLps(lps);
    return {(at[0] - m.column0) / m.columnsPerPixel, (at[1] - m.row0) / m.rowsPerPixel};
}

}  // namespace glioscope
