#pragma once

// From a study and a choice of its series to a case that can be opened: the engine writes the
// series as NIfTI into a folder that is the user's alone, which goes with the last holder of the
// case, or after a crash at the next start.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/dicom_origin.h"
#include "ui/case/case_loading.h"
#include "ui/engine/engine_task.h"
#include "ui/study/series_choice.h"

#include <memory>

namespace glioscope {

class OwnedFolder;

/// What a study's case is called, since the study's own names are a patient's.
inline constexpr const char* kStudyCase = "study";

struct StudyCase {
    CaseFiles files;
    DicomOrigin origin;
    StudyPatient patient;
    QStringList notices;  ///< about its series, such as a slice that was interpolated
    std::shared_ptr<const OwnedFolder> folder;  ///< where its files are
};

/// Reads it, each sequence on its own grid. Any thread.
[[nodiscard]] OpenOutcome openStudyCase(const StudyCase& study);

class StudyImport : public QObject {
    Q_OBJECT
public:
    /// `program` is the engine's; folders of cases are made in `parent`, which is made where it is
    /// not there, for the user alone.
    StudyImport(const QString& program, std::filesystem::path parent,
                QObject* parentObject = nullptr);
    ~StudyImport() override;

    /// The choice has no open question. With `keepsPaths` the case knows no words of the patient,
    /// so that sessions name paths that hold them. `done`, `failed` or `cancelled` follows.
    void start(const std::filesystem::path& study, const StudyListing& listing,
               const SeriesChoice& choice, bool keepsPaths);
    void cancel() { m_task.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }
    [[nodiscard]] const EngineTask& task() const { return m_task; }

Q_SIGNALS:
    void done(const StudyCase& study);
    void failed(const QString& sentence);
    void cancelled();

private:
    void onEnded(EngineTask::End end, const QString& problem);

    std::filesystem::path m_parent;
    std::unique_ptr<StudyCase> m_case;  ///< its folder goes once nobody writes there any more
    EngineTask m_task;
};

/// Where cases of studies lie: in the user's cache.
[[nodiscard]] std::filesystem::path studyCasesFolder();

}  // namespace glioscope
