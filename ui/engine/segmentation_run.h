#pragma once

// One run from button to layers: one model after another in one engine, each result read on a worker
// thread and made a layer of its own. A failure of one never stops the others. Widgets show it and
// start it; the snapshot program uses it too.

#include "segmentation/session/layer.h"
#include "ui/engine/engine_client.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

class CaseSession;
struct ModelResult;

/// One model of a run.
struct RunItem {
    enum class State : std::uint8_t { Waiting, Running, Reading, Done, Failed, Cancelled };

    SegmentJob job;
    State state = State::Waiting;
    QString summary = {};      ///< of one that is done: where and how long it ran
    QStringList notices = {};  ///< whole sentences
    QString problem = {};      ///< of one that failed
    double seconds = 0;
    double peakMemoryBytes = 0;  ///< of the engine meanwhile; 0: unknown
    LayerId layer = 0;
};

class SegmentationRun : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object.
    SegmentationRun(EngineClient& engine, CaseSession& session, QObject* parent = nullptr);

    /// From start() until the last layer is there, or cancel.
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Of this run, or of the last one on the open case, in its order.
    [[nodiscard]] const std::vector<RunItem>& items() const { return m_items; }
    /// How long models took when they last ran here, by name.
    [[nodiscard]] const QMap<QString, double>& knownSeconds() const { return m_seconds; }
    void setKnownSeconds(const QMap<QString, double>& seconds) { m_seconds = seconds; }

    /// The jobs say how; the open case is put in. Does nothing without one or while one is running.
    void start(std::vector<SegmentJob> jobs);
    void start(const SegmentJob& job) { start(std::vector{job}); }
    /// What is done stays.
    void cancel();

Q_SIGNALS:
    void started();
    /// items() have changed.
    void itemsChanged();
    /// Of the whole run. `fraction` from 0 to 1, or below 0 while unknown; `secondsLeft` likewise.
    void progressed(const QString& stage, double fraction, double secondsLeft);
    /// A new layer is shown. `summary` says where and how long it ran; `notices` are whole
    /// sentences.
    void finished(LayerId id, const QString& summary, const QStringList& notices);
    /// One model failed; those after it go on.
    void failed(const QString& message);
    void cancelled();
    /// No model is left, however each ended; not after cancelled().
    void ended();

private:
    void runNext();
    void endWhereNothingIsLeft();
    void report(const Progress& progress);
    void readResult(const SegmentResult& result);
    void addLayer(std::size_t index, const SegmentResult& result, ModelResult layer);
    void fail(std::size_t index, const QString& message);
    [[nodiscard]] bool isLast(std::size_t index) const;
    [[nodiscard]] double secondsOfWaiting() const;

    EngineClient& m_engine;
    CaseSession& m_session;
    std::vector<RunItem> m_items;
    std::optional<std::size_t> m_current;  ///< in the engine
    QMap<QString, double> m_seconds;
    bool m_running = false;
    int m_number = 0;
};

/// "about 12 s left", "about 3 min left"; empty below 0.
[[nodiscard]] QString timeLeftText(double seconds);

/// "2.4 GB"
[[nodiscard]] QString memoryText(double bytes);

}  // namespace glioscope
