#include "ui/training/training_dialog.h"

#include "segmentation/system/error.h"
#include "ui/engine/workspace.h"
#include "ui/training/data_page.h"
#include "ui/training/installed_model.h"
#include "ui/training/network_page.h"
#include "ui/training/patch_folder.h"
#include "ui/training/patches_page.h"
#include "ui/training/run_info.h"
#include "ui/training/run_page.h"
#include "ui/training/run_start.h"
#include "ui/training/train_fields.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace glioscope {
namespace {

/// A page with room around it.
QWidget* padded(QWidget* page)
{
    page->layout()->setContentsMargins(14, 14, 14, 10);
    return page;
}

}  // namespace

TrainingDialog::TrainingDialog(Workspace& workspace, const TrainingFolders& folders,
                               QWidget* parent)
    : QDialog(parent, Qt::Window),
      m(workspace),
      m_folders(folders),
      m_data(new DataPage(workspace.engine.program())),
      m_patches(new PatchesPage(workspace.engine.program())),
      m_network(new NetworkPage(workspace.engine.program())),
      m_run(new RunPage),
      m_pages(new QTabWidget)
{
    setObjectName(QStringLiteral("trainingDialog"));
    setWindowTitle(tr("Train a Model"));
    resize(QSize(980, 760).boundedTo(roomForWindow(*this)));
    makePages();
    connectPages();
    connectRun();
    m_data->setDataset(folders.dataset);
    m_patches->setPatches(folders.patches);
    m_started.setFolder(folders.started);
    m_run->setFolder(m_started.info().isGoingOn() ? folders.started : folders.run);
    m_network->setDevices(m.engine.devices());
    m_network->setModels(m.catalog.models());
    m_network->restore(folders.recipe, folders.settings);
    updateStartProblem();
    showStep();
    // Enter settles what was typed; it presses nothing.
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setAutoDefault(false);
    }
}

