#include "ui/widgets/labelled_row.h"

#include <QGridLayout>
#include <QLabel>

namespace glioscope {

void addLabelledRow(QGridLayout& grid, const QString& name, QWidget* widget)
{
    auto* label = new QLabel(name);
    label->setBuddy(widget);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(widget, row, 1);
}

}  // namespace glioscope
