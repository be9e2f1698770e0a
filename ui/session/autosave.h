#pragma once

// Keeps the window's session on the disk for the case of a crash: a moment after every change,
// written whole on a worker thread and only where it differs, in a folder of this window's own. A
// failure is told once and ends nothing.

#include "ui/session/autosave_folder.h"
#include "ui/session/session_writer.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace glioscope {

class Autosave : public QObject {
    Q_OBJECT
public:
    /// `source` must outlive it. Begins at once.
    Autosave(SessionSource& source, const std::filesystem::path& parent, QObject* parentObject);
    /// Waits for what is being written; the session stays.
    ~Autosave() override;

    /// The program ends well: nothing is left of it.
    void end();

    /// Does `next` once all that is shown now is on the disk.
    void onceKept(std::function<void()> next);

    /// Where it is, whether or not it has been written yet; empty where it cannot be kept.
    [[nodiscard]] std::filesystem::path sessionFile() const;

Q_SIGNALS:
    /// The session is on the disk as it is now.
    void written();
    /// It cannot be kept: why, in a sentence. Once, until it can be again.
    void failed(const QString& message);

private:
    void later();
    void write();
    void onWritten(const QString& failure, std::vector<std::function<void()>> due);

    SessionSource& m_source;
    std::unique_ptr<AutosaveFolder> m_folder;
    std::shared_ptr<SessionWriter> m_writer = std::make_shared<SessionWriter>();
    QThreadPool m_thread;
    QTimer m_soon;                             ///< after the last change
    QTimer m_latest;                           ///< after the first, should changes go on
    std::vector<std::function<void()>> m_due;  ///< after the next writing
    bool m_writing = false;
    bool m_again = false;
    bool m_failed = false;
};

}  // namespace glioscope
