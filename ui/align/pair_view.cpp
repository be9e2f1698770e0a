#include "ui/align/pair_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kGap = 6;
constexpr int kSquares = 8;    // of a checkerboard's edge
constexpr double kStepMm = 2;  // of the wheel
const QColor kText(225, 229, 235);
const QColor kCross(180, 150, 255);

/// The world's axis that leads out of the picture.
std::size_t axisOf(WorldPlane plane)
{
    return plane == WorldPlane::Axial ? 2 : plane == WorldPlane::Coronal ? 1 : 0;
}

}  // namespace

PairView::PairView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pairView"));
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void PairView::setPair(const PairedImage& first, const PairedImage& second,
                       const QString& nameOfSecond)
{
    const bool other = !m_first || m_first->image != first.image;
    m_first = first;
    m_second = second;
    m_secondName = nameOfSecond;
    if (other) {
        m_middle = first.image->geometry.centreLps();
        m_sliceMm = 0;
    }
    frameAll();
    draw();
    Q_EMIT sliceChanged();
}

void PairView::setPlane(WorldPlane plane)
{
    if (plane != m_frame.plane) {
        m_frame.plane = plane;
        m_sliceMm = 0;
        frameAll();
        draw();
        Q_EMIT sliceChanged();
    }
}

void PairView::setMove(const RigidTransform& toSecond)
{
    if (m_second) {
        m_second->toImage = toSecond;
        draw();
    }
}

void PairView::clear()
{
    m_first.reset();
    m_second.reset();
    m_pictures = {};
    update();
}

double PairView::sliceMm() const
{
    return m_sliceMm;
}

void PairView::setSliceMm(double mm)
{
    const double clipped = std::clamp(mm, -farthestSliceMm(), farthestSliceMm());
    if (clipped != m_sliceMm) {
        m_sliceMm = clipped;
        draw();
        Q_EMIT sliceChanged();
    }
}

double PairView::farthestSliceMm() const
{
    if (!m_first) {
        return 0;
    }
    const Geometry& grid = m_first->image->geometry;
    double farthest = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        farthest += std::abs(grid.direction[axisOf(m_frame.plane)][c]) * grid.size[c] *
                    grid.spacingMm[c] / 2;
    }
    return std::floor(farthest);
}

QRect PairView::place(int which) const
{
    const int edge = std::max(1, std::min((width() - 2 * kGap) / 3, height()));
    const int left = (width() - 3 * edge - 2 * kGap) / 2;
    return {left + which * (edge + kGap), (height() - edge) / 2, edge, edge};
}

/// All of the first image, whatever the plane.
void PairView::frameAll()
{
    if (!m_first) {
        return;
    }
    const Geometry& grid = m_first->image->geometry;
    double longest = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        double extent = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            extent += std::abs(grid.direction[axis][c]) * grid.size[c] * grid.spacingMm[c];
        }
        longest = axis == axisOf(m_frame.plane) ? longest : std::max(longest, extent);
    }
    m_frame.pixels = int(std::lround(place(0).width() * devicePixelRatioF()));
    m_frame.mmPerPixel = longest / std::max(1, m_frame.pixels);
}

void PairView::draw()
{
    if (!m_first || !m_second) {
        return;
    }
    m_frame.centreLps = m_middle;
    m_frame.centreLps[axisOf(m_frame.plane)] += m_sliceMm;
    m_pictures[0] = slicePicture(*m_first, m_frame);
    m_pictures[1] = slicePicture(*m_second, m_frame);
    m_pictures[2] =
        checkerboard(m_pictures[0], m_pictures[1], std::max(1, m_frame.pixels / kSquares));
    for (QImage& picture : m_pictures) {
        picture.setDevicePixelRatio(devicePixelRatioF());
    }
    update();
}

void PairView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::array<QString, 3> names = {QStringLiteral("T1ce"), m_secondName, tr("Checkerboard")};
    const bool sagittal = m_frame.plane == WorldPlane::Sagittal;
    for (int which = 0; which < 3; ++which) {
        const QRect at = place(which);
        painter.fillRect(at, Qt::black);
        const QImage& picture = m_pictures[std::size_t(which)];
        if (picture.isNull()) {
            continue;
        }
        painter.drawImage(at.topLeft(), picture);
        painter.setPen(kText);
        const QRect inner = at.adjusted(5, 3, -5, -3);
        painter.drawText(inner, Qt::AlignTop | Qt::AlignLeft, names[std::size_t(which)]);
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                         sagittal ? QStringLiteral("A") : QStringLiteral("R"));
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight,
                         sagittal ? QStringLiteral("P") : QStringLiteral("L"));
        if (m_cross) {
            painter.setPen(QPen(kCross, 1));
            const QPoint cross = at.topLeft() + *m_cross;
            painter.drawLine(cross - QPoint(9, 0), cross + QPoint(9, 0));
            painter.drawLine(cross - QPoint(0, 9), cross + QPoint(0, 9));
        }
    }
}

void PairView::resizeEvent(QResizeEvent*)
{
    frameAll();
    draw();
}

void PairView::wheelEvent(QWheelEvent* event)
{
    setSliceMm(m_sliceMm + (event->angleDelta().y() > 0 ? kStepMm : -kStepMm));
    event->accept();
}

void PairView::mouseMoveEvent(QMouseEvent* event)
{
    m_cross.reset();
    for (int which = 0; which < 3; ++which) {
        if (place(which).contains(event->position().toPoint())) {
            m_cross = event->position().toPoint() - place(which).topLeft();
        }
    }
    update();
}

void PairView::leaveEvent(QEvent*)
{
    m_cross.reset();
    update();
}

}  // namespace glioscope
