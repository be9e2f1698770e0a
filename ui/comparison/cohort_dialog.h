#pragma once

// The window with the table of a compared dataset. A click on a row, or Enter, chooses it; together
// with it the other selected rows of the same case.

#include "segmentation/jobs/comparison_results.h"

#include <QDialog>

#include <vector>

class QTableView;

namespace glioscope {

class CohortTable;

class CohortDialog : public QDialog {
    Q_OBJECT
public:
    CohortDialog(const QString& folder, std::vector<ComparedCase> compared, QWidget* parent);

Q_SIGNALS:
    /// Rows of one case, at least one; the last is the one that was clicked.
    void chosen(const std::vector<ComparedCase>& compared, Structure structure);

private:
    void makeTable();
    void choose(int row);
    [[nodiscard]] std::vector<ComparedCase> takeSelection(int row);

    CohortTable* m_model;
    QTableView* m_table;
};

}  // namespace glioscope
