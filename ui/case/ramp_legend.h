#pragma once

// The colours of a map's numbers from 0 to 1 as a strip, over a grey like tissue's and as opaque as
// in the slices, with the iso-lines as they are drawn.

#include <QWidget>

namespace glioscope {

class RampLegend : public QWidget {
    Q_OBJECT
public:
    explicit RampLegend(QWidget* parent = nullptr);

    /// Opacity of the colours, 0 to 1, and whether there are iso-lines.
    void show(double opacity, bool lines);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_opacity = 1;
    bool m_lines = true;
};

}  // namespace glioscope
