#include "ui/engine/engine_process.h"

#include "segmentation/system/path_text.h"

#include <QTimer>

#include <utility>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>

#include <csignal>
#endif

namespace glioscope {
namespace {

constexpr int kKillMs = 3000;  // certain, but a busy machine needs a moment

}  // namespace

/// Also where this program is killed: the engine then has nobody to work for, and would go on
/// writing into a folder that the next start sweeps.
void endWithThisProgram([[maybe_unused]] QProcess& process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
}

QProcessEnvironment engineEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kTextArguments), QStringLiteral("1"));
    return environment;
}

EngineProcess::EngineProcess(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program))
{
}

EngineProcess::~EngineProcess()
{
    finish(0);
}

qint64 EngineProcess::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void EngineProcess::start(const QStringList& arguments, const QByteArray& input)
{
    if (isRunning()) {
        return;
    }
    m_lastWords.clear();
    m_process = new QProcess(this);
    m_process->setProcessEnvironment(engineEnvironment());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &EngineProcess::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, [this] {
        m_lastWords = (m_lastWords + m_process->readAllStandardError()).right(kKeptWords);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            end({.how = EngineEnding::How::Missing});
        }
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readLast();
        if (m_process) {  // a reader may have abandoned it
            end({.how = status == QProcess::CrashExit ? EngineEnding::How::Signal
                                                      : EngineEnding::How::Exited,
                 .code = code,
                 .words = lastSentence(m_lastWords)});
        }
    });
    endWithThisProgram(*m_process);
    m_process->start(m_program, arguments);
    if (m_process && !input.isEmpty()) {
        m_process->write(input);
        m_process->closeWriteChannel();
    }
}

void EngineProcess::writeLine(const QByteArray& line)
{
    if (m_process) {
        m_process->write(line + '\n');
    }
}

void EngineProcess::stop(int graceMs)
{
    if (!m_process) {
        return;
    }
    m_process->terminate();
    QTimer::singleShot(graceMs, m_process, [process = m_process] {
        if (process) {
            process->kill();
        }
    });
}

void EngineProcess::finish(int graceMs)
{
    if (!m_process) {
        return;
    }
    QProcess* process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->closeWriteChannel();
    if (process->state() != QProcess::NotRunning && !process->waitForFinished(graceMs)) {
        process->kill();
        process->waitForFinished(kKillMs);
    }
    process->deleteLater();
}

void EngineProcess::abandon()
{
    if (QProcess* process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        connect(process, &QProcess::stateChanged, process, [process](QProcess::ProcessState state) {
            if (state == QProcess::NotRunning) {
                process->deleteLater();
            }
        });
        process->kill();
    }
}

void EngineProcess::readLines()
{
    while (m_process && m_process->canReadLine()) {
        QByteArray line = m_process->readLine();
        line.chop(1);
        Q_EMIT lineRead(line);
    }
}

void EngineProcess::readLast()
{
    readLines();
    if (m_process && m_process->bytesAvailable() > 0) {
        Q_EMIT lineRead(m_process->readAll());
    }
}

void EngineProcess::end(const EngineEnding& ending)
{
    QProcess* process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->deleteLater();
    Q_EMIT ended(ending);
}

}  // namespace glioscope
