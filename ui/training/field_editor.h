#pragma once

// The widget for one setting, chosen by the setting's type: spin boxes, a line for numbers of any
// size, a check box or a list of choices.

#include "ui/training/train_fields.h"

#include <QObject>
#include <QVariant>

#include <functional>

class QWidget;

namespace glioscope {

class FieldEditor : public QObject {
    Q_OBJECT
public:
    /// The widget's object name is the option without dashes in front: "learning-rate".
    explicit FieldEditor(const TrainField& field, QObject* parent = nullptr);

    [[nodiscard]] const TrainField& field() const { return m_field; }
    [[nodiscard]] QWidget* widget() const { return m_widget; }

    /// Invalid where what was typed is no number.
    [[nodiscard]] QVariant value() const { return m_value(); }
    /// Without changed().
    void setValue(const QVariant& value);
    /// Other choices than the field's own, such as the devices of this machine.
    void setChoices(const QStringList& keys);

Q_SIGNALS:
    void changed();

private:
    void makeChoice(const QStringList& keys);
    void makeSwitch();
    void makeInteger();
    void makeNumber();
    void makeTriple();

    const TrainField& m_field;
    QWidget* m_widget = nullptr;
    std::function<QVariant()> m_value;
    std::function<void(const QVariant&)> m_setValue;
};

}  // namespace glioscope
