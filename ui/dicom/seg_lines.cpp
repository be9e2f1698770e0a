#include "ui/dicom/seg_lines.h"

#include "ui/engine/said_fields.h"
#include "ui/widgets/path_string.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <string>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;

/// Empty where the line is of another type.
QJsonObject objectIn(const QByteArray& line, QLatin1StringView type)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return object["type"_L1].toString() == type ? object : QJsonObject();
}

QStringList textsIn(const QJsonValue& array)
{
    QStringList texts;
    for (const QJsonValue each : array.toArray()) {
        texts << each.toString();
    }
    return texts;
}

std::vector<ToldSegment> segmentsIn(const QJsonObject& object)
{
    std::vector<ToldSegment> segments;
    for (const QJsonValue each : object["segments"_L1].toArray()) {
        segments.push_back(
            {.number = each["number"_L1].toInt(),
             .label = each["label"_L1].toString().simplified(),
             .type = each["type"_L1].toString().simplified(),
             .algorithm = each["algorithm"_L1].toString().simplified(),
             .meaning = structureFromShortName(each["meaning"_L1].toString().toStdString())});
    }
    return segments;
}

}  // namespace

QString ToldSegment::title() const
{
    const bool saysMore = !type.isEmpty() && type.compare(label, Qt::CaseInsensitive) != 0;
    const QString name = label.isEmpty() ? type : saysMore ? u"%1 (%2)"_s.arg(label, type) : label;
    return name.isEmpty() ? QString::number(number) : u"%1: %2"_s.arg(number).arg(name);
}

std::optional<SegQuestion> segQuestionIn(const QByteArray& line)
{
    const QJsonObject object = objectIn(line, "dicom-segmentation-question"_L1);
    if (object.isEmpty()) {
        return std::nullopt;
    }
    SegQuestion question{.about = object["about"_L1].toString() == "order"_L1
                                      ? SegQuestion::About::Order
                                      : SegQuestion::About::Meanings,
                         .segments = segmentsIn(object),
                         .overlaps = {}};
    for (const QJsonValue each : object["overlaps"_L1].toArray()) {
        question.overlaps.push_back({.one = each["segments"_L1][0].toInt(),
                                     .other = each["segments"_L1][1].toInt(),
                                     .voxels = each["voxels"_L1].toInteger(),
                                     .ml = each["ml"_L1].toDouble()});
    }
    return question;
}

std::optional<SegReport> segReportIn(const QByteArray& line)
{
    const QJsonObject object = objectIn(line, "dicom-segmentation"_L1);
    if (object.isEmpty()) {
        return std::nullopt;
    }
    const QString kind = object["kind"_L1].toString();
    SegReport report{.fractional = kind == "probability"_L1 || kind == "occupancy"_L1,
                     .isOccupancy = kind == "occupancy"_L1,
                     .segments = segmentsIn(object),
                     .labels = {},
                     .notices = allSaidIn(object, "notices"_L1)};
    QStringList files = textsIn(object["files"_L1]);
    for (const QString& file : files) {
        if (file.endsWith("_seg.nii.gz"_L1)) {
            report.labels = pathFromString(file);
        }
        for (qsizetype n = 0; n < qsizetype(report.segments.size()); ++n) {
            const QString own = object["segments"_L1][n]["file"_L1].toString();
            if (!own.isEmpty() && file.endsWith(u'/' + own)) {
                report.segments[std::size_t(n)].file = pathFromString(file);
            }
        }
    }
    return report;
}

QStringList writingNoticesIn(const QByteArray& line)
{
    return allSaidIn(objectIn(line, "dicom-seg"_L1), "notices"_L1);
}

QStringList argumentsOf(const SegAnswers& answers)
{
    QStringList arguments;
    for (const auto& [number, meaning] : answers.meanings) {
        const std::string word = meaning ? std::string(shortName(*meaning)) : "none";
        arguments << u"--meaning"_s << u"%1=%2"_s.arg(number).arg(QString::fromStdString(word));
    }
    QStringList order;
    for (const int number : answers.order) {
        order << QString::number(number);
    }
    return order.isEmpty() ? arguments : arguments + QStringList{u"--order"_s, order.join(u',')};
}

}  // namespace glioscope
