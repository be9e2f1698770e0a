#pragma once

// The viewer's command line as a value.

#include "segmentation/case/model/case.h"
#include "viewer/meshes/mesh_format.h"
#include "viewer/space/view_from.h"
#include "viewer/state/slice_frame.h"
#include "viewer/state/view_style.h"

#include <QLatin1String>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace glioscope {

/// As a model's name: the snapshot shows the case as it is, without segmenting it.
inline constexpr QLatin1String kNoModel("none");

/// As a layer's name: the labels that came with the case.
inline constexpr QLatin1String kExpertLayer("expert");

/// Surfaces to write of the labels at the case's path.
struct MeshOptions {
    QString folder;  ///< of pathString()
    MeshFormat format = MeshFormat::Stl;
    std::optional<LabelScheme> labels = {};  ///< nothing: as names and values tell
};

struct CommandLine {
    QString casePath = {};                   ///< of pathString(); empty: the demonstration case
    QStringList segmentations = {};          ///< other programs', files or folders, that join it
    ChannelSequences channels = {};          ///< of the case, where nothing names them
    QString snapshotFile = {};               ///< picture to write; empty: none
    QString filmFile = {};                   ///< film to write; empty: none
    QString reportFile = {};                 ///< report to write; empty: none
    std::optional<MeshOptions> meshes = {};  ///< nothing else is done then, and without a display
    QString model = {};                      ///< empty: the best measured; kNoModel: none
    QSize size = QSize(1600, 1000);          ///< of the picture, logical pixels
    QString layout = {};                     ///< its key; empty: the one that a window begins with
    SlicePlane plane = SlicePlane::Axial;    ///< of a layout of one plane
    std::optional<Sequence> sequence = {};   ///< nothing: the one that a window begins with
    QStringList layers = {};  ///< drawn: kExpertLayer or models; empty: what a window draws
    bool panesOnly = false;   ///< the panes fill the picture
    BrainLook brain = BrainLook::Hidden;    ///< in the 3D view
    bool cutOpen = false;                   ///< the 3D view, at the slices
    std::optional<ViewFrom> viewFrom = {};  ///< nothing: from the front, right and above

    /// The one file to write, after which the program ends; empty: the window stays.
    [[nodiscard]] QString outputFile() const { return snapshotFile + filmFile + reportFile; }
};

/// What to do, or where nothing is to be done: what to print, and the exit code (0 after --help and
/// --version, 2 after wrong usage).
struct CommandLineOutcome {
    std::optional<CommandLine> commandLine;
    std::string text;
    int exitCode = 0;
};

[[nodiscard]] CommandLineOutcome parseCommandLine(int argc, const char* const* argv);

}  // namespace glioscope
