#pragma once

// Which part of a plane a pane shows: pan, zoom and fit, and the way between pixels and the world.
// Centre and zoom are those of a group, in the world, so that they survive other sequences and
// conventions, and panes of one group show the same place.

#include "segmentation/volume/reorient.h"
#include "viewer/slices/camera_group.h"
#include "viewer/slices/pane_point.h"
#include "viewer/slices/slice_painter.h"
#include "viewer/state/slice_frame.h"

#include <memory>
#include <optional>

namespace glioscope {

class ViewCamera {
public:
    explicit ViewCamera(std::shared_ptr<CameraGroup> group = std::make_shared<CameraGroup>());

    [[nodiscard]] CameraGroup& group() const { return *m_group; }
    void setGroup(std::shared_ptr<CameraGroup> group);
    /// While it is not, it has no say in how a fitted group is fitted.
    void setShown(bool shown);

    /// Before the first the camera has no say in the fit either. Keeps what is shown in the middle;
    /// a fitted view is fitted again.
    void resize(int width, int height);
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

    /// The frame whose planes are shown; `content` is the part to fit to.
    void setFrame(const SliceFrame& frame, const VoxelBox& content);
    [[nodiscard]] const SliceFrame& frame() const { return m_frame; }

    void pan(double dx, double dy);
    void zoom(double factor, PanePoint about);
    void fit();

    [[nodiscard]] double pixelsPerMm() const { return m_group->position().pixelsPerMm; }
    [[nodiscard]] PixelMapping mapping() const;
    [[nodiscard]] Vec3 toLps(PanePoint point, int slice) const;
    [[nodiscard]] PanePoint toPoint(const Vec3& lps) const;

private:
    [[nodiscard]] Vec3 columnRowAt(PanePoint point) const;
    [[nodiscard]] std::optional<CameraPosition> ownFit() const;
    void tellFit();

    SliceFrame m_frame;
    VoxelBox m_content;
    int m_width = 1;
    int m_height = 1;
    bool m_sized = false;
    bool m_shown = true;
    std::shared_ptr<CameraGroup> m_group;
    std::shared_ptr<CameraGroup::Member> m_member;
};

}  // namespace glioscope
