#include "ui/scrolling_dock.h"

#include <QScrollArea>

namespace glioscope {

void ScrollingDock::setContent(QWidget* content)
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    setWidget(scroll);
}

}  // namespace glioscope
