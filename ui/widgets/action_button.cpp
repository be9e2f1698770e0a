#include "ui/widgets/action_button.h"

#include <QToolButton>

namespace glioscope {

QToolButton* makeActionButton(QAction* action, Qt::ToolButtonStyle style)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    return button;
}

}  // namespace glioscope
