#include "ui/engine_client.h"

#include "ui/engine_ending.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <stdexcept>
#include <utility>

namespace glioscope {
namespace {

constexpr int kCancelGraceMs = 300;
constexpr int kQuitGraceMs = 300;
constexpr int kKillMs = 3000;  // certain, but a busy machine needs a moment
constexpr qsizetype kKeptWords = 2000;

QString lastLine(const QByteArray& text)
{
    const QList<QByteArray> lines = text.trimmed().split('\n');
    return lines.isEmpty() ? QString() : QString::fromUtf8(lines.last()).trimmed();
}

}  // namespace

EngineClient::EngineClient(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program))
{
}

EngineClient::~EngineClient()
{
    if (!m_process) {
        return;
    }
    m_process->disconnect(this);
    if (!isBusy() && m_process->state() == QProcess::Running) {
        write(toLine(EngineCommand{QuitEngine{}}));
        m_process->closeWriteChannel();
        m_process->waitForFinished(kQuitGraceMs);
    }
    if (m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished(kKillMs);
    }
}

QString EngineClient::programBesideThis()
{
    const QString name = QStringLiteral("glioscope-engine");
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

qint64 EngineClient::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void EngineClient::warmUp()
{
    if (!m_process) {
        start();
    }
}

bool EngineClient::segment(SegmentJob job)
{
    if (isBusy()) {
        return false;
    }
    if (!m_cancelledId.empty()) {
        // The cancelled job still holds the engine; a new one is sooner ready than that one stops.
        retire();
    }
    // What a killed job left; a finished one's reader has taken it away.
    QDir(m_folder.filePath(QStringLiteral("job-%1").arg(m_jobCount))).removeRecursively();
    job.id = "job-" + std::to_string(++m_jobCount);
    job.compress = false;
    const QString folder = m_folder.filePath(QString::fromStdString(job.id));
    if (!m_folder.isValid() || !QDir().mkpath(folder)) {
        Q_EMIT failed(
            tr("No temporary folder can be made for the result: %1.").arg(m_folder.errorString()),
            tr("Free some space in the system's temporary folder and run again."));
        return true;
    }
    job.outputFolder = folder.toStdString();
    m_jobId = job.id;
    warmUp();
    write(toLine(EngineCommand{job}));
    return true;
}

void EngineClient::cancel()
{
    if (!isBusy()) {
        return;
    }
    m_cancelledId = std::exchange(m_jobId, {});
    write(toLine(EngineCommand{CancelJob{m_cancelledId}}));
    QTimer::singleShot(kCancelGraceMs, this, [this, id = m_cancelledId] {
        if (m_cancelledId == id) {
            retire();
            warmUp();
        }
    });
    Q_EMIT cancelled();
}

void EngineClient::start()
{
    m_lastWords.clear();
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &EngineClient::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, [this] {
        m_lastWords = (m_lastWords + m_process->readAllStandardError()).right(kKeptWords);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            onEnded(tr("The segmentation engine cannot be started from %1: %2.")
                        .arg(QDir::toNativeSeparators(m_program), m_process->errorString()));
        }
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readLines();
        onEnded(status == QProcess::CrashExit
                    ? tr("The segmentation engine %1.").arg(endedBySignal(code))
                    : tr("The segmentation engine stopped by itself with exit code %1.").arg(code));
    });
    m_process->start(m_program, {QStringLiteral("serve")});
}

void EngineClient::retire()
{
    m_cancelledId.clear();
    if (QProcess* process = m_process) {
        m_process.clear();
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
}

void EngineClient::write(const std::string& line)
{
    if (m_process) {
        m_process->write(QByteArray::fromStdString(line) + '\n');
    }
}

void EngineClient::readLines()
{
    while (m_process && m_process->canReadLine()) {
        handleLine(m_process->readLine().trimmed());
    }
}

void EngineClient::handleLine(const QByteArray& line)
{
    try {
        const std::string_view text(line.constData(), static_cast<std::size_t>(line.size()));
        std::visit([this](const auto& event) { handle(event); }, eventFromLine(text));
    } catch (const std::invalid_argument& error) {
        // Some library printed to stdout; the protocol goes on with the next line.
        qWarning("glioscope-engine said something unexpected (%s): %s", error.what(),
                 line.constData());
    }
}

void EngineClient::handle(const EngineReady& ready)
{
    m_devices.clear();
    for (const std::string& device : ready.devices) {
        m_devices << QString::fromStdString(device);
    }
    Q_EMIT devicesKnown();
}

void EngineClient::handle(const Progress& progress)
{
    if (isBusy() && progress.id == m_jobId) {
        Q_EMIT progressed(progress);
    }
}

void EngineClient::handle(const SegmentResult& result)
{
    if (result.id == m_cancelledId) {
        m_cancelledId.clear();
    } else if (result.id == m_jobId) {
        m_jobId.clear();
        Q_EMIT finished(result);
    }
}

void EngineClient::handle(const Failure& failure)
{
    if (!m_cancelledId.empty() && failure.id == m_cancelledId) {
        m_cancelledId.clear();
    } else if (isBusy() && (failure.id.empty() || failure.id == m_jobId)) {
        m_jobId.clear();
        Q_EMIT failed(QString::fromStdString(failure.message),
                      QString::fromStdString(failure.advice));
    }
}

void EngineClient::handle(const JobCancelled& ended)
{
    if (ended.id == m_cancelledId) {
        m_cancelledId.clear();
    }
}

void EngineClient::onEnded(const QString& cause)
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->deleteLater();
        m_process.clear();
    }
    m_cancelledId.clear();
    if (!isBusy()) {
        return;
    }
    m_jobId.clear();
    const QString words = lastLine(m_lastWords);
    const QString said = words.isEmpty() ? QString() : tr(" It last said: %1").arg(words);
    Q_EMIT failed(cause + said, tr("The case and all results on screen are untouched. "
                                   "Run again, or choose another model or device."));
}

}  // namespace glioscope
