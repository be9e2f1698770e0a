#include "ui/engine/segmentation_run.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/jobs/time_left.h"
#include "segmentation/session/entropy.h"
#include "ui/case/case_session.h"
#include "ui/widgets/background_work.h"

#include <QCoreApplication>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <utility>
#include <variant>

namespace glioscope {
namespace {

QString stageText(const std::string& stage)
{
    if (stage == "reading") {
        return SegmentationRun::tr("Reading the case");
    }
    if (stage == "loading") {
        return SegmentationRun::tr("Loading the model");
    }
    if (stage == "network") {
        return SegmentationRun::tr("Segmenting");
    }
    if (stage == "writing") {
        return SegmentationRun::tr("Writing the result");
    }
    return QString::fromStdString(stage);
}

using ReadOutcome = std::variant<ModelResult, QString>;

std::vector<ScalarContent> readProbabilities(const SegmentResult& result)
{
    std::vector<ScalarContent> maps;
    const std::size_t count = std::min(result.probabilities.size(), result.probabilitiesOf.size());
    for (std::size_t n = 0; n < count; ++n) {
        const ProbabilityOf& of = result.probabilitiesOf[n];
        auto values =
            std::make_shared<const Volume<std::uint8_t>>(readBytes(result.probabilities[n]));
        maps.push_back(measured({.values = std::move(values),
                                 .structure = structureFromShortName(of.structure),
                                 .threshold = of.threshold}));
    }
    if (std::optional<ScalarContent> entropy = entropyOf(maps)) {
        maps.push_back(std::move(*entropy));
    }
    return maps;
}

/// Reads the result and removes its temporary folder, which may lie in memory.
ReadOutcome takeResult(const SegmentResult& result)
{
    ReadOutcome outcome;
    try {
        outcome = ModelResult{.model = result.model,
                              .modelSha256 = result.modelSha256,
                              .labels = measured(std::make_shared<const LabelMap>(
                                  readLabels(result.segmentation, LabelScheme::Brats2021).map)),
                              .maps = readProbabilities(result)};
    } catch (const std::exception& error) {
        outcome = QString::fromUtf8(error.what());
    }
    std::error_code ignored;
    std::filesystem::remove_all(result.segmentation.parent_path(), ignored);
    return outcome;
}

}  // namespace

SegmentationRun::SegmentationRun(EngineClient& engine, CaseSession& session, QObject* parent)
    : QObject(parent), m_engine(engine), m_session(session)
{
    connect(&engine, &EngineClient::progressed, this, [this](const Progress& progress) {
        const double fraction = progress.total > 0 ? progress.done / progress.total : -1;
        Q_EMIT progressed(stageText(progress.stage), fraction, progress.secondsLeft);
    });
    connect(&engine, &EngineClient::finished, this, &SegmentationRun::readResult);
    connect(&engine, &EngineClient::failed, this,
            [this](const QString& message, const QString& advice) {
                fail(advice.isEmpty() ? message : message + QLatin1Char(' ') + advice);
            });
    // A result is worth nothing to another case.
    connect(&session, &CaseSession::opened, this, &SegmentationRun::cancel);
}

void SegmentationRun::start(SegmentJob job)
{
    const Case* openCase = m_session.current();
    if (m_running || !openCase) {
        return;
    }
    m_running = true;
    ++m_number;
    Q_EMIT started();
    job.casePath = openCase->files.folder;
    job.sources = sourcesOf(openCase->files);
    m_engine.segment(job);
}

void SegmentationRun::cancel()
{
    if (m_running) {
        m_running = false;
        ++m_number;
        m_engine.cancel();
        Q_EMIT cancelled();
    }
}

void SegmentationRun::fail(const QString& message)
{
    m_running = false;
    Q_EMIT failed(message);
}

void SegmentationRun::readResult(const SegmentResult& result)
{
    const auto read = [result] { return takeResult(result); };
    runInBackground(this, read, [this, result, number = m_number](const ReadOutcome& outcome) {
        if (number != m_number) {
            return;
        }
        if (const auto* problem = std::get_if<QString>(&outcome)) {
            fail(*problem);
            return;
        }
        m_running = false;
        const QString model = QString::fromStdString(result.model);
        const LayerId layer = m_session.addResult(std::get<ModelResult>(outcome));
        QStringList notices;
        for (const std::string& notice : result.notices) {
            notices << QString::fromStdString(notice);
        }
        Q_EMIT finished(layer,
                        tr("%1 took %2 s on %3 in %4.")
                            .arg(model)
                            .arg(result.seconds, 0, 'f', 1)
                            .arg(QString::fromStdString(result.device),
                                 QString::fromStdString(result.precision)),
                        notices);
    });
}

QString timeLeftText(double seconds)
{
    if (seconds < 0) {
        return {};
    }
    const RoundedTime time = roundedTime(seconds);
    return time.isMinutes ? SegmentationRun::tr("about %1 min left").arg(time.count)
                          : SegmentationRun::tr("about %1 s left").arg(time.count);
}

}  // namespace glioscope
