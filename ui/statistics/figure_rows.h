#pragma once

// Rows of figures as a table: texts with headings, made elsewhere.

#include <QAbstractTableModel>
#include <QIcon>
#include <QStringList>

#include <vector>

namespace glioscope {

struct FigureRow {
    QString name;
    QString help;
    QIcon icon = {};
    QStringList cells;
};

class FigureRows : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Column {
        QString name;
        QString help;
    };
    FigureRows(std::vector<Column> columns, QObject* parent);

    /// A cell for each column.
    void show(std::vector<FigureRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Column> m_columns;
    std::vector<FigureRow> m_rows;
};

}  // namespace glioscope
