#include "ui/training/network_page.h"

#include "segmentation/volume/error.h"
#include "ui/theme.h"
#include "ui/training/field_editor.h"
#include "ui/training/hold_back_choice.h"
#include "ui/training/notice_label.h"
#include "ui/training/task_row.h"
#include "ui/training/training_estimate.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace glioscope {
namespace {

constexpr int kRowGap = 6;

QString recipeHelp(Recipe recipe)
{
    switch (recipe) {
        case Recipe::Seed:
            return NetworkPage::tr("As the reference system trained: its network, loss, window and "
                                   "optimiser, and no augmentation. Takes long.");
        case Recipe::Fast:
            return NetworkPage::tr("A small network in some minutes, to see whether the data is in "
                                   "order.");
        case Recipe::Best:
            break;
    }
    return NetworkPage::tr("What the best shipped model was trained with, for longer.");
}

QScrollArea* scrolling(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

/// Two columns of labelled editors, filled from the top left downwards.
QWidget* twoColumns(const std::vector<FieldEditor*>& editors)
{
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
        form->addRow(fieldText(editors[n]->field().label), editors[n]->widget());
    }
    return part;
}

}  // namespace

NetworkPage::NetworkPage(const QString& engineProgram, QWidget* parent)
    : QWidget(parent), m_task(engineProgram)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    auto* top = new QFormLayout;
    top->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeTop(top);
    layout->addLayout(top);
    layout->addSpacing(6);
    layout->addWidget(makeSettings());
    layout->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->addWidget(scrolling(content), 1);
    m_problem = new NoticeLabel(QStringLiteral("settingsProblem"));
    all->addWidget(m_problem);
    all->addWidget(makeEstimate());
    connect(m_recipe, &QComboBox::currentIndexChanged, this, &NetworkPage::takeRecipe);
    // The same one again undoes all edits.
    connect(m_recipe, &QComboBox::activated, this, &NetworkPage::takeRecipe);
    m_recipe->setCurrentIndex(m_recipe->findData(static_cast<int>(Recipe::Fast)));
    takeRecipe();
}

void NetworkPage::makeTop(QFormLayout* form)
{
    m_recipe = new QComboBox;
    m_recipe->setObjectName(QStringLiteral("recipe"));
    for (const Recipe recipe : kAllRecipes) {
        m_recipe->addItem(choiceText(QString::fromStdString(std::string(key(recipe)))),
                          static_cast<int>(recipe));
    }
    m_recipeText = new QLabel;
    m_recipeText->setWordWrap(true);
    m_recipeText->setForegroundRole(QPalette::PlaceholderText);
    m_holdBack = new HoldBackChoice;
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("modelName"));
    m_name->setPlaceholderText(tr("As the run folder is called"));
    m_name->setToolTip(tr("Under this name the model is listed once it is trained."));
    form->addRow(tr("Recipe"), m_recipe);
    form->addRow(QString(), m_recipeText);
    form->addRow(tr("Held back"), m_holdBack);
    form->addRow(tr("Model's name"), m_name);
    connect(m_holdBack, &HoldBackChoice::changed, this, &NetworkPage::validate);
    connect(m_name, &QLineEdit::textChanged, this, &NetworkPage::validate);
}

QWidget* NetworkPage::makeSettings()
{
    std::vector<FieldEditor*> basic;
    std::vector<FieldEditor*> advanced;
    for (const TrainField& field : trainFields()) {
        auto* editor = new FieldEditor(field, this);
        m_editors.push_back(editor);
        (field.advanced ? advanced : basic).push_back(editor);
        connect(editor, &FieldEditor::changed, this, [this, editor] { onEdited(*editor); });
    }
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("moreSettings"));
    m_more->setText(tr("More settings"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setArrowType(Qt::RightArrow);
    QWidget* rest = twoColumns(advanced);
    rest->hide();
    connect(m_more, &QToolButton::toggled, rest, [this, rest](bool shown) {
        m_more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
        rest->setVisible(shown);
    });
    auto* part = new QWidget;
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(twoColumns(basic));
    layout->addWidget(m_more);
    layout->addWidget(rest);
    return part;
}

QWidget* NetworkPage::makeEstimate()
{
    m_measure = new QPushButton(tr("Measure Time and Memory"));
    m_measure->setObjectName(QStringLiteral("measureButton"));
    m_measure->setToolTip(tr("Runs some steps with these settings on the prepared patches."));
    m_estimate = new NoticeLabel(QStringLiteral("estimate"));
    auto* part = new QWidget;
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_measure, 0, Qt::AlignTop);
    layout->addWidget(new TaskRow(m_task, QStringLiteral("Measure"), tr("Measuring")), 1);
    layout->addWidget(m_estimate, 1);
    layout->addStretch();
    connect(m_measure, &QPushButton::clicked, this, &NetworkPage::measure);
    connect(&m_task, &EngineTask::started, this, [this] {
        m_estimate->clear();
        m_measure->setEnabled(false);
    });
    connect(&m_task, &EngineTask::said, this, &NetworkPage::showMeasured);
    connect(&m_task, &EngineTask::ended, this, [this](EngineTask::End end, const QString& problem) {
        if (end == EngineTask::End::Failed) {
            m_estimate->show(CheckLine::Kind::Problem, problem);
        }
        validate();
    });
    return part;
}

