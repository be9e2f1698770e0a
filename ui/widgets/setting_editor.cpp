#include "ui/widgets/setting_editor.h"

#include "ui/widgets/edges_edit.h"
#include "ui/widgets/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <limits>
#include <utility>

namespace glioscope {
namespace {

// requireValid() knows the true ranges and says them in a sentence; these only bound the fields.
constexpr int kLargest = std::numeric_limits<int>::max();
constexpr int kLongestEdge = 9999;

void fill(QComboBox* box, const SettingChoices& choices, QStringList keys)
{
    keys.removeDuplicates();
    for (const QString& key : std::as_const(keys)) {
        box->addItem(choiceText(key, choices), key);
    }
}

}  // namespace

SettingEditor::SettingEditor(const SettingFacts& setting, const SettingValue& byDefault,
                             QObject* parent)
    : QObject(parent), m_setting(setting)
{
    const QVariant value = toVariant(byDefault);
    const QStringList keys = choiceKeys(setting);
    if (!keys.isEmpty() || value.typeId() == QMetaType::QString) {
        makeChoice(keys.isEmpty() ? QStringList{value.toString()} : keys);
    } else if (value.typeId() == QMetaType::Bool) {
        makeSwitch();
    } else if (value.typeId() == QMetaType::Int) {
        makeInteger();
    } else if (value.typeId() == QMetaType::Double) {
        makeNumber();
    } else {
        makeTriple();
    }
    m_widget->setObjectName(QString::fromLatin1(setting.option + 2));
    m_widget->setAccessibleName(settingLabel(setting));
    m_widget->setToolTip(settingHelp(setting));
}

void SettingEditor::setValue(const QVariant& value)
{
    const QSignalBlocker quiet(this);
    m_setValue(value);
}

void SettingEditor::setChoices(const QStringList& keys)
{
    if (auto* box = qobject_cast<QComboBox*>(m_widget)) {
        const QSignalBlocker quiet(this);
        const QVariant chosen = box->currentData();
        box->clear();
        fill(box, m_setting.choices, keys);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
}

void SettingEditor::makeChoice(const QStringList& keys)
{
    auto* box = new QComboBox;
    fill(box, m_setting.choices, keys);
    m_widget = box;
    m_value = [box] { return box->currentData(); };
    m_setValue = [box](const QVariant& value) {
        box->setCurrentIndex(std::max(0, box->findData(value.toString())));
    };
    connect(box, &QComboBox::currentIndexChanged, this, &SettingEditor::changed);
}

void SettingEditor::makeSwitch()
{
    auto* box = new QCheckBox;
    m_widget = box;
    m_value = [box] { return QVariant(box->isChecked()); };
    m_setValue = [box](const QVariant& value) { box->setChecked(value.toBool()); };
    connect(box, &QCheckBox::toggled, this, &SettingEditor::changed);
}

void SettingEditor::makeInteger()
{
    auto* box = new QSpinBox;
    box->setRange(0, kLargest);
    box->setGroupSeparatorShown(true);
    m_widget = box;
    m_value = [box] { return QVariant(box->value()); };
    m_setValue = [box](const QVariant& value) { box->setValue(value.toInt()); };
    connect(box, &QSpinBox::valueChanged, this, &SettingEditor::changed);
}

void SettingEditor::makeNumber()
{
    auto* line = new QLineEdit;
    m_widget = line;
    m_value = [line] {
        bool isNumber = false;
        const double value = plainNumber(line->text().trimmed()).toDouble(&isNumber);
        return isNumber ? QVariant(value) : QVariant();
    };
    m_setValue = [line](const QVariant& value) {
        line->setText(shownNumber(value.toDouble(), 'g', 12));
    };
    connect(line, &QLineEdit::textChanged, this, &SettingEditor::changed);
}

void SettingEditor::makeTriple()
{
    auto* edit = new EdgesEdit(QString::fromLatin1(m_setting.option + 2), settingLabel(m_setting));
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
    connect(edit, &EdgesEdit::changed, this, &SettingEditor::changed);
}

}  // namespace glioscope
