#pragma once

// What a session file holds, as plain values: which case is open and from which files or which
// study, the layers over it, how all of it is shown, arranged and compared. No voxels, and nothing
// about a patient: of files their paths, sizes and hashes, of a study's series salted hashes.
// Layers are named by their place in `layers`. A member added here is read and written once it has
// its line in session_form.h.

#include "segmentation/session/layer.h"
#include "segmentation/session/window_level.h"
#include "viewer/state/map_choice.h"
#include "viewer/state/slice_frame.h"
#include "viewer/state/space_view.h"
#include "viewer/state/view_style.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// A file that a session needs. Size and hash find it again where it was moved, and tell where it
/// was changed.
struct SavedFile {
    std::filesystem::path file = {};  ///< absolute
    std::filesystem::path relative =
        {};  ///< from the session file's folder; empty: nothing leads there
    std::uintmax_t bytes = 0;
    std::string sha256 = {};  ///< in hex; empty where it could not be read
    bool operator==(const SavedFile&) const = default;
};

/// Where a case's images come from that were imported from a DICOM study.
struct SavedStudy {
    std::filesystem::path folder = {};  ///< empty where it is not to tell whose it is
    std::string salt = {};
    std::array<std::string, 4> series = {};  ///< seriesHash() by Sequence; empty where none
    bool operator==(const SavedStudy&) const = default;
};

struct SavedCase {
    std::string name = {};
    std::optional<SavedStudy> study = {};                 ///< it has no images then
    std::array<std::optional<SavedFile>, 4> images = {};  ///< indexed by Sequence
    std::optional<SavedFile> labels = {};                 ///< the expert's
    bool images4d = false;                                ///< as in CaseFiles, like the next two
    std::array<int, 4> channelOf = {0, 1, 2, 3};
    std::map<int, Label> namedValues = {};
    std::vector<std::optional<Sequence>> toldChannels = {};  ///< what the user said they are
    bool straighten = false;                                 ///< axes, by the user's wish
    std::optional<LabelScheme> scheme = {};                  ///< that the labels were read in
    std::filesystem::path dataset = {};                      ///< folder; empty: a single case
    bool operator==(const SavedCase&) const = default;
};

/// A map that goes with a segmentation.
struct SavedMap {
    MapChoice what = {};
    double perStep = 1.0 / 255;  ///< as in ScalarContent, like the next
    double ownThreshold = 0.5;
    double threshold = 0.5;              ///< that is drawn
    std::optional<SavedFile> file = {};  ///< that the session's writer made; else the store has it
    bool operator==(const SavedMap&) const = default;
};

/// A segmentation. Its labels are in `file`, or in the store of results.
struct SavedLayer {
    std::string name = {};
    Origin::Kind kind = Origin::Kind::Expert;
    std::optional<SavedFile> file = {};  ///< nothing for the expert's, which are the case's
    bool madeFile = false;               ///< by the session's writer, not by the user
    std::optional<LabelScheme> scheme = {};
    // What the user said about the file.
    bool straighten = false;
    std::map<std::string, std::optional<Structure>> segments = {};
    std::optional<bool> mirrored = {};
    // Of a model's result.
    std::string model = {};
    std::string modelSha256 = {};
    std::string storeCase = {};            ///< key of the case in the store of results
    std::string storeEntry = {};           ///< and of the result; empty: it is not there
    std::optional<std::size_t> from = {};  ///< layer that it was computed from
    LayerStyle style = {};
    std::vector<SavedMap> maps = {};
    bool operator==(const SavedLayer&) const = default;
};

struct SavedView {
    std::optional<Vec3> cursorLps = {};  ///< mm
    std::optional<Sequence> sequence = {};
    std::array<std::optional<WindowLevel>, 4> windowLevels = {};  ///< indexed by Sequence
    std::optional<std::size_t> activeLayer = {};                  ///< nothing: none is drawn
    std::optional<std::size_t> previousLayer = {};
    std::optional<double> swipe = {};
    std::optional<MapChoice> map = {};
    OverlayParts parts = {};
    LayerStyle newLabels = defaultStyle(LayerKind::Labels);  ///< of segmentations yet to come
    LayerStyle newMaps = defaultStyle(LayerKind::Scalar);
    SurfaceStyle surfaces = {};
    bool crosshair = true;
    Convention convention = Convention::Radiological;
    Interpolation interpolation = Interpolation::Linear;
    Slab slab = {};
    bool operator==(const SavedView&) const = default;
};

/// Of a group of panes, in its number's place.
struct SavedCamera {
    bool fitted = true;
    Vec3 centreLps = {0, 0, 0};
    double pixelsPerMm = 1;            ///< logical pixels, in panes of this size
    std::array<int, 2> pane = {0, 0};  ///< width and height of the first of them, logical pixels
    bool operator==(const SavedCamera&) const = default;
};

struct SavedPanes {
    std::string layout = {};  ///< its key
    SlicePlane plane = SlicePlane::Axial;
    std::vector<double> rows = {};  ///< shares; none where all are equal
    std::vector<double> columns = {};
    std::optional<std::vector<std::size_t>> compared = {};  ///< layers chosen to stand side by side
    std::optional<std::size_t> maximised = {};              ///< pane, in reading order
    std::vector<SavedCamera> cameras = {};
    std::optional<SpaceView> space = {};  ///< nothing: as the 3D view begins
    bool operator==(const SavedPanes&) const = default;
};

/// What the user decided, or a run found, about raw scans.
struct SavedRawScans {
    bool movesDecided = false;            ///< by the user; else a run told them
    std::optional<SavedFile> brain = {};  ///< mask on the T1ce's grid, as it was found or loaded
    double brainGrownMm = 0;              ///< below 0: shrunk
    bool operator==(const SavedRawScans&) const = default;
};

/// Of the comparison panel.
struct SavedComparison {
    enum class Map : std::uint8_t { None, Agreement, Errors };
    std::optional<std::size_t> reference = {};
    Structure structure = Structure::WholeTumour;
    double toleranceMm = 1;
    std::vector<std::size_t> leftOut = {};
    Map map = Map::None;
    bool operator==(const SavedComparison&) const = default;
};

/// Panels beside the panes, by their names in the program.
struct SavedPanels {
    int windowKind = 0;            ///< by size: an arrangement belongs to windows of its kind
    std::string arrangement = {};  ///< as Qt keeps where all of them lie, in base 64; empty: none
    std::vector<std::string> front = {};   ///< in front of those that share their places
    std::vector<std::string> hidden = {};  ///< closed by the user
    bool operator==(const SavedPanels&) const = default;
};

struct SavedSession {
    SavedCase caseFiles = {};
    std::vector<SavedLayer> layers = {};
    SavedView view = {};
    SavedPanes panes = {};
    SavedComparison comparison = {};
    SavedPanels panels = {};
    SavedRawScans rawScans = {};
    std::string measurements = {};  ///< JSON as it stands in the file; empty: none
    std::string moves = {};         ///< of the sequences onto the T1ce, likewise
    bool operator==(const SavedSession&) const = default;
};

}  // namespace glioscope
