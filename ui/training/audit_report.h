#pragma once

// What `glioscope-engine audit --json` found out about a dataset, as the page shows it. The fields
// are described in segmentation/case/dataset/dataset_audit_report.cpp.

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace glioscope {

struct AuditReport {
    struct Row {
        QString name;
        QString patient;    ///< whose scan it is
        QString sequences;  ///< "FLAIR T1 T1ce T2"
        QString grid;       ///< "240×240×155, 1×1×1 mm"
        QString labels;     ///< "NCR 3.1, ED 20.4, ET 7.0 ml", or the file's values
        QStringList errors;
        QStringList warnings;
    };
    QString dataset;
    std::vector<Row> cases;
    int errors = 0;
    int warnings = 0;

    [[nodiscard]] int usableCases() const;  ///< those without errors
    [[nodiscard]] int patients() const;
};

[[nodiscard]] AuditReport auditFromJson(const QJsonObject& line);

/// "16 cases of 9 patients, good to train on; 2 warnings."
[[nodiscard]] QString auditSummary(const AuditReport& report);

}  // namespace glioscope
