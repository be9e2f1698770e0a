#include "ui/training/field_editor.h"

#include "ui/widgets/edges_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

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

FieldEditor::FieldEditor(const TrainField& field, QObject* parent) : QObject(parent), m_field(field)
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
    auto* edit = new EdgesEdit(QString::fromLatin1(m_field.option + 2), fieldText(m_field.label));
    edit->setRange(0, kLongestEdge);
    edit->setSingleStep(16);
    m_widget = edit;
    m_value = [edit] {
        const Index3 edges = edit->edges();
        return QVariant(QVariantList(edges.begin(), edges.end()));
    };
    m_setValue = [edit](const QVariant& value) {
        const QVariantList edges = value.toList();
        edit->setEdges({edges.value(0).toInt(), edges.value(1).toInt(), edges.value(2).toInt()});
    };
    connect(edit, &EdgesEdit::changed, this, &FieldEditor::changed);
}

}  // namespace glioscope
