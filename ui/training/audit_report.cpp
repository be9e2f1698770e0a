#include "ui/training/audit_report.h"

#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QSet>

#include <algorithm>

namespace glioscope {
namespace {

QString sequencesOf(const AuditedCase& one)
{
    QStringList names;
    for (const Sequence sequence : kAllSequences) {
        if (one.images[static_cast<std::size_t>(sequence)]) {
            names << toQString(displayName(sequence));
        }
    }
    return names.isEmpty() ? tr("none") : names.join(QLatin1Char(' '));
}

template <typename Three>
QString triple(const Three& values)
{
    QStringList texts;
    for (const auto value : values) {
        texts << shownNumber(double(value), 'g', 3);
    }
    return texts.join(QChar(0x00d7));
}

/// Of the first image there is; null where there is none.
const Geometry* gridOf(const AuditedCase& one)
{
    for (const auto& image : one.images) {
        if (image) {
            return &image->geometry;
        }
    }
    return nullptr;
}

QString gridText(const AuditedCase& one)
{
    const Geometry* grid = gridOf(one);
    return grid ? tr("%1, %2 mm").arg(triple(grid->size), triple(grid->spacingMm))
                : QStringLiteral("–");
}

double voxelMl(const AuditedCase& one)
{
    const Geometry* grid = gridOf(one);
    return grid ? 1e-3 * grid->spacingMm[0] * grid->spacingMm[1] * grid->spacingMm[2] : 1e-3;
}

QString valuesText(const AuditedLabels& labels)
{
    constexpr qsizetype kMostValues = 8;
    QStringList values;
    for (const auto& [value, count] : labels.voxelsOfValue) {
        values << QString::number(value);
    }
    return tr("values %1").arg(values.mid(0, kMostValues).join(QLatin1Char(' ')));
}

QString labelsText(const AuditedCase& one)
{
    if (!one.labels) {
        return tr("none");
    }
    if (!one.labels->scheme) {
        return valuesText(*one.labels);
    }
    QStringList parts;
    for (const Label label : kMarkedLabels) {
        const double ml = double(one.labels->voxels[label]) * voxelMl(one);
        if (isTumour(label) || ml > 0) {
            parts << QStringLiteral("%1 %2").arg(toQString(shortName(label)),
                                                 shownNumber(ml, 'f', 1));
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

AuditReport reportOf(const DatasetAudit& audit)
{
    AuditReport report;
    report.dataset = pathString(audit.dataset);
    report.errors = static_cast<int>(audit.count(AuditSeverity::Error));
    report.warnings = static_cast<int>(audit.count(AuditSeverity::Warning));
    for (const AuditedCase& one : audit.cases) {
        report.cases.push_back({.name = toQString(bytesText(one.name)),
                                .patient = toQString(bytesText(one.patient)),
                                .sequences = sequencesOf(one),
                                .grid = gridText(one),
                                .labels = labelsText(one),
                                .errors = {},
                                .warnings = {}});
        for (const AuditFinding& finding : audit.findings) {
            if (finding.caseName == one.name) {
                AuditReport::Row& row = report.cases.back();
                (finding.severity == AuditSeverity::Error ? row.errors : row.warnings)
                    << shownSentence(finding.text);
            }
        }
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
