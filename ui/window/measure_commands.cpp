#include "ui/window/measure_commands.h"

#include "segmentation/measurement/measurement_json.h"
#include "segmentation/system/error.h"
#include "ui/measure/lesion_measuring.h"
#include "ui/panes/pane_grid.h"
#include "ui/widgets/sentence_text.h"

#include <QFile>
#include <QFileDialog>
#include <QMainWindow>
#include <QStatusBar>

#include <algorithm>
#include <array>
#include <utility>

namespace glioscope {
namespace {

constexpr int kToldMs = 10'000;
constexpr qint64 kMostBytes = 16 << 20;

struct ToolCommand {
    Command command;
    MeasureKind kind;
};
constexpr std::array kTools = {
    ToolCommand{Command::MeasureLength, MeasureKind::Length},
    ToolCommand{Command::MeasureAngle, MeasureKind::Angle},
    ToolCommand{Command::MeasureBidirectional, MeasureKind::Bidirectional},
    ToolCommand{Command::MeasureEllipse, MeasureKind::Ellipse},
    ToolCommand{Command::MeasureBox, MeasureKind::Box}};

}  // namespace

MeasureCommands::MeasureCommands(const Context& context, QMainWindow* window)
    : QObject(window), m(context), m_window(window), m_desk(context.workspace.measurements)
{
    m_measuring = new LesionMeasuring(m.workspace.state, m_desk.list(), this);
    QList<QAction*> tools;
    for (const ToolCommand& tool : kTools) {
        tools << m.actions[tool.command];
    }
    m_dock = new MeasureDock(m_desk, *m_measuring, m.workspace.state,
                             {.tools = tools,
                              .remove = m.actions[Command::DeleteMeasurement],
                              .write = m.actions[Command::SaveMeasurements],
                              .measureLesions = m.actions[Command::MeasureLesions]},
                             window);
    m_dock->rano().setChoices(
        {.targets = m.preferences.ranoTargets, .withNecrosis = m.preferences.ranoWithNecrosis});
    m.panes.setMeasureDesk(m_desk);
    connectTools();
    connectList();
    connectLesions();
    connect(m_dock, &MeasureDock::arrived, &m.panes,
            [this] { m.panes.bringIntoSight(m.workspace.state.cursorLps()); });
    update();
}

void MeasureCommands::connectTools()
{
    for (const ToolCommand& tool : kTools) {
        m.actions.on(tool.command, this, [this, kind = tool.kind](bool on) {
            m_desk.choose(on ? std::optional(kind) : std::nullopt);
            m_explained = on;
            if (on) {
                m_window->statusBar()->showMessage(
                    tr("Drag on a slice, or click the places. Esc puts the tool away."));
            }
        });
    }
    m_deskSubscription = m_desk.subscribe([this](MeasureDesk::Changed) {
        if (!m_desk.chosen() && std::exchange(m_explained, false)) {
            m_window->statusBar()->clearMessage();
        }
        for (const ToolCommand& tool : kTools) {
            m.actions[tool.command]->setChecked(m_desk.chosen() == tool.kind);
        }
    });
}

void MeasureCommands::connectList()
{
    MeasurementList& list = m_desk.list();
    m.actions.on(Command::Undo, this, [&list] { list.undo(); });
    m.actions.on(Command::Redo, this, [&list] { list.redo(); });
    m.actions.on(Command::DeleteMeasurement, this, [this, &list] {
        std::vector<MeasurementId> gone = m_dock->chosen();
        if (const auto selected = list.selected(); selected && gone.size() <= 1) {
            gone = {*selected};
        }
        list.remove(gone);
    });
    m.actions.on(Command::OpenMeasurements, this, [this] { chooseFile(); });
    m_listSubscription = list.subscribe([this](MeasurementList::Change) { update(); });
    m_stateSubscription = m.workspace.state.subscribe([this, &list](Changes changes) {
        if (changes.has(Change::Images)) {
            m_measuring->stop();
            m_desk.choose(std::nullopt);
            list.open({});
        }
        if (changes.hasAny(Change::Images | Change::Layers)) {
            update();
        }
    });
}

void MeasureCommands::connectLesions()
{
    m.actions.on(Command::MeasureLesions, this, [this] {
        m_dock->show();
        m_dock->raise();
        m_measuring->start({.withNecrosis = m_dock->rano().choices().withNecrosis});
    });
    connect(m_measuring, &LesionMeasuring::measured, m_dock, &MeasureDock::goTo);
    connect(m_measuring, &LesionMeasuring::told, m_window, [this](const QString& sentence) {
        m_window->statusBar()->showMessage(sentence, kToldMs);
    });
    connect(&m_dock->rano(), &RanoPanel::choicesChanged, this, [this] {
        const RanoChoices choices = m_dock->rano().choices();
        m.preferences.ranoTargets = choices.targets;
        m.preferences.ranoWithNecrosis = choices.withNecrosis;
    });
}

void MeasureCommands::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Open measurements"),
                                     m.preferences.lastSaveFolder, tr("Measurements (*.json)"));
    if (file.isEmpty()) {
        return;
    }
    try {
        addFrom(file);
    } catch (const Error& error) {
        m.messages.show(Notice::Kind::Problem,
                        tr("%1 could not be opened. %2").arg(file, shownFailure(error)));
    }
}

void MeasureCommands::addFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(file.errorString().toStdString() + ".");
    }
    std::vector<Measurement> read = measurementsFromJson(file.read(kMostBytes).toStdString());
    const Geometry& grid = m.workspace.state.referenceGrid();
    if (std::ranges::none_of(read, [&](const Measurement& each) {
            return grid.contains(grid.nearestVoxel(centreOf(each)));
        })) {
        throw Error(Sentence::of("None of its measurements lies within this case."));
    }
    const MeasurementId first = m_desk.list().add(std::move(read)).front();
    m_dock->show();
    m_dock->raise();
    m_dock->goTo(first);
}

void MeasureCommands::update()
{
    const MeasurementList& list = m_desk.list();
    const bool isOpen = m.workspace.state.shownImage() != nullptr;
    for (const ToolCommand& tool : kTools) {
        m.actions[tool.command]->setEnabled(isOpen);
    }
    m.actions[Command::OpenMeasurements]->setEnabled(isOpen);
    m.actions[Command::Undo]->setEnabled(list.canUndo());
    m.actions[Command::Redo]->setEnabled(list.canRedo());
    m.actions[Command::DeleteMeasurement]->setEnabled(list.selected().has_value());
    m.actions[Command::SaveMeasurements]->setEnabled(!list.all().empty());
    m.actions[Command::MeasureLesions]->setEnabled(m.workspace.state.activeLayer() != nullptr);
}

}  // namespace glioscope
