#pragma once

// Which part of a plane a pane shows: pan, zoom and fit, and the way between pixels and the world.
// The centre is kept in the world, so that it survives other sequences and conventions. Pure.

#include "segmentation/volume/reorient.h"
#include "viewer/slices/pane_point.h"
#include "viewer/slices/slice_painter.h"
#include "viewer/state/slice_frame.h"

namespace glioscope {

class ViewCamera {
public:
    /// Keeps what is shown in the middle; a fitted view is fitted again.
    void resize(int width, int height);
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

    /// The frame whose planes are shown; `content` is the part to fit to.
    void setFrame(const SliceFrame& frame, const VoxelBox& content);
    [[nodiscard]] const SliceFrame& frame() const { return m_frame; }

    void pan(double dx, double dy);
    void zoom(double factor, PanePoint about);
    void fit();

    [[nodiscard]] double pixelsPerMm() const { return m_pixelsPerMm; }
    [[nodiscard]] PixelMapping mapping() const;
    [[nodiscard]] Vec3 toLps(PanePoint point, int slice) const;
    [[nodiscard]] PanePoint toPoint(const Vec3& lps) const;

private:
    [[nodiscard]] Vec3 columnRowAt(PanePoint point) const;

    SliceFrame m_frame;
    VoxelBox m_content;
    int m_width = 1;
    int m_height = 1;
    Vec3 m_centreLps = {0, 0, 0};
    double m_pixelsPerMm = 1;
    bool m_fitted = true;
};

}  // namespace glioscope
