// The window's part in opening segmentations in DICOM: over which study, and what is asked of them.

#include "segmentation/case/model/dicom_class.h"
#include "ui/case/segments_dialog.h"
#include "ui/dicom/overlap_dialog.h"
#include "ui/dicom/seg_layers.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/window/dicom_commands.h"

#include <QDialog>

#include <algorithm>
#include <system_error>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kMostNames = 2000;
constexpr std::size_t kMostInFolder = 50;

bool isSegFile(const fs::path& file)
{
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) && isSegmentation(storageClassOf(file));
}

/// The DICOM segmentations that a file is or a folder holds, which holds nothing else then; looks
/// at first bytes.
std::vector<fs::path> segFilesAt(const QString& path)
{
    const fs::path place = pathFromString(path);
    std::error_code failed;
    if (!fs::is_directory(place, failed)) {
        return isSegFile(place) ? std::vector{place} : std::vector<fs::path>();
    }
    std::vector<fs::path> files;
    for (fs::directory_iterator at(place, failed), end; !failed && at != end;
         at.increment(failed)) {
        if (files.size() == kMostInFolder || !isSegFile(at->path())) {
            return {};
        }
        files.push_back(at->path());
    }
    std::ranges::sort(files);
    return files;
}

/// Whether a folder itself holds images that a segmentation could be of.
bool holdsImages(const fs::path& folder)
{
    std::error_code failed;
    int names = 0;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end && names < kMostNames;
         at.increment(failed), ++names) {
        std::error_code ignored;
        if (at->is_regular_file(ignored) && isMrImage(storageClassOf(at->path()))) {
            return true;
        }
    }
    return false;
}

/// As the dialog for segments takes them; each is known by its title.
SegmentsQuestion namesOf(const fs::path& file, const std::vector<ToldSegment>& segments)
{
    SegmentsQuestion question{.files = {file}, .segments = {}, .overlapsAsked = true};
    for (const ToldSegment& segment : segments) {
        question.segments.push_back({.name = segment.title().toStdString()});
    }
    return question;
}

}  // namespace

void DicomCommands::connectImport()
{
    connect(&m_import, &SegImport::progressed, this, &DicomCommands::tellProgress);
    connect(&m_import, &SegImport::asked, this, &DicomCommands::ask);
    connect(&m_import, &SegImport::imported, this, &DicomCommands::add);
    connect(&m_import, &SegImport::failed, this, [this](const QString& sentence) {
        m_problems << sentence;
        openNext();
    });
    connect(&m_import, &SegImport::cancelled, this, [this] {
        m_waiting.clear();
        openNext();
    });
    connect(&m.workspace.session, &CaseSession::opened, this, [this] {
        const std::vector<fs::path> pending = std::exchange(m_pending, {});
        const std::optional<DicomOrigin> origin = m.workspace.session.dicomOrigin();
        std::error_code ignored;
        if (!pending.empty() && origin &&
            fs::equivalent(origin->study, pending.front().parent_path(), ignored)) {
            open(pending);
        }
    });
}

QString DicomCommands::whyNotHere(const fs::path& file) const
{
    const QString name = pathString(file.filename());
    if (m.workspace.session.dicomOrigin()) {
        return {};
    }
    return m.workspace.session.isOpen()
               ? tr("%1 is a DICOM segmentation, and the open case came as files that do not say "
                    "which study they are from. Open the folder of the study that it was made of "
                    "first.")
                     .arg(name)
               : tr("%1 is a DICOM segmentation, which is drawn over the study that it was made "
                    "of. Open the study's folder first.")
                     .arg(name);
}

/// Where it lies beside its images, they can be opened at a click.
void DicomCommands::askForStudy(const fs::path& file)
{
    const fs::path folder = file.parent_path();
    if (!holdsImages(folder)) {
        m.messages.show(Notice::Kind::Problem, whyNotHere(file));
        return;
    }
    m.messages.offer(Notice::Kind::Problem, whyNotHere(file), tr("Open the Study Beside It"),
                     [this, file, folder] {
                         m_pending = {file};
                         m.open(pathString(folder));
                     });
}

QStringList DicomCommands::openThoseOf(const QStringList& paths)
{
    QStringList others;
    std::vector<fs::path> all;
    for (const QString& path : paths) {
        const std::vector<fs::path> found = segFilesAt(path);
        all.insert(all.end(), found.begin(), found.end());
        if (found.empty()) {
            others << path;
        }
    }
    open(all);
    return others;
}

