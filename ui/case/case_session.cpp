#include "ui/case/case_session.h"

#include "segmentation/case/dataset/own_file.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/session/thresholds.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

QString shownName(const fs::path& path)
{
    const fs::path name = path.has_filename() ? path.filename() : path.parent_path().filename();
    return shownPath(pathString(name));
}

/// The answer holds for the dataset's other cases, where it fits.
ChannelsQuestion settledDataset(ChannelsQuestion question, const ChannelSequences& channels)
{
    for (CaseFiles& files : question.dataset) {
        try {
            files = settleChannels(files, channels);
        } catch (const std::exception&) {
            continue;  // opening it asks again
        }
    }
    return question;
}

}  // namespace

CaseSession::CaseSession(Document& document, QObject* parent)
    : QObject(parent), m_document(document)
{
}

CaseSession::~CaseSession() = default;

QStringList CaseSession::unsavedResults() const
{
    QStringList names;
    for (const Layer& layer : layers()) {
        if (layer.labels() && !layer.isSaved()) {
            names << QString::fromStdString(layer.name);
        }
    }
    return names;
}

QString CaseSession::refusalToSave(const fs::path& file) const
{
    const auto refusal = [&](const CaseFiles& files) {
        const std::optional<OwnFile> own = ownFileAt(files, file);
        return own ? tr("%1 would take the place of the %2 of the case %3, %4; nothing was "
                        "written. Choose another name or folder.")
                         .arg(QString::fromStdString(file.string()),
                              QString::fromStdString(own->what), QString::fromStdString(files.name),
                              QString::fromStdString(own->file.filename().string()))
                   : QString();
    };
    QString sentence = m_case ? refusal(m_case->data.files) : QString();
    for (std::size_t n = 0; sentence.isEmpty() && n < m_dataset.size(); ++n) {
        sentence = refusal(m_dataset[n]);
    }
    return sentence;
}

int CaseSession::datasetIndex() const
{
    const auto same = [this](const CaseFiles& files) {
        return m_case && files.name == m_case->data.files.name &&
               files.folder == m_case->data.files.folder;
    };
    const auto found = std::ranges::find_if(m_dataset, same);
    return found == m_dataset.end() ? -1 : static_cast<int>(found - m_dataset.begin());
}

void CaseSession::open(const fs::path& path, const ChannelSequences& told)
{
    m_wantedIndex = datasetIndex();
    load(shownName(path), {pathString(path), [path, told] { return openPath(path, told); }});
}

void CaseSession::openDatasetCase(int index)
{
    if (index < 0 || index >= static_cast<int>(m_dataset.size())) {
        return;
    }
    m_wantedIndex = index;
    if (index == datasetIndex()) {
        stopLoading();
        return;
    }
    const CaseFiles& files = m_dataset[static_cast<std::size_t>(index)];
    load(QString::fromStdString(files.name),
         {{}, [files, options = ReadOptions{.labelScheme = m_datasetScheme}] {
              return openFiles(files, options);
          }});
}

void CaseSession::openDemo()
{
    const fs::path cache =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation).toStdString();
    m_wantedIndex = datasetIndex();
    const auto make = [cache]() -> OpenOutcome {
        try {
            return openPath(demoCase(cache / "glioscope"));
        } catch (const std::exception& error) {
            return OpenFailure{QString::fromUtf8(error.what())};
        }
    };
    load(tr("the demonstration case"), {{}, make});
}

void CaseSession::answerScheme(const SchemeQuestion& question, std::optional<LabelScheme> scheme)
{
    const ReadOptions options{.labelScheme = scheme, .readLabels = scheme.has_value()};
    const auto read = [question, options, scheme] {
        OpenOutcome outcome = openFiles(question.files, options);
        if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
            OpenedCase whole = **opened;
            whole.dataset = question.dataset;
            whole.answer = scheme;
            return OpenOutcome(std::make_shared<const OpenedCase>(std::move(whole)));
        }
        return outcome;
    };
    load(QString::fromStdString(question.files.name), {m_questionPath, read});
}

void CaseSession::answerChannels(const ChannelsQuestion& question, const ChannelSequences& channels)
{
    const auto read = [question = settledDataset(question, channels), channels] {
        OpenOutcome outcome = openFiles(question.files, {}, channels);
        if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
            OpenedCase whole = **opened;
            whole.dataset = question.dataset;
            return OpenOutcome(std::make_shared<const OpenedCase>(std::move(whole)));
        }
        if (auto* scheme = std::get_if<SchemeQuestion>(&outcome)) {
            scheme->dataset = question.dataset;  // the labels are a question of their own
        }
        return outcome;
    };
    load(shownName(question.files.name), {m_questionPath, read});
}

void CaseSession::load(const QString& what, Opening opening)
{
    m_loading = true;
    Q_EMIT loadingStarted(what);
    if (m_working) {
        m_waiting = std::move(opening);
    } else {
        work(std::move(opening));
    }
}

void CaseSession::work(Opening opening)
{
    m_working = true;
    const auto done = [this, path = opening.path](const OpenOutcome& outcome) {
        m_working = false;
        if (m_waiting.work) {
            work(std::exchange(m_waiting, {}));
        } else if (m_loading) {
            m_loading = false;
            Q_EMIT loadingEnded();
            take(outcome, path);
        }
    };
    runInBackground(this, std::move(opening.work), done);
}

