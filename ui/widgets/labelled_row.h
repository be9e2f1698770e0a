#pragma once

// Names and texts of a dock's fields, and the letters that lead to them.

#include <QString>

class QGridLayout;
class QLabel;
class QWidget;

namespace glioscope {

/// Below what `grid` has. The label is the widget's buddy: screen readers take the name of a choice
/// from there alone, and the letter after & in `name` leads to the widget.
void addLabelledRow(QGridLayout& grid, const QString& name, QWidget* widget);

/// To stand above a widget, whose name it is and to which the letter after & leads.
[[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* widget);

/// `text` with the first `letter` of it, large or small, as the key beside Alt.
[[nodiscard]] QString withKey(QString text, char letter);

/// An empty text of several lines that can be selected.
[[nodiscard]] QLabel* makeWrappedLabel(const QString& name);

}  // namespace glioscope
