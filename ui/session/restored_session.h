#pragma once

// What a session became that was read: its layers, what was decided and measured, and what is not
// as it was.

#include "segmentation/measurement/measurement.h"
#include "segmentation/registration/case_alignment.h"
#include "ui/case/case_loading.h"
#include "ui/engine/result_store.h"
#include "ui/study/study_import.h"
#include "viewer/session/saved_session.h"

#include <QStringList>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// A layer that was read again, other than the expert's.
struct RestoredLayer {
    std::size_t number = 0;                ///< in SavedSession::layers
    std::optional<LoadedMask> mask = {};   ///< of a file of another program
    LabelContent labels = {};              ///< else
    std::vector<ScalarContent> maps = {};  ///< that go with it, of SavedLayer::maps
    std::filesystem::path file = {};       ///< that has the labels; empty: they are the store's
    bool isStored = false;                 ///< the store of results has it
};

struct RestoredSession {
    std::filesystem::path file = {};
    SavedSession saved = {};
    MirrorAnswers mirrored = {};  ///< to questions about its files
    std::vector<RestoredLayer> layers = {};
    std::vector<Measurement> measurements = {};
    std::optional<CaseAlignment> moves = {};
    std::shared_ptr<const Mask> brain = {};  ///< as SavedRawScans::brain
    QStringList problems = {};               ///< what is not as it was, a sentence each
    bool lacksFiles = false;                 ///< some are elsewhere, or gone
    CaseFiles caseFiles = {};                ///< that were found
};

struct SessionRequest {
    std::filesystem::path file;
    std::vector<std::filesystem::path> lookIn = {};  ///< folders, for files that were moved
    ResultStore store = ResultStore();
    /// Where the session names a study: what was imported of it.
    std::shared_ptr<const StudyCase> study = {};
};

}  // namespace glioscope
