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

QLabel* makeHeading(const QString& text, QWidget* widget)
{
    auto* heading = new QLabel(text);
    heading->setBuddy(widget);
    return heading;
}

QString withKey(QString text, char letter)
{
    const qsizetype place = text.indexOf(QLatin1Char(letter), 0, Qt::CaseInsensitive);
    return place < 0 ? text : text.insert(place, QLatin1Char('&'));
}

QLabel* makeWrappedLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace glioscope
