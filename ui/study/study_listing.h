#pragma once

// What the engine's command `study` says of a DICOM study, as values: its series, which are taken
// for which sequence and why, and whose they are. Its sentences are in the user's language. The
// patient is held in memory while the study is open and written nowhere.

#include "segmentation/volume/geometry.h"
#include "segmentation/volume/sequence.h"

#include <QByteArray>
#include <QHash>
#include <QImage>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

namespace glioscope {

/// A volume; a series can have several, such as the echoes of one acquisition.
struct StudySeries {
    QString studyUid = {};
    QString seriesUid = {};
    int volume = 1;  ///< of its series, from 1
    int study = 0;   ///< of several in one folder, from 1; 0 for the only one
    std::optional<int> number = {};
    QString description = {};
    Index3 size = {0, 0, 0};
    Vec3 spacingMm = {0, 0, 0};
    QString plane = {};  ///< "axial", "sagittal", "coronal"
    int repetition = 1;
    int repetitions = 1;
    bool isTimeSeries = false;  ///< a perfusion, a diffusion
    std::optional<double> repetitionTimeMs = {};
    std::optional<double> echoTimeMs = {};
    std::optional<double> inversionTimeMs = {};
    QString contrastAgent = {};
    std::optional<Sequence> taken = {};  ///< what it is taken for
    bool isContrastDoubtful = false;     ///< a T1, or a T1ce
    QString reason = {};                 ///< of the engine
    QStringList notices = {};            ///< likewise, such as a slice that was interpolated
    QString problem = {};                ///< why it makes no volume

    /// Whether it can be one of a case's sequences.
    [[nodiscard]] bool isUsable() const;
    /// Of a time series the first volume stands for all.
    [[nodiscard]] bool isShown() const { return !isTimeSeries || repetition == 1; }
    /// "5, Sag FLAIR"; of several studies "5, Sag FLAIR (study 2)".
    [[nodiscard]] QString title() const;
};

struct StudyPatient {
    QString name = {};
    QString id = {};
    QString birthDate = {};  ///< "1950-12-31"
    bool operator==(const StudyPatient&) const = default;

    /// "MUSTER, MARIA · 31 Dec 1950 · 4711", the month in the user's language; empty where
    /// the files say nothing.
    [[nodiscard]] QString text() const;
};

struct StudyListing {
    std::vector<StudySeries> series = {};
    std::array<std::optional<std::size_t>, 4> proposed = {};  ///< rows of `series`, by Sequence
    std::array<std::vector<std::size_t>, 4> claims = {};      ///< all that look like it
    QHash<QString, StudyPatient> patients = {};               ///< by study
    QHash<QString, QStringList> files = {};  ///< by series, what its volumes are made of: paths
    QStringList refused = {};  ///< MR images that cannot be read: a sentence of the engine each

    /// In the order of their first series.
    [[nodiscard]] QStringList studies() const;
};

/// Nothing for a line of another kind.
[[nodiscard]] std::optional<StudyListing> listingIn(const QByteArray& line);

/// A series' middle slice; null with a sentence of the engine's where it cannot be decoded.
struct SeriesPicture {
    std::size_t row = 0;
    QImage picture = {};
    QString problem = {};
};

[[nodiscard]] std::optional<SeriesPicture> pictureIn(const QByteArray& line);

}  // namespace glioscope
