#include "ui/panes/pane_grid.h"

#include "ui/panes/layouts.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kGap = 2;  // logical pixels between panes

/// Nothing but what is shown of sequences and segmentations is another.
bool sameCameras(const Layout& a, const Layout& b)
{
    return std::ranges::equal(a.panes, b.panes, [](const PaneSpec& one, const PaneSpec& other) {
        return one.plane == other.plane && one.cameraGroup == other.cameraGroup;
    });
}

/// Where each of `count` equal rows or columns begins, and where one behind the last would.
std::vector<int> linesOf(int length, int count)
{
    std::vector<int> begins;
    for (int line = 0; line <= count; ++line) {
        const int share = (2 * (length - (count - 1) * kGap) * line + count) / (2 * count);
        begins.push_back(share + line * kGap);
    }
    return begins;
}

}  // namespace

PaneGrid::PaneGrid(ViewState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setObjectName(QStringLiteral("paneGrid"));
    arrange(layoutTable().front().make({}));
}

PaneGrid::~PaneGrid() = default;

void PaneGrid::arrange(const Layout& layout)
{
    if (layout == m_arrangement) {
        return;
    }
    makeGroups(layout);
    m_maximised = nullptr;
    m_arrangement = layout;
    m_panes.clear();
    m_slicePanes.clear();
    m_volumePane = nullptr;
    for (const PaneSpec& spec : layout.panes) {
        if (spec.plane) {
            m_slicePanes.push_back(takeSlicePane(spec));
            m_panes.push_back(m_slicePanes.back());
        } else {
            m_volumePane = takeVolumePane();
            m_panes.push_back(m_volumePane);
        }
    }
    showPanes();
    Q_EMIT pointerMoved();
}

void PaneGrid::makeGroups(const Layout& layout)
{
    if (!sameCameras(layout, m_arrangement)) {
        m_groups.clear();
    }
    for (const PaneSpec& spec : layout.panes) {
        while (m_groups.size() <= static_cast<std::size_t>(spec.cameraGroup)) {
            m_groups.push_back(std::make_shared<CameraGroup>());
        }
    }
}

/// The next that the layout does not show yet.
SlicePane* PaneGrid::takeSlicePane(const PaneSpec& spec)
{
    const auto& cameras = m_groups[static_cast<std::size_t>(spec.cameraGroup)];
    const std::size_t index = m_slicePanes.size();
    if (index < m_ownSlicePanes.size()) {
        m_ownSlicePanes[index]->setSpec(spec, cameras);
        return m_ownSlicePanes[index];
    }
    auto* pane = new SlicePane(spec, cameras, m_state, this);
    pane->setMousePreset(m_preset);
    connect(pane, &SlicePane::pointerAt, this, &PaneGrid::pointerMoved);
    connect(pane, &SlicePane::contextMenuWanted, this, &PaneGrid::contextMenuWanted);
    connectPane(pane);
    m_ownSlicePanes.push_back(pane);
    return pane;
}

VolumePane* PaneGrid::takeVolumePane()
{
    if (!m_ownVolumePane) {
        m_ownVolumePane = new VolumePane(m_state, this);
        connectPane(m_ownVolumePane);
    }
    return m_ownVolumePane;
}

void PaneGrid::connectPane(Pane* pane)
{
    connect(pane, &Pane::maximiseRequested, this,
            [this, pane] { maximise(m_maximised == pane ? nullptr : pane); });
    connect(pane, &Pane::peeking, this, &PaneGrid::peeking);
}

void PaneGrid::showPanes()
{
    placePanes();
    for (std::size_t i = 1; i < m_panes.size(); ++i) {
        setTabOrder(m_panes[i - 1], m_panes[i]);
    }
    for (Pane* pane : findChildren<Pane*>(Qt::FindDirectChildrenOnly)) {
        const bool inLayout = std::ranges::find(m_panes, pane) != m_panes.end();
        pane->setVisible(inLayout && (!m_maximised || pane == m_maximised));
    }
    updateGeometry();
}

void PaneGrid::placePanes()
{
    if (m_maximised) {
        m_maximised->setGeometry(rect());
        return;
    }
    const std::vector<int> rows = linesOf(height(), m_arrangement.rows);
    const std::vector<int> columns = linesOf(width(), m_arrangement.columns);
    const std::vector<PanePlace> places = placesOf(m_arrangement);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const auto row = static_cast<std::size_t>(places[i].row);
        const auto column = static_cast<std::size_t>(places[i].column);
        const auto below = row + static_cast<std::size_t>(m_arrangement.panes[i].rowSpan);
        m_panes[i]->setGeometry(
            QRect(QPoint(columns[column], rows[row]),
                  QPoint(columns[column + 1], rows[below]) - QPoint(kGap + 1, kGap + 1)));
    }
}

QSize PaneGrid::minimumSizeHint() const
{
    const QSize least = m_panes.front()->minimumSize();
    const int columns = m_arrangement.columns, rows = m_arrangement.rows;
    return {columns * (least.width() + kGap) - kGap, rows * (least.height() + kGap) - kGap};
}

void PaneGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placePanes();
}

SlicePane* PaneGrid::slicePane(SlicePlane plane) const
{
    const auto found = std::ranges::find(m_slicePanes, plane,
                                         [](SlicePane* pane) { return pane->scene().plane(); });
    return found == m_slicePanes.end() ? nullptr : *found;
}

Pane* PaneGrid::activePane() const
{
    for (Pane* pane : m_panes) {
        if (pane->underMouse() && pane->isVisible()) {
            return pane;
        }
    }
    for (Pane* pane : m_panes) {
        if (pane->hasFocus()) {
            return pane;
        }
    }
    return m_maximised ? m_maximised : m_panes.front();
}

SlicePane* PaneGrid::activeSlicePane() const
{
    return qobject_cast<SlicePane*>(activePane());
}

std::optional<Vec3> PaneGrid::pointerLps() const
{
    for (const SlicePane* pane : m_slicePanes) {
        if (const auto lps = pane->pointerLps()) {
            return lps;
        }
    }
    return std::nullopt;
}

void PaneGrid::setMousePreset(MousePreset preset)
{
    m_preset = preset;
    for (SlicePane* pane : m_ownSlicePanes) {
        pane->setMousePreset(preset);
    }
}

void PaneGrid::resetAllViews()
{
    for (Pane* pane : m_panes) {
        pane->resetView();
    }
}

void PaneGrid::maximise(Pane* pane)
{
    m_maximised = pane;
    showPanes();
    if (pane) {
        pane->setFocus();
    }
}

}  // namespace glioscope
