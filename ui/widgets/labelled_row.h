#pragma once

// A choice with its name beside it, in a grid of two columns.

class QGridLayout;
class QString;
class QWidget;

namespace glioscope {

/// Below what `grid` has. The label is the widget's buddy: screen readers take the name of a choice
/// from there alone, and the letter after & in `name` leads to the widget.
void addLabelledRow(QGridLayout& grid, const QString& name, QWidget* widget);

}  // namespace glioscope
