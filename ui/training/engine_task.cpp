#include "ui/training/engine_task.h"

#include "ui/engine_ending.h"
#include "ui/path_string.h"

#include <QDir>
#include <QJsonDocument>
#include <QTimer>

#include <utility>

namespace glioscope {
namespace {

constexpr int kCancelGraceMs = 2000;
constexpr int kEndMs = 300;
constexpr int kKillMs = 3000;  // certain, but a busy machine needs a moment
constexpr qsizetype kKeptWords = 4000;

Progress progressOf(const QJsonObject& line)
{
    return {.id = {},
            .stage = line.value(QLatin1String("stage")).toString().toStdString(),
            .done = line.value(QLatin1String("done")).toDouble(),
            .total = line.value(QLatin1String("total")).toDouble(),
            .secondsLeft = line.value(QLatin1String("secondsLeft")).toDouble(-1)};
}

}  // namespace

QString lastSentence(const QByteArray& printed)
{
    QList<QByteArray> lines = printed.trimmed().split('\n');
    if (lines.size() > 1 && lines.last().startsWith("Run with --help")) {
        lines.removeLast();  // no use to someone in a window
    }
    QString last = QString::fromUtf8(lines.last()).trimmed();
    const QLatin1String name("glioscope-engine: ");
    return last.startsWith(name) ? last.mid(name.size()) : last;
}

QString engineMissing(const QString& program)
{
    return EngineTask::tr(
               "The engine cannot be started: %1 is missing or is no program. Install "
               "or build it beside the viewer.")
        .arg(QDir::toNativeSeparators(program));
}

EngineTask::EngineTask(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program))
{
}

EngineTask::~EngineTask()
{
    if (!m_process || m_process->state() == QProcess::NotRunning) {
        return;
    }
    m_process->disconnect(this);
    m_process->terminate();
    if (!m_process->waitForFinished(kEndMs)) {
        m_process->kill();
        m_process->waitForFinished(kKillMs);
    }
}

void EngineTask::start(const QStringList& arguments)
{
    if (isRunning()) {
        return;
    }
    m_lastWords.clear();
    m_cancelled = false;
    m_process = new QProcess(this);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kTextArguments), QStringLiteral("1"));
    m_process->setProcessEnvironment(environment);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &EngineTask::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, [this] {
        m_lastWords = (m_lastWords + m_process->readAllStandardError()).right(kKeptWords);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            end(End::Failed, engineMissing(m_program));
        }
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readLines();
        if (m_cancelled) {
            end(End::Cancelled, {});
        } else if (code == 0 && status == QProcess::NormalExit) {
            end(End::Done, {});
        } else {
            end(End::Failed, problemOf(status, code));
        }
    });
    Q_EMIT started();
    m_process->start(m_program, arguments + QStringList{QStringLiteral("--json")});
}

void EngineTask::cancel()
{
    if (!isRunning() || m_cancelled) {
        return;
    }
    m_cancelled = true;
    m_process->terminate();
    QTimer::singleShot(kCancelGraceMs, m_process, [process = m_process] {
        if (process) {
            process->kill();
        }
    });
}

void EngineTask::abandon()
{
    if (QProcess* process = m_process) {
        m_process.clear();
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
        Q_EMIT ended(End::Cancelled, {});
    }
}

void EngineTask::readLines()
{
    while (m_process && m_process->canReadLine()) {
        readLine(m_process->readLine());
    }
}

void EngineTask::readLine(const QByteArray& text)
{
    const QJsonObject line = QJsonDocument::fromJson(text).object();
    const QString type = line.value(QLatin1String("type")).toString();
    if (type == QLatin1String("progress")) {
        Q_EMIT progressed(progressOf(line));
    } else if (type == QLatin1String("failed")) {
        Q_EMIT warned(line.value(QLatin1String("message")).toString());
    } else if (!line.isEmpty()) {
        Q_EMIT said(line);
    }
}

void EngineTask::end(End end, const QString& problem)
{
    m_process->disconnect(this);
    m_process->deleteLater();
    m_process.clear();
    Q_EMIT ended(end, problem);
}

QString EngineTask::problemOf(QProcess::ExitStatus status, int code) const
{
    if (status == QProcess::CrashExit) {
        return tr("The engine %1. Try again, with less where memory may be short; what is written "
                  "stays.")
            .arg(endedBySignal(code));
    }
    const QString words = lastSentence(m_lastWords);
    return words.isEmpty() ? tr("The engine stopped without saying why. Try again.") : words;
}

}  // namespace glioscope
