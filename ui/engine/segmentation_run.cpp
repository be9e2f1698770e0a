#include "ui/engine/segmentation_run.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "ui/case/case_session.h"
#include "ui/engine/result_map.h"
#include "ui/engine/run_texts.h"
#include "ui/engine/shown_result.h"
#include "ui/engine/stage_text.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/sentence_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <variant>

namespace glioscope {
namespace {

struct ReadResult {
    ModelResult result;
    std::string moves;
};
using ReadOutcome = std::variant<ReadResult, QString>;

/// Empty where there is none.
std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<ScalarContent> readProbabilities(const SegmentResult& result)
{
    std::vector<ScalarContent> maps;
    const std::size_t count = std::min(result.probabilities.size(), result.probabilitiesOf.size());
    for (std::size_t n = 0; n < count; ++n) {
        const ProbabilityOf& of = result.probabilitiesOf[n];
        auto values =
            std::make_shared<const Volume<std::uint8_t>>(readBytes(result.probabilities[n]));
        maps.push_back(mapCalled(of.structure, of.threshold, std::move(values)));
    }
    return maps;
}

/// Reads the result and removes its temporary folder, which may lie in memory.
ReadOutcome takeResult(const SegmentResult& result)
{
    ReadOutcome outcome;
    try {
        ModelResult read{.model = result.model,
                         .modelSha256 = result.modelSha256,
                         .labels = measured(std::make_shared<const LabelMap>(
                             readLabels(result.segmentation, LabelScheme::Brats2021).map)),
                         .maps = readProbabilities(result)};
        read.addEntropy();
        outcome = ReadResult{std::move(read), textOf(result.moves)};
    } catch (const std::exception& error) {
        outcome = shownFailure(error);
    }
    std::error_code ignored;
    std::filesystem::remove_all(result.segmentation.parent_path(), ignored);
    return outcome;
}

}  // namespace

SegmentationRun::SegmentationRun(EngineClient& engine, CaseSession& session, QObject* parent)
    : QObject(parent), m_engine(engine), m_session(session)
{
    connect(&engine, &EngineClient::progressed, this, &SegmentationRun::report);
    connect(&engine, &EngineClient::finished, this, &SegmentationRun::readResult);
    connect(&engine, &EngineClient::failed, this, [this](const QString& problem) {
        if (const auto failing = std::exchange(m_current, {})) {
            fail(*failing, problem);
            runNext();
        }
    });
    // A result is worth nothing to another case.
    connect(&session, &CaseSession::opened, this, [this] {
        cancel();
        m_items.clear();
        m_settings.clear();
        m_places.clear();
        Q_EMIT itemsChanged();
        lookForEarlier();
    });
}

void SegmentationRun::start(std::vector<SegmentJob> jobs)
{
    const Case* openCase = m_session.current();
    if (m_running || !openCase || jobs.empty()) {
        return;
    }
    m_running = true;
    ++m_number;
    m_items.clear();
    for (SegmentJob& job : jobs) {
        job.casePath = openCase->files.folder;
        job.sources = sourcesOf(openCase->files);
        m_items.push_back({.job = std::move(job)});
    }
    Q_EMIT started();
    runNext();
}

void SegmentationRun::runNext()
{
    const auto next = std::ranges::find(m_items, RunItem::State::Waiting, &RunItem::state);
    if (!m_running || m_current || next == m_items.end()) {
        return;
    }
    m_current = static_cast<std::size_t>(next - m_items.begin());
    next->state = RunItem::State::Running;
    const std::size_t index = *m_current;
    Q_EMIT itemsChanged();
    runOrReuse(index);
}

void SegmentationRun::runOrReuse(std::size_t index)
{
    const SegmentJob job = m_items[index].job;
    if (!m_store.isOn()) {
        m_engine.segment(job);
        return;
    }
    struct Found {
        std::string caseHash;
        std::optional<StoredResult> stored;
    };
    const auto look = [store = m_store, files = m_session.current()->files, job,
                       model = m_fileOf(QString::fromStdString(job.model))] {
        Found found;
        try {
            const std::string identity = KnownCases::identityOf(files);
            found.caseHash = contentHash(files);
            store.known().note(identity, found.caseHash);
            if (!model.empty()) {
                found.stored = store.find(found.caseHash, sha256OfFile(model), job);
                if (found.stored) {
                    found.stored->result.addEntropy();
                }
            }
        } catch (const Error&) {
            // The engine says what is wrong with the file.
        }
        return found;
    };
    runInBackground(this, look, [this, index, job, number = m_number](const Found& found) {
        if (number != m_number) {
            return;
        }
        m_items[index].caseHash = found.caseHash;
        if (!found.stored) {
            m_engine.segment(job);
            return;
        }
        m_current.reset();
        m_items[index].isEarlier = true;
        addLayer(index, *found.stored);
        runNext();
    });
}

void SegmentationRun::cancel()
{
    if (!m_running) {
        return;
    }
    m_running = false;
    ++m_number;
    m_current.reset();
    for (RunItem& item : m_items) {
        if (item.state < RunItem::State::Done) {
            item.state = RunItem::State::Cancelled;
        }
    }
    m_engine.cancel();
    Q_EMIT itemsChanged();
    Q_EMIT cancelled();
}

double SegmentationRun::secondsOfWaiting() const
{
    double seconds = 0;
    for (const RunItem& item : m_items) {
        if (item.state == RunItem::State::Waiting) {
            const auto known = m_seconds.find(QString::fromStdString(item.job.model));
            if (known == m_seconds.end()) {
                return -1;
            }
            seconds += *known;
        }
    }
    return seconds;
}

void SegmentationRun::report(const Progress& progress)
{
    if (!m_current) {
        return;
    }
    double fraction = progress.total > 0 ? progress.done / progress.total : -1;
    double left = progress.secondsLeft;
    QString stage = shownStage(progress.stage);
    if (m_items.size() > 1) {
        const double after = secondsOfWaiting();
        left = left < 0 || after < 0 ? -1 : left + after;
        fraction = (double(*m_current) + std::max(0.0, fraction)) / double(m_items.size());
        stage = tr("%1 of %2: %3. %4")
                    .arg(*m_current + 1)
                    .arg(m_items.size())
                    .arg(QString::fromStdString(m_items[*m_current].job.model), stage);
    }
    Q_EMIT progressed(stage, fraction, left);
}

bool SegmentationRun::isLast(std::size_t index) const
{
    return std::ranges::none_of(m_items, [&](const RunItem& item) {
        return item.state < RunItem::State::Done && &item != &m_items[index];
    });
}

void SegmentationRun::fail(std::size_t index, const QString& message)
{
    m_running = !isLast(index);
    m_items[index].state = RunItem::State::Failed;
    m_items[index].problem = message;
    Q_EMIT itemsChanged();
    Q_EMIT failed(message);
    endWhereNothingIsLeft();
}

void SegmentationRun::endWhereNothingIsLeft()
{
    const bool all = std::ranges::all_of(
        m_items, [](const RunItem& item) { return item.state >= RunItem::State::Done; });
    if (all && !m_running) {
        Q_EMIT ended();
    }
}

void SegmentationRun::readResult(const SegmentResult& result)
{
    const auto index = std::exchange(m_current, {});
    if (!index) {
        return;
    }
    m_items[*index].state = RunItem::State::Reading;
    runNext();
    const auto read = [result] { return takeResult(result); };
    runInBackground(this, read,
                    [this, result, index = *index, number = m_number](const ReadOutcome& outcome) {
                        if (number != m_number) {
                            return;
                        }
                        if (const auto* problem = std::get_if<QString>(&outcome)) {
                            fail(index, *problem);
                        } else {
                            const auto& taken = std::get<ReadResult>(outcome);
                            addLayer(index, {.result = taken.result,
                                             .run = result,
                                             .made = QDateTime::currentDateTime(),
                                             .moves = taken.moves});
                        }
                    });
}

std::optional<LayerId> SegmentationRun::shownAlready(const RunItem& item,
                                                     const ModelResult& result) const
{
    const auto showing =
        item.isEarlier ? layerShowing(result, m_session.layers()) : std::optional<LayerId>();
    if (showing) {
        return showing;
    }
    const auto agreeing = layerAgreeing(result, m_session.layers());
    const bool same = agreeing && m_settings.value(*agreeing) == settingsText(item.job);
    return same ? agreeing : std::nullopt;
}

void SegmentationRun::addLayer(std::size_t index, StoredResult stored)
{
    m_running = !isLast(index);
    RunItem& item = m_items[index];
    const SegmentResult& run = stored.run;
    m_seconds[QString::fromStdString(run.model)] = run.seconds;
    item.state = RunItem::State::Done;
    item.seconds = run.seconds;
    item.peakMemoryBytes = run.peakMemoryBytes;
    item.summary = summaryOf(run);
    if (item.isEarlier) {
        item.summary += tr(" It is from an earlier run of %1.")
                            .arg(QLocale().toString(stored.made, QLocale::ShortFormat));
    }
    for (const Sentence& notice : run.notices) {
        item.notices << shownSentence(notice);
    }
    if (const auto shown = shownAlready(item, stored.result)) {
        item.layer = *shown;
        m_session.addLackingMaps(*shown, stored.result.maps);
        item.summary += tr(" It is shown already, as %1.")
                            .arg(QString::fromStdString(m_session.layer(*shown)->name));
    } else {
        item.layer = m_session.addResult(stored.result);
    }
    m_settings[item.layer] = settingsText(item.job);
    if (!stored.moves.empty()) {
        Q_EMIT movesTold(stored.moves);
    }
    const RunItem done = item;  // a listener may start another run
    if (done.isEarlier) {
        m_session.markKept(done.layer);
        m_places[done.layer] = {done.caseHash, stored.entry};
    } else {
        keep(index, stored);
    }
    Q_EMIT itemsChanged();
    Q_EMIT finished(done.layer, done.summary, done.notices);
    endWhereNothingIsLeft();
}

void SegmentationRun::keep(std::size_t index, const StoredResult& stored)
{
    const RunItem& item = m_items[index];
    if (!m_store.isOn() || item.caseHash.empty()) {
        return;
    }
    const auto put = [store = m_store, hash = item.caseHash, job = item.job, stored] {
        return store.put(hash, job, stored);
    };
    const StorePlace place = {item.caseHash,
                              ResultStore::entryOf(stored.result.modelSha256, item.job)};
    runInBackground(this, put, [this, layer = item.layer, place](bool kept) {
        Q_EMIT storeChanged();
        if (kept && m_session.layer(layer)) {  // else another case is open
            m_session.markKept(layer);
            m_places[layer] = place;
        }
    });
}

}  // namespace glioscope
