#pragma once

// A dataset's table as it is seen: its columns and their widths, what is in sight, and which case
// is asked for, by a click or Enter.

#include <QTableView>

namespace glioscope {

class CaseNameDelegate;
class CaseOrder;

class CaseView : public QTableView {
    Q_OBJECT
public:
    /// `listed` must outlive the view.
    explicit CaseView(CaseOrder& listed, QWidget* parent = nullptr);

    /// Rows as they are listed, from `first` to below `behind`.
    struct Sight {
        int first = 0;
        int behind = 0;
    };
    /// None where the view is hidden, or behind another dock.
    [[nodiscard]] Sight inSight() const;

    /// Also by one that is not shown; once more the other way round.
    void sortBy(int column);

    /// Those too that a narrow dock has no room for.
    void showAllColumns(bool all);
    /// Of the columns that are shown, with room for most names.
    [[nodiscard]] int wantedWidth() const;

Q_SIGNALS:
    void chosen(int caseIndex);
    /// Other rows may be in sight than before.
    void sightChanged();

protected:
    /// Clicks and arrows move the current row and leave the highlight to the dock.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setColumns();
    void choose(const QModelIndex& index);

    CaseOrder& m_listed;
    CaseNameDelegate* m_names;
};

}  // namespace glioscope
