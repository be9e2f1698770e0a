#include "ui/start/card_button.h"

#include <QPainter>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kPicture = 48;  // points
constexpr int kIcon = 24;
constexpr int kMargin = 6;
constexpr int kNarrowest = 140;

}  // namespace

CardButton::CardButton(const QString& title, int sentenceLines, QWidget* parent)
    : QAbstractButton(parent), m_lines(sentenceLines)
{
    setText(title);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CardButton::setPicture(const QImage& picture)
{
    m_picture = picture;
    update();
}

void CardButton::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    update();
}

void CardButton::setNote(const QString& note)
{
    m_note = note;
    update();
}

int CardButton::faceEdge() const
{
    return m_picture.isNull() && m_lines > 1 ? kIcon : kPicture;
}

QSize CardButton::sizeHint() const
{
    const int texts = (1 + m_lines) * fontMetrics().lineSpacing() + 4;
    return {kNarrowest * 2, std::max(faceEdge(), texts) + 2 * kMargin};
}

QSize CardButton::minimumSizeHint() const
{
    return {kNarrowest, sizeHint().height()};
}

void CardButton::paintGround(QPainter& painter) const
{
    const bool lit = isEnabled() && (underMouse() || isDown());
    painter.setBrush(palette().color(lit ? QPalette::AlternateBase : QPalette::Base));
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid),
                        hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void CardButton::paintFace(QPainter& painter, const QRect& place) const
{
    painter.save();
    painter.setOpacity(isEnabled() ? 1 : 0.4);
    if (!m_picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, m_picture);
    } else {
        QRect middle(0, 0, kIcon, kIcon);
        middle.moveCenter(place.center());
        icon().paint(&painter, middle);
    }
    painter.restore();
}

void CardButton::paintTexts(QPainter& painter, const QRect& room) const
{
    const int line = fontMetrics().lineSpacing();
    const int above = std::max(0, (room.height() - (1 + m_lines) * line - 4) / 2);
    const QRect upper(room.left(), room.top() + above, room.width(), line);
    const QRect lower(room.left(), upper.bottom() + 4, room.width(), m_lines * line);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    painter.setPen(muted);
    painter.drawText(upper, Qt::AlignRight | Qt::AlignVCenter, m_note);
    if (m_lines > 1) {
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
    } else {
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_sentence, Qt::ElideMiddle, lower.width()));
    }
    const int taken = m_note.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_note) + 2 * kMargin;
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(isEnabled() ? palette().color(QPalette::Text) : muted);
    painter.drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, upper.width() - taken));
}

void CardButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    QRect room = rect().adjusted(kMargin, kMargin, -2 * kMargin, -kMargin);
    QRect face(room.topLeft(), QSize(faceEdge(), faceEdge()));
    face.moveTop(room.top() + (room.height() - faceEdge()) / 2);
    paintFace(painter, face);
    room.setLeft(face.right() + 2 * kMargin);
    paintTexts(painter, room);
}

}  // namespace glioscope
