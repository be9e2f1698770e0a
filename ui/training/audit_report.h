#pragma once

// What an audit found out about a dataset, in the words in which the page shows it.

#include "segmentation/jobs/audit_report.h"

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

[[nodiscard]] AuditReport reportOf(const DatasetAudit& audit);

/// "16 cases of 9 patients, good to train on; 2 warnings."
[[nodiscard]] QString auditSummary(const AuditReport& report);

}  // namespace glioscope
