#pragma once

// What the engine's `import-seg` and `dicom-seg` say, as values: questions about a segmentation's
// segments, what was read of it, and what is noted about one that was written, in the user's
// language.

#include "segmentation/volume/label.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace glioscope {

struct ToldSegment {
    int number = 0;
    QString label;                          ///< as its writer called it; may be empty
    QString type;                           ///< what its code means, "Necrosis"; may be empty
    QString algorithm;                      ///< what made it; empty where drawn by hand
    std::optional<Structure> meaning = {};  ///< nothing: not known, or left out
    std::filesystem::path file = {};        ///< of its own; empty where all are in one

    /// "2: Edema", with the code's meaning where that says something else.
    [[nodiscard]] QString title() const;
};

struct ToldOverlap {
    int one = 0, other = 0;  ///< ToldSegment::number
    qint64 voxels = 0;
    double ml = 0;
};

/// What a file does not say about its segments.
struct SegQuestion {
    enum class About { Meanings, Order };
    About about = About::Meanings;
    std::vector<ToldSegment> segments;  ///< of an order: what counts without an answer first
    std::vector<ToldOverlap> overlaps;  ///< of an order
};

/// What the user said.
struct SegAnswers {
    std::map<int, std::optional<Structure>> meanings = {};  ///< nothing: it is left out
    std::vector<int> order = {};                            ///< what counts first; all that overlap
};

/// How the name of what made a segmentation begins where that is a model of this program.
inline constexpr const char* kOwnAlgorithm = "Glioscope ";

/// What was read of a file.
struct SegReport {
    bool fractional = false;
    bool isOccupancy = false;  ///< how much of a voxel it is, no probability; of a fractional one
    std::vector<ToldSegment> segments;
    std::filesystem::path labels;  ///< of all segments; empty where each has its own file
    QStringList notices;
};

/// Nothing for another line.
[[nodiscard]] std::optional<SegQuestion> segQuestionIn(const QByteArray& line);
/// Files are where the engine put them. Nothing for another line.
[[nodiscard]] std::optional<SegReport> segReportIn(const QByteArray& line);
/// Of a segmentation that was written; none for another line.
[[nodiscard]] QStringList writingNoticesIn(const QByteArray& line);

/// As import-seg takes them.
[[nodiscard]] QStringList argumentsOf(const SegAnswers& answers);

}  // namespace glioscope
