#include "ui/widgets/input_manners.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>

namespace glioscope {

bool isChangedByWheel(const QWidget& widget)
{
    return qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           (qobject_cast<const QAbstractSlider*>(&widget) &&
            !qobject_cast<const QScrollBar*>(&widget));
}

InputManners::InputManners(QObject* parent) : QObject(parent)
{
    QApplication::instance()->installEventFilter(this);
}

bool InputManners::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Polish && event->type() != QEvent::Wheel) {
        return false;
    }
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget) {
        return false;
    }
    if (event->type() == QEvent::Wheel && qobject_cast<QTabBar*>(widget)) {
        event->ignore();  // whoever scrolls past the tabs of docks has not chosen one
        return true;
    }
    const bool isField = isChangedByWheel(*widget);
    if (event->type() == QEvent::Wheel) {
        if (isField && !widget->hasFocus()) {
            event->ignore();  // it goes on to what holds the field
            return true;
        }
        return false;
    }
    if (isField && widget->focusPolicy() == Qt::WheelFocus) {
        widget->setFocusPolicy(Qt::StrongFocus);  // else the wheel itself would give the focus
    } else if (auto* table = qobject_cast<QTableView*>(widget)) {
        table->setTabKeyNavigation(false);
    }
    return false;
}

}  // namespace glioscope
