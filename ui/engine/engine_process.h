#pragma once

// One process of the engine: its start and environment, its stdout as whole lines, its last words,
// and how it ended. Ends with this object. Knows no command and no JSON: EngineClient, EngineTask
// and ModelCatalog are made of it. GUI thread.

#include "ui/engine/engine_ending.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace glioscope {

/// Of an engine that the viewer starts, here or elsewhere: arguments are text as in path_text.h,
/// and what ends it is said as lastSentence() can tell it in another language.
[[nodiscard]] QProcessEnvironment engineEnvironment();

class EngineProcess : public QObject {
    Q_OBJECT
public:
    /// Nothing is started yet. Arguments are text as in path_text.h.
    explicit EngineProcess(QString program, QObject* parent = nullptr);
    /// Kills what still runs.
    ~EngineProcess() override;

    [[nodiscard]] const QString& program() const { return m_program; }
    /// From start() until `ended`, or abandon().
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }
    /// 0 where none runs.
    [[nodiscard]] qint64 processId() const;

    /// Does nothing while isRunning(). Where there is `input`, its stdin is that and ends.
    void start(const QStringList& arguments, const QByteArray& input = {});
    /// One line to its stdin; `line` has no line end. Nothing where none runs.
    void writeLine(const QByteArray& line);

    /// Asks it to stop, and kills it after `graceMs`; `ended` follows once it has.
    void stop(int graceMs);
    /// Closes its stdin, waits at most `graceMs` until it has stopped by itself, kills it, and
    /// returns when it is gone. No signal follows.
    void finish(int graceMs);
    /// Kills it without waiting and without a signal; start() can be called at once.
    void abandon();

Q_SIGNALS:
    /// Without its end; also a last line that has none.
    void lineRead(const QByteArray& line);
    /// All its lines have been read.
    void ended(const EngineEnding& ending);

private:
    void readLines();
    void readLast();
    void end(const EngineEnding& ending);

    QString m_program;
    QPointer<QProcess> m_process;
    QByteArray m_lastWords;
};

}  // namespace glioscope
