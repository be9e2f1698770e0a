#include "ui/export/report.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/export/picture_frame.h"
#include "ui/export/slice_pictures.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/sentence_text.h"

#include <QTimer>

#include <utility>

namespace glioscope {
namespace {

constexpr std::size_t kMostPictures = 6;
constexpr QSize kPictureSize(900, 760);

}  // namespace

std::array<std::filesystem::path, 3> reportFiles(const std::filesystem::path& file)
{
    std::array<std::filesystem::path, 3> files = {file, file, file};
    files[0].replace_extension(".pdf");
    files[1].replace_extension(".html");
    files[2].replace_extension(".json");
    return files;
}

Report::Report(Document& document, const ViewState& state, std::filesystem::path file,
               ReportSource source, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_state(state),
      m_file(std::move(file)),
      m_source(std::move(source))
{
}

Report::~Report() = default;

void Report::start()
{
    runInBackground(
        this, [source = m_source] { return factsOf(source); },
        [this](const ReportFacts& facts) { take(facts); });
}

void Report::take(ReportFacts facts)
{
    m_facts = std::move(facts);
    m_lesions = keyLesions(m_facts, kMostPictures);
    m_slices = std::make_unique<SlicePictures>(m_document, m_state, kPictureSize);
    if (m_measurements) {
        m_slices->showMeasurements(*m_measurements);
    }
    drawNext();
}

void Report::drawNext()
{
    if (m_pictures.size() == m_lesions.size()) {
        write();
        return;
    }
    const PartStatistics& lesion = m_lesions[m_pictures.size()];
    const PaneSpec pane = {.plane = SlicePlane::Axial, .layers = std::vector{m_source.layer.id}};
    const QImage picture = m_slices->picture(pane, *lesion.largestSliceLps);
    m_pictures.push_back({framed({picture}, m_state), captionOf(lesion, m_pictures.size() + 1)});
    QTimer::singleShot(0, this, &Report::drawNext);
}

void Report::write()
{
    QString failure;
    try {
        const auto [pdf, html, json] = reportFiles(m_file);
        writeReportPdf(pdf, m_facts, m_pictures);
        writeTextDurably(html, reportHtml(m_facts, m_pictures).toStdString());
        writeTextDurably(json, reportJson(m_facts));
    } catch (const Error& error) {
        failure = shownFailure(error);
    }
    Q_EMIT finished(failure);
}

}  // namespace glioscope
