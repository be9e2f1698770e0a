#pragma once

// What the user chose for a study, so that it is proposed again when the study is opened the next
// time. Kept for the user alone, under hashes with a salt: the file tells neither which study it
// was nor whose.

#include "ui/study/series_choice.h"

#include <filesystem>

namespace glioscope {

class StudyMemory {
public:
    /// An empty path remembers nothing.
    explicit StudyMemory(std::filesystem::path file = {}) : m_file(std::move(file)) {}

    /// Nothing for a study that is not known, has no longer all the series that were chosen, or
    /// where the file cannot be read.
    [[nodiscard]] std::optional<SeriesChoice> find(const StudyListing& listing) const;
    /// The choice has no open question. Of several hundred studies the oldest is forgotten. That
    /// nothing can be written is no error: the question is asked again.
    void put(const StudyListing& listing, const SeriesChoice& choice,
             bool keepsPaths = false) const;
    /// Whether sessions of the study may name paths that tell its patient, as put() was told last.
    [[nodiscard]] bool keepsPaths(const StudyListing& listing) const;
    void clear() const;

private:
    std::filesystem::path m_file;
};

}  // namespace glioscope
