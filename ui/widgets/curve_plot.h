#pragma once

// Curves over epochs: title, axes with round numbers, grid and legend, in the colours of the
// palette. The value under the pointer shows as a tool tip.

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace glioscope {

struct Curve {
    QString name;
    QColor colour;  ///< invalid: the text's
    Qt::PenStyle style = Qt::SolidLine;
    QList<QPointF> points;  ///< x ascending
};

class CurvePlot : public QWidget {
    Q_OBJECT
public:
    /// The unit stands in the title, "Loss" or "Learning rate".
    CurvePlot(const QString& name, const QString& title, QWidget* parent = nullptr);

    /// Where given, the range of y; otherwise it follows the curves.
    void setRange(double least, double most);
    void setCurves(QList<Curve> curves);
    [[nodiscard]] const QList<Curve>& curves() const { return m_curves; }
    /// Of all curves together.
    [[nodiscard]] qsizetype pointCount() const;
    /// The epochs that the axis names, all of them within the curves.
    [[nodiscard]] std::vector<double> epochTicks() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void findBounds();
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] QPointF toScreen(const QPointF& point) const;
    [[nodiscard]] QColor colourOf(const Curve& curve) const;
    void paintAxes(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintCurve(QPainter& painter, const Curve& curve) const;
    [[nodiscard]] QString textAt(double x) const;

    QString m_title;
    QList<Curve> m_curves;
    std::optional<std::pair<double, double>> m_range;
    QRectF m_bounds = {0, 0, 1, 1};  ///< of the data, y upwards
};

}  // namespace glioscope
