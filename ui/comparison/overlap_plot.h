#pragma once

// How much of a structure which segmentations share, as a plot of sets (A. Lex et al., UpSet, IEEE
// TVCG 20, 2014): a row a set with a dot for each of its members and a bar for its millilitres. The
// rows together are the union of the segmentations.

#include "segmentation/comparison/votes.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace glioscope {

class OverlapPlot : public QWidget {
    Q_OBJECT
public:
    explicit OverlapPlot(QWidget* parent = nullptr);

    /// The largest set first, by the numbers of `names`; what there is no room for stands together
    /// in a last row.
    void show(std::vector<SetVolume> sets, QStringList names);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int dotWidth() const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] QString nameOf(int member) const;
    void paintNames(QPainter& painter) const;
    void paintRow(QPainter& painter, const SetVolume& set, int top) const;
    void paintDots(QPainter& painter, LayerSet members, int top) const;

    std::vector<SetVolume> m_sets;
    QStringList m_names;
    QStringList m_told;  ///< of each row, for those who hover or hear it
    int m_together = 0;  ///< sets that the last row stands for; 0: for itself alone
};

}  // namespace glioscope
