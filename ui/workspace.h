#pragma once

// What exists once while the program runs and has no widget: the view's state, the open case, the
// engine, its models and the running segmentation. Made before the window and destroyed after it.

#include "ui/case_session.h"
#include "ui/engine_client.h"
#include "ui/model_catalog.h"
#include "ui/segmentation_run.h"
#include "viewer/view_state.h"

namespace glioscope {

struct Workspace {
    /// `engineProgram` is the path of glioscope-engine; nothing is started yet.
    explicit Workspace(const QString& engineProgram)
        : session(state), engine(engineProgram), catalog(engineProgram), run(engine, session)
    {
    }

    ViewState state;
    CaseSession session;
    EngineClient engine;
    ModelCatalog catalog;
    SegmentationRun run;
};

}  // namespace glioscope
