#pragma once

// What the colours and lines of a map that compares segmentations stand for: a row a value, painted
// over a grey like tissue's as in the slices.

#include "viewer/state/verdict_looks.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace glioscope {

class LookLegend : public QWidget {
    Q_OBJECT
public:
    explicit LookLegend(QWidget* parent = nullptr);

    /// Looks and their meanings, from the first value that is drawn; hidden while there are none.
    void show(std::vector<ValueLook> looks, QStringList meanings, double opacity);
    [[nodiscard]] const QStringList& meanings() const { return m_meanings; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;

    std::vector<ValueLook> m_looks;
    QStringList m_meanings;
    double m_opacity = 1;
};

}  // namespace glioscope
