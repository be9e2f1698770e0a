#include "ui/panes/pane_grid.h"

#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"

#include <QGridLayout>

namespace glioscope {

PaneGrid::PaneGrid(ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_slicePanes{new SlicePane(SlicePlane::Axial, state, this),
                   new SlicePane(SlicePlane::Coronal, state, this),
                   new SlicePane(SlicePlane::Sagittal, state, this)},
      m_volumePane(new VolumePane(state, this)),
      m_layout(new QGridLayout(this))
{
    setObjectName(QStringLiteral("paneGrid"));
    m_panes = {slicePane(SlicePlane::Axial), slicePane(SlicePlane::Sagittal),
               slicePane(SlicePlane::Coronal), m_volumePane};
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    for (int i = 0; i < 4; ++i) {
        Pane* pane = m_panes[static_cast<std::size_t>(i)];
        m_layout->addWidget(pane, i / 2, i % 2);
        connect(pane, &Pane::maximiseRequested, this,
                [this, pane] { maximise(m_maximised == pane ? nullptr : pane); });
    }
    for (std::size_t i = 1; i < m_panes.size(); ++i) {
        setTabOrder(m_panes[i - 1], m_panes[i]);
    }
    shareSpace();
}

void PaneGrid::shareSpace()
{
    for (int line = 0; line < 2; ++line) {
        m_layout->setRowStretch(line, 0);
        m_layout->setColumnStretch(line, 0);
    }
    // An empty row or column with a stretch would keep its share.
    for (int i = 0; i < 4; ++i) {
        if (!m_maximised || m_panes[static_cast<std::size_t>(i)] == m_maximised) {
            m_layout->setRowStretch(i / 2, 1);
            m_layout->setColumnStretch(i % 2, 1);
        }
    }
}

SlicePane* PaneGrid::slicePane(SlicePlane plane) const
{
    return m_slicePanes[static_cast<std::size_t>(plane)];
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
    for (SlicePane* pane : m_slicePanes) {
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
    for (Pane* each : m_panes) {
        each->setVisible(!pane || each == pane);
    }
    shareSpace();
    if (pane) {
        pane->setFocus();
    }
}

}  // namespace glioscope
