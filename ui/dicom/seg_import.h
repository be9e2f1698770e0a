#pragma once

// A DICOM segmentation on its way into the open case: the engine matches it with the study and
// writes its segments into a private folder. What its segments are, and which counts where they
// overlap, is asked where the file does not say it. GUI thread.

#include "ui/dicom/seg_lines.h"
#include "ui/engine/engine_task.h"

#include <memory>

namespace glioscope {

class OwnedFolder;

struct ImportedSeg {
    std::filesystem::path file;  ///< the DICOM file
    SegReport report;
    std::shared_ptr<const OwnedFolder> folder;  ///< where the report's files are
};

class SegImport : public QObject {
    Q_OBJECT
public:
    /// `program` is the engine's; private folders are made in `folders`.
    SegImport(QString program, std::filesystem::path folders, QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_task.isRunning(); }
    /// `asked`, `imported`, `failed` or `cancelled` follows. Does nothing while isRunning().
    void start(const std::filesystem::path& file, const std::filesystem::path& study,
               const SegAnswers& answers = {});
    void cancel() { m_task.cancel(); }

Q_SIGNALS:
    void progressed(const Progress& progress);
    /// Nothing is kept; start() with an answer as well begins anew.
    void asked(const SegQuestion& question);
    void imported(const ImportedSeg& seg);
    void failed(const QString& sentence);
    void cancelled();

private:
    void onEnded(EngineTask::End end, const QString& problem);

    EngineTask m_task;
    std::filesystem::path m_folders;
    std::filesystem::path m_file;
    std::shared_ptr<const OwnedFolder> m_folder;
    std::optional<SegQuestion> m_question;
    std::optional<SegReport> m_report;
};

}  // namespace glioscope
