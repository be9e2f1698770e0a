#include "ui/study/study_memory.h"

#include "ui/study/series_hash.h"
#include "ui/widgets/path_string.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <system_error>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

constexpr qsizetype kMostStudies = 300;
const QString kNone = u"none"_s;

QJsonObject contentOf(const fs::path& file)
{
    QFile stream(pathString(file));
    return !file.empty() && stream.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(stream.readAll()).object()
               : QJsonObject();
}

QString studyHash(const QString& salt, const StudyListing& listing)
{
    QStringList studies = listing.studies();
    studies.sort();
    return saltedHash(salt, studies.join(u'\n'));
}

std::optional<SeriesChoice> choiceIn(const QJsonArray& told, const QString& salt,
                                     const StudyListing& listing)
{
    SeriesChoice choice;
    for (std::size_t place = 0; place < choice.rows.size(); ++place) {
        const QString hash = told.at(static_cast<qsizetype>(place)).toString();
        choice.rows[place] = rowWith(hash, salt, listing);
        if (hash != kNone && !choice.rows[place]) {
            return std::nullopt;
        }
    }
    return choice;
}

/// Empty for a study that is not known.
QJsonObject entryOf(const QJsonObject& content, const StudyListing& listing)
{
    const QString study = studyHash(content["salt"_L1].toString(), listing);
    for (const QJsonValue each : content["studies"_L1].toArray()) {
        if (each["study"_L1].toString() == study) {
            return each.toObject();
        }
    }
    return {};
}

/// For the user's eyes alone, the folder too.
void write(const fs::path& file, const QJsonObject& content)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    QSaveFile stream(pathString(file));
    if (stream.open(QIODevice::WriteOnly) &&
        stream.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        stream.write(QJsonDocument(content).toJson(QJsonDocument::Compact)) > 0) {
        stream.commit();
    }
}

}  // namespace

std::optional<SeriesChoice> StudyMemory::find(const StudyListing& listing) const
{
    const QJsonObject content = contentOf(m_file);
    const QJsonObject entry = entryOf(content, listing);
    return entry.isEmpty()
               ? std::nullopt
               : choiceIn(entry["series"_L1].toArray(), content["salt"_L1].toString(), listing);
}

bool StudyMemory::keepsPaths(const StudyListing& listing) const
{
    return entryOf(contentOf(m_file), listing)["keepsPaths"_L1].toBool();
}

void StudyMemory::put(const StudyListing& listing, const SeriesChoice& choice,
                      bool keepsPaths) const
{
    if (m_file.empty()) {
        return;
    }
    const QJsonObject content = contentOf(m_file);
    const QString salt = content["salt"_L1].isString() ? content["salt"_L1].toString() : newSalt();
    const QString study = studyHash(salt, listing);
    QJsonArray series;
    for (const auto& row : choice.rows) {
        series.append(
            row ? seriesHash(salt, listing.series[*row].seriesUid, listing.series[*row].volume)
                : kNone);
    }
    QJsonArray studies = {
        QJsonObject{{u"study"_s, study}, {u"series"_s, series}, {u"keepsPaths"_s, keepsPaths}}};
    for (const QJsonValue each : content["studies"_L1].toArray()) {
        if (each["study"_L1].toString() != study && studies.size() < kMostStudies) {
            studies.append(each);
        }
    }
    write(m_file, {{u"salt"_s, salt}, {u"studies"_s, studies}});
}

void StudyMemory::clear() const
{
    std::error_code ignored;
    if (!m_file.empty()) {
        fs::remove(m_file, ignored);
    }
}

}  // namespace glioscope
