#include "ui/export/report_pages.h"

#include "segmentation/networks/contract/model_members.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/version.h"
#include "ui/export/picture_frame.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QStringList>
#include <QTextDocument>
#include <QUrl>

#include <functional>

namespace glioscope {
namespace {

constexpr int kDotsPerInch = 150;
constexpr int kPictureWidth = 460;  // of the text's own pixels, which an A4 page has 640 of

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

QString row(const QStringList& cells, const char* tag = "td")
{
    QString text = QStringLiteral("<tr>");
    for (qsizetype n = 0; n < cells.size(); ++n) {
        text += QStringLiteral("<%1 align=\"%2\">%3</%1>")
                    .arg(QLatin1String(tag),
                         n == 0 ? QStringLiteral("left") : QStringLiteral("right"), cells[n]);
    }
    return text + QStringLiteral("</tr>\n");
}

QString placeText(const std::optional<Vec3>& lps)
{
    return lps ? QStringLiteral("%1, %2, %3")
                     .arg(number((*lps)[0], 1), number((*lps)[1], 1), number((*lps)[2], 1))
               : QStringLiteral("-");
}

QString measuresTable(const ReportFacts& facts)
{
    QString text =
        QStringLiteral("<table border=\"0\" width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">\n");
    text += row({tr("Structure"), tr("ml"), tr("Lesions"), tr("Largest diameter, mm"),
                 tr("On an axial slice, mm"), tr("Centroid L, P, S, mm")},
                "th");
    for (const StructureStatistics& each : facts.structures) {
        const PartStatistics& whole = each.whole;
        const bool empty = whole.voxels == 0;
        text += row({shownName(displayName(each.structure)), number(whole.ml, 2),
                     QString::number(each.lesions.size()),
                     empty ? QStringLiteral("-") : number(whole.largestDiameterMm, 1),
                     empty ? QStringLiteral("-") : number(whole.largestAxialDiameterMm, 1),
                     placeText(whole.centroidLps)});
    }
    return text + QStringLiteral("</table>\n<p>") +
           tr("Lesions are 26-connected parts; diameters lie between the centres of voxels.") +
           QStringLiteral("</p>\n");
}

QString listed(const std::vector<Sequence>& sequences)
{
    QStringList names;
    for (const Sequence sequence : sequences) {
        names.append(toQString(displayName(sequence)));
    }
    return names.join(QStringLiteral(", "));
}

QString modelText(const ReportFacts& facts)
{
    if (facts.origin.model.empty()) {
        return {};
    }
    QString text = QStringLiteral("<h2>%1</h2>\n<p>%2")
                       .arg(tr("Model"), toQString(facts.origin.model).toHtmlEscaped());
    if (!facts.origin.modelSha256.empty()) {
        text += QStringLiteral("<br/>SHA-256 ") + toQString(facts.origin.modelSha256);
    }
    if (const auto& contract = facts.contract) {
        text += QStringLiteral("<br/>") +
                tr("Inputs: %1; trained at %2 × %3 × %4 mm")
                    .arg(listed(contract->inputs), number(contract->spacingMm[0], 2),
                         number(contract->spacingMm[1], 2), number(contract->spacingMm[2], 2));
        text += QStringLiteral("<br/>") + toQString(contract->trainingData).toHtmlEscaped();
        if (const std::size_t first = firstStageMembers(*contract); first > 1) {
            text += QStringLiteral("<br/>") +
                    tr("An ensemble of %1 networks, whose probabilities are averaged").arg(first);
        }
        if (const auto& stage = contract->secondStage) {
            text += QStringLiteral("<br/>") +
                    tr("A second stage at %1 × %2 × %3 mm around what the first found; there "
                       "tumour core and enhancing tumour are the mean of both, and the whole "
                       "tumour is the first's")
                        .arg(number(stage->spacingMm[0], 2), number(stage->spacingMm[1], 2),
                             number(stage->spacingMm[2], 2));
        }
        if (contract->crossValidated) {
            text += QStringLiteral("<br/>") +
                    tr("Cross-validated: each case was segmented by networks that had not been "
                       "trained on it");
        }
        for (const auto& [name, value] : contract->metrics) {
            text += QStringLiteral("<br/>%1: %2")
                        .arg(toQString(name).toHtmlEscaped(), number(value, 2));
        }
    }
    return text + QStringLiteral("</p>\n");
}

QString imagesText(const ReportFacts& facts)
{
    QString text = QStringLiteral("<h2>%1</h2>\n<p>").arg(tr("Images"));
    for (const ReportedImage& image : facts.images) {
        text += QStringLiteral("%1: %2<br/>")
                    .arg(toQString(displayName(image.sequence)),
                         shownSentence(image.grid).toHtmlEscaped());
        if (!image.sha256.empty()) {
            text += QStringLiteral("<small>SHA-256 %1</small><br/>").arg(toQString(image.sha256));
        }
    }
    return text + QStringLiteral("</p>\n");
}

QString heading(const ReportFacts& facts)
{
    QString text = QStringLiteral("<h1>%1</h1>\n<p><b>%2</b></p>\n<p>%3<br/>%4")
                       .arg(tr("Segmentation report"), researchUseText(), toQString(facts.date),
                            tr("Segmentation: %1").arg(toQString(facts.layer).toHtmlEscaped()));
    if (!facts.caseName.empty()) {
        text += QStringLiteral("<br/>") +
                tr("Case: %1").arg(toQString(bytesText(facts.caseName)).toHtmlEscaped());
    }
    if (!facts.origin.file.empty()) {
        text += QStringLiteral("<br/>") + pathString(facts.origin.file).toHtmlEscaped();
    }
    return text + QStringLiteral("</p>\n");
}

using PictureSource = std::function<QString(std::size_t)>;

/// `source` is what the text calls the n-th picture.
QString bodyOf(const ReportFacts& facts, const std::vector<KeyPicture>& pictures,
               const PictureSource& source)
{
    QString text = heading(facts) + measuresTable(facts);
    if (!pictures.empty()) {
        text += QStringLiteral("<h2>%1</h2>\n<p>%2</p>\n")
                    .arg(tr("Key pictures"),
                         tr("Of the largest lesions of the whole tumour, each on the axial slice "
                            "where it is largest; lesions below %1 ml have none.")
                             .arg(number(kSmallestKeyLesionMl, 2)));
    }
    for (std::size_t n = 0; n < pictures.size(); ++n) {
        text += QStringLiteral("<p><img src=\"%1\" width=\"%2\" alt=\"%3\"/><br/>%3</p>\n")
                    .arg(source(n))
                    .arg(kPictureWidth)
                    .arg(pictures[n].caption.toHtmlEscaped());
    }
    return text + modelText(facts) + imagesText(facts) +
           QStringLiteral("<p>Glioscope %1. <b>%2</b></p>\n")
               .arg(QStringLiteral(GLIOSCOPE_VERSION), researchUseText());
}

QString embedded(const QImage& image)
{
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
}

constexpr const char* kStyle =
    "body{font-family:sans-serif;margin:2em auto;max-width:50em;color:#111;background:#fff}"
    "table{border-collapse:collapse}td,th{padding:.3em .7em;border-bottom:1px solid #ccc}"
    "img{max-width:100%;height:auto}small{color:#555;word-break:break-all}";

}  // namespace

QString captionOf(const PartStatistics& lesion, std::size_t number_)
{
    return tr("Lesion %1: %2 ml, largest axial diameter %3 mm, slice at S %4 mm")
        .arg(number_)
        .arg(number(lesion.ml, 2), number(lesion.largestAxialDiameterMm, 1),
             number((*lesion.largestSliceLps)[2], 1));
}

QString reportHtml(const ReportFacts& facts, const std::vector<KeyPicture>& pictures)
{
    return QStringLiteral(
               "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>%1</title>"
               "<style>%2</style></head><body>\n%3</body></html>\n")
        .arg(tr("Segmentation report"), QLatin1String(kStyle),
             bodyOf(facts, pictures, [&](std::size_t n) { return embedded(pictures[n].image); }));
}

void writeReportPdf(const std::filesystem::path& file, const ReportFacts& facts,
                    const std::vector<KeyPicture>& pictures)
{
    QTextDocument text;
    for (std::size_t n = 0; n < pictures.size(); ++n) {
        text.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("picture:%1").arg(n)),
                         pictures[n].image);
    }
    text.setHtml(
        bodyOf(facts, pictures, [](std::size_t n) { return QStringLiteral("picture:%1").arg(n); }));
    writeDurably(file, [&](const std::filesystem::path& temporary) {
        QPdfWriter pdf(pathString(temporary));
        pdf.setTitle(tr("Segmentation report"));
        pdf.setCreator(QStringLiteral("Glioscope " GLIOSCOPE_VERSION));
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF());  // the text brings its own
        pdf.setResolution(kDotsPerInch);
        text.print(&pdf);
        std::error_code error;
        if (std::filesystem::file_size(temporary, error) == 0 || error) {
            throw Error(tr("The report %1 cannot be written; check the disk, or choose another "
                           "place.")
                            .arg(pathString(file))
                            .toStdString());
        }
    });
}

}  // namespace glioscope
