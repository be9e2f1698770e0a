#include "ui/window/main_menus.h"

#include "ui/engine/run_button.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <initializer_list>

namespace glioscope {
namespace {

using enum Command;

void add(QMenu* menu, const Actions& actions, std::initializer_list<Command> commands)
{
    for (const Command command : commands) {
        menu->addAction(actions[command]);
    }
    menu->addSeparator();
}

void buildMeasureMenu(QMenu* view, const Actions& actions)
{
    QMenu* measure = view->addMenu(Actions::tr("Measuring"));
    measure->setObjectName(QStringLiteral("measureMenu"));
    add(measure, actions,
        {MeasureLength, MeasureAngle, MeasureBidirectional, MeasureEllipse, MeasureBox});
    add(measure, actions, {MeasureLesions});
    add(measure, actions, {Undo, Redo, DeleteMeasurement});
    add(measure, actions, {OpenMeasurements, SaveMeasurements});
}

/// What is done with the slices of a pane beside looking at one.
void addReading(QMenu* view, const Actions& actions)
{
    QMenu* windows = view->addMenu(Actions::tr("&Window/Level"));
    add(windows, actions, {WindowStandard, WindowContrast, WindowLesion, WindowWide});
    add(windows, actions, {KeepStandard, KeepContrast, KeepLesion, KeepWide, ForgetWindows});
    add(windows, actions, {LinkWindowLevel, KeepWindowLevel});
    QMenu* slab = view->addMenu(Actions::tr("Sla&b"));
    add(slab, actions, {SlabOff, SlabMaximum, SlabMean, SlabMinimum, NextProjection});
    add(slab, actions, {ThickerSlab, ThinnerSlab});
    add(view->addMenu(Actions::tr("C&ine")), actions, {PlaySlices, PlayFaster, PlaySlower});
    add(view->addMenu(Actions::tr("&Zoom")), actions, {OnePixelAVoxel, TwoPixelsAVoxel});
    view->addSeparator();
}

/// Leaves the menus of layouts and languages empty.
void buildViewMenu(QMainWindow& window, const Actions& actions, OpenMenus& open)
{
    QMenu* view = window.menuBar()->addMenu(Actions::tr("&View"));
    add(view, actions, {ShowFlair, ShowT1, ShowT1ce, ShowT2, PreviousSequence, NextSequence});
    add(view, actions, {AutoWindowLevel});
    addReading(view, actions);
    add(view, actions,
        {ToggleCrosshair, ValuesAtClick, SmoothPixels, MaximisePane, ResetView, ResetAllViews,
         GoToPlace});
    open.layout = view->addMenu(Actions::tr("La&yout"));
    open.layout->setObjectName(QStringLiteral("layoutMenu"));
    open.layout->setToolTipsVisible(true);
    buildMeasureMenu(view, actions);
    QMenu* space = view->addMenu(Actions::tr("3&D View"));
    add(space, actions,
        {ViewAnterior, ViewPosterior, ViewLeft, ViewRight, ViewSuperior, ViewInferior});
    space->addAction(actions[CutOpen]);
    add(view->addMenu(Actions::tr("M&ouse")), actions, {PresetRadiology, PresetResearch});
    add(view->addMenu(Actions::tr("Conve&ntion")), actions, {Radiological, Neurological});
    add(view->addMenu(Actions::tr("A&ppearance")), actions,
        {AppearanceSystem, AppearanceLight, AppearanceDark});
    open.language = view->addMenu(Actions::tr("Language"));
    open.language->setObjectName(QStringLiteral("languageMenu"));
    view->addSeparator();
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        view->addAction(dock->toggleViewAction());
    }
}

/// A menu of the bar once more, a click away.
void addMenuButton(QToolBar* bar, QMenu* menu, const QString& icon, const QString& help)
{
    auto* button = new QToolButton;
    button->setObjectName(menu->objectName() + QStringLiteral("Button"));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setIcon(themedIcon(icon));
    button->setToolTip(help);
    button->setAccessibleName(menu->title().remove(QLatin1Char('&')));
    button->setFocusPolicy(Qt::NoFocus);
    bar->addWidget(button);
}

}  // namespace

QMenu* makePaneMenu(QWidget* parent, const Actions& actions, QMenu* layouts)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command command :
         {ResetView, MaximisePane, OnePixelAVoxel, PlaySlices, AutoWindowLevel, ToggleCrosshair,
          ToggleOverlay, GoToPlace, SavePanePicture, DeleteMeasurement}) {
        menu->addAction(actions[command]);
    }
    menu->addMenu(layouts);
    return menu;
}

