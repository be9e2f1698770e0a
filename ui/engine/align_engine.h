#pragma once

// The engine that makes a case of whole heads ready, in a process of its own beside the one that
// segments, so that a run never waits for it: questions about the open case, one after another.
// Holds no answer. GUI thread.

#include "ui/engine/engine_client.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <memory>

namespace glioscope {

class CaseSession;

class AlignEngine : public QObject {
    Q_OBJECT
public:
    /// The session must outlive this object; nothing is started yet.
    AlignEngine(QString program, CaseSession& session, QObject* parent = nullptr);

    struct Answer {
        /// Its files are the receiver's to take away, with the folder that they lie in.
        std::function<void(const AlignResult& result)> done;
        std::function<void(const QString& problem)> failed;
    };
    /// Of the open case, whose files are filled in. Nothing of the answer is called once another
    /// case is open, nor after cancel() of this asker. Does nothing without a case.
    void ask(const QObject* asker, AlignJob job, Answer answer);
    /// At work for this asker, or it waits.
    [[nodiscard]] bool isBusy(const QObject* asker) const;
    /// Gives up what it has asked.
    void cancel(const QObject* asker);

Q_SIGNALS:
    /// Of this asker's question.
    void progressed(const QObject* asker, const Progress& progress);

private:
    struct Question {
        const QObject* asker;
        AlignJob job;
        Answer answer;
    };
    void askNext();
    void end(const std::function<void(const Answer& answer)>& tell);

    QString m_program;
    CaseSession& m_session;
    std::unique_ptr<EngineClient> m_client;  ///< while a case is open that it was asked about
    std::deque<Question> m_waiting;          ///< the first one is at work
};

}  // namespace glioscope
