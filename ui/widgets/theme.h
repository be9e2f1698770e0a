#pragma once

// How the program looks: Qt's Fusion style with a light and a dark palette that follow the system
// or the user's choice, and icons that take their colour from the palette they are painted on.

#include <QColor>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QString>

namespace glioscope {

enum class Appearance { System, Light, Dark };

/// One per program: sets style and palette and changes them when the system or the choice does.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);

    [[nodiscard]] static QPalette palette(bool dark);

private:
    void apply();

    Appearance m_appearance = Appearance::System;
};

/// Icon of resources/icons/NAME.svg, drawn in the text colour of the current palette at any scale.
[[nodiscard]] QIcon themedIcon(const QString& name);
/// The same in a fixed colour that is legible on light and dark.
[[nodiscard]] QIcon themedIcon(const QString& name, const QColor& colour);

}  // namespace glioscope
