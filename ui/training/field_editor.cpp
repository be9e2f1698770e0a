#include "ui/training/field_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>
#include <limits>

namespace glioscope {
namespace {

// requireValid() knows the true ranges and says them in a sentence; these only bound the fields.
constexpr int kLargest = std::numeric_limits<int>::max();
constexpr int kLongestEdge = 9999;

void fill(QComboBox* box, const QStringList& keys)
{
    for (const QString& key : keys) {
        box->addItem(choiceText(key), key);
    }
}

}  // namespace

FieldEditor::FieldEditor(const TrainField& field, QObject* parent)
    : QObject(parent), m_field(field)
{
    const QVariant value = field.get({});
    if (field.choices || value.typeId() == QMetaType::QString) {
        makeChoice(field.choices ? field.choices() : QStringList{value.toString()});
    } else if (value.typeId() == QMetaType::Bool) {
        makeSwitch();
    } else if (value.typeId() == QMetaType::Int) {
        makeInteger();
    } else if (value.typeId() == QMetaType::Double) {
        makeNumber();
    } else {
        makeTriple();
    }
    m_widget->setObjectName(QString::fromLatin1(field.option + 2));
    m_widget->setAccessibleName(fieldText(field.label));
    m_widget->setToolTip(fieldText(field.help));
}

void FieldEditor::setValue(const QVariant& value)
{
    const QSignalBlocker quiet(this);
    m_setValue(value);
}

void FieldEditor::setChoices(const QStringList& keys)
{
    if (auto* box = qobject_cast<QComboBox*>(m_widget)) {
        const QSignalBlocker quiet(this);
        const QVariant chosen = box->currentData();
        box->clear();
        fill(box, keys);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
}

void FieldEditor::makeChoice(const QStringList& keys)
{
    auto* box = new QComboBox;
    fill(box, keys);
    m_widget = box;
    m_value = [box] { return box->currentData(); };
    m_setValue = [box](const QVariant& value) {
        box->setCurrentIndex(std::max(0, box->findData(value.toString())));
    };
    connect(box, &QComboBox::currentIndexChanged, this, &FieldEditor::changed);
}

void FieldEditor::makeSwitch()
{
    auto* box = new QCheckBox;
    m_widget = box;
    m_value = [box] { return QVariant(box->isChecked()); };
    m_setValue = [box](const QVariant& value) { box->setChecked(value.toBool()); };
    connect(box, &QCheckBox::toggled, this, &FieldEditor::changed);
}

void FieldEditor::makeInteger()
{
    auto* box = new QSpinBox;
    box->setRange(0, kLargest);
    box->setGroupSeparatorShown(true);
    m_widget = box;
    m_value = [box] { return QVariant(box->value()); };
    m_setValue = [box](const QVariant& value) { box->setValue(value.toInt()); };
    connect(box, &QSpinBox::valueChanged, this, &FieldEditor::changed);
}

void FieldEditor::makeNumber()
{
    auto* line = new QLineEdit;
    m_widget = line;
    m_value = [line] {
        bool isNumber = false;
        const double value = line->text().trimmed().toDouble(&isNumber);
        return isNumber ? QVariant(value) : QVariant();
    };
    m_setValue = [line](const QVariant& value) {
        line->setText(QString::number(value.toDouble(), 'g', 12));
    };
    connect(line, &QLineEdit::textChanged, this, &FieldEditor::changed);
}

void FieldEditor::makeTriple()
{
    m_widget = new QWidget;
    auto* layout = new QHBoxLayout(m_widget);
    layout->setContentsMargins(0, 0, 0, 0);
    std::array<QSpinBox*, 3> boxes{};
    for (std::size_t axis = 0; axis < boxes.size(); ++axis) {
        boxes[axis] = new QSpinBox;
        boxes[axis]->setRange(0, kLongestEdge);
        boxes[axis]->setSingleStep(16);
        boxes[axis]->setObjectName(QString::fromLatin1(m_field.option + 2) +
                                   QLatin1Char("ijk"[axis]));
        boxes[axis]->setAccessibleName(
            tr("%1 along %2").arg(fieldText(m_field.label), QLatin1Char("ijk"[axis])));
        if (axis > 0) {
            layout->addWidget(new QLabel(QStringLiteral("×")));
        }
        layout->addWidget(boxes[axis], 1);
        connect(boxes[axis], &QSpinBox::valueChanged, this, &FieldEditor::changed);
    }
    m_value = [boxes] {
        return QVariant(QVariantList{boxes[0]->value(), boxes[1]->value(), boxes[2]->value()});
    };
    m_setValue = [boxes](const QVariant& value) {
        for (std::size_t axis = 0; axis < boxes.size(); ++axis) {
            boxes[axis]->setValue(value.toList().value(static_cast<qsizetype>(axis)).toInt());
        }
    };
}

}  // namespace glioscope
