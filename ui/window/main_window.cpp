#include "ui/window/main_window.h"

#include "ui/case/geometry_dock.h"
#include "ui/case/map_dock.h"
#include "ui/case/overlay_dock.h"
#include "ui/case/status_readout.h"
#include "ui/case/voxel_table.h"
#include "ui/comparison/comparison_dock.h"
#include "ui/dataset/case_list_dock.h"
#include "ui/engine/segmentation_dock.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"
#include "ui/statistics/statistics_dock.h"
#include "ui/training/training_dialog.h"
#include "ui/widgets/input_manners.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/screen_room.h"
#include "ui/window/align_commands.h"
#include "ui/window/cohort_commands.h"
#include "ui/window/dialogs.h"
#include "ui/window/dock_arrangement.h"
#include "ui/window/drop_hint.h"
#include "ui/window/export_commands.h"
#include "ui/window/help_sheet.h"
#include "ui/window/language_commands.h"
#include "ui/window/layout_commands.h"
#include "ui/window/main_menus.h"
#include "ui/window/measure_commands.h"
#include "ui/window/mesh_commands.h"
#include "ui/window/reading_commands.h"
#include "ui/window/session_commands.h"
#include "ui/window/start_commands.h"
#include "ui/window/study_commands.h"
#include "ui/window/view_commands.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace {

constexpr int kToldMs = 10'000;  // long enough to read who says what

}  // namespace

MainWindow::MainWindow(Workspace& workspace, Theme& theme, QSettings* settings, QWidget* parent)
    : QMainWindow(parent), m(workspace), m_theme(theme), m_settings(settings)
{
    setWindowTitle(tr("Glioscope"));
    setAcceptDrops(true);
    new InputManners(this);
    if (m_settings) {
        m_preferences = readPreferences(*m_settings);
    }
    makeCentre();
    m_actions = new Actions(this, m_panes);
    makeDocks();
    const OpenMenus menus = buildMenus(*this, *m_actions);
    m_layoutMenu = menus.layout;
    buildToolBar(*this, *m_actions, m_layoutMenu, m.run);
    m_readout = new StatusReadout(statusBar(), m.state, m.session, this);
    applyTo(m.state, m_preferences);
    m.session.setMirrorAnswers(m_preferences.mirrored);
    new ViewCommands({*m_actions, m.state, *m_panes, m_preferences, m_theme}, this);
    m_reading = new ReadingCommands(
        {*m_actions, m.state, *m_panes, m_preferences,
         [this](const QString& sentence) { statusBar()->showMessage(sentence, kToldMs); }},
        this);
    m_layouts =
        new LayoutCommands({*m_actions, m.state, *m_panes, m_preferences}, m_layoutMenu, this);
    m_start =
        new StartCommands({m, *m_actions, m_preferences, *m_centre, *m_panes, menus.recent,
                           [this](const QString& path) { open(path); }, [this] { openDemo(); }},
                          this);
    new AlignCommands({m, *m_actions, *m_messages}, this);
    new LanguageCommands({m_preferences, *m_messages}, menus.language, this);
    m_exports = new ExportCommands(
        {m, *m_actions, *m_messages, m_preferences, *m_statistics, *m_panes}, this);
    new MeshCommands({m, *m_actions, *m_messages, m_preferences}, this);
    new CohortCommands({m, *m_actions, *m_messages, m_preferences, *m_comparison, *m_layouts,
                        [this](std::function<void()> next) { leaveCase(std::move(next)); }},
                       this);
    connectFileCommands();
    connectHelpCommands();
    connectSession();
    connectSegmentation();
    connectPanes();
    connectComparison();
    connectStatistics();
    connectTraining();
    connectSessions();
    m_studies =
        new StudyCommands({m, *m_actions, *m_messages, m_preferences,
                           [this](std::function<void()> next) { leaveCase(std::move(next)); }},
                          this);
    updateCommands();
    restoreWindow();
}

