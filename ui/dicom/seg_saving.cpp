#include "ui/dicom/seg_saving.h"

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/model/case.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/version.h"
#include "segmentation/volume/voxel_order.h"
#include "ui/dicom/private_folder.h"
#include "ui/dicom/seg_lines.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstring>
#include <exception>
#include <utility>

namespace glioscope {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

constexpr const char* kLabels = "study_seg.nii";
constexpr const char* kReport = "study.json";  ///< where dicom-seg looks for what made the labels
/// DICOM's names have 64 characters; the program's own stands before it.
constexpr std::size_t kLongestName = 50;

/// DICOM takes a backslash for a separator, and other alphabets need a word about them.
std::string plainName(const std::string& name)
{
    std::string plain = name.substr(0, kLongestName);
    std::ranges::replace_if(plain, [](char c) { return c < ' ' || c > '~' || c == '\\'; }, '_');
    return plain;
}

/// Of those on whose grid the labels lie the T1ce, which models give their result on.
std::string seriesOf(const LabelMap& labels, const Case& openCase, const DicomOrigin& origin)
{
    for (const Sequence sequence : {Sequence::T1ce, Sequence::Flair, Sequence::T1, Sequence::T2}) {
        const std::string& series = origin.series[static_cast<std::size_t>(sequence)];
        const auto& image = openCase.image(sequence);
        if (image && !series.empty() && sameGridInAnyOrder(image->geometry, labels.geometry)) {
            return series;
        }
    }
    return {};
}

/// As dicom-seg looks for it; another program's has no version of this one.
QByteArray reportOf(const SegToSave& seg)
{
    QJsonObject run;
    if (!seg.foreign) {
        run[u"glioscope"_s] = QStringLiteral(GLIOSCOPE_VERSION);
    }
    const std::string sha256 = seg.modelSha256.empty() ? "unknown" : seg.modelSha256;
    const QJsonObject report = {
        {u"model"_s, QJsonObject{{u"name"_s, QString::fromStdString(plainName(seg.model))},
                                 {u"sha256"_s, QString::fromStdString(sha256)}}},
        {u"run"_s, run}};
    return QJsonDocument(report).toJson();
}

}  // namespace

SegToSave segOf(const Layer& layer, const Case& openCase, const DicomOrigin& origin,
                const fs::path& file)
{
    const Origin& made = layer.origin;
    const bool joined = made.kind == Origin::Kind::Computed && made.from == 0;
    const bool here = made.kind == Origin::Kind::Model || made.kind == Origin::Kind::Computed;
    const bool own = made.model.starts_with(kOwnAlgorithm);
    return {.labels = layer.labels()->map,
            .model = joined         ? "ensemble of " + made.model
                     : own && !here ? made.model.substr(std::strlen(kOwnAlgorithm))
                                    : made.model,
            .foreign = !here && !own,
            .modelSha256 = made.modelSha256,
            .study = origin.study,
            .series = seriesOf(*layer.labels()->map, openCase, origin),
            .file = file};
}

SegSaving::SegSaving(QString program, fs::path folders, QObject* parent)
    : QObject(parent), m_task(std::move(program)), m_folders(std::move(folders))
{
    connect(&m_task, &EngineTask::progressed, this, &SegSaving::progressed);
    connect(&m_task, &EngineTask::said, this,
            [this](const QByteArray& line) { m_notices << writingNoticesIn(line); });
    connect(&m_task, &EngineTask::ended, this, &SegSaving::onEnded);
}

void SegSaving::start(const SegToSave& seg)
{
    if (m_running) {
        return;
    }
    m_running = true;
    m_cancelled = false;
    m_notices.clear();
    runInBackground(
        this, [seg, folders = m_folders] { return hand(seg, folders); },
        [this, seg](const Handed& handed) { write(seg, handed); });
}

/// All labels have a value in the scheme, a cavity's too.
SegSaving::Handed SegSaving::hand(const SegToSave& seg, const fs::path& folders)
{
    try {
        Handed handed{.folder = makePrivateFolder(folders), .failure = {}};
        const fs::path labels = handed.folder->path() / kLabels;
        namingErrors(labels, folders, [&] {
            writeLabels(labels, *seg.labels, LabelScheme::Brats2023);
            if (!seg.model.empty()) {
                writeBytes(handed.folder->path() / kReport, reportOf(seg).toStdString());
            }
        });
        return handed;
    } catch (const std::exception& error) {
        return {.folder = nullptr, .failure = shownFailure(error)};
    }
}

void SegSaving::write(const SegToSave& seg, const Handed& handed)
{
    if (m_cancelled) {
        m_running = false;
        Q_EMIT cancelled();
        return;
    }
    if (!handed.folder) {
        m_running = false;
        Q_EMIT failed(handed.failure);
        return;
    }
    m_folder = handed.folder;
    m_name = pathString(seg.file.filename());
    QStringList arguments = {u"dicom-seg"_s, pathString(m_folder->path() / kLabels),
                             u"--study"_s,   pathString(seg.study),
                             u"--output"_s,  pathString(seg.file)};
    if (!seg.series.empty()) {
        arguments << u"--series"_s << QString::fromStdString(seg.series);
    }
    m_task.start(arguments);
}

void SegSaving::cancel()
{
    m_cancelled = m_running;
    m_task.cancel();
}

void SegSaving::onEnded(EngineTask::End end, const QString& problem)
{
    m_running = false;
    // Of the labels the engine knows the private file alone.
    const QString hidden = pathString(m_folder->path() / kLabels);
    m_folder.reset();
    switch (end) {
    case EngineTask::End::Done: Q_EMIT saved(m_notices); break;
    case EngineTask::End::Cancelled: Q_EMIT cancelled(); break;
    case EngineTask::End::Failed: Q_EMIT failed(QString(problem).replace(hidden, m_name)); break;
    }
}

}  // namespace glioscope
