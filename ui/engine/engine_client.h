#pragma once

// Talks to one warm `glioscope-engine serve` process: jobs out, events in, a line each. It knows
// nothing about cases on screen; a death of the engine is one `failed`, and a cancelled job is
// forgotten at once.

#include "segmentation/jobs/job_json.h"
#include "ui/engine/engine_process.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <utility>

namespace glioscope {

class EngineClient : public QObject {
    Q_OBJECT
public:
    /// `program` is the engine's path; nothing is started yet.
    explicit EngineClient(QString program, QObject* parent = nullptr);
    ~EngineClient() override;

    /// The engine beside the running program, or in the build tree's bin folder for tests.
    [[nodiscard]] static QString programBesideThis();

    [[nodiscard]] const QString& program() const { return m_process.program(); }
    [[nodiscard]] bool isBusy() const { return !m_jobId.empty(); }
    /// "cpu", "cuda:0", ...; empty until the engine has said so.
    [[nodiscard]] const QStringList& devices() const { return m_devices; }
    /// Process id of the running engine, 0 where none runs.
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// Starts the engine where it is not running, so that the first job need not wait for it.
    void warmUp();

    /// Starts a job; id, output folder and compression are filled in here. Only one runs at a time:
    /// returns false, and does nothing, while isBusy().
    bool segment(SegmentJob job);
    /// The same of a job that makes a case ready.
    bool align(AlignJob job) { return begin(std::move(job)); }

    /// Gives the running job up at once: `cancelled` follows before this returns. The engine gets
    /// 300 ms to stop by itself, then it is ended and replaced.
    void cancel();

Q_SIGNALS:
    void devicesKnown();
    void progressed(const Progress& progress);
    /// The result's files lie in a private folder that lives as long as this object.
    void finished(const SegmentResult& result);
    void aligned(const AlignResult& result);
    /// What went wrong and what to do, for the user; the job is over.
    void failed(const QString& problem);
    void cancelled();

private:
    template <typename Job>
    bool begin(Job job);
    void retire();
    void write(const EngineCommand& command);
    void handleLine(const QByteArray& line);
    void handle(const EngineReady& ready);
    void handle(const Progress& progress);
    void handle(const SegmentResult& result);
    void handle(const AlignResult& result);
    void handle(const Failure& failure);
    void handle(const JobCancelled& ended);
    void handle(const CommandNotice& notice);
    void onEnded(const EngineEnding& ending);

    EngineProcess m_process;
    QTemporaryDir m_folder;
    QStringList m_devices;
    std::string m_jobId;
    std::string m_cancelledId;
    std::string m_leftBehind;  ///< job whose folder may hold what it had written
    int m_jobCount = 0;
};

}  // namespace glioscope
