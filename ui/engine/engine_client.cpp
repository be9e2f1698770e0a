#include "ui/engine/engine_client.h"

#include "ui/widgets/sentence_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <stdexcept>
#include <utility>

namespace glioscope {
namespace {

constexpr int kCancelGraceMs = 300;
constexpr int kQuitGraceMs = 300;

}  // namespace

EngineClient::EngineClient(QString program, QObject* parent)
    : QObject(parent), m_process(std::move(program))
{
    connect(&m_process, &EngineProcess::lineRead, this, &EngineClient::handleLine);
    connect(&m_process, &EngineProcess::ended, this, &EngineClient::onEnded);
}

EngineClient::~EngineClient()
{
    if (!isBusy()) {
        write(QuitEngine{});
    }
    m_process.finish(isBusy() ? 0 : kQuitGraceMs);
}

QString EngineClient::programBesideThis()
{
    const QString name = QStringLiteral("glioscope-engine");
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

void EngineClient::warmUp()
{
    m_process.start({QStringLiteral("serve")});
}

bool EngineClient::segment(SegmentJob job)
{
    job.compress = false;
    return begin(std::move(job));
}

template <typename Job>
bool EngineClient::begin(Job job)
{
    if (isBusy()) {
        return false;
    }
    if (!m_cancelledId.empty()) {
        // The cancelled job still holds the engine; a new one is sooner ready than that one stops.
        retire();
    }
    // What a killed job left; a finished one's reader takes it away.
    if (!m_leftBehind.empty()) {
        QDir(m_folder.filePath(QString::fromStdString(m_leftBehind))).removeRecursively();
        m_leftBehind.clear();
    }
    job.id = "job-" + std::to_string(++m_jobCount);
    const QString folder = m_folder.filePath(QString::fromStdString(job.id));
    if (!m_folder.isValid() || !QDir().mkpath(folder)) {
        Q_EMIT failed(
            tr("No temporary folder can be made for the result: %1.").arg(m_folder.errorString()) +
            QLatin1Char(' ') +
            tr("Free some space in the system's temporary folder and run again."));
        return true;
    }
    job.outputFolder = folder.toStdString();
    m_jobId = job.id;
    warmUp();
    write(job);
    return true;
}

template bool EngineClient::begin(AlignJob job);

void EngineClient::cancel()
{
    if (!isBusy()) {
        return;
    }
    m_cancelledId = std::exchange(m_jobId, {});
    m_leftBehind = m_cancelledId;
    write(CancelJob{m_cancelledId});
    QTimer::singleShot(kCancelGraceMs, this, [this, id = m_cancelledId] {
        if (m_cancelledId == id) {
            retire();
            warmUp();
        }
    });
    Q_EMIT cancelled();
}

void EngineClient::retire()
{
    m_cancelledId.clear();
    m_process.abandon();
}

void EngineClient::write(const EngineCommand& command)
{
    m_process.writeLine(QByteArray::fromStdString(toLine(command)));
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

void EngineClient::handle(const AlignResult& result)
{
    if (result.id == m_cancelledId) {
        m_cancelledId.clear();
    } else if (result.id == m_jobId) {
        m_jobId.clear();
        Q_EMIT aligned(result);
    }
}

void EngineClient::handle(const Failure& failure)
{
    if (!m_cancelledId.empty() && failure.id == m_cancelledId) {
        m_cancelledId.clear();
    } else if (isBusy() && (failure.id.empty() || failure.id == m_jobId)) {
        m_leftBehind = std::exchange(m_jobId, {});
        Q_EMIT failed(shownSentence(together(failure.message, failure.advice)));
    }
}

void EngineClient::handle(const JobCancelled& ended)
{
    if (ended.id == m_cancelledId) {
        m_cancelledId.clear();
    }
}

void EngineClient::handle(const CommandNotice& notice)
{
    qWarning("glioscope-engine: %s", notice.message.text().c_str());  // serve has none
}

void EngineClient::onEnded(const EngineEnding& ending)
{
    m_cancelledId.clear();
    if (!isBusy()) {
        return;
    }
    m_leftBehind = std::exchange(m_jobId, {});
    const QString said =
        ending.words.isEmpty() ? QString() : tr(" It last said: %1").arg(ending.words);
    Q_EMIT failed(endingSentence(ending, program()) + said + QLatin1Char(' ') +
                  tr("The case and all results on screen are untouched. "
                     "Run again, or choose another model or device."));
}

}  // namespace glioscope
