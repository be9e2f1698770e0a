#pragma once

// What wheel and Tab do in every window of the program, whoever made the widget: a field takes the
// wheel only while it has the focus, else what lies around it scrolls, so that no value changes
// unnoticed; and Tab leaves a table, in which arrows move.

#include <QObject>

class QEvent;
class QWidget;

namespace glioscope {

class InputManners : public QObject {
    Q_OBJECT
public:
    /// Holds for the whole application until destroyed.
    explicit InputManners(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// Combo boxes, sliders and spin boxes: whatever a wheel gives another value.
[[nodiscard]] bool isChangedByWheel(const QWidget& widget);

}  // namespace glioscope
