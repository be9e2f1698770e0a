#include "ui/study/study_import.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/owned_folder.h"
#include "ui/study/patient_words.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/user_folders.h"

#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

fs::path folderOf(const fs::path& study)
{
    std::error_code ignored;
    return fs::is_directory(study, ignored) ? study : study.parent_path();
}

CaseFiles filesIn(const fs::path& folder, const SeriesChoice& choice)
{
    CaseFiles files;
    files.name = kStudyCase;
    files.folder = folder;
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        if (choice.rows[place]) {
            files.images[place] =
                folder / (std::string(kStudyCase) + "_" + std::string(key(sequence)) + ".nii");
        }
    }
    return files;
}

StudyPatient patientOf(const StudyListing& listing, const SeriesChoice& choice)
{
    for (const auto& row : choice.rows) {
        if (row) {
            return listing.patients.value(listing.series[*row].studyUid);
        }
    }
    return {};
}

DicomOrigin originOf(const fs::path& study, const StudyListing& listing, const SeriesChoice& choice)
{
    DicomOrigin origin{folderOf(study), {}};
    for (std::size_t place = 0; place < origin.series.size(); ++place) {
        if (const auto& row = choice.rows[place]) {
            origin.series[place] = listing.series[*row].seriesUid.toStdString();
            origin.volumes[place] = listing.series[*row].volume;
        }
    }
    origin.patientWords = patientWords(patientOf(listing, choice));
    return origin;
}

QStringList noticesAbout(const StudyListing& listing, const SeriesChoice& choice)
{
    QStringList notices;
    for (const auto& row : choice.rows) {
        for (const QString& notice : row ? listing.series[*row].notices : QStringList()) {
            notices << StudyImport::tr("Series %1: %2").arg(listing.series[*row].title(), notice);
        }
    }
    return notices;
}

}  // namespace

OpenOutcome openStudyCase(const StudyCase& study)
{
    OpenOutcome outcome = openFiles(study.files);
    if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
        OpenedCase whole = **opened;
        whole.dicom = study.origin;
        whole.keeps = study.folder;
        return std::make_shared<const OpenedCase>(std::move(whole));
    }
    return outcome;
}

StudyImport::StudyImport(const QString& program, fs::path parent, QObject* parentObject)
    : QObject(parentObject), m_parent(std::move(parent)), m_task(program)
{
    connect(&m_task, &EngineTask::ended, this, &StudyImport::onEnded);
}

StudyImport::~StudyImport() = default;

void StudyImport::start(const fs::path& study, const StudyListing& listing,
                        const SeriesChoice& choice, bool keepsPaths)
{
    m_case = std::make_unique<StudyCase>();
    try {
        m_case->folder = privateFolderIn(m_parent);
    } catch (const fs::filesystem_error& error) {
        Q_EMIT failed(tr("The study's images cannot be kept in %1 while they are open: %2. Free "
                         "the folder or its disk and try again.")
                          .arg(pathString(m_parent), shownSentence(writeFailure(error.code()))));
        return;
    }
    const fs::path folder = m_case->folder->path() / kStudyCase;
    m_case->files = filesIn(folder, choice);
    m_case->origin = originOf(study, listing, choice);
    if (keepsPaths) {
        m_case->origin.patientWords.clear();
    }
    m_case->patient = patientOf(listing, choice);
    m_case->notices = noticesAbout(listing, choice);
    m_task.start(
        QStringList{QStringLiteral("import-dicom"), pathString(study), QStringLiteral("--output"),
                    pathString(folder), QStringLiteral("--case"), QLatin1String(kStudyCase),
                    QStringLiteral("--listed"), QStringLiteral("--uncompressed")} +
            toldSeries(listing, choice),
        listedFiles(listing, choice));
}

void StudyImport::onEnded(EngineTask::End end, const QString& problem)
{
    const std::unique_ptr<StudyCase> made = std::exchange(m_case, nullptr);
    switch (end) {
    case EngineTask::End::Done: Q_EMIT done(*made); break;
    case EngineTask::End::Cancelled: Q_EMIT cancelled(); break;
    case EngineTask::End::Failed: Q_EMIT failed(problem); break;
    }
}

fs::path studyCasesFolder()
{
    return userCacheFolder() / "studies";
}

}  // namespace glioscope
