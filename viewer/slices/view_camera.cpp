#include "viewer/slices/view_camera.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kFitMargin = 0.10;  // of the pane's shorter side, for the letters
constexpr double kLeastPixelsPerMm = 0.05;
constexpr double kMostPixelsPerMm = 200;

}  // namespace

void ViewCamera::resize(int width, int height)
{
    if (width == m_width && height == m_height) {
        return;
    }
    m_width = std::max(1, width);
    m_height = std::max(1, height);
    if (m_fitted) {
        fit();
    }
}

void ViewCamera::setFrame(const SliceFrame& frame, const VoxelBox& content)
{
    m_frame = frame;
    m_content = content;
    if (m_fitted) {
        fit();
    }
}

void ViewCamera::fit()
{
    m_fitted = true;
    if (m_frame.columns() == 0) {
        return;
    }
    const VoxelBox all = {{0, 0, 0}, m_frame.grid().size};
    const VoxelBox& box = m_content.size() == Index3{0, 0, 0} ? all : m_content;
    Vec3 centre{};
    for (int c = 0; c < 3; ++c) {
        centre[c] = (box.begin[c] + box.end[c] - 1) / 2.0;
    }
    m_centreLps = m_frame.grid().toLps(centre);
    const Index3 size = box.size();
    const double widthMm = m_frame.spacingMm()[0] * size[m_frame.axes()[0]];
    const double heightMm = m_frame.spacingMm()[1] * size[m_frame.axes()[1]];
    const double margin = 2 * kFitMargin * std::min(m_width, m_height);
    m_pixelsPerMm =
        std::clamp(std::min((m_width - margin) / widthMm, (m_height - margin) / heightMm),
                   kLeastPixelsPerMm, kMostPixelsPerMm);
}

PixelMapping ViewCamera::mapping() const
{
    const Vec3 centre = m_frame.fromLps(m_centreLps);
    PixelMapping mapping;
    mapping.columnsPerPixel = 1 / (m_pixelsPerMm * m_frame.spacingMm()[0]);
    mapping.rowsPerPixel = 1 / (m_pixelsPerMm * m_frame.spacingMm()[1]);
    mapping.column0 = centre[0] - m_width / 2.0 * mapping.columnsPerPixel;
    mapping.row0 = centre[1] - m_height / 2.0 * mapping.rowsPerPixel;
    return mapping;
}

Vec3 ViewCamera::columnRowAt(PanePoint point) const
{
    const PixelMapping m = mapping();
    return {m.column0 + point.x * m.columnsPerPixel, m.row0 + point.y * m.rowsPerPixel,
            m_frame.fromLps(m_centreLps)[2]};
}

void ViewCamera::pan(double dx, double dy)
{
    m_fitted = false;
    m_centreLps = m_frame.toLps(columnRowAt({m_width / 2.0 - dx, m_height / 2.0 - dy}));
}

void ViewCamera::zoom(double factor, PanePoint about)
{
    m_fitted = false;
    const Vec3 fixed = m_frame.toLps(columnRowAt(about));
    m_pixelsPerMm = std::clamp(m_pixelsPerMm * factor, kLeastPixelsPerMm, kMostPixelsPerMm);
    const PanePoint moved = toPoint(fixed);
    m_centreLps = m_frame.toLps(
        columnRowAt({m_width / 2.0 + moved.x - about.x, m_height / 2.0 + moved.y - about.y}));
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
