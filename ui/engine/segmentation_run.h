#pragma once

// One run from button to layers: one model after another in one engine, each result read on a
// worker thread and made a layer of its own. A failure of one never stops the others. Widgets show
// it and start it; the snapshot program uses it too.

#include "segmentation/session/layer.h"
#include "ui/engine/engine_client.h"
#include "ui/engine/result_store.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

class CaseSession;

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
    bool isEarlier = false;     ///< an earlier run's, which was not run again
    std::string caseHash = {};  ///< of what was run on; empty where it is not known
};

/// Where the store of results has one.
struct StorePlace {
    std::string caseHash = {};
    std::string entry = {};  ///< empty: it is not there
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

    /// Results are kept there from now on; `fileOf` says which file a model's name means.
    void useStore(ResultStore store,
                  std::function<std::filesystem::path(const QString& model)> fileOf);
    [[nodiscard]] const ResultStore& store() const { return m_store; }
    /// Of a layer of the open case.
    [[nodiscard]] StorePlace placeInStore(LayerId layer) const { return m_places.value(layer); }
    /// A layer was read from there.
    void setPlaceInStore(LayerId layer, const StorePlace& place) { m_places[layer] = place; }
    /// Results of earlier runs on the open case that can be brought back.
    [[nodiscard]] int earlierResults() const { return m_earlier; }
    void bringBackEarlier();
    /// The result of this layer was not wanted, and does not come back.
    void forget(LayerId layer);
    void forgetAll();

    /// The jobs say how; the open case is put in. Does nothing without one or while one is running.
    void start(std::vector<SegmentJob> jobs);
    void start(const SegmentJob& job) { start(std::vector{job}); }
    /// What is done stays.
    void cancel();

Q_SIGNALS:
    void started();
    /// items() have changed.
    void itemsChanged();
    /// earlierResults() is another.
    void earlierChanged();
    /// The store has results on other cases, or of other models, than before.
    void storeChanged();
    /// Of the whole run. `fraction` from 0 to 1, or below 0 while unknown; `secondsLeft` likewise.
    void progressed(const QString& stage, double fraction, double secondsLeft);
    /// A new layer is shown. `summary` says where and how long it ran; `notices` are whole
    /// sentences.
    void finished(LayerId id, const QString& summary, const QStringList& notices);
    /// A result's case was aligned: its moves, as registration/alignment_file.h has them. Before
    /// `finished`.
    void movesTold(const std::string& text);
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
    void runOrReuse(std::size_t index);
    void addLayer(std::size_t index, StoredResult stored);
    void keep(std::size_t index, const StoredResult& stored);
    void lookForEarlier();
    void setEarlier(int count);
    void fail(std::size_t index, const QString& message);
    /// The layer that has the result already: of an earlier run with all its probabilities, or of
    /// a run with the same settings.
    [[nodiscard]] std::optional<LayerId> shownAlready(const RunItem& item,
                                                      const ModelResult& result) const;
    [[nodiscard]] bool isLast(std::size_t index) const;
    [[nodiscard]] double secondsOfWaiting() const;

    EngineClient& m_engine;
    CaseSession& m_session;
    std::vector<RunItem> m_items;
    std::optional<std::size_t> m_current;   ///< in the engine
    QMap<LayerId, std::string> m_settings;  ///< that a layer of the open case was made with
    QMap<LayerId, StorePlace> m_places;     ///< of those that are kept
    QMap<QString, double> m_seconds;
    ResultStore m_store;
    std::function<std::filesystem::path(const QString&)> m_fileOf;
    std::string m_caseHash;  ///< of the open case, once it is known
    int m_earlier = 0;
    bool m_running = false;
    int m_number = 0;
};

}  // namespace glioscope
