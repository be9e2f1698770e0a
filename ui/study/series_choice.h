#pragma once

// Which series of a study become which sequences of a case: what is proposed, what is still a
// question, and what the engine is told. Pure functions.

#include "ui/study/study_listing.h"
#include "ui/widgets/notice.h"

#include <QList>

#include <array>

namespace glioscope {

struct SeriesChoice {
    std::array<std::optional<std::size_t>, 4> rows = {};  ///< of the listing, by Sequence
    std::array<bool, 4> isOpen = {};  ///< a question that nobody has answered; it has no row then
    bool operator==(const SeriesChoice&) const = default;

    [[nodiscard]] std::optional<Sequence> sequenceOf(std::size_t row) const;
};

/// One claim is taken; several, or a doubt about contrast agent, leave the question open; no series
/// at all is none.
[[nodiscard]] SeriesChoice proposedChoice(const StudyListing& listing);

/// What hinders the case from being opened (problems) or from being segmented (warnings).
[[nodiscard]] QList<Notice> noticesOf(const StudyListing& listing, const SeriesChoice& choice);

/// Whether noticesOf() has no problem.
[[nodiscard]] bool canOpen(const StudyListing& listing, const SeriesChoice& choice);

/// What the engine's import-dicom is told on stdin: the chosen series' files, of which alone it
/// need look at the headers again.
[[nodiscard]] QByteArray listedFiles(const StudyListing& listing, const SeriesChoice& choice);

/// "--flair", "<UID>:1", "--t1", "none" and so on: all four, whatever the engine would propose.
[[nodiscard]] QStringList toldSeries(const StudyListing& listing, const SeriesChoice& choice);

}  // namespace glioscope
