#pragma once

// One `glioscope-engine COMMAND --json` from start to end: progress, lines of its own, and how it
// ended as one sentence. Ends with this object; a training run, which outlives the window, is
// started by run_start.h instead.

#include "segmentation/jobs/job.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QProcess>
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

    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }
    /// Arguments without --json. Does nothing while isRunning().
    void start(const QStringList& arguments);
    /// `ended` follows once the engine has stopped, two seconds later at most.
    void cancel();
    /// The same without waiting: `ended` follows before this returns, and start() can be called.
    void abandon();

Q_SIGNALS:
    void started();
    void progressed(const Progress& progress);
    /// A line that is neither progress nor failure, such as an audit.
    void said(const QJsonObject& line);
    /// One thing went wrong and the work goes on, such as a case that cannot be prepared.
    void warned(const QString& sentence);
    /// `problem` is a sentence for the user where it failed, else empty.
    void ended(EngineTask::End end, const QString& problem);

private:
    void readLines();
    void readLine(const QByteArray& line);
    void end(End end, const QString& problem);
    [[nodiscard]] QString problemOf(QProcess::ExitStatus status, int code) const;

    QString m_program;
    QPointer<QProcess> m_process;
    QByteArray m_lastWords;
    bool m_cancelled = false;
};

/// The last line of what an engine printed that says what is wrong, without its name in front;
/// empty where there is none.
[[nodiscard]] QString lastSentence(const QByteArray& printed);

/// What to say where the engine cannot be started at all.
[[nodiscard]] QString engineMissing(const QString& program);

}  // namespace glioscope
