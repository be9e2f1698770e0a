#include "ui/engine/head_check.h"

#include "segmentation/case/consistency/skull_glance.h"
#include "ui/case/case_session.h"
#include "ui/widgets/background_work.h"

#include <algorithm>

namespace glioscope {

HeadCheck::HeadCheck(AlignEngine& engine, CaseSession& session, QObject* parent)
    : QObject(parent), m_engine(engine), m_session(session)
{
    connect(&session, &CaseSession::opened, this, &HeadCheck::look);
}

void HeadCheck::warmUp()
{
    m_isWarm = true;
    askEngine();
}

bool HeadCheck::canAlign() const
{
    const Case* openCase = m_session.current();
    return openCase && openCase->image(Sequence::T1ce) &&
           std::ranges::count(openCase->images, nullptr) < 3;
}

bool HeadCheck::onOtherGrids() const
{
    const Case* openCase = m_session.current();
    return openCase && !openCase->sequencesOnOtherGrids().empty();
}

void HeadCheck::look()
{
    m_heads = Heads::Unknown;
    m_problem.clear();
    m_isOpen = false;
    Q_EMIT changed();
    const Case& openCase = *m_session.current();
    const auto& t1ce = openCase.image(Sequence::T1ce);
    const auto image = t1ce ? t1ce : openCase.image(openCase.firstSequence());
    runInBackground(
        this, [image] { return mayShowSkull(*image); },
        [this, image](bool mayBe) {
            const Case* now = m_session.current();
            if (std::ranges::find(now->images, image) == now->images.end()) {
                return;  // another case is open
            }
            m_isOpen = mayBe;
            if (mayBe) {
                askEngine();
            } else {
                m_heads = Heads::Stripped;
                Q_EMIT changed();
            }
        });
}

void HeadCheck::askEngine()
{
    if (!m_isWarm || !m_isOpen) {
        return;
    }
    m_isOpen = false;
    const auto done = [this](const AlignResult& result) {
        m_heads = result.wholeHeads ? Heads::Whole : Heads::Stripped;
        m_share = result.brightShareOutside;
        Q_EMIT changed();
    };
    const auto failed = [this](const QString& problem) {
        m_problem = problem;
        Q_EMIT changed();
    };
    m_engine.ask(this, {.want = AlignJob::Want::Heads}, {done, failed});
}

}  // namespace glioscope
