#include "ui/widgets/actions.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/translated.h"

#include <QActionGroup>
#include <QWidget>

#include <initializer_list>

namespace glioscope {
namespace {

using enum Command;

// lupdate finds these texts by this mark, in kFreeContext; two letters keep the table readable.
constexpr const char* tr(const char* text)
{
    return text;
}

constexpr const char* kCase = tr("Case");
constexpr const char* kSequence = tr("Sequence and window");
constexpr const char* kSlices = tr("Slices (pane under the pointer)");
constexpr const char* kView = tr("View");
constexpr const char* kSpace = tr("3D view");
constexpr const char* kLayout = tr("Layout");
constexpr const char* kOverlay = tr("Overlay");
constexpr const char* kComparison = tr("Comparison");
constexpr const char* kStatistics = tr("Lesions");
constexpr const char* kMeasure = tr("Measuring");
constexpr const char* kSegmentation = tr("Segmentation");
constexpr const char* kHelp = tr("Help");

// clang-format off: a table, a row a command
const CommandInfo kCommands[] = {
    {OpenFolder, kCase, tr("&Open Folder…"), tr("Open a case folder or a dataset"), "Ctrl+O",
     "open-folder"},
    {OpenFile, kCase, tr("Open &File…"), tr("Open a case by any one of its files"), "Ctrl+Shift+O",
     "open-file"},
    {OpenStudy, kCase, tr("Open DICOM Stud&y…"),
     tr("Show the series of a study from a scanner, and open those that are FLAIR, T1, T1ce and T2"),
     "", ""},
    {OpenDemo, kCase, tr("Open &Demonstration Case"), tr("Open a synthetic case"), "", ""},
    {StartPage, kCase, tr("Start Pa&ge"),
     tr("What can be opened and the cases opened last, or back to the case"), "Alt+Home", ""},
    {AddSegmentations, kCase, tr("&Add Segmentations…"),
     tr("Draw other programs' segmentations over this case, each as a layer"), "Ctrl+L", ""},
    {OpenComparison, kCase, tr("Open &Comparison of a Dataset…"),
     tr("The table that glioscope-engine compare made; a click opens a case where it is worst"),
     "", ""},
    {OpenSession, kCase, tr("Open Session…"),
     tr("Show a case again as it was saved, with its segmentations and the whole view"), "", ""},
    {SaveSession, kCase, tr("Sa&ve Session…"),
     tr("What is open and how it is shown as a small file; segmentations that no file has are kept "
        "in a folder beside it"), "", ""},
    {Save, kCase, tr("&Save Segmentation…"), tr("Save the shown segmentation as NIfTI"), "Ctrl+S",
     "save"},
    {SaveDicomSeg, kCase, tr("Save as DICOM SEG…"),
     tr("The shown segmentation as DICOM beside the study whose images it was made of, for other "
        "viewers and archives"), "", ""},
    {SaveAll, kCase, tr("Save A&ll Segmentations…"),
     tr("Save every segmentation that is not saved, in one folder"), "Ctrl+Shift+S", ""},
    {SaveMeasurements, kCase, tr("Save &Measurements…"),
     tr("Save every measurement as JSON, or as CSV for a spreadsheet"), "", ""},
    {ExportFilm, kCase, tr("Write F&ilm…"),
     tr("A film through the axial slices, segmentations side by side, as MP4 or GIF"), "", ""},
    {ExportReport, kCase, tr("Write Repor&t…"),
     tr("Volumes, diameters and key pictures of the shown segmentation as PDF, HTML and JSON"), "",
     ""},
    {ExportStatistics, kCase, tr("Writ&e Statistics…"),
     tr("Every figure of the shown segmentation and of the images within it as CSV"), "", ""},
    {ExportMeshes, kCase, tr("Write Mes&hes…"),
     tr("Labels and regions of the shown segmentation as closed surfaces for other programs: STL, "
        "PLY, OBJ or glTF"), "", ""},
    {SavePanePicture, kCase, tr("Save Pict&ure of the Pane…"),
     tr("The pane under the pointer as PNG, with its letters, its scale bar and what its colours "
        "mean; the 3D view at twice its size"), "", ""},
    {SaveWindowPicture, kCase, tr("Save Picture of the &Window…"), tr("The whole window as PNG"), "",
     ""},
    {PreviousCase, kCase, tr("&Previous Case"), tr("Previous case of the dataset"), "Ctrl+PgUp",
     "previous"},
    {NextCase, kCase, tr("&Next Case"), tr("Next case of the dataset"), "Ctrl+PgDown", "next"},
    {MarkCaseDone, kCase, tr("Mar&k Case as Done"),
     tr("A tick in the dataset's table, whose quick filter shows those that are not done yet"),
     "Ctrl+D", "done", true},
    {Quit, kCase, tr("&Quit"), "", "Ctrl+Q", ""},
    {ShowFlair, kSequence, tr("&FLAIR"), tr("Show FLAIR"), "1", "", true},
    {ShowT1, kSequence, tr("&T1"), tr("Show T1"), "2", "", true},
    {ShowT1ce, kSequence, tr("T1c&e"), tr("Show T1 with contrast"), "3", "", true},
    {ShowT2, kSequence, tr("T&2"), tr("Show T2"), "4", "", true},
    {PreviousSequence, kSequence, tr("Pre&vious Sequence"), "", "[", ""},
    {NextSequence, kSequence, tr("Ne&xt Sequence"), "", "]", ""},
    {AutoWindowLevel, kSequence, tr("&Automatic Window/Level"),
     tr("Window and level from the brain's intensities"), "Ctrl+J", "window-level"},
    {KeepWindowLevel, kSequence, tr("&Keep Window/Level for Next Case"),
     tr("Carry changes of window and level over to the next case"), "", "", true},
    {LinkWindowLevel, kSequence, tr("&Link Window/Level"),
     tr("What changes window and level of one sequence does the same to the others"),
     "Ctrl+Shift+J", "", true},
    {WindowStandard, kSequence, tr("&Standard"), tr("Window and level: standard"), "F5", ""},
    {WindowContrast, kSequence, tr("&High Contrast"),
     tr("Window and level: half the standard window"), "F6", ""},
    {WindowLesion, kSequence, tr("L&esion"),
     tr("Window and level: what makes lesions of the sequence stand out"), "F7", ""},
    {WindowWide, kSequence, tr("&Wide"), tr("Window and level: twice the standard window"), "F8",
     ""},
    {KeepStandard, kSequence, tr("Keep as S&tandard"),
     tr("Keep the sequence's window and level for F5"), "Shift+F5", ""},
    {KeepContrast, kSequence, tr("Keep as H&igh Contrast"),
     tr("Keep the sequence's window and level for F6"), "Shift+F6", ""},
    {KeepLesion, kSequence, tr("Keep as Lesio&n"), tr("Keep the sequence's window and level for F7"),
     "Shift+F7", ""},
    {KeepWide, kSequence, tr("Keep as Wi&de"), tr("Keep the sequence's window and level for F8"),
     "Shift+F8", ""},
    {ForgetWindows, kSequence, tr("&Forget Kept Windows"),
     tr("The four windows and levels as they were at the beginning"), "", ""},
    {SliceUp, kSlices, tr("Next Slice"), tr("One slice up, forwards or to the left"), "Up",
     "", false, true},
    {SliceDown, kSlices, tr("Previous Slice"), tr("One slice down, back or to the right"),
     "Down", "", false, true},
    {SlicesUp, kSlices, tr("Five Slices On"), "", "PgUp; Shift+Up", "", false, true},
    {SlicesDown, kSlices, tr("Five Slices Back"), "", "PgDown; Shift+Down", "", false, true},
    {FirstSlice, kSlices, tr("First Slice"), "", "Home", "", false, true},
    {LastSlice, kSlices, tr("Last Slice"), "", "End", "", false, true},
    {PlaySlices, kSlices, tr("&Play Slices"),
     tr("Play the slices of the pane under the pointer, or stop"), "C", "", true},
    {PlayFaster, kSlices, tr("&Faster"), tr("Play more slices a second"), "Ctrl+Right", "", false,
     true},
    {PlaySlower, kSlices, tr("&Slower"), tr("Play fewer slices a second"), "Ctrl+Left", "", false,
     true},
    {SlabOff, kSlices, tr("&One Slice"), tr("Slices as they are"), "", "", true},
    {SlabMaximum, kSlices, tr("&Maximum (MIP)"),
     tr("The largest value of a slab around the slice"), "", "", true},
    {SlabMean, kSlices, tr("M&ean"), tr("The mean of a slab around the slice"), "", "", true},
    {SlabMinimum, kSlices, tr("M&inimum (MinIP)"),
     tr("The smallest value of a slab around the slice"), "", "", true},
    {NextProjection, kSlices, tr("&Next"), tr("Slab: off, maximum, mean and minimum in turn"), "K",
     ""},
    {ThickerSlab, kSlices, tr("&Thicker"), tr("A thicker slab"), "Ctrl+Up", "", false, true},
    {ThinnerSlab, kSlices, tr("T&hinner"), tr("A thinner slab"), "Ctrl+Down", "", false, true},
    {ToggleCrosshair, kView, tr("&Crosshair"), tr("Show the crosshair"), "X", "crosshair", true},
    {ValuesAtClick, kView, tr("Val&ues at a Click"),
     tr("A click shows what every image and segmentation has there, until the next click or Esc"),
     "", "", true},
    {ResetView, kView, tr("&Reset View"), tr("Fit the pane under the pointer"), "R", ""},
    {ResetAllViews, kView, tr("Reset A&ll Views"), tr("Fit all panes"), "Shift+R", "reset"},
    {OnePixelAVoxel, kView, tr("&1:1"), tr("A voxel is as large as a pixel of the screen"), "Z",
     ""},
    {TwoPixelsAVoxel, kView, tr("&2:1"), tr("A voxel is as large as two pixels by two"), "Shift+Z",
     ""},
    {GoToPlace, kView, tr("&Go to a Place…"),
     tr("Put the crosshair where typed millimetres or a voxel's numbers say"), "Ctrl+G",
     ""},
    {MaximisePane, kView, tr("&Maximise Pane"),
     tr("Give the pane under the pointer all the space, or bring back the layout"), "M", "layout"},
    {Escape, kView, tr("&Back"),
     tr("Put a tool away, or take the values of a click away, else back to all panes"), "Esc", ""},
    {ViewAnterior, kSpace, tr("From the Front (&A)"),
     tr("The 3D view from anterior: the patient's left is on the right"), "", ""},
    {ViewPosterior, kSpace, tr("From Behind (&P)"),
     tr("The 3D view from posterior: the patient's left is on the left"), "", ""},
    {ViewLeft, kSpace, tr("From the &Left"), tr("The 3D view from the patient's left"), "", ""},
    {ViewRight, kSpace, tr("From the &Right"), tr("The 3D view from the patient's right"), "", ""},
    {ViewSuperior, kSpace, tr("From Above (&S)"),
     tr("The 3D view from superior: the patient's left is on the left"), "", ""},
    {ViewInferior, kSpace, tr("From Below (&I)"),
     tr("The 3D view from inferior: the patient's left is on the right, as in axial slices"), "",
     ""},
    {CutOpen, kSpace, tr("&Cut Open at the Slices"),
     tr("Leave out of surfaces and brain what the three slices cut off towards you"), "", "", true},
    {PresetRadiology, kView, tr("&Radiology"),
     tr("Left drag changes window and level, a click places the crosshair"), "", "", true},
    {PresetResearch, kView, tr("Re&search"),
     tr("Left button moves the crosshair; hold W for window and level"), "", "", true},
    {Radiological, kView, tr("R&adiological"),
     tr("The patient's left is on the right of the picture"), "", "", true},
    {Neurological, kView, tr("&Neurological"),
     tr("The patient's left is on the left of the picture"), "", "", true},
    {SmoothPixels, kView, tr("&Smooth Pixels"), tr("Interpolate between voxels"), "", "", true},
    {AppearanceSystem, kView, tr("As the &System"), "", "", "", true},
    {AppearanceLight, kView, tr("&Light"), "", "", "", true},
    {AppearanceDark, kView, tr("&Dark"), "", "", "", true},
    {PlaneAxial, kLayout, tr("&Axial"), tr("Axial slices in the layouts of one plane"), "", "",
     true},
    {PlaneCoronal, kLayout, tr("&Coronal"), tr("Coronal slices in the layouts of one plane"), "",
     "", true},
    {PlaneSagittal, kLayout, tr("Sa&gittal"), tr("Sagittal slices in the layouts of one plane"), "",
     "", true},
    {NextPlane, kLayout, tr("&Next Plane"),
     tr("Axial, coronal, sagittal in turn, in the layouts of one plane"), "P", ""},
    {ToggleOverlay, kOverlay, tr("&Show Overlay"), tr("Show the segmentation over the picture"),
     "S", "overlay", true},
    {LessOpaque, kOverlay, tr("&Less Opaque"), "", "A", ""},
    {MoreOpaque, kOverlay, tr("&More Opaque"), "", "D", ""},
    {CycleOverlayMode, kOverlay, tr("&Fill, Outline or Both"),
     tr("Change how the overlay is drawn"), "O", ""},
    {NextLayer, kOverlay, tr("N&ext Segmentation"), tr("Show the next segmentation"), ".", ""},
    {PreviousLayer, kOverlay, tr("P&revious Segmentation"), tr("Show the segmentation before"), ",",
     ""},
    {BlinkLayers, kOverlay, tr("&Blink"),
     tr("Change between the last two segmentations; hold the key to blink"), "V", ""},
    {SwipeLayers, kOverlay, tr("S&wipe"),
     tr("The last two segmentations left and right of the pointer"), "Shift+V", "", true},
    {SoloNecrosis, kOverlay, tr("Only Necrotic Core"), "", "Ctrl+1", ""},
    {SoloOedema, kOverlay, tr("Only Oedema"), "", "Ctrl+2", ""},
    {SoloEnhancing, kOverlay, tr("Only Enhancing Tumour"), "", "Ctrl+3", ""},
    {SoloCavity, kOverlay, tr("Only Resection Cavity"), "", "Ctrl+4", ""},
    {SwitchNecrosis, kOverlay, tr("Necrotic Core On or Off"), "", "Alt+1", ""},
    {SwitchOedema, kOverlay, tr("Oedema On or Off"), "", "Alt+2", ""},
    {SwitchEnhancing, kOverlay, tr("Enhancing Tumour On or Off"), "", "Alt+3", ""},
    {SwitchCavity, kOverlay, tr("Resection Cavity On or Off"), "", "Alt+4", ""},
    {NextDisagreement, kComparison, tr("&Next Disagreement"),
     tr("To the largest place where the segmentations differ, then to the next in size"), "N",
     "next"},
    {PreviousDisagreement, kComparison, tr("&Previous Disagreement"),
     tr("Back to the one before in size"), "Shift+N", "previous"},
    {NextLesion, kStatistics, tr("Next Les&ion"),
     tr("To the largest slice of the largest lesion of the label or region chosen under "
        "Statistics, then to the next in size"), "J", "next"},
    {PreviousLesion, kStatistics, tr("Previous Lesi&on"), tr("Back to the one before in size"),
     "Shift+J", "previous"},
    {MeasureLength, kMeasure, tr("&Length"),
     tr("Drag a ruler on a slice, or click its two ends"), "L", "measure-length", true},
    {MeasureAngle, kMeasure, tr("&Angle"),
     tr("Drag or click one arm of an angle on a slice, then click the end of the other"), "G",
     "measure-angle", true},
    {MeasureBidirectional, kMeasure, tr("&Two Diameters"),
     tr("Drag a diameter on a slice; another one stands perpendicular to it"), "Shift+L",
     "measure-bidirectional", true},
    {MeasureEllipse, kMeasure, tr("&Ellipse"),
     tr("Drag an ellipse on a slice, for what every sequence holds within it"), "I",
     "measure-ellipse", true},
    {MeasureBox, kMeasure, tr("&Box"),
     tr("Drag a box on a slice, for what every sequence holds within it"), "Shift+I",
     "measure-box", true},
    {MeasureLesions, kMeasure, tr("Measure En&hancing Lesions"),
     tr("The largest axial diameter of each enhancing lesion and its perpendicular, as RANO "
        "measures them"), "", ""},
    {DeleteMeasurement, kMeasure, tr("&Delete Measurement"),
     tr("Delete the chosen measurement"), "Del", ""},
    {OpenMeasurements, kMeasure, tr("&Open Measurements…"),
     tr("Add the measurements of this case that were saved as JSON"), "", ""},
    {Undo, kMeasure, tr("&Undo"), tr("Take back the last change of measurements"), "Ctrl+Z", ""},
    {Redo, kMeasure, tr("&Redo"), tr("Make it again"), "Ctrl+Y; Ctrl+Shift+Z", ""},
    {Segment, kSegmentation, tr("&Run Segmentation"), tr("Segment this case with the chosen model"),
     "Ctrl+R", "run"},
    {CancelSegmentation, kSegmentation, tr("&Cancel Segmentation"),
     tr("Stop the running segmentation"), "", "cancel"},
    {AlignSequences, kSegmentation, tr("Ali&gn Sequences…"),
     tr("Move FLAIR, T1 and T2 onto the T1ce, and look at how they fit before it is used"), "",
     ""},
    {AddMajority, kSegmentation, tr("Add Ma&jority…"),
     tr("A segmentation of what more than half of the chosen results say, region by region"), "", ""},
    {AddMean, kSegmentation, tr("Add &Mean of Probabilities…"),
     tr("The mean of the chosen models' probabilities, and the segmentation at their mean "
        "thresholds"), "", ""},
    {ForgetResults, kSegmentation, tr("&Forget Earlier Results"),
     tr("Empty the cache of results, of all cases"), "", ""},
    {TrainModel, kSegmentation, tr("&Train a Model…"),
     tr("Check a dataset, prepare it and train a network on it"), "Ctrl+T", ""},
    {Help, kHelp, tr("&Mouse and Keys"), tr("What the mouse and the keys do"), "?; F1", "help"},
    {Learn, kHelp, tr("&Sequences and Labels"),
     tr("What the four sequences show and what the labels mean, on the demonstration case"), "",
     ""},
    {About, kHelp, tr("&About Glioscope"), "", "", "information"},
};
// clang-format on

}  // namespace

std::span<const CommandInfo> commandTable()
{
    return kCommands;
}

QList<QKeySequence> keysOf(const CommandInfo& info)
{
    return *info.keys ? QKeySequence::listFromString(QString::fromLatin1(info.keys))
                      : QList<QKeySequence>();
}

Actions::Actions(QWidget* window, QWidget* panes) : QObject(window)
{
    for (const CommandInfo& info : kCommands) {
        auto* action = new QAction(translated(info.text), this);
        action->setObjectName(QString::fromLatin1(info.text).remove(QLatin1Char('&')));
        const QString help =
            *info.help ? translated(info.help) : action->text().remove(QLatin1Char('&'));
        const QList<QKeySequence> keys = keysOf(info);
        action->setShortcuts(keys);
        action->setToolTip(keys.isEmpty()
                               ? help
                               : QStringLiteral("%1 (%2)").arg(
                                     help, keys.first().toString(QKeySequence::NativeText)));
        action->setCheckable(info.checkable);
        if (*info.icon) {
            action->setIcon(themedIcon(QString::fromLatin1(info.icon)));
        }
        if (info.inPanesOnly) {
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            panes->addAction(action);
        } else {
            window->addAction(action);
        }
        m_actions[info.command] = action;
    }
    for (const std::initializer_list<Command> choice :
         std::initializer_list<std::initializer_list<Command>>{
             {ShowFlair, ShowT1, ShowT1ce, ShowT2},
             {PlaneAxial, PlaneCoronal, PlaneSagittal},
             {PresetRadiology, PresetResearch},
             {SlabOff, SlabMaximum, SlabMean, SlabMinimum},
             {Radiological, Neurological},
             {AppearanceSystem, AppearanceLight, AppearanceDark}}) {
        auto* group = new QActionGroup(this);
        for (const Command command : choice) {
            group->addAction(m_actions[command]);
        }
    }
}

}  // namespace glioscope
