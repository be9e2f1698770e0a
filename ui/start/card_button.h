#pragma once

// A button as a card: a picture or an icon, a title, a sentence below it, and a short note at the
// right. What has no room is cut visibly and stands in the tool tip.

#include <QAbstractButton>
#include <QIcon>
#include <QImage>
#include <QString>

namespace glioscope {

class CardButton : public QAbstractButton {
    Q_OBJECT
public:
    /// `title` is its text, and what it is called by those who hear it. A sentence may take so many
    /// lines; one of a single line is cut in its middle, as a path.
    explicit CardButton(const QString& title, int sentenceLines, QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    void setSentence(const QString& sentence);
    void setNote(const QString& note);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int faceEdge() const;
    void paintGround(QPainter& painter) const;
    void paintFace(QPainter& painter, const QRect& place) const;
    void paintTexts(QPainter& painter, const QRect& room) const;

    QImage m_picture;
    QString m_sentence;
    QString m_note;
    int m_lines;
};

}  // namespace glioscope
