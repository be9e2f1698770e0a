#include "ui/training/audit_report.h"

#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonValue>
#include <QSet>

#include <algorithm>

namespace glioscope {
namespace {

QString tr(const char* text, int number = -1)
{
    return QCoreApplication::translate("glioscope::AuditReport", text, nullptr, number);
}

QString sequencesOf(const QJsonObject& images)
{
    QStringList names;
    for (const Sequence sequence : kAllSequences) {
        if (images.value(toQString(key(sequence))).isObject()) {
            names << toQString(displayName(sequence));
        }
    }
    return names.isEmpty() ? tr("none") : names.join(QLatin1Char(' '));
}

QString triple(const QJsonArray& values)
{
    QStringList texts;
    for (const QJsonValue value : values) {
        texts << QString::number(value.toDouble(), 'g', 3);
    }
    return texts.join(QChar(0x00d7));
}

QJsonObject firstImage(const QJsonObject& images)
{
    for (const Sequence sequence : kAllSequences) {
        if (const QJsonValue image = images.value(toQString(key(sequence))); image.isObject()) {
            return image.toObject();
        }
    }
    return {};
}

QString gridOf(const QJsonObject& images)
{
    const QJsonObject image = firstImage(images);
    return image.isEmpty() ? QStringLiteral("–")
                           : tr("%1, %2 mm")
                                 .arg(triple(image.value(QLatin1String("size")).toArray()),
                                      triple(image.value(QLatin1String("spacingMm")).toArray()));
}

double voxelMl(const QJsonObject& images)
{
    double volume = 1e-3;
    for (const QJsonValue edge : firstImage(images).value(QLatin1String("spacingMm")).toArray()) {
        volume *= edge.toDouble();
    }
    return volume;
}

QString labelsOf(const QJsonValue& labels, const QJsonObject& images)
{
    if (!labels.isObject()) {
        return tr("none");
    }
    if (!labels[QLatin1String("scheme")].isString()) {
        return tr("values %1")
            .arg(
                labels[QLatin1String("values")].toObject().keys().mid(0, 8).join(QLatin1Char(' ')));
    }
    const QJsonObject voxels = labels[QLatin1String("voxels")].toObject();
    QStringList parts;
    for (const Label label : kMarkedLabels) {
        const QString name = toQString(shortName(label));
        const double ml = voxels.value(name).toDouble() * voxelMl(images);
        if (isTumour(label) || ml > 0) {
            parts << QStringLiteral("%1 %2").arg(name).arg(ml, 0, 'f', 1);
        }
    }
    return tr("%1 ml").arg(parts.join(QStringLiteral(", ")));
}

}  // namespace

int AuditReport::usableCases() const
{
    return static_cast<int>(
        std::ranges::count_if(cases, [](const Row& row) { return row.errors.isEmpty(); }));
}

int AuditReport::patients() const
{
    QSet<QString> patients;
    for (const Row& row : cases) {
        patients.insert(row.patient);
    }
    return static_cast<int>(patients.size());
}

AuditReport auditFromJson(const QJsonObject& line)
{
    AuditReport report;
    report.dataset = line.value(QLatin1String("dataset")).toString();
    report.errors = line.value(QLatin1String("errors")).toInt();
    report.warnings = line.value(QLatin1String("warnings")).toInt();
    QHash<QString, QStringList> errors;
    QHash<QString, QStringList> warnings;
    for (const QJsonValue finding : line.value(QLatin1String("findings")).toArray()) {
        const bool isError = finding[QLatin1String("severity")] == QLatin1String("error");
        (isError ? errors : warnings)[finding[QLatin1String("case")].toString()]
            << finding[QLatin1String("text")].toString();
    }
    for (const QJsonValue one : line.value(QLatin1String("cases")).toArray()) {
        const QJsonObject images = one[QLatin1String("images")].toObject();
        const QString name = one[QLatin1String("name")].toString();
        report.cases.push_back({.name = name,
                                .patient = one[QLatin1String("patient")].toString(name),
                                .sequences = sequencesOf(images),
                                .grid = gridOf(images),
                                .labels = labelsOf(one[QLatin1String("labels")], images),
                                .errors = errors.value(name),
                                .warnings = warnings.value(name)});
    }
    return report;
}

QString auditSummary(const AuditReport& report)
{
    const int all = static_cast<int>(report.cases.size());
    const int usable = report.usableCases();
    const int patients = report.patients();
    const QString cases = all == 1          ? tr("1 case")
                          : patients == all ? tr("%1 cases").arg(all)
                          : patients == 1   ? tr("%1 cases of 1 patient").arg(all)
                                            : tr("%1 cases of %2 patients").arg(all).arg(patients);
    const QString found = report.warnings == 0   ? tr("no warnings")
                          : report.warnings == 1 ? tr("1 warning")
                                                 : tr("%1 warnings").arg(report.warnings);
    if (usable == all) {
        return tr("%1, good to train on; %2.").arg(cases, found);
    }
    return tr("%1, of which %2 can be trained on; errors in the others must be mended, or those "
              "cases taken out of the folder; %3.")
        .arg(cases)
        .arg(usable)
        .arg(found);
}

}  // namespace glioscope
