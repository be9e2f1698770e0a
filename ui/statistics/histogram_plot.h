#pragma once

// The intensities of one sequence within each label and region: a row each over one axis, so that
// they are compared by place and not by colour. Under the steps of the histogram a box from the
// 25th to the 75th percentile, with the median, and a line from the 5th to the 95th.

#include "segmentation/statistics/intensity_histogram.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace glioscope {

class HistogramPlot : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString name;
        QString spokenName;
        QColor colour;
        IntensityHistogram histogram;  ///< of the same range in every row
        IntensityStatistics figures;
    };
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// `axis` names the sequence.
    void show(std::vector<Row> rows, QString axis);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int nameWidth() const;
    /// Logical pixels; clipped to the axis.
    [[nodiscard]] double xOf(double intensity) const;
    void paintSteps(QPainter& painter, const Row& row, int top) const;
    void paintBox(QPainter& painter, const IntensityStatistics& figures, double y) const;
    void paintAxis(QPainter& painter, int top) const;

    std::vector<Row> m_rows;
    QString m_axis;
};

}  // namespace glioscope
