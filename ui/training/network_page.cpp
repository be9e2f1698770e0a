#include "ui/training/network_page.h"

#include "segmentation/system/error.h"
#include "training/settings/config_json.h"
#include "ui/training/hold_back_choice.h"
#include "ui/training/patch_folder.h"
#include "ui/training/settings_form.h"
#include "ui/training/start_choice.h"
#include "ui/training/task_row.h"
#include "ui/training/train_fields.h"
#include "ui/training/training_estimate.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/setting_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace glioscope {
namespace {

QString recipeHelp(Recipe recipe)
{
    switch (recipe) {
    case Recipe::Reference:
        return NetworkPage::tr(
            "As the reference system trained: its network, loss, window and "
            "optimiser, and no augmentation. Takes long.");
    case Recipe::Fast:
        return NetworkPage::tr(
            "A small network in some minutes, to see whether the data is in "
            "order.");
    case Recipe::Best: break;
    }
    return NetworkPage::tr(
        "What the shipped model of the network was trained with. Phantoms come first; what is "
        "learnt from them is kept for later runs.");
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
    m_readyMade = new NoticeLabel(QStringLiteral("readyMadeNote"));
    layout->addWidget(m_readyMade);
    layout->addSpacing(6);
    m_settings = new SettingsForm;
    layout->addWidget(m_settings);
    layout->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->addWidget(scrolling(content), 1);
    m_problem = new NoticeLabel(QStringLiteral("settingsProblem"));
    all->addWidget(m_problem);
    all->addWidget(makeEstimate());
    connect(m_recipe, &QComboBox::currentIndexChanged, this, &NetworkPage::takeRecipe);
    connect(m_settings, &SettingsForm::edited, this, &NetworkPage::onEdited);
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
        m_recipe->addItem(choiceText(toQString(key(recipe))), static_cast<int>(recipe));
    }
    m_recipeText = new QLabel;
    m_recipeText->setWordWrap(true);
    m_recipeText->setForegroundRole(QPalette::PlaceholderText);
    m_start = new StartChoice;
    m_holdBack = new HoldBackChoice;
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("modelName"));
    m_name->setPlaceholderText(tr("As the run folder is called"));
    m_name->setToolTip(tr("Under this name the model is listed once it is trained."));
    form->addRow(tr("Recipe"), m_recipe);
    form->addRow(QString(), m_recipeText);
    form->addRow(tr("Start from"), m_start);
    form->addRow(tr("Held back"), m_holdBack);
    form->addRow(tr("Model's name"), m_name);
    connect(m_start, &StartChoice::changed, this, &NetworkPage::takeStart);
    connect(m_holdBack, &HoldBackChoice::changed, this, &NetworkPage::validate);
    connect(m_name, &QLineEdit::textChanged, this, &NetworkPage::validate);
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
            m_estimate->show(Notice::Kind::Problem, problem);
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
    m_settings->takeInto(config);
    // The reference's normalisation is as long as the window, see FeatureNorm::BatchPerZ.
    config.network.batchPerZLength = config.network.norm == FeatureNorm::BatchPerZ
                                         ? config.windowVoxels[2]
                                         : NetworkConfig().batchPerZLength;
    if (const ModelContract* start = m_start->model()) {
        config.startFrom = start->name;
    }
    config.fold = m_holdBack->fold();
    config.heldBackCases = m_holdBack->cases();
    config.modelName = m_name->text().trimmed().toStdString();
    return config;
}

QString NetworkPage::problem() const
{
    const TrainingConfig config = typed();
    if (const QString sentence = m_settings->problem(config); !sentence.isEmpty()) {
        return sentence;
    }
    try {
        requireValid(config);
    } catch (const Error& error) {
        return shownFailure(error);
    }
    const QString start = m_start->problem(config);
    return start.isEmpty() ? m_holdBack->problem() : start;
}

std::optional<TrainingConfig> NetworkPage::config() const
{
    return problem().isEmpty() ? std::optional(typed()) : std::nullopt;
}

QString NetworkPage::recipeKey() const
{
    return toQString(key(recipe()));
}

