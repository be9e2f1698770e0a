#include "ui/panes/pane_grid.h"

#include "ui/panes/layouts.h"
#include "ui/panes/pane_divider.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

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

/// Sizes of `count` rows or columns that fill `room`, none below `least` as long as all fit.
std::vector<double> sizesOf(double room, int count, const std::vector<double>& shares, double least)
{
    const bool given = shares.size() == static_cast<std::size_t>(count);
    std::vector<double> parts = given ? shares : std::vector<double>(std::size_t(count), 1.0);
    std::vector<double> sizes(parts.size(), 0.0);
    // Those that come out too small take what they need from the others, which may then be too
    // small in turn.
    for (bool again = true; again && room > 0;) {
        again = false;
        const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
        for (std::size_t i = 0; i < parts.size() && !again; ++i) {
            if (parts[i] > 0) {
                sizes[i] = room * parts[i] / all;
                again = sizes[i] < least && parts[i] < all;
                if (again) {
                    sizes[i] = least;
                    room -= least;
                    parts[i] = 0;
                }
            }
        }
    }
    return sizes;
}

/// Where each of `count` rows or columns begins, and where one behind the last would.
std::vector<int> linesOf(int length, int count, const std::vector<double>& shares, int least)
{
    std::vector<int> begins = {0};
    double before = 0;
    for (const double size : sizesOf(length - (count - 1) * kGap, count, shares, least)) {
        before += size;
        const int gaps = static_cast<int>(begins.size()) * kGap;
        begins.push_back(static_cast<int>(std::floor(before + 0.5)) + gaps);
    }
    return begins;
}

std::vector<double> sharesOf(const std::vector<int>& lines)
{
    std::vector<double> shares;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        shares.push_back(lines[i] - lines[i - 1] - kGap);
    }
    return shares;
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
    makeDividers();
    showPanes();
    Q_EMIT pointerMoved();
    Q_EMIT viewChanged();
}

