#include "ui/engine/case_moves.h"

#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/case/case_session.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

struct Placed {
    CaseImages images;
    std::array<bool, 4> moved = {};
};

/// The same voxels with other origins and directions.
Placed placed(const CaseImages& images, const std::optional<CaseAlignment>& alignment)
{
    Placed result{images};
    for (std::size_t s = 0; alignment && s < images.size(); ++s) {
        const RigidTransform& toImage = alignment->moves[s].toMoving;
        if (images[s] && !toImage.isIdentity()) {
            Image there = *images[s];
            there.geometry = moved(there.geometry, toImage.inverted());
            result.images[s] = std::make_shared<const Image>(std::move(there));
            result.moved[s] = true;
        }
    }
    return result;
}

}  // namespace

CaseMoves::CaseMoves(AlignEngine& engine, CaseSession& session, QObject* parent)
    : QObject(parent), m_engine(engine), m_session(session)
{
    connect(&engine, &AlignEngine::progressed, this,
            [this](const QObject* asker, const Progress& progress) {
                if (asker == this) {
                    Q_EMIT progressed(progress);
                }
            });
    connect(&session, &CaseSession::opened, this, [this] {
        ++m_shown;
        m_inUse.reset();
        m_file.clear();
        Q_EMIT changed();
    });
}

void CaseMoves::find()
{
    ask({.want = AlignJob::Want::Moves});
}

void CaseMoves::findAgain(const CaseAlignment& known, const std::vector<Sequence>& again,
                          int attempt)
{
    try {
        ask({.want = AlignJob::Want::Moves,
             .known = written(known),
             .again = again,
             .attempt = attempt});
    } catch (const Error& error) {
        Q_EMIT failed(shownFailure(error));
    }
}

void CaseMoves::ask(AlignJob job)
{
    const auto done = [this](const AlignResult& result) {
        try {
            const CaseAlignment alignment = readAlignment(result.moves, *m_session.current());
            std::error_code ignored;
            fs::remove_all(result.moves.parent_path(), ignored);
            Q_EMIT found(alignment);
        } catch (const Error& error) {
            Q_EMIT failed(shownFailure(error));
        }
    };
    m_engine.ask(this, std::move(job),
                 {done, [this](const QString& problem) { Q_EMIT failed(problem); }});
}

fs::path CaseMoves::written(const CaseAlignment& alignment)
{
    const QString name = QStringLiteral("moves-%1.json").arg(++m_fileCount);
    const fs::path file = pathFromString(m_folder.filePath(name));
    writeTextDurably(file, alignmentText(*m_session.current(), alignment));
    return file;
}

fs::path CaseMoves::known()
{
    try {
        return m_inUse && m_file.empty() ? written(*m_inUse) : m_file;
    } catch (const Error&) {
        return {};  // the engine looks for them
    }
}

void CaseMoves::use(const CaseAlignment& alignment)
{
    try {
        m_file = written(alignment);
        show(alignment);
    } catch (const Error& error) {
        Q_EMIT failed(shownFailure(error));
    }
}

void CaseMoves::restore(const CaseAlignment& alignment, bool isDecided)
{
    isDecided ? use(alignment) : show(alignment);
}

void CaseMoves::adopt(const std::string& text)
{
    if (m_inUse || !m_session.current()) {
        return;
    }
    try {
        const CaseAlignment alignment =
            alignmentFrom(text, Sentence::of("The result"), *m_session.current());
        if (!alignment.isLeftAsItIs) {
            show(alignment);
        }
    } catch (const Error&) {
        return;  // a result of an earlier version: it is shown over the sequences as they lie
    }
}

void CaseMoves::drop()
{
    m_file.clear();
    show(std::nullopt);
}

void CaseMoves::show(const std::optional<CaseAlignment>& alignment)
{
    m_inUse = alignment;
    const auto place = [images = m_session.current()->images, alignment] {
        return placed(images, alignment);
    };
    runInBackground(this, place, [this, which = ++m_shown](const Placed& there) {
        if (which == m_shown) {
            m_session.placeImages(there.images, there.moved);
            Q_EMIT changed();
        }
    });
}

}  // namespace glioscope
