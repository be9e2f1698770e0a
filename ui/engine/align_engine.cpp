#include "ui/engine/align_engine.h"

#include "segmentation/case/model/sources_of_case.h"
#include "ui/case/case_session.h"

#include <algorithm>
#include <utility>

namespace glioscope {

AlignEngine::AlignEngine(QString program, CaseSession& session, QObject* parent)
    : QObject(parent), m_program(std::move(program)), m_session(session)
{
    connect(&session, &CaseSession::opened, this, [this] {
        m_waiting.clear();
        m_client.reset();  // with what it has in memory of the last case
    });
}

void AlignEngine::ask(const QObject* asker, AlignJob job, Answer answer)
{
    const Case* openCase = m_session.current();
    if (!openCase) {
        return;
    }
    job.sources = sourcesOf(openCase->files);
    m_waiting.push_back({asker, std::move(job), std::move(answer)});
    if (m_waiting.size() == 1) {
        askNext();
    }
}

bool AlignEngine::isBusy(const QObject* asker) const
{
    return std::ranges::find(m_waiting, asker, &Question::asker) != m_waiting.end();
}

void AlignEngine::askNext()
{
    if (!m_client) {
        m_client = std::make_unique<EngineClient>(m_program);
        connect(m_client.get(), &EngineClient::progressed, this, [this](const Progress& progress) {
            if (!m_waiting.empty()) {
                Q_EMIT progressed(m_waiting.front().asker, progress);
            }
        });
        connect(m_client.get(), &EngineClient::aligned, this, [this](const AlignResult& result) {
            end([result](const Answer& answer) { answer.done(result); });
        });
        connect(m_client.get(), &EngineClient::failed, this, [this](const QString& problem) {
            end([problem](const Answer& answer) { answer.failed(problem); });
        });
    }
    m_client->align(m_waiting.front().job);
}

void AlignEngine::end(const std::function<void(const Answer& answer)>& tell)
{
    if (m_waiting.empty()) {
        return;
    }
    const Answer answer = std::move(m_waiting.front().answer);
    m_waiting.pop_front();
    if (!m_waiting.empty()) {
        askNext();
    }
    tell(answer);
}

void AlignEngine::cancel(const QObject* asker)
{
    if (!isBusy(asker)) {
        return;
    }
    const bool atWork = m_waiting.front().asker == asker;
    std::erase_if(m_waiting, [asker](const Question& each) { return each.asker == asker; });
    if (atWork) {
        m_client->cancel();
        if (!m_waiting.empty()) {
            askNext();
        }
    }
}

}  // namespace glioscope
