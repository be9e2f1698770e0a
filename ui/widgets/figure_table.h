#pragma once

// Tables of figures in a dock: rows as high as a line, no grid, copied by Ctrl+C.

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace glioscope {

/// Called `name`, and `spoken` by a screen reader. The caller gives it a place.
[[nodiscard]] QTableView* makeFigureTable(QAbstractItemModel* model, const QString& name,
                                          const QString& spoken);

/// The same where rows are chosen whole, with columns as wide as what they hold.
[[nodiscard]] QTableView* makeRowTable(QAbstractItemModel* model, const QString& name,
                                       const QString& spoken);

/// As high as its heading and `rows` rows, and as its horizontal bar where it may have one.
void fitHeight(QTableView& table, int rows);

}  // namespace glioscope
