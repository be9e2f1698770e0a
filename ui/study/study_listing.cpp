#include "ui/study/study_listing.h"

#include "ui/engine/said_fields.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;

constexpr int kFewestSlices = 3;  // what has fewer is a localizer

std::optional<double> numberAt(const QJsonObject& object, QLatin1StringView key)
{
    const QJsonValue value = object[key];
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

StudySeries seriesIn(const QJsonObject& row)
{
    StudySeries series{.studyUid = row["studyInstanceUid"_L1].toString(),
                       .seriesUid = row["seriesInstanceUid"_L1].toString(),
                       .volume = row["volume"_L1].toInt(1),
                       .description = row["seriesDescription"_L1].toString(),
                       .plane = row["plane"_L1].toString(),
                       .repetition = row["repetition"_L1].toInt(1),
                       .repetitions = row["repetitions"_L1].toInt(1),
                       .isTimeSeries = row["timeSeries"_L1].toBool(),
                       .repetitionTimeMs = numberAt(row, "repetitionTimeMs"_L1),
                       .echoTimeMs = numberAt(row, "echoTimeMs"_L1),
                       .inversionTimeMs = numberAt(row, "inversionTimeMs"_L1),
                       .contrastAgent = row["contrastAgent"_L1].toString(),
                       .taken = fromKey<Sequence>(row["sequence"_L1].toString().toStdString()),
                       .isContrastDoubtful = row["contrastDoubtful"_L1].toBool(),
                       .reason = saidIn(row, "reason"_L1),
                       .notices = allSaidIn(row, "notices"_L1),
                       .problem = saidIn(row, "problem"_L1)};
    if (row["seriesNumber"_L1].isDouble()) {
        series.number = row["seriesNumber"_L1].toInt();
    }
    for (int axis = 0; axis < 3; ++axis) {
        const auto at = static_cast<std::size_t>(axis);
        series.size[at] = row["size"_L1].toArray().at(axis).toInt();
        series.spacingMm[at] = row["spacingMm"_L1].toArray().at(axis).toDouble();
    }
    return series;
}

/// Nothing for what is no row of the listing.
std::optional<std::size_t> rowIn(const QJsonValue& value, const StudyListing& listing)
{
    const int row = value.toInt(-1);
    return row >= 0 && static_cast<std::size_t>(row) < listing.series.size()
               ? std::optional(static_cast<std::size_t>(row))
               : std::nullopt;
}

// Outside the structure, where a tr() would be looked up under another name than it is filed.
QString withoutNumber()
{
    return tr("no number");
}

QString withVolume(const QString& title, int volume)
{
    return tr("%1 (volume %2)").arg(title).arg(volume);
}

QString withStudy(const QString& title, int study)
{
    return tr("%1 (study %2)").arg(title).arg(study);
}

void numberStudies(StudyListing& listing)
{
    const QStringList studies = listing.studies();
    for (StudySeries& series : listing.series) {
        series.study = studies.size() > 1 ? int(studies.indexOf(series.studyUid)) + 1 : 0;
    }
}

QJsonObject objectIn(const QByteArray& line, QLatin1StringView type)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return object["type"_L1].toString() == type ? object : QJsonObject();
}

}  // namespace

bool StudySeries::isUsable() const
{
    return problem.isEmpty() && size[2] >= kFewestSlices;
}

QString StudySeries::title() const
{
    QString text = number ? QString::number(*number) : withoutNumber();
    if (!description.isEmpty()) {
        text += u", "_s + description;
    }
    if (volume > 1) {
        text = withVolume(text, volume);
    }
    return study > 0 ? withStudy(text, study) : text;
}

QString StudyPatient::text() const
{
    const QDate born = QDate::fromString(birthDate, Qt::ISODate);
    QStringList parts = {
        name, born.isValid() ? QLocale().toString(born, u"d MMM yyyy"_s) : birthDate, id};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QStringList StudyListing::studies() const
{
    QStringList uids;
    for (const StudySeries& each : series) {
        if (!uids.contains(each.studyUid)) {
            uids << each.studyUid;
        }
    }
    return uids;
}

std::optional<StudyListing> listingIn(const QByteArray& line)
{
    const QJsonObject study = objectIn(line, "study"_L1);
    if (study.isEmpty()) {
        return std::nullopt;
    }
    StudyListing listing{.refused = allSaidIn(study, "refused"_L1)};
    for (const QJsonValue row : study["series"_L1].toArray()) {
        listing.series.push_back(seriesIn(row.toObject()));
    }
    numberStudies(listing);
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        const QString name = toQString(key(sequence));
        listing.proposed[place] = rowIn(study["proposal"_L1][name], listing);
        for (const QJsonValue claim : study["claims"_L1][name].toArray()) {
            if (const auto row = rowIn(claim, listing)) {
                listing.claims[place].push_back(*row);
            }
        }
    }
    const QJsonObject patients = study["patients"_L1].toObject();
    for (auto it = patients.begin(); it != patients.end(); ++it) {
        const QJsonObject patient = it.value().toObject();
        listing.patients[it.key()] = {.name = patient["name"_L1].toString(),
                                      .id = patient["id"_L1].toString(),
                                      .birthDate = patient["birthDate"_L1].toString()};
    }
    const QJsonObject files = study["files"_L1].toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        for (const QJsonValue file : it.value().toArray()) {
            listing.files[it.key()] << file.toString();
        }
    }
    return listing;
}

std::optional<SeriesPicture> pictureIn(const QByteArray& line)
{
    const QJsonObject object = objectIn(line, "series-picture"_L1);
    if (object.isEmpty() || object["row"_L1].toInt(-1) < 0) {
        return std::nullopt;
    }
    SeriesPicture result{.row = static_cast<std::size_t>(object["row"_L1].toInt()),
                         .problem = saidIn(object, "problem"_L1)};
    const int width = object["width"_L1].toInt(), height = object["height"_L1].toInt();
    const QByteArray grey = QByteArray::fromBase64(object["grey"_L1].toString().toLatin1());
    if (width > 0 && height > 0 && grey.size() == qsizetype(width) * height) {
        // copied: the bytes are this function's
        result.picture = QImage(reinterpret_cast<const uchar*>(grey.constData()), width, height,
                                width, QImage::Format_Grayscale8)
                             .copy();
    }
    return result;
}

}  // namespace glioscope
