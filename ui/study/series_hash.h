#pragma once

// Names for studies and series that are written where the study's own must not be: hashes with a
// salt, which tell neither which study it is nor whose. Pure functions but for newSalt().

#include "ui/study/series_choice.h"

#include <array>
#include <string>

namespace glioscope {

/// 256 random bits in hex.
[[nodiscard]] QString newSalt();

[[nodiscard]] QString saltedHash(const QString& salt, const QString& text);

/// Of a volume of a series.
[[nodiscard]] QString seriesHash(const QString& salt, const QString& seriesUid, int volume);

/// The usable series of that hash.
[[nodiscard]] std::optional<std::size_t> rowWith(const QString& hash, const QString& salt,
                                                 const StudyListing& listing);

/// The series of those hashes, by Sequence, empty for none; nothing where one is not there.
[[nodiscard]] std::optional<SeriesChoice> choiceBy(const std::array<std::string, 4>& hashes,
                                                   const std::string& salt,
                                                   const StudyListing& listing);

}  // namespace glioscope
