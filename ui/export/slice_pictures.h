#pragma once

// Pictures of slices as a window's panes show them, made aside: what the window shows stays as it
// is. Letters, scale bar and the names of layers are in the picture, the crosshair is not.

#include "viewer/state/pane_spec.h"

#include <QImage>
#include <QSize>

#include <memory>
#include <vector>

namespace glioscope {

class MeasureDesk;
class MeasurementList;
class SlicePane;

class SlicePictures {
public:
    /// Pictures of `size` pixels with the windows and levels, the convention, and the style of the
    /// overlay of `shown`. The document must outlive this object; GUI thread.
    SlicePictures(Document& document, const ViewState& shown, QSize size);
    ~SlicePictures();
    SlicePictures(const SlicePictures&) = delete;
    SlicePictures& operator=(const SlicePictures&) = delete;

    /// Drawn where they lie on a slice; the list must outlive this object.
    void showMeasurements(MeasurementList& measurements);

    /// The slice through a place, of a pane with a plane.
    [[nodiscard]] QImage picture(const PaneSpec& pane, const Vec3& cursorLps);

    /// A place on each slice of the plane that holds anything but background, in stepping order (to
    /// S, A or L).
    [[nodiscard]] std::vector<Vec3> slices(SlicePlane plane) const;

private:
    ViewState m_state;
    QSize m_size;
    std::unique_ptr<MeasureDesk> m_desk;  ///< null without measurements
    std::unique_ptr<SlicePane> m_pane;
};

}  // namespace glioscope
