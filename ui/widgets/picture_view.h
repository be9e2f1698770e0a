#pragma once

// A picture, as large as it fits without changing its shape, on black as in the panes; a sentence
// while there is none.

#include <QImage>
#include <QString>
#include <QWidget>

namespace glioscope {

class PictureView : public QWidget {
    Q_OBJECT
public:
    PictureView(const QString& name, const QString& whileEmpty, QWidget* parent = nullptr);

    void setImage(const QImage& image);
    void setWhileEmpty(const QString& text);
    [[nodiscard]] const QImage& image() const { return m_image; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_whileEmpty;
    QImage m_image;
};

}  // namespace glioscope
