#pragma once

// The moves of the open case's sequences onto its T1ce: looked for by the engine, looked at and
// decided by the user, or told by a run. While they are in use, sequences are shown where they
// lead, with no voxel resampled, and a run takes the user's as they are. They go with the case; a
// session keeps them.

#include "segmentation/registration/case_alignment.h"
#include "ui/engine/align_engine.h"

#include <QObject>
#include <QTemporaryDir>

#include <filesystem>
#include <optional>
#include <vector>

namespace glioscope {

class CaseSession;

class CaseMoves : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object.
    CaseMoves(AlignEngine& engine, CaseSession& session, QObject* parent = nullptr);

    /// Of the open case; nothing where its sequences are shown as their files say.
    [[nodiscard]] const std::optional<CaseAlignment>& inUse() const { return m_inUse; }
    /// For SegmentJob::knownMoves; empty where the user has decided about none.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// The same of any that are in use, for what is to be found out with them.
    [[nodiscard]] std::filesystem::path known();

    /// Looks for them; `found` or `failed` follows, or neither after cancel().
    void find();
    /// Looks once more for those of `again`, from other starts with each `attempt` from 1 on.
    void findAgain(const CaseAlignment& known, const std::vector<Sequence>& again, int attempt);
    [[nodiscard]] bool isLooking() const { return m_engine.isBusy(this); }
    void cancel() { m_engine.cancel(this); }

    /// Whether those in use are the user's decision.
    [[nodiscard]] bool isDecided() const { return m_inUse && !m_file.empty(); }

    /// The user's decision.
    void use(const CaseAlignment& alignment);
    /// Those of a session.
    void restore(const CaseAlignment& alignment, bool isDecided);
    /// Those of a run, where the user has decided about none.
    void adopt(const std::string& text);
    /// Sequences are shown as their files say, and a run looks for moves by itself.
    void drop();

Q_SIGNALS:
    void progressed(const Progress& progress);
    void found(const CaseAlignment& alignment);
    void failed(const QString& problem);
    /// Others are in use, or none.
    void changed();

private:
    void ask(AlignJob job);
    void show(const std::optional<CaseAlignment>& alignment);
    [[nodiscard]] std::filesystem::path written(const CaseAlignment& alignment);

    AlignEngine& m_engine;
    CaseSession& m_session;
    QTemporaryDir m_folder;
    std::optional<CaseAlignment> m_inUse;
    std::filesystem::path m_file;
    int m_fileCount = 0;
    int m_shown = 0;  ///< counts what is to be shown, of which the last one counts
};

}  // namespace glioscope
