#pragma once

// Enhancing lesions by RANO's rule: their diameters, which of them count, the sum of products and
// the volume, always as the measurements are now. A calculation, not a diagnosis.

#include "segmentation/measurement/measurement_list.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QSpinBox;
class QTableView;
class QVBoxLayout;

namespace glioscope {

class FigureRows;
class LesionMeasuring;

struct RanoChoices {
    int targets = 0;
    bool withNecrosis = false;
};

class RanoPanel : public QWidget {
    Q_OBJECT
public:
    /// All must outlive the panel; `measure` starts measuring.
    RanoPanel(MeasurementList& list, const LesionMeasuring& measuring, QAction* measure,
              QWidget* parent = nullptr);

    [[nodiscard]] RanoChoices choices() const;
    void setChoices(const RanoChoices& choices);

Q_SIGNALS:
    void choicesChanged();
    /// A lesion in the table was chosen.
    void chosen(MeasurementId id);

private:
    void addChoices(QVBoxLayout& layout, QAction* measure);
    void addFigures(QVBoxLayout& layout);
    void showState();
    void choose(int row);

    MeasurementList& m_list;
    const LesionMeasuring& m_measuring;
    MeasurementList::Subscription m_subscription;
    QSpinBox* m_targets = nullptr;
    QCheckBox* m_withNecrosis = nullptr;
    QLabel* m_working = nullptr;
    FigureRows* m_rows = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sum = nullptr;
};

}  // namespace glioscope