void DicomCommands::open(const std::vector<fs::path>& files)
{
    if (files.empty()) {
        return;
    }
    if (!m.workspace.session.dicomOrigin()) {
        askForStudy(files.front());
        return;
    }
    m_waiting.insert(m_waiting.end(), files.begin(), files.end());
    if (!m_opening) {
        m_opening = true;
        m_case = m.workspace.session.sharedCase();
        m_added.clear();
        m_problems.clear();
        m_notices.clear();
        m_answers = {};
        import({});
    }
}

void DicomCommands::import(const SegAnswers& answers)
{
    if (m_case != m.workspace.session.sharedCase() || !m.workspace.session.dicomOrigin()) {
        m_waiting.clear();  // another case is open: they are not its
        openNext();
        return;
    }
    m_answers = answers;
    m.messages.offer(Notice::Kind::Note,
                     tr("Opening %1…").arg(pathString(m_waiting.front().filename())), tr("Cancel"),
                     [this] { m_import.cancel(); });
    m_import.start(m_waiting.front(), m.workspace.session.dicomOrigin()->study, answers);
}

/// The first of those that wait is done.
void DicomCommands::openNext()
{
    m.tellProgress({});
    if (!m_waiting.empty()) {
        m_waiting.pop_front();
    }
    if (!m_waiting.empty()) {
        import({});
        return;
    }
    m_opening = false;
    m_case.reset();
    tellOpened();
    Q_EMIT opened(m_added, m_problems);
}

void DicomCommands::tellOpened()
{
    QStringList sentences = m_problems + m_notices;
    QStringList names;
    for (const LayerId id : m_added) {
        if (const Layer* layer = m.workspace.session.layer(id)) {
            names << QString::fromStdString(layer->name);
        }
    }
    if (!names.isEmpty()) {
        sentences.prepend(tr("Added: %1.").arg(listed(names)));
    }
    if (sentences.isEmpty()) {
        m.messages.hide();
        return;
    }
    m.messages.show(!m_problems.isEmpty()  ? Notice::Kind::Problem
                    : !m_notices.isEmpty() ? Notice::Kind::Warning
                                           : Notice::Kind::Good,
                    sentences.join(QLatin1Char('\n')));
}

void DicomCommands::ask(const SegQuestion& question)
{
    m.tellProgress({});
    m.messages.hide();
    question.about == SegQuestion::About::Order ? askOrder(question) : askMeanings(question);
}

void DicomCommands::askMeanings(const SegQuestion& question)
{
    const SegmentsQuestion asked = namesOf(m_waiting.front(), question.segments);
    QDialog* dialog = makeSegmentsDialog(asked, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, &DicomCommands::openNext);
    connect(dialog, &QDialog::accepted, this, [this, dialog, asked, question] {
        const auto chosen = chosenSegments(*dialog, asked);
        SegAnswers answers = m_answers;
        for (std::size_t n = 0; n < question.segments.size(); ++n) {
            answers.meanings[question.segments[n].number] = chosen.at(asked.segments[n].name);
        }
        import(answers);
    });
    dialog->open();
}

void DicomCommands::askOrder(const SegQuestion& question)
{
    QDialog* dialog =
        makeOverlapDialog(pathString(m_waiting.front().filename()), question, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, &DicomCommands::openNext);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        SegAnswers answers = m_answers;
        answers.order = chosenOrder(*dialog);
        import(answers);
    });
    dialog->open();
}

void DicomCommands::add(const ImportedSeg& seg)
{
    const auto read = [seg, over = m_case] { return layersOf(seg, *over); };
    runInBackground(this, read, [this, seg](const SegLayers& layers) {
        if (m_case != m.workspace.session.sharedCase()) {
            m_waiting.clear();
        } else if (!layers.problem.isEmpty()) {
            m_problems << layers.problem;
        } else {
            CaseSession& session = m.workspace.session;
            const Origin origin = {
                .kind = Origin::Kind::File, .file = seg.file, .model = algorithmOf(seg.report)};
            m_added << session.addPlaced(session.freeName(layerNameOf(seg.report)), origin,
                                         layers.labels);
            session.addLackingMaps(m_added.back(), layers.maps);
            m_notices << seg.report.notices;
        }
        openNext();
    });
}

}  // namespace glioscope
