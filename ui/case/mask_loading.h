#pragma once

// Segmentations of other programs for a case that is open: which files are meant, what they are
// called, and reading them onto a grid of the case. Functions for a worker thread; no widget, no
// state. What the user must decide or be told comes back as a value.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/segment.h"
#include "ui/case/label_placing.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct LoadedMask {
    std::string name;  ///< for its layer: after its file, or the folder that it lies in
    std::filesystem::path file;
    PlacedLabels placed;
};

/// Files whose numbers can mean several things; reading them needs a choice.
struct MaskQuestion {
    std::vector<std::filesystem::path> files;
    std::vector<LabelScheme> fitting;  ///< that have all values of the first
};

/// Files with segments whose names do not say what they are.
struct SegmentsQuestion {
    std::vector<std::filesystem::path> files;
    std::vector<Segment> segments;  ///< of all of them, each name once
    bool overlapsAsked = false;     ///< which counts where they overlap is a question of its own
};

struct MaskOutcome {
    std::vector<LoadedMask> masks;
    QStringList problems;  ///< a sentence for each file that is none of the case's
    std::optional<MaskQuestion> question = {};
    std::optional<SegmentsQuestion> segments = {};
    /// Files that are read only with their axes straightened, and how far that moves a corner.
    std::vector<std::filesystem::path> sheared = {};
    double shearedMm = 0;
};

/// The segmentations of the case that a file or a folder means: files that say no sequence and
/// belong to no other case; of a folder those named after the case, or all where none is. Empty
/// where it is something to be opened instead. Throws Error where a folder holds many and none is
/// named after the case. Looks at names alone.
[[nodiscard]] std::vector<std::filesystem::path> maskFilesAt(const std::filesystem::path& path,
                                                             const CaseFiles& openCase);

/// "unet" of "<case>_unet_seg.nii.gz"; where its name says the case alone, its folder's.
[[nodiscard]] std::string nameOfMask(const std::filesystem::path& file,
                                     const std::string& caseName);

/// What the user said of the files.
struct MaskReading {
    std::optional<LabelScheme> scheme = {};  ///< of those whose values can mean several things
    bool straighten = false;                 ///< their axes
    /// As ReadOptions::segments.
    std::map<std::string, std::optional<Structure>> segments = {};
};

/// Reads them onto a grid of the case.
[[nodiscard]] MaskOutcome readMasks(const std::vector<std::filesystem::path>& files,
                                    const Case& openCase, const MaskReading& reading = {});

}  // namespace glioscope
