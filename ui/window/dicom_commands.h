#pragma once

// The window's commands about segmentations in DICOM: saving the shown one beside the study whose
// images it was made of, and opening those of the study that is open. The work is the engine's; a
// message says how it went, and offers to cancel it meanwhile.

#include "ui/dicom/seg_import.h"
#include "ui/dicom/seg_saving.h"
#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace glioscope {

class MessageBar;
struct Preferences;

class DicomCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        const Preferences& preferences;
        /// Opens a study.
        std::function<void(const QString&)> open;
        /// Says for a moment how far something is.
        std::function<void(const QString&)> tellProgress;
    };
    DicomCommands(const Context& context, QWidget* parent);

    /// Into a file that the user has chosen.
    void save(LayerId id, const QString& file);
    /// Each becomes a layer of the study that is open; where none is, a message says what to do.
    void open(const std::vector<std::filesystem::path>& files);
    /// The same of those among files and folders; returns the others.
    [[nodiscard]] QStringList openThoseOf(const QStringList& paths);

Q_SIGNALS:
    void saved(LayerId id, const QString& file);
    /// All that were to be opened are layers, refused, or left by the user.
    void opened(const QList<LayerId>& layers, const QStringList& problems);

private:
    void connectSaving();
    void connectImport();
    void updateCommands();
    void chooseToSave();
    void onSaved(const QStringList& notices);
    /// A sentence; empty where the open case came from a study.
    [[nodiscard]] QString whyNotHere(const std::filesystem::path& file) const;
    void askForStudy(const std::filesystem::path& file);
    void openNext();
    void import(const SegAnswers& answers);
    void ask(const SegQuestion& question);
    void askMeanings(const SegQuestion& question);
    void askOrder(const SegQuestion& question);
    void add(const ImportedSeg& seg);
    void tellOpened();
    void tellProgress(const Progress& progress);

    Context m;
    QWidget* m_window;
    SegSaving m_saving;
    LayerId m_savedLayer = 0;
    ContentMark m_savedMark = 0;
    QString m_savedFile;
    QString m_folder;  ///< that one was saved in last; not remembered, it may be a patient's

    SegImport m_import;
    std::deque<std::filesystem::path> m_waiting;  ///< the first is at work while m_opening
    bool m_opening = false;
    std::shared_ptr<const Case> m_case;  ///< that they are opened over
    SegAnswers m_answers;
    QList<LayerId> m_added;
    QStringList m_problems, m_notices;
    std::vector<std::filesystem::path> m_pending;  ///< until their study is open

    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
