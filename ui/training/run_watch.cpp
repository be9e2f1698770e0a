#include "ui/training/run_watch.h"

#include "segmentation/system/error.h"
#include "training/progress/run_history.h"
#include "ui/widgets/sentence_text.h"

#include <QDir>
#include <QFileInfo>

#include <signal.h>

#include <utility>

namespace glioscope {
namespace {

constexpr int kSoonMs = 150;
constexpr int kSlowlyMs = 2000;

QDateTime timeOf(const QString& file)
{
    return QFileInfo(file).lastModified();
}

}  // namespace

RunWatch::RunWatch(QObject* parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_slowly.setInterval(kSlowlyMs);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
    connect(&m_soon, &QTimer::timeout, this, &RunWatch::refresh);
    connect(&m_slowly, &QTimer::timeout, this, &RunWatch::refresh);
}

void RunWatch::setFolder(const QString& folder, const StartedRun& started)
{
    m_folder = folder;
    m_started = started;
    m_info = {};
    m_history.clear();
    m_picture = {};
    m_historyTime = {};
    m_pictureTime = {};
    m_seemedCutOff = false;
    if (!m_watcher.directories().isEmpty()) {
        m_watcher.removePaths(m_watcher.directories());
    }
    watchFiles();
    folder.isEmpty() ? m_slowly.stop() : m_slowly.start();
    refresh();
}

void RunWatch::watchFiles()
{
    if (m_watcher.directories().isEmpty() && QFileInfo(m_folder).isDir()) {
        m_watcher.addPath(m_folder);
    }
}

void RunWatch::refresh()
{
    const bool wasGoingOn = m_info.isGoingOn();
    RunInfo info = readRunInfo(m_folder, m_started);
    // Between a run's last step and its last word it looks cut off: look twice.
    if (info.phase == RunPhase::CutOff && wasGoingOn && !std::exchange(m_seemedCutOff, true)) {
        return;
    }
    m_seemedCutOff = false;
    const bool wasThere = m_info.phase != RunPhase::None || m_info.vanished;
    info.vanished = wasThere && !QFileInfo(m_folder).isDir();
    m_info = std::move(info);
    const QString log = QDir(m_folder).filePath(QStringLiteral("log.csv"));
    if (const QDateTime time = timeOf(log); time != m_historyTime) {
        m_historyTime = time;
        m_history = readRunHistory(m_folder.toStdString());
    }
    const QString picture = QDir(m_folder).filePath(QStringLiteral("validation.png"));
    if (const QDateTime time = timeOf(picture); time != m_pictureTime) {
        m_pictureTime = time;
        m_picture = QImage(picture);
    }
    watchFiles();
    Q_EMIT changed();
    if (wasGoingOn && m_info.phase == RunPhase::Finished && m_info.hasModel) {
        Q_EMIT finished();
    }
}

void RunWatch::ask(RunRequest request)
{
    try {
        writeRunRequest(m_folder.toStdString(), request);
    } catch (const Error& error) {
        Q_EMIT problem(shownFailure(error));
    }
    refresh();
}

void RunWatch::pause()
{
    ask(RunRequest::Pause);
}

void RunWatch::resume()
{
    ask(RunRequest::None);
}

void RunWatch::stop()
{
    if (m_info.phase == RunPhase::Starting && m_started.process > 0) {
        // Before its first step it reads no requests.
        ::kill(static_cast<pid_t>(m_started.process), SIGTERM);
        return;
    }
    ask(RunRequest::Stop);
}

}  // namespace glioscope