void MainWindow::makeCentre()
{
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageBar;
    m_centre = new QStackedWidget;
    m_panes = new PaneGrid(m.state);
    m_voxelTable = new VoxelTable(m.state, m_panes);
    m_centre->addWidget(m_panes);
    layout->addWidget(m_messages);
    layout->addWidget(m_centre, 1);
    setCentralWidget(centre);
    new DropHint(*this, *centre, m.session);
}

void MainWindow::makeDocks()
{
    auto* overlay = new OverlayDock(m.state, this);
    auto* maps = new MapDock(m.state, this);
    auto* geometry = new GeometryDock(m.state, m.session, this);
    m_segmentationDock = new SegmentationDock(
        {*m_actions, m.state, m.session, m.catalog, m.engine, m.run, m.raw}, this);
    m_cases = new CaseListDock(m.session, this);
    m_comparison = new Comparison(m.document, m.state, this);
    m_comparisonDock = new ComparisonDock(*m_comparison, m.state, *m_actions, this);
    m_statistics = new LayerStatistics(m.state, this);
    auto* statistics = new StatisticsDock(*m_statistics, m.state,
                                          {.write = (*m_actions)[Command::ExportStatistics],
                                           .previousLesion = (*m_actions)[Command::PreviousLesion],
                                           .nextLesion = (*m_actions)[Command::NextLesion]},
                                          this);
    m_measure = new MeasureCommands({m, *m_actions, *m_panes, m_preferences, *m_messages}, this);
    m_docks = new DockArrangement(
        *this, {.above = {overlay, maps, geometry},
                .below = {m_segmentationDock, m_comparisonDock, statistics, &m_measure->dock()},
                .left = m_cases});
    connect(overlay, &OverlayDock::removalRequested, this, &MainWindow::removeResult);
    connect(geometry, &GeometryDock::mirroringQuestioned, this, &MainWindow::askMirrored);
    connect(maps, &MapDock::segmentationWanted, &m.session, &CaseSession::addThresholded);
    connect(m_cases, &CaseListDock::caseChosen, this, &MainWindow::openDatasetCase);
    connect(m_cases, &CaseListDock::filterChanged, this, &MainWindow::updateCommands);
    m_cases->showAllColumns(m_preferences.allCaseColumns);
    m_cases->setDoneCases(m_preferences.doneCases);
    m_segmentationDock->restoreChoices(m_preferences);
}

void MainWindow::connectHelpCommands()
{
    m_actions->on(Command::Help, this, [this] { makeHelpSheet(this)->show(); });
    m_actions->on(Command::About, this, [this] { makeAboutBox(this)->open(); });
}

void MainWindow::connectSession()
{
    connect(&m.session, &CaseSession::loadingStarted, this, [this](const QString& what) {
        const QString name = shortened(what, 60);
        statusBar()->showMessage(tr("Opening %1…").arg(name));
        updateCommands();
    });
    connect(&m.session, &CaseSession::loadingEnded, this, [this] {
        statusBar()->clearMessage();
        updateCommands();
    });
    connect(&m.session, &CaseSession::opened, this, &MainWindow::onOpened);
    connect(&m.session, &CaseSession::openFailed, this,
            [this](const QString& message) { m_messages->show(Notice::Kind::Problem, message); });
    connect(&m.session, &CaseSession::schemeNeeded, this, &MainWindow::askScheme);
    connect(&m.session, &CaseSession::channelsNeeded, this, &MainWindow::askChannels);
    connect(&m.session, &CaseSession::masksAdded, this, &MainWindow::onMasksAdded);
    connect(&m.session, &CaseSession::ensembleFailed, this,
            [this](const QString& message) { m_messages->show(Notice::Kind::Problem, message); });
    connect(&m.session, &CaseSession::maskSchemeNeeded, this, &MainWindow::askMaskScheme);
    connect(&m.session, &CaseSession::segmentsNeeded, this, &MainWindow::askSegments);
    connect(&m.session, &CaseSession::straightenNeeded, this, &MainWindow::askStraighten);
    connect(&m.session, &CaseSession::masksSheared, this, &MainWindow::askStraightenMasks);
    connect(&m.session, &CaseSession::mirrorSuspected, this, &MainWindow::askMirrored);
    connect(&m.session, &CaseSession::datasetChanged, this, &MainWindow::updateCommands);
    connect(&m.session, &CaseSession::saved, this,
            [this](LayerId id, const QString& file) { onSaved(id, file); });
    connect(&m.session, &CaseSession::saveFailed, this, &MainWindow::onSaveFailed);
    m_subscription = m.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Layers | Change::Images)) {
            updateCommands();
        }
    });
}

