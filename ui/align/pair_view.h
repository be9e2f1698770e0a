#pragma once

// The T1ce, a sequence moved onto it, and both as a checkerboard, beside each other in one plane:
// the wheel goes through the slices of all, and a cross under the pointer stands in all of them.

#include "ui/align/pair_picture.h"

#include <QWidget>

#include <array>
#include <optional>

namespace glioscope {

class PairView : public QWidget {
    Q_OBJECT
public:
    explicit PairView(QWidget* parent = nullptr);

    /// `first` decides what is seen: its middle, and all of it.
    void setPair(const PairedImage& first, const PairedImage& second, const QString& nameOfSecond);
    void setPlane(WorldPlane plane);
    [[nodiscard]] WorldPlane plane() const { return m_frame.plane; }
    /// The other sequence alone has changed its place; the slice stays.
    void setMove(const RigidTransform& toSecond);
    void clear();
    /// Along the way out of the picture, mm from the middle.
    [[nodiscard]] double sliceMm() const;
    void setSliceMm(double mm);
    [[nodiscard]] double farthestSliceMm() const;
    /// As they are drawn: first, second, checkerboard.
    [[nodiscard]] const std::array<QImage, 3>& pictures() const { return m_pictures; }

    [[nodiscard]] QSize sizeHint() const override { return {750, 270}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {480, 180}; }

Q_SIGNALS:
    void sliceChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// Logical pixels; one beside the other.
    [[nodiscard]] QRect place(int which) const;
    void frameAll();
    void draw();

    std::optional<PairedImage> m_first, m_second;
    QString m_secondName;
    Vec3 m_middle = {0, 0, 0};
    double m_sliceMm = 0;
    PictureFrame m_frame;
    std::array<QImage, 3> m_pictures;
    std::optional<QPoint> m_cross;  ///< within a picture, logical pixels
};

}  // namespace glioscope
