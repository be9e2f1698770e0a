#include "ui/training/settings_form.h"

#include "ui/training/patch_folder.h"
#include "ui/training/train_fields.h"
#include "ui/widgets/setting_editor.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kRowGap = 6;

int shortestWindow()
{
    return static_cast<int>(trainingSetting("window").range.least);
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
    for (const TrainingSetting* setting : shownSettings()) {
        auto* editor = new SettingEditor(*setting, setting->member.read({}), this);
        auto* label = new QLabel(settingLabel(*setting));
        label->setBuddy(editor->widget());
        m_fields.push_back({*setting, editor, label});
        connect(editor, &SettingEditor::changed, this, [this, setting] {
            updateEnabled();
            Q_EMIT edited(*setting);
        });
    }
}

/// Filled from the top left downwards.
QWidget* SettingsForm::twoColumns(bool advanced)
{
    std::vector<const Field*> fields;
    for (const Field& field : m_fields) {
        if (field.setting.use.advanced == advanced) {
            fields.push_back(&field);
        }
    }
    auto* part = new QWidget;
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* columns = new QHBoxLayout(part);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    const std::size_t half = (fields.size() + 1) / 2;
    QFormLayout* form = nullptr;
    for (std::size_t n = 0; n < fields.size(); ++n) {
        if (n % half == 0) {
            form = new QFormLayout;
            form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
            form->setSpacing(kRowGap);  // else that of the columns
            columns->addLayout(form, 1);
        }
        form->addRow(fields[n]->label, fields[n]->editor->widget());
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

bool SettingsForm::applies(const Field& field, const TrainingConfig& config) const
{
    const TrainingUse& use = field.setting.use;
    return !(m_readyMade && use.ofWindows) && (!use.applies || use.applies(config));
}

void SettingsForm::updateEnabled()
{
    TrainingConfig config;
    takeInto(config);
    for (const Field& field : m_fields) {
        const bool has = applies(field, config);
        field.editor->widget()->setEnabled(has);
        field.label->setEnabled(has);
    }
}

void SettingsForm::setConfig(const TrainingConfig& config)
{
    for (const Field& field : m_fields) {
        field.editor->setValue(fieldValue(field.setting, config));
    }
    showPatchSize();
    updateEnabled();
}

void SettingsForm::takeInto(TrainingConfig& config) const
{
    for (const Field& field : m_fields) {
        const bool isFixed = m_readyMade && field.setting.use.ofWindows;
        if (const QVariant value = field.editor->value(); value.isValid() && !isFixed) {
            setFieldValue(field.setting, config, value);
        }
    }
    // Their depth is the length of a normalisation by slice, see FeatureNorm::BatchPerZ.
    for (std::size_t axis = 0; m_readyMade && axis < m_patchSize.size(); ++axis) {
        config.windowVoxels[axis] = std::max(shortestWindow(), m_patchSize[axis]);
    }
}

QString SettingsForm::problem(const TrainingConfig& config) const
{
    for (const Field& field : m_fields) {
        if (!field.editor->value().isValid() && applies(field, config)) {
            return tr("%1 must be a number. %2.")
                .arg(settingLabel(field.setting), settingHelp(field.setting));
        }
    }
    if (m_readyMade && config.loss == LossKind::DiceCe) {
        return tr(
            "The loss by class needs nested regions, and ready-made patches hold labels; "
            "choose another loss.");
    }
    if (m_readyMade && config.network.norm == FeatureNorm::BatchPerZ &&
        m_patchSize[2] < shortestWindow()) {
        return tr("The normalisation by slice needs patches of at least %1 slices, and these have "
                  "%2; choose another normalisation.")
            .arg(shortestWindow())
            .arg(m_patchSize[2]);
    }
    return {};
}

void SettingsForm::setPatches(const PatchFolder& folder, const TrainingConfig& base)
{
    const bool hadNoSay = m_readyMade;
    m_readyMade = folder.isReadyMade;
    m_patchSize = folder.patchSize;
    for (const Field& field : m_fields) {
        if (!field.setting.use.ofWindows) {
            continue;
        }
        if (hadNoSay && !m_readyMade) {
            field.editor->setValue(fieldValue(field.setting, base));
        }
        field.editor->widget()->setToolTip(
            m_readyMade ? tr("Ready-made patches are trained on whole and as they are.")
                        : settingHelp(field.setting));
    }
    showPatchSize();
    updateEnabled();
}

void SettingsForm::showPatchSize()
{
    for (const Field& field : m_fields) {
        if (m_readyMade && &field.setting == &trainingSetting("window")) {
            field.editor->setValue(QVariantList(m_patchSize.begin(), m_patchSize.end()));
        }
    }
}

void SettingsForm::setDevices(const QStringList& devices)
{
    for (const Field& field : m_fields) {
        if (&field.setting == &trainingSetting("device")) {
            QStringList choices = {QString::fromLatin1(kDeviceAuto), QStringLiteral("cpu")};
            choices += devices;
            field.editor->setChoices(choices);
        }
    }
}

}  // namespace glioscope
