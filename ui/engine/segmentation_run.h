#pragma once

// One segmentation from button to layer: checks, the engine's job, reading the result on a worker
// thread, and the new layer in the session. Widgets show it and start it; the snapshot program uses
// it too.

#include "segmentation/session/layer.h"
#include "ui/engine/engine_client.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace glioscope {

class CaseSession;

class SegmentationRun : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object.
    SegmentationRun(EngineClient& engine, CaseSession& session, QObject* parent = nullptr);

    /// From start() until the layer is there, or cancel or failure.
    [[nodiscard]] bool isRunning() const { return m_running; }

    /// `job` says how; the open case is put in. Does nothing without one or while one is running.
    void start(SegmentJob job);
    void cancel();

Q_SIGNALS:
    void started();
    /// `fraction` from 0 to 1, or below 0 while unknown; `secondsLeft` likewise.
    void progressed(const QString& stage, double fraction, double secondsLeft);
    /// A new layer is shown. `summary` says where and how long it ran; `notices` are whole
    /// sentences.
    void finished(LayerId id, const QString& summary, const QStringList& notices);
    void failed(const QString& message);
    void cancelled();

private:
    void readResult(const SegmentResult& result);
    void fail(const QString& message);

    EngineClient& m_engine;
    CaseSession& m_session;
    bool m_running = false;
    int m_number = 0;
};

/// "about 12 s left", "about 3 min left"; empty below 0.
[[nodiscard]] QString timeLeftText(double seconds);

}  // namespace glioscope