OpenMenus buildMenus(QMainWindow& window, const Actions& actions)
{
    QMenu* file = window.menuBar()->addMenu(Actions::tr("&File"));
    file->addAction(actions[OpenFolder]);
    file->addAction(actions[OpenFile]);
    file->addAction(actions[OpenStudy]);
    OpenMenus open = {.recent = file->addMenu(Actions::tr("&Recent"))};
    open.recent->setObjectName(QStringLiteral("recentMenu"));
    open.recent->setToolTipsVisible(true);
    add(file, actions, {OpenDemo, StartPage});
    add(file, actions, {AddSegmentations, OpenComparison});
    add(file, actions, {OpenSession, SaveSession});
    add(file, actions, {PreviousCase, NextCase, MarkCaseDone});
    add(file, actions, {Save, SaveDicomSeg, SaveAll, SaveMeasurements});
    add(file, actions, {ExportFilm, ExportReport, ExportStatistics, ExportMeshes});
    add(file, actions, {SavePanePicture, SaveWindowPicture});
    file->addAction(actions[Quit]);
    actions[Quit]->setMenuRole(QAction::QuitRole);

    buildViewMenu(window, actions, open);

    QMenu* overlay = window.menuBar()->addMenu(Actions::tr("&Overlay"));
    add(overlay, actions, {ToggleOverlay, CycleOverlayMode, LessOpaque, MoreOpaque});
    add(overlay, actions, {NextLayer, PreviousLayer, BlinkLayers, SwipeLayers});
    add(overlay, actions, {SoloNecrosis, SoloOedema, SoloEnhancing, SoloCavity});
    add(overlay, actions, {SwitchNecrosis, SwitchOedema, SwitchEnhancing, SwitchCavity});
    add(overlay, actions, {NextDisagreement, PreviousDisagreement});
    add(overlay, actions, {NextLesion, PreviousLesion});

    QMenu* segmentation = window.menuBar()->addMenu(Actions::tr("&Segmentation"));
    add(segmentation, actions, {Segment, CancelSegmentation});
    add(segmentation, actions, {AlignSequences});
    add(segmentation, actions, {AddSegmentations, AddMajority, AddMean});
    add(segmentation, actions, {Save, SaveDicomSeg, SaveAll});
    add(segmentation, actions, {ForgetResults});
    segmentation->addAction(actions[TrainModel]);

    QMenu* help = window.menuBar()->addMenu(Actions::tr("&Help"));
    add(help, actions, {Command::Help, Learn, About});
    actions[About]->setMenuRole(QAction::AboutRole);
    return open;
}

void buildToolBar(QMainWindow& window, const Actions& actions, QMenu* layouts,
                  const SegmentationRun& run)
{
    QToolBar* bar = window.addToolBar(Actions::tr("Toolbar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    const auto addAll = [&](std::initializer_list<Command> commands) {
        for (const Command command : commands) {
            bar->addAction(actions[command]);
        }
        bar->addSeparator();
    };
    bar->addAction(actions[OpenFolder]);
    bar->addAction(actions[Save]);
    auto* runButton = new RunButton(actions, run);
    runButton->setObjectName(QStringLiteral("toolbarRunButton"));
    runButton->setFocusPolicy(Qt::NoFocus);
    bar->addWidget(runButton);
    bar->addSeparator();
    addAll({ShowFlair, ShowT1, ShowT1ce, ShowT2});
    for (const Command command :
         {AutoWindowLevel, ToggleCrosshair, ToggleOverlay, ResetAllViews, MaximisePane}) {
        bar->addAction(actions[command]);
    }
    addMenuButton(bar, layouts, QStringLiteral("panes"),
                  Actions::tr("Choose the layout of the panes"));
    addMenuButton(bar, window.findChild<QMenu*>(QStringLiteral("measureMenu")),
                  QStringLiteral("measure-length"), Actions::tr("Measure on a slice"));
    bar->addSeparator();
    addAll({PresetRadiology, PresetResearch});
    addAll({PreviousCase, NextCase});
    bar->addAction(actions[Command::Help]);
    if (auto* open = qobject_cast<QToolButton*>(bar->widgetForAction(actions[OpenFolder]))) {
        open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
}

}  // namespace glioscope
