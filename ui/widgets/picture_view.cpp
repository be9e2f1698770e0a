#include "ui/widgets/picture_view.h"

#include <QPainter>

namespace glioscope {

PictureView::PictureView(const QString& name, const QString& whileEmpty, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(name);
    setWhileEmpty(whileEmpty);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureView::setImage(const QImage& image)
{
    m_image = image;
    update();
}

void PictureView::setWhileEmpty(const QString& text)
{
    m_whileEmpty = text;
    setAccessibleName(text);
    update();
}

QSize PictureView::sizeHint() const
{
    return {fontMetrics().height() * 22, fontMetrics().height() * 13};
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(m_image.isNull() ? palette().color(QPalette::Base) : QColor(Qt::black));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect inside = rect().adjusted(6, 6, -6, -6);
    if (m_image.isNull()) {
        const int room = fontMetrics().height();
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(inside.adjusted(room, room, -room, -room),
                         Qt::AlignCenter | Qt::TextWordWrap, m_whileEmpty);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect place(QPoint(), m_image.size().scaled(inside.size(), Qt::KeepAspectRatio));
    place.moveCenter(inside.center());
    painter.drawImage(place, m_image);
}

}  // namespace glioscope
