#pragma once

// What there is to know and to decide about the open case where its sequences are raw scans: whole
// heads, on grids of their own.

#include "segmentation/jobs/job.h"
#include "ui/engine/align_engine.h"
#include "ui/engine/brain_mask.h"
#include "ui/engine/case_moves.h"
#include "ui/engine/head_check.h"

namespace glioscope {

struct RawScans {
    /// `session` must outlive it.
    RawScans(const QString& engineProgram, CaseSession& session)
        : engine(engineProgram, session),
          heads(engine, session),
          moves(engine, session),
          brain(engine, session, moves)
    {
    }

    /// A job that aligns, with what the user has decided.
    void fill(SegmentJob& job) const
    {
        job.knownMoves = moves.file();
        job.brainMask = brain.file();
    }

    AlignEngine engine;
    HeadCheck heads;
    CaseMoves moves;
    BrainMask brain;
};

}  // namespace glioscope