QString NetworkPage::settings() const
{
    TrainingConfig kept = recipeConfig(recipe());
    const TrainingConfig now = typed();
    for (const TrainingSetting* setting : shownSettings()) {
        // Ready-made patches have their own window, which is none for whole cases.
        const bool isTheirs = m_isReadyMade && setting->use.ofWindows;
        setFieldValue(*setting, kept, fieldValue(*setting, isTheirs ? m_base : now));
    }
    return QString::fromStdString(toJson(kept));
}

void NetworkPage::restore(const QString& recipeKey, const QString& settings)
{
    const std::optional<Recipe> recipe = fromKey<Recipe>(recipeKey.toStdString());
    if (!recipe) {
        return;
    }
    try {
        const TrainingConfig kept = configFromJson(settings.toStdString());
        m_recipe->setCurrentIndex(m_recipe->findData(static_cast<int>(*recipe)));
        m_base = recipeConfig(*recipe, kept.network.kind);
        showConfig(kept);
    } catch (const Error&) {
        return;
    }
}

void NetworkPage::setPatches(const PatchFolder& folder)
{
    m_isReadyMade = folder.isReadyMade;
    m_patches = folder.problem.isEmpty() ? folder.path : QString();
    m_holdBack->setPatches(folder);
    m_start->setReadyMade(folder.isReadyMade);
    m_settings->setPatches(folder, m_base);
    if (folder.isReadyMade) {
        m_readyMade->show(Notice::Kind::Note,
                          tr("Ready-made patches are trained on whole and as they are: window, "
                             "tumour share, phantom share and augmentation have no say. The "
                             "model's outputs are the labels NCR, ED and ET."));
    } else {
        m_readyMade->clear();
    }
    validate();
}

void NetworkPage::setDevices(const QStringList& devices)
{
    m_settings->setDevices(devices);
}

void NetworkPage::setModels(const std::vector<ModelContract>& models)
{
    m_start->setModels(models);
}

void NetworkPage::showConfig(const TrainingConfig& config)
{
    m_settings->setConfig(config);
    validate();
}

/// Of the network that is chosen.
void NetworkPage::takeRecipe()
{
    m_recipeText->setText(recipeHelp(recipe()));
    const ModelContract* start = m_start->model();
    m_base = recipeConfig(recipe(), start ? start->network.kind : typed().network.kind);
    showConfig(start ? withNetworkOf(*start, m_base) : m_base);
}

/// The model's network with the recipe's settings for it; what was edited stays.
void NetworkPage::takeStart()
{
    const ModelContract* start = m_start->model();
    if (!start) {
        validate();
        return;
    }
    const TrainingConfig base = recipeConfig(recipe(), start->network.kind);
    const TrainingConfig moved = withEdits(base, typed(), m_base);
    m_base = base;
    showConfig(withNetworkOf(*start, moved));
}

void NetworkPage::onEdited(const TrainingSetting& setting)
{
    const TrainingConfig edited = typed();
    if (setting.key == std::string_view("network")) {
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
        m_problem->show(Notice::Kind::Problem, problem);
    }
    if (!m_task.isRunning() && m_measured != measurement()) {
        m_estimate->clear();
    }
    m_measure->setEnabled(problem.isEmpty() && !m_patches.isEmpty() && !m_task.isRunning());
    Q_EMIT changed();
}

QStringList NetworkPage::measurement() const
{
    return QStringList{QStringLiteral("benchmark"), QStringLiteral("--training"), m_patches} +
           trainArguments(recipe(), typed());
}

void NetworkPage::measure()
{
    if (const QString problem = readPatchFolder(m_patches).problem; !problem.isEmpty()) {
        m_estimate->show(Notice::Kind::Problem, problem);
    } else if (config()) {
        m_measured = measurement();
        m_task.start(m_measured);
    }
}

void NetworkPage::showMeasured(const QByteArray& line)
{
    const auto speed =
        trainingSpeedFromLine({line.constData(), static_cast<std::size_t>(line.size())});
    if (!speed) {
        return;
    }
    if (m_measured == measurement()) {
        m_estimate->show(Notice::Kind::Note, estimateText(*speed, typed()));
        return;
    }
    m_measured = measurement();  // what is said is about them
    m_estimate->show(Notice::Kind::Note,
                     tr("The settings changed while they were measured; measure again."));
}

}  // namespace glioscope
