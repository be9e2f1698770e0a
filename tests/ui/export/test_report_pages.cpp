#include "ui/export/report_pages.h"

#include "segmentation/system/sha256.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr const char* kPatient = "Müller_Erika";

LabelMap twoLesions()
{
    LabelMap labels({.size = {20, 20, 10}, .spacingMm = {1, 1, 2}});
    for (int j = 2; j < 10; ++j) {
        for (int i = 2; i < 10; ++i) {
            labels.at(i, j, 4) = Label::Oedema;
        }
    }
    labels.at(5, 5, 4) = Label::Enhancing;
    for (int i = 12; i < 17; ++i) {
        for (int j = 12; j < 18; ++j) {
            labels.at(i, j, 8) = Label::Necrosis;
        }
    }
    labels.at(0, 19, 0) = Label::Oedema;  // too small for a picture
    return labels;
}

QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

int redPixels(const QImage& image)
{
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            red += qRed(pixel) > 240 && qGreen(pixel) < 15 && qBlue(pixel) < 15 ? 1 : 0;
        }
    }
    return red;
}

ReportSource source(const fs::path& folder, bool withNames)
{
    const fs::path image = folder / (std::string(kPatient) + "_flair.nii");
    std::ofstream(image) << "image";
    ReportSource source;
    source.layer.name = withNames ? kPatient : "unet";
    source.layer.content = LabelContent{.map = std::make_shared<const LabelMap>(twoLesions())};
    source.layer.origin = {.kind = Origin::Kind::Model,
                           .file = folder / kPatient,
                           .model = "unet",
                           .modelSha256 = "abc123"};
    source.contract.emplace().name = "unet";
    source.contract->trainingData = "Trained on <phantoms>.";
    source.images[0] = std::make_shared<const Image>(Geometry{.size = {20, 20, 10}});
    source.files[0] = image;
    source.caseName = kPatient;
    source.withNames = withNames;
    return source;
}

}  // namespace

class TestReportPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresAndHashesAreInTheJson()
    {
        const test::TemporaryFolder folder;
        const ReportFacts facts = factsOf(source(folder.path(), false));
        const QJsonObject report =
            QJsonDocument::fromJson(QByteArray::fromStdString(reportJson(facts))).object();
        QCOMPARE(report[u"type"_s].toString(), u"report"_s);
        const QJsonArray structures = report[u"structures"_s].toArray();
        QCOMPARE(structures.size(), 5);
        for (const auto& value : structures) {
            const QJsonObject each = value.toObject();
            if (each[u"structure"_s] == u"WT"_s) {
                QCOMPARE(each[u"voxels"_s].toInt(), 95);
                QCOMPARE(each[u"ml"_s].toDouble(), 95 * 2 / 1000.0);
                QCOMPARE(each[u"lesions"_s].toArray().size(), 3);
            }
        }
        const QJsonObject image = report[u"images"_s].toArray()[0].toObject();
        QCOMPARE(image[u"sha256"_s].toString().toStdString(),
                 sha256OfFile(folder.path() / (std::string(kPatient) + "_flair.nii")));
        QCOMPARE(report[u"model"_s].toObject()[u"sha256"_s].toString(), u"abc123"_s);
        QCOMPARE(report[u"use"_s].toString(), u"research, not diagnosis"_s);
    }

    void noNameAndNoPathIsInAReportUnlessAskedFor()
    {
        const test::TemporaryFolder folder;
        const auto files = [&](bool withNames) {
            const ReportFacts facts = factsOf(source(folder.path(), withNames));
            return reportHtml(facts, {}).toUtf8() + QByteArray::fromStdString(reportJson(facts));
        };
        const QByteArray without = files(false);
        QVERIFY(!without.contains(kPatient) && !without.contains("Erika"));
        QVERIFY(!without.contains(folder.path().c_str()));
        QVERIFY(files(true).contains(kPatient));
        ReportSource foreign = source(folder.path(), false);
        foreign.layer.name = kPatient;  // as a mask of another program is called
        foreign.layer.origin = {.kind = Origin::Kind::File, .file = folder.path() / kPatient};
        QVERIFY(!reportHtml(factsOf(foreign), {}).contains(u"Erika"_s));
    }

    void pagesSayTheFiguresAndWhatTheyAreFor()
    {
        const test::TemporaryFolder folder;
        const ReportFacts facts = factsOf(source(folder.path(), false));
        const auto lesions = keyLesions(facts, 6);
        QCOMPARE(lesions.size(), std::size_t{2});
        QCOMPARE(keyLesions(facts, 1).size(), std::size_t{1});
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
        const std::vector<KeyPicture> pictures = {{image, captionOf(lesions[0], 1)}};
        const QString html = reportHtml(facts, pictures);
        QVERIFY(html.contains(u"For research use, not for diagnosis"_s));
        QVERIFY(html.contains(u"data:image/png;base64,"_s) && !html.contains(u"http"_s));
        QVERIFY(html.contains(u"Trained on &lt;phantoms&gt;."_s));
        QVERIFY(html.contains(u"Lesion 1: 0.13 ml"_s));
        const fs::path file = folder.path() / "Bericht ü.pdf";
        writeReportPdf(file, facts, pictures);
        QFile pdf(QString::fromStdString(file.string()));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(bytes.contains("/Image") && bytes.size() > 5000);
    }

    void otherReadersTakeThePdf()
    {
        const test::TemporaryFolder folder;
        const ReportFacts facts = factsOf(source(folder.path(), false));
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
        const fs::path file = folder.path() / "report.pdf";
        writeReportPdf(file, facts, {{image, captionOf(keyLesions(facts, 6)[0], 1)}});
        const QString path = QString::fromStdString(file.string());
        const QByteArray text = outputOf(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
        QVERIFY2(text.contains("For research use, not for diagnosis"), text.constData());
        QVERIFY2(text.contains("Lesion 1: 0.13 ml"), text.constData());
        QVERIFY2(text.contains("abc123"), text.constData());
        QVERIFY(!text.contains("Erika"));
        const QString pages = QString::fromStdString((folder.path() / "page").string());
        (void)outputOf(u"pdftoppm"_s, {u"-png"_s, u"-r"_s, u"60"_s, path, pages});
        int red = 0;
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            if (entry.path().extension() == ".png") {
                red += redPixels(QImage(QString::fromStdString(entry.path().string())));
            }
        }
        QVERIFY2(red > 1000, std::to_string(red).c_str());
    }

    void aSegmentationWithoutTumourHasItsReport()
    {
        const test::TemporaryFolder folder;
        ReportSource empty = source(folder.path(), false);
        empty.layer.content =
            LabelContent{.map = std::make_shared<const LabelMap>(Geometry{.size = {4, 4, 4}})};
        const ReportFacts facts = factsOf(empty);
        QVERIFY(keyLesions(facts, 6).empty());
        QVERIFY(reportHtml(facts, {}).contains(u"0.00"_s));
    }
};

QTEST_MAIN(TestReportPages)
#include "test_report_pages.moc"
