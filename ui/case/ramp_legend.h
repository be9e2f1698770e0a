#pragma once

// The colours of a map's numbers, from 0 to 1 or less, as a strip, over a grey like tissue's and as
// opaque as in the slices, with the iso-lines as they are drawn.

#include <QWidget>

namespace glioscope {

class RampLegend : public QWidget {
    Q_OBJECT
public:
    explicit RampLegend(QWidget* parent = nullptr);

    /// Opacity of the colours, 0 to 1, whether there are iso-lines, and the number that the last
    /// colour stands for.
    void show(double opacity, bool lines, double most);
    [[nodiscard]] double most() const { return m_most; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_opacity = 1;
    bool m_lines = true;
    double m_most = 1;
};

}  // namespace glioscope
