#pragma once

// Follows the run in a folder, whoever started it, by watching the folder's files; and asks it to
// pause, go on or stop by writing there.

#include "training/settings/training_config.h"
#include "ui/training/run_info.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QImage>
#include <QObject>
#include <QTimer>

#include <vector>

namespace glioscope {

class RunWatch : public QObject {
    Q_OBJECT
public:
    explicit RunWatch(QObject* parent = nullptr);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] const RunInfo& info() const { return m_info; }
    [[nodiscard]] const std::vector<EpochRecord>& history() const { return m_history; }
    /// A slice of a held-back case, expert beside prediction; null before the first validation.
    [[nodiscard]] const QImage& picture() const { return m_picture; }

    /// Follows another folder; empty follows none.
    void setFolder(const QString& folder, const StartedRun& started = {});

    void pause();
    void resume();
    void stop();

Q_SIGNALS:
    /// Anything of the above is new.
    void changed();
    /// The run that was going on has finished with a model.
    void finished();
    /// A request could not be written; a sentence.
    void problem(const QString& sentence);

private:
    void refresh();
    void ask(RunRequest request);
    void watchFiles();

    QString m_folder;
    StartedRun m_started;
    RunInfo m_info;
    std::vector<EpochRecord> m_history;
    QImage m_picture;
    QDateTime m_historyTime;
    QDateTime m_pictureTime;
    bool m_seemedCutOff = false;  ///< it looked cut off a moment ago
    QFileSystemWatcher m_watcher;
    QTimer m_soon;    ///< gathers changes
    QTimer m_slowly;  ///< for what no file says: a process that is gone
};

}  // namespace glioscope
