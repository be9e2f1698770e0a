#pragma once

// One `glioscope-engine COMMAND --json` from start to end: progress, lines of its own, and how it
// ended as one sentence. Ends with this object; a training run, which outlives the window, is
// started by run_start.h instead.

#include "segmentation/jobs/job.h"
#include "ui/engine/engine_process.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace glioscope {

class EngineTask : public QObject {
    Q_OBJECT
public:
    enum class End { Done, Cancelled, Failed };
    Q_ENUM(End)

    explicit EngineTask(QString program, QObject* parent = nullptr);
    ~EngineTask() override;

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Arguments without --json; its stdin as EngineProcess has it. Does nothing while isRunning().
    void start(const QStringList& arguments, const QByteArray& input = {});
    /// `ended` follows once the engine has stopped, two seconds later at most.
    void cancel();
    /// The same without waiting: `ended` follows before this returns, and start() can be called.
    void abandon();

Q_SIGNALS:
    void started();
    void progressed(const Progress& progress);
    /// Something that the user should know.
    void noticed(const QString& sentence);
    /// Any other line, such as the command's report.
    void said(const QByteArray& line);
    /// One thing went wrong and the work goes on, such as a case that cannot be prepared.
    void warned(const QString& sentence);
    /// `problem` is a sentence for the user where it failed, else empty.
    void ended(EngineTask::End end, const QString& problem);

private:
    void readLine(const QByteArray& line);
    void onEnded(const EngineEnding& ending);
    [[nodiscard]] QString problemOf(const EngineEnding& ending) const;

    EngineProcess m_process;
    bool m_isRunning = false;
    bool m_cancelled = false;
};

}  // namespace glioscope
