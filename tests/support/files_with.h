#pragma once

// Whether anything of a patient is in files.

#include <QByteArrayList>
#include <QFile>
#include <QProcess>
#include <QStringList>

#include <filesystem>

namespace glioscope::test {

/// Of the patient of study_window_case.h's studies, in any spelling.
[[nodiscard]] inline QByteArrayList patientTraces()
{
    return {"MUSTER",     "Muster",   "Maria",  "PAT-0815",
            "1950-12-31", "19501231", "31.12.", "Lindenweg"};
}

/// Files below a folder that hold one of the words, unpacked too, or are called so, whatever else
/// they hold.
[[nodiscard]] inline QStringList filesWith(const std::filesystem::path& folder,
                                           const QByteArrayList& words)
{
    namespace fs = std::filesystem;
    QStringList found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (!entry.is_regular_file() || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        QByteArray content = file.readAll();
        if (entry.path().extension() == ".gz") {
            QProcess unpacked;
            unpacked.start(QStringLiteral("gzip"), {QStringLiteral("-dcf"), file.fileName()});
            unpacked.waitForFinished();
            content += unpacked.readAllStandardOutput();
        }
        for (const QByteArray& word : words) {
            if (content.contains(word) || file.fileName().toUtf8().contains(word)) {
                found << file.fileName() + QStringLiteral(": ") + QString::fromUtf8(word);
            }
        }
    }
    return found;
}

}  // namespace glioscope::test