void CaseSession::stopLoading()
{
    m_waiting = {};
    if (std::exchange(m_loading, false)) {
        Q_EMIT loadingEnded();
    }
}

void CaseSession::take(const OpenOutcome& outcome, const QString& path)
{
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        show(*opened, path);
    } else if (const auto* question = std::get_if<SchemeQuestion>(&outcome)) {
        m_questionPath = path;
        Q_EMIT schemeNeeded(*question);
    } else if (const auto* channels = std::get_if<ChannelsQuestion>(&outcome)) {
        m_questionPath = path;
        Q_EMIT channelsNeeded(*channels);
    } else {
        const QString& message = std::get<OpenFailure>(outcome).message;
        if (m_wantedIndex >= 0 && m_wantedIndex != datasetIndex()) {
            m_failures[m_wantedIndex] = message;
            Q_EMIT datasetChanged();
        }
        Q_EMIT openFailed(message);
    }
}

void CaseSession::show(const std::shared_ptr<const OpenedCase>& opened, const QString& path)
{
    m_case = opened;
    m_document.open({.timePoints = {{.name = opened->data.files.name,
                                     .images = opened->data.images,
                                     .facts = opened->facts}}});
    if (opened->expert) {
        m_document.add(
            {.name = tr("Expert").toStdString(),
             .content = *opened->expert,
             .origin = {.kind = Origin::Kind::Expert, .file = opened->data.labels->file}});
    }
    const bool ofThisDataset = opened->dataset.empty() && datasetIndex() >= 0;
    if (!ofThisDataset && (!opened->dataset.empty() || !m_dataset.empty())) {
        m_dataset = opened->dataset;
        m_datasetFolder = m_dataset.empty() ? QString() : path;
        m_datasetScheme.reset();
        m_failures.clear();
    }
    m_wantedIndex = datasetIndex();
    m_failures.remove(m_wantedIndex);
    if (opened->answer && !m_dataset.empty()) {
        m_datasetScheme = opened->answer;
    }
    Q_EMIT datasetChanged();
    Q_EMIT this->opened(path);
}

LayerId CaseSession::addResult(const QString& modelName, LabelContent result)
{
    return addResult({.model = modelName.toStdString(), .labels = std::move(result)});
}

LayerId CaseSession::addResult(ModelResult result)
{
    const std::string& model = result.model;
    const auto sameName = [&](const Layer& layer) {
        return layer.name == model || layer.name.starts_with(model + " (");
    };
    const auto earlier = std::ranges::count_if(layers(), sameName);
    const std::string name =
        earlier == 0 ? model : model + " (" + std::to_string(earlier + 1) + ")";
    const Origin origin = {
        .kind = Origin::Kind::Model, .model = model, .modelSha256 = result.modelSha256};
    const LayerId id =
        m_document.add({.name = name, .content = std::move(result.labels), .origin = origin});
    for (ScalarContent& map : result.maps) {
        std::string mapName = name + " " + shortName(map);
        m_document.add(
            {.name = std::move(mapName), .content = std::move(map), .origin = origin, .owner = id});
    }
    return id;
}

void CaseSession::addThresholded(LayerId result)
{
    std::vector<ThresholdedMap> maps;
    QStringList thresholds;
    for (const Layer* layer : m_document.ownedBy(result)) {
        const ScalarContent* map = layer->scalar();
        if (map && map->structure && map->meaning == ScalarMeaning::Probability) {
            maps.push_back({map->values, map->perStep, *map->structure, layer->style.threshold});
            thresholds << QString::number(layer->style.threshold, 'f', 2);
        }
    }
    if (maps.empty()) {
        return;
    }
    const QString name = QStringLiteral("%1 %2").arg(QString::fromStdString(layer(result)->name),
                                                     thresholds.join(QLatin1Char('/')));
    const auto make = [maps] {
        return measured(std::make_shared<const LabelMap>(labelsAbove(maps)));
    };
    runInBackground(this, make, [this, result, name](const LabelContent& labels) {
        if (const Layer* from = layer(result)) {  // else the case or the result is gone
            m_document.add({.name = name.toStdString(),
                            .content = labels,
                            .origin = {.kind = Origin::Kind::Computed,
                                       .model = from->origin.model,
                                       .modelSha256 = from->origin.modelSha256,
                                       .from = result}});
        }
    });
}

void CaseSession::removeResult(LayerId id)
{
    if (const Layer* what = layer(id); what && !what->origin.isFile()) {
        m_document.remove(id);
    }
}

void CaseSession::save(LayerId id, const fs::path& file)
{
    const Layer* what = layer(id);
    if (!what || !what->labels()) {
        Q_EMIT saveFailed(
            tr("The segmentation that was to be saved is not there any more; nothing "
               "was written."));
        return;
    }
    if (const QString refusal = refusalToSave(file); !refusal.isEmpty()) {
        Q_EMIT saveFailed(refusal);
        return;
    }
    const auto write = [map = what->labels()->map, file,
                        scheme = what->labels()->scheme]() -> QString {
        try {
            writeLabels(file, *map, scheme);
            return {};
        } catch (const std::exception& error) {
            return QString::fromUtf8(error.what());
        }
    };
    runInBackground(this, write, [this, id, mark = what->mark, file](const QString& failure) {
        if (!failure.isEmpty()) {
            Q_EMIT saveFailed(failure);
            return;
        }
        m_document.markSaved(id, mark);
        Q_EMIT saved(id, pathString(file));
    });
}

}  // namespace glioscope