void PaneGrid::makeGroups(const Layout& layout)
{
    if (!sameCameras(layout, m_arrangement)) {
        m_groups.clear();
        m_watched.clear();
    }
    for (const PaneSpec& spec : layout.panes) {
        while (m_groups.size() <= static_cast<std::size_t>(spec.cameraGroup)) {
            m_groups.push_back(std::make_shared<CameraGroup>());
            m_watched.push_back(m_groups.back()->subscribe(
                [this](const CameraPosition&) { Q_EMIT viewChanged(); }));
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
    if (m_desk) {
        pane->setMeasureDesk(*m_desk);
    }
    connect(pane, &SlicePane::pointerAt, this, &PaneGrid::pointerMoved);
    connect(pane, &SlicePane::contextMenuWanted, this, &PaneGrid::contextMenuWanted);
    connect(pane, &SlicePane::clicked, this, [this, pane](const Vec3& lps, const QPoint& at) {
        Q_EMIT clicked(lps, pane->mapTo(this, at));
    });
    connectPane(pane);
    m_ownSlicePanes.push_back(pane);
    return pane;
}

VolumePane* PaneGrid::takeVolumePane()
{
    if (!m_ownVolumePane) {
        m_ownVolumePane = new VolumePane(m_state, this);
        connectPane(m_ownVolumePane);
        connect(m_ownVolumePane, &VolumePane::viewChanged, this, &PaneGrid::viewChanged);
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
    for (const Divider& divider : m_dividers) {
        divider.widget->setVisible(!m_maximised);
    }
    if (m_maximised) {
        m_maximised->setGeometry(rect());
        return;
    }
    const std::vector<int> rows = rowLines();
    const std::vector<int> columns = columnLines();
    const std::vector<PanePlace> places = placesOf(m_arrangement);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const auto row = static_cast<std::size_t>(places[i].row);
        const auto column = static_cast<std::size_t>(places[i].column);
        const auto below = row + static_cast<std::size_t>(m_arrangement.panes[i].rowSpan);
        m_panes[i]->setGeometry(
            QRect(QPoint(columns[column], rows[row]),
                  QPoint(columns[column + 1], rows[below]) - QPoint(kGap + 1, kGap + 1)));
    }
    placeDividers(rows, columns);
}

std::vector<int> PaneGrid::rowLines() const
{
    return linesOf(height(), m_arrangement.rows, m_shares.rows, m_panes.front()->minimumHeight());
}

std::vector<int> PaneGrid::columnLines() const
{
    return linesOf(width(), m_arrangement.columns, m_shares.columns,
                   m_panes.front()->minimumWidth());
}

void PaneGrid::makeDividers()
{
    for (const Divider& divider : m_dividers) {
        divider.widget->setParent(nullptr);
        divider.widget->deleteLater();
    }
    m_dividers.clear();
    for (int column = 1; column < m_arrangement.columns; ++column) {
        addDivider(Qt::Vertical, column);
    }
    for (int row = 1; row < m_arrangement.rows; ++row) {
        addDivider(Qt::Horizontal, row);
    }
}

void PaneGrid::addDivider(Qt::Orientation orientation, int line)
{
    auto* widget = new PaneDivider(orientation, this);
    connect(widget, &PaneDivider::draggedTo, this,
            [this, orientation, line](int position) { moveLine(orientation, line, position); });
    connect(widget, &PaneDivider::evenWanted, this, [this] {
        setShares({});
        Q_EMIT sharesChanged();
    });
    m_dividers.push_back({widget, orientation, line});
}

/// A line between rows leaves out the columns in which a pane takes both.
void PaneGrid::placeDividers(const std::vector<int>& rows, const std::vector<int>& columns)
{
    const std::vector<PanePlace> places = placesOf(m_arrangement);
    for (const Divider& divider : m_dividers) {
        const auto line = static_cast<std::size_t>(divider.line);
        if (divider.orientation == Qt::Vertical) {
            divider.widget->setGap({columns[line] - kGap, 0, kGap, height()});
        } else {
            int left = width(), right = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                if (places[i].row == divider.line) {
                    left = std::min(left, m_panes[i]->x());
                    right = std::max(right, m_panes[i]->geometry().right() + 1);
                }
            }
            divider.widget->setGap({left, rows[line] - kGap, right - left, kGap});
        }
        divider.widget->raise();
    }
}

/// As far as the panes on both sides can become smaller.
void PaneGrid::moveLine(Qt::Orientation orientation, int line, int position)
{
    const bool vertical = orientation == Qt::Vertical;
    std::vector<int> lines = vertical ? columnLines() : rowLines();
    const QSize least = m_panes.front()->minimumSize();
    const int smallest = (vertical ? least.width() : least.height()) + kGap;
    const auto i = static_cast<std::size_t>(line);
    const int from = lines[i - 1] + smallest, to = lines[i + 1] - smallest;
    if (from > to) {
        return;
    }
    lines[i] = std::clamp(position + kGap, from, to);
    PaneShares shares = m_shares;
    (vertical ? shares.columns : shares.rows) = sharesOf(lines);
    setShares(shares);
    Q_EMIT sharesChanged();
}

void PaneGrid::setShares(const PaneShares& shares)
{
    if (!(shares == m_shares)) {
        m_shares = shares;
        placePanes();
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
    // The pointer takes the focus along where it goes, and Tab leads away from it.
    for (Pane* pane : m_panes) {
        if (pane->hasFocus()) {
            return pane;
        }
    }
    for (Pane* pane : m_panes) {
        if (pane->underMouse() && pane->isVisible()) {
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

std::vector<LayerId> PaneGrid::namedLayers() const
{
    std::vector<LayerId> named;
    for (const PaneSpec& pane : m_arrangement.panes) {
        if (pane.layers) {
            std::ranges::copy_if(*pane.layers, std::back_inserter(named), [&named](LayerId id) {
                return std::ranges::find(named, id) == named.end();
            });
        }
    }
    return named;
}

void PaneGrid::setMousePreset(MousePreset preset)
{
    m_preset = preset;
    for (SlicePane* pane : m_ownSlicePanes) {
        pane->setMousePreset(preset);
    }
}

void PaneGrid::setMeasureDesk(MeasureDesk& desk)
{
    m_desk = &desk;
    for (SlicePane* pane : m_ownSlicePanes) {
        pane->setMeasureDesk(desk);
    }
}

void PaneGrid::resetAllViews()
{
    for (Pane* pane : m_panes) {
        pane->resetView();
    }
}

void PaneGrid::bringIntoSight(const Vec3& lps)
{
    for (SlicePane* pane : m_slicePanes) {
        pane->bringIntoSight(lps);
    }
}

void PaneGrid::maximise(Pane* pane)
{
    m_maximised = pane;
    showPanes();
    if (pane) {
        pane->setFocus();
    }
    Q_EMIT viewChanged();
}

}  // namespace glioscope