Recipe NetworkPage::recipe() const
{
    return static_cast<Recipe>(m_recipe->currentData().toInt());
}

TrainingConfig NetworkPage::typed() const
{
    TrainingConfig config = m_base;
    for (const FieldEditor* editor : m_editors) {
        if (const QVariant value = editor->value(); value.isValid()) {
            editor->field().set(config, value);
        }
    }
    // The seed's normalisation is as long as the window, see FeatureNorm::BatchPerZ.
    config.network.batchPerZLength = config.network.norm == FeatureNorm::BatchPerZ
                                         ? config.windowVoxels[2]
                                         : NetworkConfig().batchPerZLength;
    config.fold = m_holdBack->fold();
    config.heldBackCases = m_holdBack->cases();
    config.modelName = m_name->text().trimmed().toStdString();
    return config;
}

QString NetworkPage::problem() const
{
    for (const FieldEditor* editor : m_editors) {
        if (!editor->value().isValid()) {
            return tr("%1 must be a number. %2.")
                .arg(fieldText(editor->field().label), fieldText(editor->field().help));
        }
    }
    try {
        requireValid(typed());
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return m_holdBack->problem();
}

std::optional<TrainingConfig> NetworkPage::config() const
{
    return problem().isEmpty() ? std::optional(typed()) : std::nullopt;
}

void NetworkPage::setPatches(const QString& folder)
{
    m_patches = folder;
    m_holdBack->setPatches(folder);
    validate();
}

void NetworkPage::setDevices(const QStringList& devices)
{
    for (FieldEditor* editor : m_editors) {
        if (qstrcmp(editor->field().option, "--device") == 0) {
            QStringList choices = {QString::fromLatin1(kDeviceAuto), QStringLiteral("cpu")};
            choices += devices;
            choices.removeDuplicates();
            editor->setChoices(choices);
        }
    }
}

void NetworkPage::showConfig(const TrainingConfig& config)
{
    for (FieldEditor* editor : m_editors) {
        editor->setValue(editor->field().get(config));
    }
    validate();
}

void NetworkPage::takeRecipe()
{
    m_base = recipeConfig(recipe());
    m_recipeText->setText(recipeHelp(recipe()));
    showConfig(m_base);
}

void NetworkPage::onEdited(const FieldEditor& editor)
{
    const TrainingConfig edited = typed();
    if (qstrcmp(editor.field().option, "--network") == 0) {
        const TrainingConfig base = recipeConfig(recipe(), edited.network.kind);
        const TrainingConfig moved = withEdits(base, edited, m_base);
        m_base = base;
        showConfig(moved);
        return;
    }
    validate();
}

void NetworkPage::validate()
{
    const QString problem = this->problem();
    if (problem.isEmpty()) {
        m_problem->clear();
    } else {
        m_problem->show(CheckLine::Kind::Problem, problem);
    }
    m_measure->setEnabled(problem.isEmpty() && !m_patches.isEmpty() && !m_task.isRunning());
    Q_EMIT changed();
}

void NetworkPage::measure()
{
    if (const auto config = this->config()) {
        m_task.start(QStringList{QStringLiteral("benchmark"), QStringLiteral("--training"), m_patches} +
                     trainArguments(recipe(), *config));
    }
}

void NetworkPage::showMeasured(const QJsonObject& line)
{
    if (line.value(QLatin1String("type")) == QLatin1String("training-benchmark")) {
        m_estimate->show(CheckLine::Kind::Note, estimateText(measuredSpeed(line), typed()));
    }
}

}  // namespace glioscope
