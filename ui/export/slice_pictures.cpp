#include "ui/export/slice_pictures.h"

#include "ui/panes/slice_pane.h"
#include "viewer/slices/camera_group.h"

#include <algorithm>

namespace glioscope {

SlicePictures::SlicePictures(Document& document, const ViewState& shown, QSize size)
    : m_state(document), m_size(size)
{
    const Layer* active = shown.activeLayer();
    m_state.setActiveLayer(active ? std::optional(active->id) : std::nullopt);
    m_state.setOverlay(shown.overlay());
    m_state.setSequence(shown.sequence());
    m_state.setConvention(shown.convention());
    m_state.setInterpolation(shown.interpolation());
    m_state.setCrosshairVisible(false);
    for (const Sequence sequence : kAllSequences) {
        m_state.setWindowLevel(sequence, shown.windowLevel(sequence));
    }
}

SlicePictures::~SlicePictures() = default;

void SlicePictures::showMeasurements(MeasurementList& measurements)
{
    m_pane.reset();
    m_desk = std::make_unique<MeasureDesk>(measurements);
}

QImage SlicePictures::picture(const PaneSpec& pane, const Vec3& cursorLps)
{
    m_state.setCursorLps(cursorLps);
    if (!m_pane || !(m_pane->scene().pane() == pane)) {
        // A pane of its own for each: what the last one was zoomed to says nothing.
        m_pane = std::make_unique<SlicePane>(pane, std::make_shared<CameraGroup>(), m_state);
        if (m_desk) {
            m_pane->setMeasureDesk(*m_desk);
        }
        m_pane->setFrameShape(QFrame::NoFrame);
        m_pane->setLineWidth(0);
        m_pane->resize(m_size);
    }
    m_pane->requestRender();
    (void)m_pane->grab();
    QImage picture = m_pane->picture();
    picture.setDevicePixelRatio(1);
    return picture;
}

std::vector<Vec3> SlicePictures::slices(SlicePlane plane) const
{
    const SliceFrame frame(m_state.referenceGrid(), plane, m_state.convention());
    const VoxelBox& box = m_state.contentBox();
    Vec3 first{}, last{}, middle{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        first[axis] = box.begin[axis];
        last[axis] = box.end[axis] - 1;
        middle[axis] = (first[axis] + last[axis]) / 2;
    }
    const Geometry& grid = m_state.referenceGrid();
    const int one = frame.sliceAt(grid.toLps(first)), other = frame.sliceAt(grid.toLps(last));
    const Vec3 centre = frame.fromLps(grid.toLps(middle));
    std::vector<Vec3> places;
    for (int slice = std::min(one, other); slice <= std::max(one, other); ++slice) {
        places.push_back(frame.toLps({centre[0], centre[1], double(slice)}));
    }
    return places;
}

}  // namespace glioscope
