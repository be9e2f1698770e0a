#include "ui/engine/engine_task.h"

#include "segmentation/jobs/job_json.h"
#include "ui/widgets/sentence_text.h"

#include <utility>

namespace glioscope {
namespace {

constexpr int kCancelGraceMs = 2000;
constexpr int kEndMs = 300;

}  // namespace

EngineTask::EngineTask(QString program, QObject* parent)
    : QObject(parent), m_process(std::move(program))
{
    connect(&m_process, &EngineProcess::lineRead, this, &EngineTask::readLine);
    connect(&m_process, &EngineProcess::ended, this, &EngineTask::onEnded);
}

EngineTask::~EngineTask()
{
    m_process.stop(kEndMs);
    m_process.finish(kEndMs);
}

void EngineTask::start(const QStringList& arguments, const QByteArray& input)
{
    if (isRunning()) {
        return;
    }
    m_isRunning = true;
    m_cancelled = false;
    Q_EMIT started();
    m_process.start(arguments + QStringList{QStringLiteral("--json")}, input);
}

void EngineTask::cancel()
{
    if (isRunning() && !m_cancelled) {
        m_cancelled = true;
        m_process.stop(kCancelGraceMs);
    }
}

void EngineTask::abandon()
{
    if (isRunning()) {
        m_isRunning = false;
        m_process.abandon();
        Q_EMIT ended(End::Cancelled, {});
    }
}

void EngineTask::readLine(const QByteArray& line)
{
    const std::optional<EngineEvent> event =
        eventIn({line.constData(), static_cast<std::size_t>(line.size())});
    if (!event) {
        Q_EMIT said(line);
    } else if (const auto* progress = std::get_if<Progress>(&*event)) {
        Q_EMIT progressed(*progress);
    } else if (const auto* failure = std::get_if<Failure>(&*event)) {
        Q_EMIT warned(shownSentence(failure->message));
    } else if (const auto* notice = std::get_if<CommandNotice>(&*event)) {
        Q_EMIT noticed(shownSentence(notice->message));
    }
}

void EngineTask::onEnded(const EngineEnding& ending)
{
    m_isRunning = false;
    if (m_cancelled) {
        Q_EMIT ended(End::Cancelled, {});
    } else if (ending.isGood()) {
        Q_EMIT ended(End::Done, {});
    } else {
        Q_EMIT ended(End::Failed, problemOf(ending));
    }
}

QString EngineTask::problemOf(const EngineEnding& ending) const
{
    const QString sentence = endingSentence(ending, m_process.program());
    switch (ending.how) {
    case EngineEnding::How::Missing: return sentence;
    case EngineEnding::How::Signal:
        return tr("%1 Try again, with less where memory may be short; what is written stays.")
            .arg(sentence);
    case EngineEnding::How::Exited: break;
    }
    return ending.words.isEmpty() ? tr("%1 Try again.").arg(sentence) : ending.words;
}

}  // namespace glioscope
