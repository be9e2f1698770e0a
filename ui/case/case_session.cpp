#include "ui/case/case_session.h"

#include "segmentation/case/dataset/own_file.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/user_folders.h"

#include <QDir>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

QString shownFileName(const fs::path& path)
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

QStringList CaseSession::resultsToLose() const
{
    QStringList names;
    for (const Layer& layer : layers()) {
        if (layer.labels() && !layer.isSaved() && !m_kept.contains(layer.id)) {
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
                         .arg(QString::fromStdString(file.string()), shownSentence(own->what),
                              QString::fromStdString(files.name),
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
    load(shownFileName(path), {pathString(path), [path, told] { return openPath(path, told); }});
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
    m_wantedIndex = datasetIndex();
    const auto make = [cache = userCacheFolder()]() -> OpenOutcome {
        try {
            return openPath(demoCase(cache));
        } catch (const std::exception& error) {
            return OpenFailure{shownFailure(error)};
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
    load(shownFileName(question.files.name), {m_questionPath, read});
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
    } else if (const auto* sheared = std::get_if<StraightenQuestion>(&outcome)) {
        m_questionPath = path;
        Q_EMIT straightenNeeded(*sheared);
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
    m_kept.clear();
    m_mirrorQuestions.clear();
    m_readings.clear();
    m_document.open({.timePoints = {{.name = opened->data.files.name,
                                     .images = opened->data.images,
                                     .facts = opened->facts}}});
    if (opened->expert) {
        addPlaced(tr("Expert").toStdString(),
                  {.kind = Origin::Kind::Expert, .file = opened->data.labels->file},
                  *opened->expert);
    }
    for (const LoadedMask& mask : opened->masks) {
        addMask(mask);
    }
    const bool ofThisDataset = opened->dataset.empty() && datasetIndex() >= 0;
    if (!ofThisDataset && (!opened->dataset.empty() || !m_dataset.empty())) {
        m_dataset = opened->dataset;
        m_datasetFolder = m_dataset.empty()               ? QString()
                          : opened->datasetFolder.empty() ? path
                                                          : pathString(opened->datasetFolder);
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
    askWhatIsMirrored();
}

}  // namespace glioscope
