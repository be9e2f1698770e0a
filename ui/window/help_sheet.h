#pragma once

// What mouse and keys do, from the tables that menus and panes are made of, with a search.

class QDialog;
class QWidget;

namespace glioscope {

/// Not modal; deletes itself when closed. Typing leaves the lines that have every typed word.
[[nodiscard]] QDialog* makeHelpSheet(QWidget* parent);

}  // namespace glioscope
