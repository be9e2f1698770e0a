#pragma once

// What exists once while the program runs and has no widget: the open case, how it is shown, what
// is measured on it, the engine, its models and the running segmentation. Made before the window
// and destroyed after it.

#include "segmentation/measurement/measurement_list.h"
#include "ui/case/case_session.h"
#include "ui/engine/engine_client.h"
#include "ui/engine/model_catalog.h"
#include "ui/engine/raw_scans.h"
#include "ui/engine/segmentation_run.h"
#include "viewer/state/view_state.h"

namespace glioscope {

struct Workspace {
    /// `engineProgram` is the path of glioscope-engine; nothing is started yet. Results are kept in
    /// `results`, or nowhere.
    explicit Workspace(const QString& engineProgram, const std::filesystem::path& results = {})
        : state(document),
          session(document),
          engine(engineProgram),
          catalog(engineProgram),
          run(engine, session),
          raw(engineProgram, session)
    {
        QObject::connect(&run, &SegmentationRun::movesTold, &raw.moves, &CaseMoves::adopt);
        run.useStore(ResultStore(results),
                     [this](const QString& model) { return catalog.fileOf(model); });
    }

    Document document;
    ViewState state;
    MeasurementList measurements;
    CaseSession session;
    EngineClient engine;
    ModelCatalog catalog;
    SegmentationRun run;
    RawScans raw;
};

}  // namespace glioscope