void TrainingDialog::makePages()
{
    m_pages->setObjectName(QStringLiteral("trainingPages"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(padded(m_data), tr("&1  Data"));
    m_pages->addTab(padded(m_patches), tr("&2  Patches"));
    m_pages->addTab(padded(m_network), tr("&3  Network"));
    m_pages->addTab(padded(m_run), tr("&4  Run"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeFooter());
}

QWidget* TrainingDialog::makeFooter()
{
    m_back = new QPushButton(tr("&Back"));
    m_back->setObjectName(QStringLiteral("previousPage"));
    m_next = new QPushButton(tr("&Next"));
    m_next->setObjectName(QStringLiteral("nextPage"));
    auto* close = new QPushButton(tr("&Close"));
    close->setObjectName(QStringLiteral("closeTraining"));
    auto* footer = new QWidget;
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(14, 4, 14, 12);
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    layout->addStretch();
    layout->addWidget(close);
    connect(m_back, &QPushButton::clicked, this,
            [this] { m_pages->setCurrentIndex(m_pages->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this,
            [this] { m_pages->setCurrentIndex(m_pages->currentIndex() + 1); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_pages, &QTabWidget::currentChanged, this, &TrainingDialog::showStep);
    return footer;
}

void TrainingDialog::connectPages()
{
    connect(m_data, &DataPage::datasetChanged, this, [this](const QString& folder) {
        m_folders.dataset = folder;
        m_patches->setSource(folder, m_data->labelScheme(), m_data->patientsFile());
        Q_EMIT foldersChanged(m_folders);
    });
    connect(m_data, &DataPage::meaningChanged, this, [this] {
        m_patches->setSource(m_data->dataset(), m_data->labelScheme(), m_data->patientsFile());
    });
    connect(m_patches, &PatchesPage::patchesChanged, this, [this] {
        m_folders.patches = m_patches->patches();
        m_network->setPatches(m_patches->contents());
        updateStartProblem();
        Q_EMIT foldersChanged(m_folders);
    });
    connect(m_network, &NetworkPage::changed, this, [this] {
        updateStartProblem();
        const TrainingFolders before = m_folders;
        m_folders.recipe = m_network->recipeKey();
        m_folders.settings = m_network->settings();
        if (m_folders != before) {
            Q_EMIT foldersChanged(m_folders);
        }
    });
    connect(&m.engine, &EngineClient::devicesKnown, this,
            [this] { m_network->setDevices(m.engine.devices()); });
    connect(&m.catalog, &ModelCatalog::changed, this,
            [this] { m_network->setModels(m.catalog.models()); });
}

void TrainingDialog::connectRun()
{
    connect(m_run, &RunPage::folderChanged, this, [this](const QString& folder) {
        m_folders.run = folder;
        Q_EMIT foldersChanged(m_folders);
    });
    connect(m_run, &RunPage::startWanted, this, &TrainingDialog::start);
    connect(m_run, &RunPage::resumeWanted, this, [this] { resume({}); });
    connect(m_run, &RunPage::extendWanted, this, [this](int epochs) { resume(epochs); });
    connect(m_run, &RunPage::segmentWanted, this, &TrainingDialog::segment);
    connect(&m_started, &RunWatch::finished, this, [this] { listModel(m_started.folder()); });
    connect(&m_run->watch(), &RunWatch::finished, this, [this] {
        if (m_run->folder() != m_started.folder()) {
            listModel(m_run->folder());
        }
    });
    connect(&m_started, &RunWatch::changed, this, &TrainingDialog::runChanged);
    connect(&m_run->watch(), &RunWatch::changed, this, &TrainingDialog::runChanged);
    const auto showCase = [this] { m_run->setCaseOpen(m.session.isOpen()); };
    connect(&m.session, &CaseSession::opened, this, showCase);
    showCase();
}

void TrainingDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
}

void TrainingDialog::takeOpenDataset()
{
    const QString& open = m.session.datasetFolder();
    if (open.isEmpty() || open == m_takenDataset) {
        return;
    }
    m_takenDataset = open;
    m_data->setDataset(open);
    const std::optional<LabelScheme> scheme = m.session.datasetScheme();
    m_data->setLabelScheme(scheme ? toQString(key(*scheme)) : QString());
}

void TrainingDialog::openRun(const QString& folder)
{
    m_run->setFolder(folder);
    showPage(Run);
}

const RunInfo& TrainingDialog::run() const
{
    return m_run->watch().info();
}

bool TrainingDialog::isRunGoingOn() const
{
    return activeRun().has_value();
}

std::optional<RunInfo> TrainingDialog::activeRun() const
{
    for (const RunInfo* info : {&m_started.info(), &run()}) {
        if (info->isGoingOn()) {
            return *info;
        }
    }
    return std::nullopt;
}

void TrainingDialog::showActiveRun()
{
    if (m_started.info().isGoingOn() && m_started.folder() != m_run->folder()) {
        m_run->setFolder(m_started.folder());
    }
    showPage(Run);
}

void TrainingDialog::stopRuns()
{
    RunWatch& shown = m_run->watch();
    if (shown.info().isGoingOn()) {
        shown.stop();
    }
    if (m_started.folder() != shown.folder() && m_started.info().isGoingOn()) {
        m_started.stop();
    }
}

void TrainingDialog::showStep()
{
    m_patches->refresh();
    m_back->setEnabled(m_pages->currentIndex() > 0);
    m_next->setEnabled(m_pages->currentIndex() + 1 < m_pages->count());
}

void TrainingDialog::updateStartProblem()
{
    const QString& missing = m_patches->contents().problem;
    m_run->setStartProblem(missing.isEmpty() ? m_network->problem() : missing);
}

void TrainingDialog::start()
{
    std::optional<TrainingConfig> config = m_network->config();
    if (!config) {
        m_run->showProblem(m_network->problem());
        return;
    }
    if (config->modelName.empty()) {
        config->modelName = QDir(m_run->folder()).dirName().toStdString();
    }
    if (const QString name = QString::fromStdString(config->modelName); m.catalog.find(name)) {
        m_run->showProblem(tr("There is a model named %1 already; give this one another name under "
                              "Network.")
                               .arg(name));
        return;
    }
    try {
        follow(startRun(m.engine.program(), m_patches->patches(), m_run->folder(),
                        trainArguments(m_network->recipe(), *config)));
    } catch (const Error& error) {
        m_run->showProblem(shownFailure(error));
    }
}

void TrainingDialog::resume(std::optional<int> epochs)
{
    try {
        follow(resumeRun(m.engine.program(), m_patches->patches(), m_run->folder(), epochs));
    } catch (const Error& error) {
        m_run->showProblem(shownFailure(error));
    }
}

void TrainingDialog::follow(const StartedRun& started)
{
    m_folders.started = m_run->folder();
    m_started.setFolder(m_folders.started, started);
    m_run->follow(started);
    Q_EMIT foldersChanged(m_folders);
}

void TrainingDialog::listModel(const QString& runFolder)
{
    try {
        installModel(runFolder);
        m.catalog.refresh();
        Q_EMIT modelListed(modelNameOfRun(runFolder));
    } catch (const Error& error) {
        m_run->showProblem(shownFailure(error));
    }
}

void TrainingDialog::segment()
{
    if (m.run.isRunning()) {
        m_run->showProblem(tr("A segmentation is running; wait for it or cancel it first."));
        return;
    }
    try {
        SegmentJob job;
        job.model = installModel(m_run->folder()).toStdString();
        m.catalog.refresh();
        m.run.start(job);
        Q_EMIT segmentationStarted();
    } catch (const Error& error) {
        m_run->showProblem(shownFailure(error));
    }
}

}  // namespace glioscope