void MainWindow::connectSegmentation()
{
    m_actions->on(Command::Segment, this, [this] { segment(); });
    m_actions->on(Command::ForgetResults, this, [this] {
        m.run.forgetAll();
        m_messages->show(Notice::Kind::Good, tr("No results of earlier runs are kept any more."));
    });
    m_actions->on(Command::CancelSegmentation, this, [this] { cancel(); });
    m_actions->on(Command::Escape, this, [this] { escape(); });
    connect(&m.run, &SegmentationRun::storeChanged, this, &MainWindow::listKeptResults);
    listKeptResults();
    connect(&m.run, &SegmentationRun::failed, this, [this](const QString& message) {
        m_messages->show(Notice::Kind::Problem, message);
        const auto forget = [this, message] {
            if (m_messages->text() == message) {
                m_messages->hide();
            }
        };
        connect(&m.run, &SegmentationRun::started, this, forget, Qt::SingleShotConnection);
    });
}

void MainWindow::connectPanes()
{
    connect(m_panes, &PaneGrid::pointerMoved, m_readout,
            [this] { m_readout->showPointer(m_panes->pointerLps(), m_panes->namedLayers()); });
    connect(m_panes, &PaneGrid::clicked, this, [this](const Vec3& lps, const QPoint& at) {
        if (m_preferences.valuesAtClick) {
            m_voxelTable->showPlace(lps, at);
        }
    });
    m_actions->on(Command::ValuesAtClick, this, [this](bool on) {
        m_preferences.valuesAtClick = on;
        m_voxelTable->hide();
    });
    (*m_actions)[Command::ValuesAtClick]->setChecked(m_preferences.valuesAtClick);
    // Of a single pane, which keeps its place, too: Esc then brings the layout back at once.
    m_actions->on(Command::MaximisePane, m_voxelTable, [this] { m_voxelTable->hide(); });
    connect(m_panes, &PaneGrid::contextMenuWanted, this,
            [this](const QPoint& at) { makePaneMenu(this, *m_actions, m_layoutMenu)->popup(at); });
}

void MainWindow::connectComparison()
{
    m_actions->on(Command::NextDisagreement, this, [this] { m_comparison->step(1); });
    m_actions->on(Command::PreviousDisagreement, this, [this] { m_comparison->step(-1); });
    connect(m_comparison, &Comparison::arrived, m_panes,
            [this] { m_panes->bringIntoSight(m.state.cursorLps()); });
    connect(m_comparison, &Comparison::told, this,
            [this](const QString& sentence) { statusBar()->showMessage(sentence, kToldMs); });
    connect(m_panes, &PaneGrid::pointerMoved, m_comparisonDock,
            [this] { m_comparisonDock->showPointer(m_panes->pointerLps()); });
}

void MainWindow::connectStatistics()
{
    m_actions->on(Command::NextLesion, this, [this] { m_statistics->step(1); });
    m_actions->on(Command::PreviousLesion, this, [this] { m_statistics->step(-1); });
    connect(m_statistics, &LayerStatistics::arrived, m_panes,
            [this] { m_panes->bringIntoSight(m.state.cursorLps()); });
    connect(m_statistics, &LayerStatistics::told, this,
            [this](const QString& sentence) { statusBar()->showMessage(sentence, kToldMs); });
}

