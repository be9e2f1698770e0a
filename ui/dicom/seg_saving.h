#pragma once

// A segmentation on its way into DICOM beside the study whose images it was made of: its labels go
// into a private folder, and the engine writes the file, which it reads back before it takes an
// earlier one's place. GUI thread.

#include "segmentation/case/model/dicom_origin.h"
#include "segmentation/session/layer.h"
#include "ui/engine/engine_task.h"

#include <memory>

namespace glioscope {

class OwnedFolder;
struct Case;

struct SegToSave {
    std::shared_ptr<const LabelMap> labels;
    std::string model = {};        ///< what made it; empty: nobody says
    bool foreign = false;          ///< no model of this program
    std::string modelSha256 = {};  ///< of the model's file; empty where it is not known
    std::filesystem::path study;
    std::string series = {};  ///< UID of the one that it was made of; empty: the engine finds it
    std::filesystem::path file;
};

/// Of a layer with labels, for the case's study.
[[nodiscard]] SegToSave segOf(const Layer& layer, const Case& openCase, const DicomOrigin& origin,
                              const std::filesystem::path& file);

class SegSaving : public QObject {
    Q_OBJECT
public:
    /// `program` is the engine's; private folders are made in `folders`.
    SegSaving(QString program, std::filesystem::path folders, QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// `saved`, `failed` or `cancelled` follows. Does nothing while isRunning().
    void start(const SegToSave& seg);
    void cancel();

Q_SIGNALS:
    void progressed(const Progress& progress);
    /// The whole segmentation is in the file; `notices` are about the study.
    void saved(const QStringList& notices);
    void failed(const QString& sentence);
    void cancelled();

private:
    struct Handed {
        std::shared_ptr<const OwnedFolder> folder;
        QString failure;  ///< a sentence; then there is no folder
    };
    [[nodiscard]] static Handed hand(const SegToSave& seg, const std::filesystem::path& folders);
    void write(const SegToSave& seg, const Handed& handed);
    void onEnded(EngineTask::End end, const QString& problem);

    EngineTask m_task;
    std::filesystem::path m_folders;
    bool m_running = false;
    bool m_cancelled = false;
    std::shared_ptr<const OwnedFolder> m_folder;
    QString m_name;  ///< of the file that is written
    QStringList m_notices;
};

}  // namespace glioscope
