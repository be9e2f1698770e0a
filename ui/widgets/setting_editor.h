#pragma once

// The widget for one setting, chosen by the setting's type: spin boxes, a line for numbers of any
// size, a check box or a list of choices.

#include "ui/widgets/setting_text.h"

#include <QObject>
#include <QVariant>

#include <functional>

class QWidget;

namespace glioscope {

class SettingEditor : public QObject {
    Q_OBJECT
public:
    /// `setting` must outlive the editor. The widget's object name is the option without dashes in
    /// front: "learning-rate".
    SettingEditor(const SettingFacts& setting, const SettingValue& value,
                  QObject* parent = nullptr);

    [[nodiscard]] const SettingFacts& setting() const { return m_setting; }
    [[nodiscard]] QWidget* widget() const { return m_widget; }

    /// Invalid where what was typed is no number.
    [[nodiscard]] QVariant value() const { return m_value(); }
    /// Without changed().
    void setValue(const QVariant& value);
    /// Other choices than the setting's own, such as the devices of this machine.
    void setChoices(const QStringList& keys);

Q_SIGNALS:
    void changed();

private:
    void makeChoice(const QStringList& keys);
    void makeSwitch();
    void makeInteger();
    void makeNumber();
    void makeTriple();

    const SettingFacts& m_setting;
    QWidget* m_widget = nullptr;
    std::function<QVariant()> m_value;
    std::function<void(const QVariant&)> m_setValue;
};

}  // namespace glioscope
