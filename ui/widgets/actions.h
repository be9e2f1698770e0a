#pragma once

// Every command of the window once: text, icon, keys and help in one table, shared by menus,
// toolbar, shortcuts and the help sheet. What a command does is connected elsewhere.

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <map>
#include <span>

namespace glioscope {

enum class Command {
    OpenFolder,
    OpenFile,
    OpenStudy,
    OpenDemo,
    StartPage,
    AddSegmentations,
    OpenComparison,
    OpenSession,
    SaveSession,
    Save,
    SaveDicomSeg,
    SaveAll,
    SaveMeasurements,
    ExportFilm,
    ExportReport,
    ExportStatistics,
    ExportMeshes,
    SavePanePicture,
    SaveWindowPicture,
    PreviousCase,
    NextCase,
    MarkCaseDone,
    Quit,
    ShowFlair,
    ShowT1,
    ShowT1ce,
    ShowT2,
    PreviousSequence,
    NextSequence,
    AutoWindowLevel,
    KeepWindowLevel,
    LinkWindowLevel,
    WindowStandard,
    WindowContrast,
    WindowLesion,
    WindowWide,
    KeepStandard,
    KeepContrast,
    KeepLesion,
    KeepWide,
    ForgetWindows,
    SliceUp,
    SliceDown,
    SlicesUp,
    SlicesDown,
    FirstSlice,
    LastSlice,
    PlaySlices,
    PlayFaster,
    PlaySlower,
    SlabOff,
    SlabMaximum,
    SlabMean,
    SlabMinimum,
    NextProjection,
    ThickerSlab,
    ThinnerSlab,
    ToggleCrosshair,
    ValuesAtClick,
    ResetView,
    ResetAllViews,
    OnePixelAVoxel,
    TwoPixelsAVoxel,
    GoToPlace,
    MaximisePane,
    PlaneAxial,
    PlaneCoronal,
    PlaneSagittal,
    NextPlane,
    Escape,
    ViewAnterior,
    ViewPosterior,
    ViewLeft,
    ViewRight,
    ViewSuperior,
    ViewInferior,
    CutOpen,
    PresetRadiology,
    PresetResearch,
    Radiological,
    Neurological,
    SmoothPixels,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    ToggleOverlay,
    LessOpaque,
    MoreOpaque,
    CycleOverlayMode,
    NextLayer,
    PreviousLayer,
    BlinkLayers,
    SwipeLayers,
    SoloNecrosis,
    SoloOedema,
    SoloEnhancing,
    SoloCavity,
    SwitchNecrosis,
    SwitchOedema,
    SwitchEnhancing,
    SwitchCavity,
    NextDisagreement,
    PreviousDisagreement,
    NextLesion,
    PreviousLesion,
    MeasureLength,
    MeasureAngle,
    MeasureBidirectional,
    MeasureEllipse,
    MeasureBox,
    MeasureLesions,
    DeleteMeasurement,
    OpenMeasurements,
    Undo,
    Redo,
    Segment,
    CancelSegmentation,
    AlignSequences,
    AddMajority,
    AddMean,
    ForgetResults,
    TrainModel,
    Help,
    Learn,
    About,
};

struct CommandInfo {
    Command command;
    const char* section;  ///< heading in the help sheet
    const char* text;     ///< with & for the menu key
    const char*
        help;  ///< tooltip and line of the help sheet; may be empty where the text says it all
    const char* keys;  ///< "Ctrl+J" or several, separated by "; "
    const char* icon;  ///< name in resources/icons, or empty
    bool checkable = false;
    bool inPanesOnly = false;  ///< its keys work only while a pane has the focus
};

[[nodiscard]] std::span<const CommandInfo> commandTable();
/// Key sequences of a table entry.
[[nodiscard]] QList<QKeySequence> keysOf(const CommandInfo& info);

class Actions : public QObject {
    Q_OBJECT
public:
    /// Actions for `window`; those for panes only are added to `panes` as well.
    Actions(QWidget* window, QWidget* panes);

    [[nodiscard]] QAction* operator[](Command command) const { return m_actions.at(command); }

    /// Calls `function` whenever the command is triggered, with `context` as the receiver.
    template <typename Function>
    void on(Command command, QObject* context, Function&& function) const
    {
        connect((*this)[command], &QAction::triggered, context, std::forward<Function>(function));
    }

private:
    std::map<Command, QAction*> m_actions;
};

}  // namespace glioscope
