#include "ui/training/run_start.h"

#include "segmentation/system/error.h"
#include "training/settings/config_json.h"
#include "ui/engine/engine_ending.h"
#include "ui/engine/engine_process.h"
#include "ui/training/patch_folder.h"
#include "ui/training/run_info.h"
#include "ui/widgets/translated.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace glioscope {
namespace {

[[noreturn]] void fail(const QString& sentence)
{
    throw Error(sentence.toStdString());
}

void requirePatches(const QString& patches)
{
    if (const QString problem = readPatchFolder(patches).problem; !problem.isEmpty()) {
        fail(problem);
    }
}

void requireFree(const QString& folder)
{
    if (isRunGoingOn(folder.toStdString())) {
        fail(tr("A run is going on in %1; open it, or choose another folder.")
                 .arg(QDir::toNativeSeparators(folder)));
    }
}

std::optional<std::filesystem::file_time_type> statusTime(const QString& folder)
{
    std::error_code none;
    const auto time = std::filesystem::last_write_time(
        (folder + QLatin1String("/status.json")).toStdString(), none);
    return none ? std::nullopt : std::optional(time);
}

StartedRun launch(const QString& program, const QString& folder, const QStringList& arguments)
{
    const QString log = engineLog(folder);
    QFile file(log);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        fail(tr("%1 cannot be written (%2); choose another run folder.")
                 .arg(QDir::toNativeSeparators(log), file.errorString()));
    }
    file.close();
    if (!QFileInfo(program).isExecutable()) {
        fail(engineMissing(program));
    }
    QProcess process;
    process.setProcessEnvironment(engineEnvironment());
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(log, QIODevice::Append);
    process.setStandardErrorFile(log, QIODevice::Append);
    StartedRun started{.statusBefore = statusTime(folder)};
    if (!process.startDetached(&started.process)) {
        fail(engineMissing(program));
    }
    return started;
}

}  // namespace

StartedRun startRun(const QString& program, const QString& patches, const QString& folder,
                    const QStringList& arguments)
{
    if (folder.isEmpty()) {
        fail(tr("Choose a folder for the run first."));
    }
    requirePatches(patches);
    requireFree(folder);
    if (isRunFolder(folder)) {
        fail(tr("%1 holds a training run already; resume it, or choose another folder.")
                 .arg(QDir::toNativeSeparators(folder)));
    }
    if (!readPatchFolder(folder).cases.isEmpty()) {
        fail(tr("%1 holds patches; choose a new folder for the run.")
                 .arg(QDir::toNativeSeparators(folder)));
    }
    if (!QDir().mkpath(folder)) {
        fail(tr("The folder %1 cannot be made; choose another.")
                 .arg(QDir::toNativeSeparators(folder)));
    }
    return launch(
        program, folder,
        QStringList{QStringLiteral("train"), patches, QStringLiteral("--output"), folder} +
            arguments);
}

StartedRun resumeRun(const QString& program, const QString& patches, const QString& folder,
                     std::optional<int> epochs)
{
    requireFree(folder);
    QString source = QString::fromStdString(readRunConfig(folder.toStdString()).patches.string());
    if (!readPatchFolder(source).problem.isEmpty()) {
        source = patches;
    }
    requirePatches(source);
    QStringList arguments = {QStringLiteral("train"), source, QStringLiteral("--output"), folder,
                             QStringLiteral("--resume")};
    if (epochs) {
        arguments << QStringLiteral("--epochs") << QString::number(*epochs);
    }
    return launch(program, folder, arguments);
}

}  // namespace glioscope
