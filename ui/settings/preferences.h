#pragma once

// What the program remembers from one start to the next, as plain values with their defaults, and
// their way to and from QSettings. Nothing about patients but the paths of recent cases.

#include "segmentation/jobs/job.h"
#include "ui/panes/mouse_preset.h"
#include "ui/panes/pane_grid.h"
#include "ui/settings/language.h"
#include "ui/settings/training_folders.h"
#include "ui/settings/window_level_presets.h"
#include "ui/widgets/theme.h"
#include "viewer/state/slice_frame.h"
#include "viewer/state/view_state.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QStringList>

class QSettings;

namespace glioscope {

/// How the panes of slices and 3D are arranged.
struct PanePreferences {
    QString layout;                        ///< its key; one that there is not takes the first
    SlicePlane plane = SlicePlane::Axial;  ///< of layouts of one plane
    QMap<QString, PaneShares> shares;      ///< by layout, where they are not equal
};

struct Preferences {
    MousePreset mousePreset = MousePreset::Radiology;
    Appearance appearance = Appearance::System;
    Language language = Language::System;
    bool keepWindowLevel = false;  ///< carry changed windows over to the next case
    WindowLevelPresets windowPresets;
    bool valuesAtClick = true;  ///< a click shows what is at its place
    /// Outlines hide no enhancement; a fill is chosen.
    OverlayStyle overlay = {.mode = OverlayMode::Outline};
    SurfaceStyle surfaces;
    Convention convention = Convention::Radiological;
    Interpolation interpolation = Interpolation::Linear;
    bool crosshairVisible = true;
    QStringList recent;                     ///< newest first, at most kRecentCases
    QHash<QString, QDateTime> recentTimes;  ///< when they were opened last, by path
    bool keepRecent = true;                 ///< whether cases are remembered at all
    bool allCaseColumns = false;            ///< of a dataset's table
    QStringList doneCases;                  ///< keys that tell no name, see CaseTable::doneCases()
    QString lastFolder;                     ///< where the open dialog starts
    QString lastSaveFolder;
    QStringList models;                  ///< ticked last; none takes the best
    QMap<QString, double> modelSeconds;  ///< how long each took when it last ran
    /// How, by segmentSettings(); not what.
    SegmentJob segmentation = {.probabilities = true};
    TrainingFolders training;
    int ranoTargets = 3;            ///< lesions that are summed at most
    bool ranoWithNecrosis = false;  ///< necrotic core belongs to a lesion
    QHash<QString, bool> mirrored;  ///< what was said of segmentations, by their files' SHA-256
    PanePreferences panes;
    QByteArray geometry;  ///< of the window
    QByteArray layout;    ///< of docks and toolbars
};

inline constexpr int kRecentCases = 10;

/// Missing, foreign or out-of-range values give the defaults.
[[nodiscard]] Preferences readPreferences(const QSettings& settings);
void writePreferences(QSettings& settings, const Preferences& preferences);

/// Puts `path` first, opened now; drops an earlier mention and what is too many.
void addRecent(Preferences& preferences, const QString& path);
void removeRecent(Preferences& preferences, const QString& path);

/// Takes over what the state shows, and the other way round.
void takeFrom(Preferences& preferences, const ViewState& state);
void applyTo(ViewState& state, const Preferences& preferences);

}  // namespace glioscope
