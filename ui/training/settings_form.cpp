#include "ui/training/settings_form.h"

#include "ui/training/field_editor.h"
#include "ui/training/patch_folder.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kRowGap = 6;
constexpr int kShortestWindow = 16;  // what requireValid() takes

bool isOption(const FieldEditor& editor, const char* option)
{
    return qstrcmp(editor.field().option, option) == 0;
}

}  // namespace

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent)
{
    makeEditors();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(twoColumns(false));
    QWidget* rest = twoColumns(true);
    layout->addWidget(folded(rest), 0, Qt::AlignLeft);
    layout->addWidget(rest);
}

void SettingsForm::makeEditors()
{
    for (const TrainField& field : trainFields()) {
        auto* editor = new FieldEditor(field, this);
        auto* label = new QLabel(fieldText(field.label));
        label->setBuddy(editor->widget());
        m_editors.push_back(editor);
        m_labels[editor] = label;
        connect(editor, &FieldEditor::changed, this, [this, editor] {
            updateEnabled();
            Q_EMIT edited(editor->field());
        });
    }
}

/// Filled from the top left downwards.
QWidget* SettingsForm::twoColumns(bool advanced)
{
    std::vector<FieldEditor*> editors;
    std::ranges::copy_if(m_editors, std::back_inserter(editors), [advanced](const auto* editor) {
        return editor->field().advanced == advanced;
    });
    auto* part = new QWidget;
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* columns = new QHBoxLayout(part);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    const std::size_t half = (editors.size() + 1) / 2;
    QFormLayout* form = nullptr;
    for (std::size_t n = 0; n < editors.size(); ++n) {
        if (n % half == 0) {
            form = new QFormLayout;
            form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
            form->setSpacing(kRowGap);  // else that of the columns
            columns->addLayout(form, 1);
        }
        form->addRow(m_labels[editors[n]], editors[n]->widget());
    }
    return part;
}

/// The button that shows and hides `rest`.
QWidget* SettingsForm::folded(QWidget* rest)
{
    auto* more = new QToolButton;
    more->setObjectName(QStringLiteral("moreSettings"));
    more->setText(tr("More settings"));
    more->setCheckable(true);
    more->setAutoRaise(true);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setArrowType(Qt::RightArrow);
    rest->hide();
    connect(more, &QToolButton::toggled, rest, [more, rest](bool shown) {
        more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
        rest->setVisible(shown);
    });
    return more;
}

bool SettingsForm::applies(const FieldEditor& editor, const TrainingConfig& config) const
{
    const TrainField& field = editor.field();
    return !(m_readyMade && field.ofWindows) && (!field.applies || field.applies(config));
}

void SettingsForm::updateEnabled()
{
    TrainingConfig config;
    takeInto(config);
    for (FieldEditor* editor : m_editors) {
        const bool has = applies(*editor, config);
        editor->widget()->setEnabled(has);
        m_labels[editor]->setEnabled(has);
    }
}

void SettingsForm::setConfig(const TrainingConfig& config)
{
    for (FieldEditor* editor : m_editors) {
        editor->setValue(editor->field().get(config));
    }
    showPatchSize();
    updateEnabled();
}

void SettingsForm::takeInto(TrainingConfig& config) const
{
    for (const FieldEditor* editor : m_editors) {
        const bool isFixed = m_readyMade && editor->field().ofWindows;
        if (const QVariant value = editor->value(); value.isValid() && !isFixed) {
            editor->field().set(config, value);
        }
    }
    // Their depth is the length of a normalisation by slice, see FeatureNorm::BatchPerZ.
    for (std::size_t axis = 0; m_readyMade && axis < m_patchSize.size(); ++axis) {
        config.windowVoxels[axis] = std::max(kShortestWindow, m_patchSize[axis]);
    }
}

QString SettingsForm::problem(const TrainingConfig& config) const
{
    for (const FieldEditor* editor : m_editors) {
        if (!editor->value().isValid() && applies(*editor, config)) {
            return tr("%1 must be a number. %2.")
                .arg(fieldText(editor->field().label), fieldText(editor->field().help));
        }
    }
    if (m_readyMade && config.loss == LossKind::DiceCe) {
        return tr(
            "The loss by class needs nested regions, and ready-made patches hold labels; "
            "choose another loss.");
    }
    if (m_readyMade && config.network.norm == FeatureNorm::BatchPerZ &&
        m_patchSize[2] < kShortestWindow) {
        return tr("The normalisation by slice needs patches of at least %1 slices, and these have "
                  "%2; choose another normalisation.")
            .arg(kShortestWindow)
            .arg(m_patchSize[2]);
    }
    return {};
}

void SettingsForm::setPatches(const PatchFolder& folder, const TrainingConfig& base)
{
    const bool hadNoSay = m_readyMade;
    m_readyMade = folder.isReadyMade;
    m_patchSize = folder.patchSize;
    for (FieldEditor* editor : m_editors) {
        if (!editor->field().ofWindows) {
            continue;
        }
        if (hadNoSay && !m_readyMade) {
            editor->setValue(editor->field().get(base));
        }
        editor->widget()->setToolTip(
            m_readyMade ? tr("Ready-made patches are trained on whole and as they are.")
                        : fieldText(editor->field().help));
    }
    showPatchSize();
    updateEnabled();
}

void SettingsForm::showPatchSize()
{
    for (FieldEditor* editor : m_editors) {
        if (m_readyMade && isOption(*editor, "--window")) {
            editor->setValue(QVariantList(m_patchSize.begin(), m_patchSize.end()));
        }
    }
}

void SettingsForm::setDevices(const QStringList& devices)
{
    for (FieldEditor* editor : m_editors) {
        if (isOption(*editor, "--device")) {
            QStringList choices = {QString::fromLatin1(kDeviceAuto), QStringLiteral("cpu")};
            choices += devices;
            choices.removeDuplicates();
            editor->setChoices(choices);
        }
    }
}

}  // namespace glioscope
