#include "ui/engine/segmentation_dock.h"

#include "segmentation/jobs/segment_settings.h"
#include "ui/case/case_session.h"
#include "ui/case/layer_table.h"
#include "ui/engine/align_choice.h"
#include "ui/engine/case_doubts.h"
#include "ui/engine/check_list.h"
#include "ui/engine/failure_link.h"
#include "ui/engine/model_catalog.h"
#include "ui/engine/model_list.h"
#include "ui/engine/raw_scans.h"
#include "ui/engine/run_part.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/setting_editor.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/table_copying.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

bool isDevice(const SegmentSetting& setting)
{
    return setting.key == std::string_view(deviceSetting().key);
}

QToolButton* makeWideButton(QAction* action)
{
    QToolButton* button = makeActionButton(action, Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

/// Where not all columns have room, the shown one stands beside the first, which is the expert's
/// where there are labels of an expert; else all stand in the order of the layers.
void bringBesideTheFirst(QTableView& table, int column)
{
    QHeaderView& header = *table.horizontalHeader();
    for (int c = 0; c < header.count(); ++c) {
        header.moveSection(header.visualIndex(c), c);
    }
    if (column > 1 && header.length() > table.viewport()->width()) {
        header.moveSection(column, 1);
    }
}

}  // namespace

SegmentationDock::SegmentationDock(const Context& context, QWidget* parent)
    : ScrollingDock(tr("Segmentation"), parent), m(context), m_doubts(new CaseDoubts(this))
{
    setObjectName(QStringLiteral("segmentationDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("segmentation")));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(makeChoices());
    layout->addWidget(makeResultPart());
    layout->addStretch();
    setContent(content, new RunPart(m.actions, m.run));
    connectRun();
    showModels();
    showDevices();
}

QWidget* SegmentationDock::makeChoices()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);  // a form gives wrapped lines the height of other widths
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_models = new ModelList;
    m_description = makeWrappedLabel(QStringLiteral("modelDescription"));
    m_description->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(makeHeading(tr("&Models"), m_models), grid->rowCount(), 0, 1, 2);
    grid->addWidget(m_models, grid->rowCount(), 0, 1, 2);
    grid->addWidget(m_description, grid->rowCount(), 0, 1, 2);
    m_failures = new FailureLink;
    grid->addWidget(m_failures, grid->rowCount(), 0, 1, 2);
    for (const SegmentSetting& setting : segmentSettings()) {
        if (setting.label) {
            auto* editor = new SettingEditor(setting, setting.member.read({}), this);
            editor->widget()->setObjectName(QLatin1String(setting.key) + QLatin1String("Choice"));
            const QString name = withKey(settingLabel(setting), setting.letter);
            if (auto* box = qobject_cast<QCheckBox*>(editor->widget())) {
                box->setText(name);
                grid->addWidget(box, grid->rowCount(), 0, 1, 2);
            } else {
                addLabelledRow(*grid, name, editor->widget());
            }
            m_fields.push_back({setting, editor});
        }
    }
    m_align = new AlignChoice(m.raw.heads, m.raw.brain);
    grid->addWidget(m_align, grid->rowCount(), 0, 1, 2);
    m_checks = new CheckList;
    m_checks->setObjectName(QStringLiteral("modelChecks"));
    grid->addWidget(m_checks, grid->rowCount(), 0, 1, 2);
    return part;
}

QWidget* SegmentationDock::makeResultPart()
{
    m_result = new QWidget;
    auto* layout = new QVBoxLayout(m_result);
    layout->setContentsMargins(0, 0, 0, 0);
    m_summary = makeWrappedLabel(QStringLiteral("runSummary"));
    m_summary->hide();
    layout->addWidget(m_summary);
    m_volumes = new QTableView;
    layout->addWidget(makeHeading(tr("Volumes in ml"), m_volumes));
    m_noTumour = new NoticeLabel(QStringLiteral("noTumour"));
    layout->addWidget(m_noTumour);
    m_volumes->setObjectName(QStringLiteral("volumeTable"));
    m_volumes->setAccessibleName(tr("Volumes in millilitres by label and region"));
    m_volumeModel = new VolumeTable(m.state, this);
    m_volumes->setModel(m_volumeModel);
    m_volumes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_volumes->horizontalHeader()->setHighlightSections(false);
    m_volumes->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    m_volumes->horizontalHeader()->setMinimumSectionSize(
        fontMetrics().horizontalAdvance(QStringLiteral("1234.56  ")));
    m_volumes->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_volumes->verticalHeader()->setHighlightSections(false);
    m_volumes->setShowGrid(false);
    m_volumes->setAlternatingRowColors(true);
    m_volumes->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_volumes->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_volumes->setSelectionMode(QAbstractItemView::ExtendedSelection);
    makeCopyable(*m_volumes);
    connect(m_volumes->horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            &SegmentationDock::fitVolumes);
    fitVolumes();
    layout->addWidget(m_volumes);
    layout->addWidget(makeWideButton(m.actions[Command::Save]));
    return m_result;
}

void SegmentationDock::connectRun()
{
    connect(&m.catalog, &ModelCatalog::changed, this, &SegmentationDock::showModels);
    connect(&m.engine, &EngineClient::devicesKnown, this, &SegmentationDock::showDevices);
    connect(m_models, &ModelList::currentModelChanged, this, &SegmentationDock::showModel);
    connect(m_models, &ModelList::ticksChanged, this, &SegmentationDock::updateActions);
    connect(&m.run, &SegmentationRun::itemsChanged, this, &SegmentationDock::showItems);
    connect(&m.session, &CaseSession::opened, this, &SegmentationDock::showModel);
    connect(m_doubts, &CaseDoubts::found, this, &SegmentationDock::showModel);
    connect(m_align, &AlignChoice::changed, this, &SegmentationDock::showModel);
    const auto showOffer = [this] {
        if (m_align->isVisibleTo(widget())) {
            bringIntoSight(m_align);  // what stands above it may have grown since it was offered
        }
    };
    connect(m_align, &AlignChoice::offered, this, showOffer);
    connect(&m.raw.heads, &HeadCheck::changed, this, showOffer);
    connect(&m.catalog, &ModelCatalog::changed, this, showOffer);
    connect(m_volumeModel, &QAbstractItemModel::modelReset, this, [this] {
        fitVolumes();
        scrollToActiveVolumes();
    });
    m_subscription = m.state.subscribe([this](Changes changes) {
        if (!changes.has(Change::Layers)) {
            return;
        }
        showEmptyResults();
        const Layer* active = m.state.activeLayer();
        if (active && active->id != m_shownLayer) {
            scrollToActiveVolumes();
        }
    });
    connect(&m.session, &CaseSession::loadingStarted, this, &SegmentationDock::updateActions);
    connect(&m.session, &CaseSession::loadingEnded, this, &SegmentationDock::updateActions);
    connect(&m.run, &SegmentationRun::started, this, [this] { showRunning(true); });
    for (const auto end : {&SegmentationRun::ended, &SegmentationRun::cancelled}) {
        connect(&m.run, end, this, [this] { showRunning(false); });
    }
    connect(&m.run, &SegmentationRun::finished, this, [this](LayerId id) {
        m.state.setActiveLayer(id);  // one that was there already may be hidden
        showRunning(m.run.isRunning());
        bringIntoSight(m_result);
    });
}

/// What each model of the run says, without the notices that the checks above say already. Why one
/// alone failed the window's bar says; of several it has the last.
void SegmentationDock::showItems()
{
    m_models->showTimes(m.run.knownSeconds());
    m_models->showRun(m.run.items());
    QStringList lines;
    for (const RunItem& item : m.run.items()) {
        const QString model = QString::fromStdString(item.job.model);
        const std::vector<Notice> checks = checksOf(model);
        lines << item.summary;
        if (!item.problem.isEmpty() && m.run.items().size() > 1) {
            lines << tr("%1 failed: %2").arg(model, item.problem);
        }
        std::ranges::copy_if(item.notices, std::back_inserter(lines), [&](const QString& notice) {
            return std::ranges::find(checks, notice, &Notice::text) == checks.end();
        });
    }
    lines.removeAll(QString());
    m_summary->setText(lines.join(QLatin1Char('\n')));
    m_summary->setVisible(!lines.isEmpty());
}

void SegmentationDock::scrollToActiveVolumes()
{
    const Layer* active = m.state.activeLayer();
    if (!active) {
        return;
    }
    m_shownLayer = active->id;
    const int column = m_volumeModel->columnOf(active->id);
    // Once the columns have their widths.
    QTimer::singleShot(0, m_volumes, [table = m_volumes, column] {
        bringBesideTheFirst(*table, column);
        table->scrollTo(table->model()->index(0, column));
    });
}

/// As high as its heading, its rows, five or with a cavity six, and the bar where it scrolls.
void SegmentationDock::fitVolumes()
{
    const int lines = 1 + std::max(5, m_volumes->model()->rowCount());
    const QScrollBar* bar = m_volumes->horizontalScrollBar();
    m_volumes->setFixedHeight(lines * (fontMetrics().height() + 6) + 4 +
                              (bar->maximum() > 0 ? bar->sizeHint().height() : 0));
}

void SegmentationDock::showEmptyResults()
{
    QStringList names;
    for (const Layer& layer : m.state.document().layers()) {
        const LabelContent* labels = layer.labels();
        if (labels && labels->figures && !labels->figures->hasTumour()) {
            names << QString::fromStdString(layer.name);
        }
    }
    if (names.isEmpty()) {
        m_noTumour->clear();
    } else {
        m_noTumour->show(Notice::Kind::Note, tr("No tumour found by %1.").arg(listed(names)));
    }
}

SegmentJob SegmentationDock::settings() const
{
    SegmentJob job;
    for (const Field& field : m_fields) {
        const SettingValue value =
            fromVariant(field.editor->value(), field.setting.member.read(job));
        (void)field.setting.member.write(job, value);
    }
    return job;
}

std::vector<SegmentJob> SegmentationDock::requests() const
{
    std::vector<SegmentJob> jobs;
    for (const QString& model : m_models->ticked()) {
        if (canRunOn(model)) {
            jobs.push_back(settings());
            jobs.back().model = model.toStdString();
            jobs.back().align = m_align->isChosen();
            if (jobs.back().align) {
                m.raw.fill(jobs.back());
            }
        }
    }
    return jobs;
}

void SegmentationDock::restoreChoices(const Preferences& preferences)
{
    m_wantedModels = preferences.models;
    m.run.setKnownSeconds(preferences.modelSeconds);
    for (const Field& field : m_fields) {
        const QVariant value = toVariant(field.setting.member.read(preferences.segmentation));
        if (isDevice(field.setting)) {  // which there are, the engine has not said yet
            field.editor->setChoices({QString::fromLatin1(kDeviceAuto), value.toString()});
        }
        field.editor->setValue(value);
    }
    showModels();
    showDevices();
}

void SegmentationDock::storeChoices(Preferences& preferences) const
{
    if (m_models->rowCount() > 0) {
        // The best alone means wanting the best also when that is another.
        const QStringList ticked = m_models->ticked();
        preferences.models =
            ticked == QStringList(m_models->bestMeasured()) ? QStringList() : ticked;
    }
    preferences.segmentation = settings();
    preferences.modelSeconds = m.run.knownSeconds();
}

void SegmentationDock::showModels()
{
    m_models->setModels(m.catalog.models(),
                        m_models->rowCount() > 0 ? m_models->ticked() : m_wantedModels);
    showItems();
}

void SegmentationDock::showDevices()
{
    for (const Field& field : m_fields) {
        if (isDevice(field.setting) && !m.engine.devices().isEmpty()) {
            field.editor->setChoices(QStringList(QString::fromLatin1(kDeviceAuto)) +
                                     m.engine.devices());
        }
    }
}

std::vector<Notice> SegmentationDock::checksOf(const QString& model) const
{
    const ModelContract* contract = m.catalog.find(model);
    const Case* openCase = m.session.current();
    if (!contract || !openCase) {
        return {};
    }
    if (m_align->isChosen()) {
        return checkContract(*contract, *openCase, {}, FirstAligned::Yes);
    }
    std::vector<Notice> lines =
        checkContract(*contract, *openCase, m_doubts->about(*openCase, contract->inputs));
    std::ranges::copy(headNotices(m.raw.heads), std::back_inserter(lines));
    std::ranges::stable_sort(lines, std::ranges::greater{}, &Notice::kind);
    return lines;
}

bool SegmentationDock::canRunOn(const QString& model) const
{
    return m.catalog.find(model) && m.session.current() && canRun(checksOf(model));
}

void SegmentationDock::showModel()
{
    const ModelContract* contract = m.catalog.find(m_models->current());
    std::vector<Notice> lines = checksOf(m_models->current());
    m_failures->setContract(contract);
    if (contract) {
        m_description->setText(describeModel(*contract));
    } else {
        m_description->setText(m.catalog.isKnown() ? QString() : tr("Looking for models…"));
        if (!m.catalog.problem().isEmpty()) {
            lines.push_back({Notice::Kind::Problem, m.catalog.problem()});
        }
    }
    m_checks->setLines(lines);
    updateActions();
}

void SegmentationDock::showRunning(bool running)
{
    m_models->setEnabled(!running);
    for (const Field& field : m_fields) {
        field.editor->widget()->setEnabled(!running);
    }
    m_align->setEnabled(!running);
    updateActions();
}

void SegmentationDock::updateActions()
{
    // The result would come for a case that is about to go.
    m.actions[Command::Segment]->setEnabled(!requests().empty() && !m.run.isRunning() &&
                                            !m.session.isLoading());
    m.actions[Command::CancelSegmentation]->setEnabled(m.run.isRunning());
}

}  // namespace glioscope
