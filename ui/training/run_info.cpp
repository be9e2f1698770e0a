#include "ui/training/run_info.h"

#include "segmentation/system/path_access.h"
#include "ui/engine/engine_ending.h"
#include "ui/training/patch_folder.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <signal.h>

#include <cerrno>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

bool isAlive(qint64 process)
{
    return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

QByteArray engineWords(const QString& folder)
{
    QFile file(engineLog(folder));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    file.seek(std::max<qint64>(0, file.size() - kKeptWords));
    return file.readAll();
}

RunPhase phaseWhileGoing(const fs::path& folder, const std::optional<RunStatus>& status)
{
    const bool begun =
        status && (status->state == RunState::Training || status->state == RunState::Paused);
    if (!begun) {
        return RunPhase::Starting;  // what the status says, if anything, is of an earlier run
    }
    if (readRunRequest(folder) == RunRequest::Stop) {
        return RunPhase::Stopping;
    }
    return status->state == RunState::Paused ? RunPhase::Paused : RunPhase::Training;
}

void describeEnd(RunInfo& info, const QString& folder, const StartedRun& started, bool hasStatus)
{
    if (!hasStatus && started.process > 0) {
        const QString words = lastSentence(engineWords(folder));
        info.phase = RunPhase::Failed;
        info.message = words.isEmpty()
                           ? tr("Training could not be started, and the engine did not say why.")
                           : words;
        return;
    }
    if (!hasStatus) {
        info.phase = isRunFolder(folder) ? RunPhase::CutOff : RunPhase::None;
        info.message = info.phase == RunPhase::None ? tr("There is no training run in this folder.")
                                                    : tr("The run ended before its first step.");
        return;
    }
    info.message = shownSentence(info.status.message);
    switch (info.status.state) {
    case RunState::Finished: info.phase = RunPhase::Finished; break;
    case RunState::Stopped: info.phase = RunPhase::Stopped; break;
    case RunState::Failed: info.phase = RunPhase::Failed; break;
    case RunState::Training:
    case RunState::Paused:
        info.phase = RunPhase::CutOff;
        info.message =
            tr("The run was cut off without a word, as when the computer is switched "
               "off. Its last whole epoch is kept, and Resume goes on from there.");
        break;
    }
}

}  // namespace

RunInfo readRunInfo(const QString& folder, const StartedRun& started)
{
    RunInfo info;
    if (folder.isEmpty()) {
        return info;
    }
    const fs::path path = folder.toStdString();
    std::error_code none;
    if (accessTo(path) == PathAccess::Forbidden) {
        info.message = tr("The run folder %1 may not be read by you; have its owner allow it.")
                           .arg(QDir::toNativeSeparators(folder));
        return info;
    }
    if (!fs::is_directory(path, none)) {
        info.message =
            tr("The run folder %1 is not there any more.").arg(QDir::toNativeSeparators(folder));
        return info;
    }
    const auto written = fs::last_write_time(path / "status.json", none);
    const bool isOld = started.process > 0 && !none && written == started.statusBefore;
    const std::optional<RunStatus> status = isOld ? std::nullopt : readRunStatus(path);
    info.status = status.value_or(RunStatus{});
    info.hasModel = !modelOfRun(folder).isEmpty();
    const bool ended =
        status && (status->state == RunState::Finished || status->state == RunState::Stopped ||
                   status->state == RunState::Failed);
    // A process of ours that has said its last word only has to be gone.
    if (isRunGoingOn(path) || (isAlive(started.process) && !ended)) {
        info.phase = phaseWhileGoing(path, status);
        return info;
    }
    describeEnd(info, folder, started, status.has_value());
    info.canResume =
        info.phase != RunPhase::Finished && info.phase != RunPhase::None && isRunFolder(folder);
    return info;
}

QString modelOfRun(const QString& folder)
{
    for (const QString& name : {QStringLiteral("best.h5"), QStringLiteral("last.h5")}) {
        if (const QString file = QDir(folder).filePath(name);
            !folder.isEmpty() && QFileInfo(file).isFile()) {
            return file;
        }
    }
    return {};
}

bool isRunFolder(const QString& folder)
{
    return !folder.isEmpty() &&
           QFileInfo(QDir(folder).filePath(QStringLiteral("config.json"))).isFile() &&
           !readPatchFolder(folder).isReadyMade;  // they have a config.json too
}

}  // namespace glioscope