void MainWindow::showPanesOnly()
{
    for (QWidget* part : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (part != centralWidget() && !part->isWindow()) {
            part->hide();
        }
    }
    m_messages->hide();
}

void MainWindow::segment()
{
    m.run.start(m_segmentationDock->requests());
}

void MainWindow::warmUp()
{
    m.catalog.refresh();
    m.engine.warmUp();
    m.raw.heads.warmUp();
    offerTraining();
}

void MainWindow::cancel()
{
    if (m.run.isRunning()) {
        m.run.cancel();
        statusBar()->showMessage(tr("Segmentation cancelled."), 4000);
    }
}

/// One thing at a time, what is in front first.
void MainWindow::escape()
{
    if (m_reading->stopPlaying() || m_measure->cancel()) {
        return;
    }
    if (m_voxelTable->isVisible()) {
        m_voxelTable->hide();
    } else if (m_panes->maximisedPane()) {
        m_panes->maximise(nullptr);
    } else if (m.run.isRunning() && askToStopSegmentation(this)) {
        cancel();
    }
}

void MainWindow::updateCommands()
{
    (*m_actions)[Command::Save]->setEnabled(m.state.activeLayer() != nullptr);
    (*m_actions)[Command::SaveAll]->setEnabled(m.session.hasUnsavedResults());
    (*m_actions)[Command::AddSegmentations]->setEnabled(m.session.isOpen());
    (*m_actions)[Command::AddMajority]->setEnabled(m.session.membersOfMajority().size() > 1);
    (*m_actions)[Command::AddMean]->setEnabled(m.session.membersOfMean().size() > 1);
    const int index = m.session.wantedIndex();
    (*m_actions)[Command::PreviousCase]->setEnabled(m_cases->neighbour(index, -1).has_value());
    (*m_actions)[Command::NextCase]->setEnabled(m_cases->neighbour(index, 1).has_value());
    (*m_actions)[Command::MarkCaseDone]->setEnabled(m.session.datasetIndex() >= 0);
    (*m_actions)[Command::MarkCaseDone]->setChecked(m_cases->isDone(m.session.datasetIndex()));
}

void MainWindow::restoreWindow()
{
    resize(QSize(1440, 900).boundedTo(roomForWindow(*this)));
    if (m_settings) {
        restoreGeometry(m_preferences.geometry);
        if (!isMaximized() && !isFullScreen()) {
            resize(size().boundedTo(roomForWindow(*this)));  // it may have been another screen
        }
    }
    m_docks->restore(m_preferences.layout);
}

void MainWindow::storePreferences()
{
    if (!m_settings) {
        return;
    }
    takeFrom(m_preferences, m.state);
    m_segmentationDock->storeChoices(m_preferences);
    m_preferences.allCaseColumns = m_cases->showsAllColumns();
    m_preferences.doneCases = m_cases->doneCases();
    m_preferences.geometry = saveGeometry();
    m_preferences.layout = m_docks->save();
    writePreferences(*m_settings, m_preferences);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closing && !confirmLeavingTraining()) {
        event->ignore();
        return;
    }
    if (!m_closing) {
        // The answer comes at once, or after a result has been saved; then the window closes
        // itself.
        const auto stillHere = std::make_shared<bool>(true);
        leaveCase([this, stillHere] {
            m_closing = true;
            if (!*stillHere) {
                close();
            }
        });
        *stillHere = false;
    }
    if (!m_closing) {
        event->ignore();
        return;
    }
    if (m_stopTraining) {
        m_training->stopRuns();
    }
    storePreferences();
    m_sessions->end();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    // Several at once can be segmentations of the open case alone.
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool local = std::ranges::all_of(urls, &QUrl::isLocalFile);
    if (local && (urls.size() == 1 || (urls.size() > 1 && m.session.isOpen()))) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1) {
        open(pathString(urls.first()));
        return;
    }
    QStringList paths;
    for (const QUrl& url : urls) {
        paths << pathString(url);
    }
    addSegmentations(paths);
}

}  // namespace glioscope
