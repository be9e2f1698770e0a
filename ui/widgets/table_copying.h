#pragma once

// Tables whose figures can be taken along: Ctrl+C copies the selected cells, or all where at most
// one is selected, with their headings and separated by tabs, as spreadsheets take them.

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace glioscope {

/// All of a table with its headings, a line a row.
[[nodiscard]] QString tableText(const QAbstractItemModel& model);

/// Ctrl+C, and Copy in the table's context menu where it has none of its own.
void makeCopyable(QTableView& table);

}  // namespace glioscope
