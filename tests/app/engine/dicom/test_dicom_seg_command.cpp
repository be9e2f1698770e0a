// The real program's segmentations in DICOM: read back by pydicom, judged by dciodvfy, read by
// ourselves. The series are pydicom's, so that the writer is not the reader's twin.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/engine_process.h"
#include "tests/support/seg_peer.h"
#include "tests/support/synthetic_volume.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

QJsonObject seriesOn(const Geometry& grid, int number = 3)
{
    return {{u"grid"_s, gridJson(grid)}, {u"series"_s, number}};
}

struct Figures {
    double voxels = 0;
    Vec3 centroid = {0, 0, 0};
};

Figures figuresOf(const LabelMap& map, Label label)
{
    Figures figures;
    const Index3& n = map.geometry.size;
    for (int k = 0; k < n[2]; ++k) {
        for (int j = 0; j < n[1]; ++j) {
            for (int i = 0; i < n[0]; ++i) {
                if (map.at(i, j, k) == label) {
                    const Vec3 p = map.geometry.toLps({double(i), double(j), double(k)});
                    for (std::size_t c = 0; c < 3; ++c) {
                        figures.centroid[c] += p[c];
                    }
                    ++figures.voxels;
                }
            }
        }
    }
    for (double& c : figures.centroid) {
        c /= figures.voxels;
    }
    return figures;
}

Label labelOf(const QString& code)
{
    return code == u"6574001"_s    ? Label::Necrosis
           : code == u"79654002"_s ? Label::Oedema
           : code == u"C113842"_s  ? Label::Enhancing
                                   : Label::Background;
}

/// The same values stored along other axes: S, L, P, the second and third backwards.
LabelMap reorderedLabels(const LabelMap& map)
{
    const Geometry& g = map.geometry;
    Geometry other = g;
    const std::array<int, 3> axes = {2, 0, 1};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto from = std::size_t(axes[c]);
        const double sign = c == 0 ? 1 : -1;
        other.size[c] = g.size[from];
        other.spacingMm[c] = g.spacingMm[from];
        for (std::size_t r = 0; r < 3; ++r) {
            other.direction[r][c] = sign * g.direction[r][from];
        }
    }
    other.originLps = g.toLps({g.size[0] - 1.0, g.size[1] - 1.0, 0});
    LabelMap result(other);
    for (int k = 0; k < other.size[2]; ++k) {
        for (int j = 0; j < other.size[1]; ++j) {
            for (int i = 0; i < other.size[0]; ++i) {
                result.at(i, j, k) = map.at(g.size[0] - 1 - j, g.size[1] - 1 - k, i);
            }
        }
    }
    return result;
}

}  // namespace

class TestDicomSegCommand : public QObject {
    Q_OBJECT

    [[nodiscard]] static EngineOutcome run(const fs::path& segmentation, const fs::path& study,
                                           const fs::path& output, const QStringList& more = {})
    {
        return runEngine(QStringList{u"dicom-seg"_s, text(segmentation), u"--study"_s, text(study),
                                     u"--output"_s, text(output)} +
                         more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasPydicom()) {
            QSKIP(kNoPydicom);
        }
    }

    void anotherReaderSeesTheSameVolumesInTheSamePlaces_data()
    {
        QTest::addColumn<int>("geometry");
        QTest::addColumn<bool>("backwards");
        QTest::addColumn<bool>("otherOrder");
        QTest::newRow("anisotropic") << 0 << false << false;
        QTest::newRow("oblique") << 1 << false << false;
        QTest::newRow("sagittal") << 2 << false << false;
        QTest::newRow("images numbered backwards") << 1 << true << false;
        QTest::newRow("voxels in another order") << 1 << false << true;
    }
    void anotherReaderSeesTheSameVolumesInTheSamePlaces()
    {
        QFETCH(const int, geometry);
        QFETCH(const bool, backwards);
        QFETCH(const bool, otherOrder);
        const TemporaryFolder folder;
        const Geometry grid = std::array{anisotropicGeometry(), obliqueGeometry(),
                                         permutedGeometry()}[std::size_t(geometry)];
        QJsonObject spec = seriesOn(grid);
        spec[u"reversed"_s] = backwards;
        QVERIFY(writePeerSeries(folder.path() / "study", spec));
        const LabelMap labels = markerLabels(grid);
        const fs::path nifti = folder.path() / "P_unet_seg.nii.gz", dicom = folder.path() / "s.dcm";
        writeLabels(nifti, otherOrder ? reorderedLabels(labels) : labels, kResultScheme);
        const EngineOutcome outcome =
            run(nifti, folder.path() / "study", dicom, {u"--algorithm"_s, u"unet"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());

        const QJsonObject seen = readByPeer(dicom);
        const QJsonArray segments = seen[u"segments"_s].toArray();
        QCOMPARE(segments.size(), 3);
        for (qsizetype n = 0; n < segments.size(); ++n) {
            const QJsonValue segment = segments[n];
            QCOMPARE(segment[u"number"_s].toInt(), int(n) + 1);
            QCOMPARE(segment[u"type"_s].toString(), u"AUTOMATIC"_s);
            QCOMPARE(segment[u"algorithm"_s].toString(), u"Glioscope unet"_s);
            const Figures meant = figuresOf(labels, labelOf(segment[u"code"_s].toString()));
            QCOMPARE(segment[u"voxels"_s].toDouble(), meant.voxels);
            QVERIFY(std::abs(segment[u"ml"_s].toDouble() - meant.voxels * grid.voxelVolumeMl()) <
                    1e-6);
            for (int c = 0; c < 3; ++c) {
                QVERIFY(std::abs(segment[u"centroid"_s][c].toDouble() -
                                 meant.centroid[std::size_t(c)]) < 1e-4);
            }
        }
        QCOMPARE(seen[u"highBit"_s].toInt(), 0);
        QVERIFY(seen[u"description"_s].toString().contains(u"research use, not for diagnosis"_s));
        QCOMPARE(seen[u"series"_s].toString(), u"2.25.20003"_s);
        QCOMPARE(seen[u"instances"_s].toInt(), grid.size[2]);
        QCOMPARE(seen[u"patientId"_s].toString(), u"NOBODY-4711"_s);
        QCOMPARE(seen[u"study"_s].toString(), u"2.25.2000"_s);
        QCOMPARE(seen[u"frame"_s].toString(), u"2.25.2077"_s);
        for (const QJsonValue uid : seen[u"uids"_s].toArray()) {
            QVERIFY(uid.toString().startsWith(u"2.25."_s) && uid.toString().size() <= 64);
        }
    }

    /// The frame of the marker's lowest slice names the image that lies there, whatever its number.
    void eachFrameNamesTheImageItWasMadeOf()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        QJsonObject spec = seriesOn(grid);
        spec[u"reversed"_s] = true;
        QVERIFY(writePeerSeries(folder.path() / "study", spec));
        LabelMap labels(grid);
        labels.at(4, 5, 6) = Label::Oedema;
        writeLabels(folder.path() / "s.nii.gz", labels, kResultScheme);
        const EngineOutcome outcome = run(folder.path() / "s.nii.gz", folder.path() / "study",
                                          folder.path() / "s.dcm", {u"--labels"_s, u"brats2021"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const QJsonObject seen = readByPeer(folder.path() / "s.dcm");
        QCOMPARE(seen[u"sources"_s].toArray().size(), 1);
        QCOMPARE(seen[u"sources"_s][0].toString(),
                 u"2.25.20003%1"_s.arg(grid.size[2] - 6, 4, 10, QChar(u'0')));
        QCOMPARE(seen[u"segments"_s][0][u"type"_s].toString(), u"MANUAL"_s);
    }

    void theJudgeFindsNoError()
    {
        if (!hasJudge()) {
            QSKIP("dciodvfy (dicom3tools) is absent.");
        }
        const TemporaryFolder folder;
        const Geometry grid = obliqueGeometry();
        QVERIFY(writePeerSeries(folder.path() / "study", seriesOn(grid)));
        for (const bool byHand : {false, true}) {
            const fs::path file = folder.path() / (byHand ? "hand.dcm" : "model.dcm");
            writeLabels(folder.path() / "s.nii.gz", markerLabels(grid), kResultScheme);
            const EngineOutcome outcome =
                run(folder.path() / "s.nii.gz", folder.path() / "study", file,
                    byHand ? QStringList() : QStringList{u"--algorithm"_s, u"unet"_s});
            QVERIFY2(outcome.code == 0, outcome.error.constData());
            const QString said = judged(file);
            QVERIFY2(!said.contains(u"Error"_s) && said.contains(u"Segmentation"_s),
                     qPrintable(said));
        }
    }

    void theReportBesideItNamesTheModel()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        QVERIFY(writePeerSeries(folder.path() / "study", seriesOn(grid)));
        writeLabels(folder.path() / "P_vnet_seg.nii.gz", markerLabels(grid), kResultScheme);
        std::ofstream(folder.path() / "P_vnet.json")
            << R"({"model": {"name": "vnet", "sha256": "ab12"}, "run": {"glioscope": "0.1.0"}})";
        const EngineOutcome outcome = run(folder.path() / "P_vnet_seg.nii.gz",
                                          folder.path() / "study", folder.path() / "s.dcm");
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(readByPeer(folder.path() / "s.dcm")[u"segments"_s][0][u"algorithm"_s].toString(),
                 u"Glioscope vnet"_s);
        QFile file(text(folder.path() / "s.dcm"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("sha256 ab12"));
    }

    void anotherGridIsASentenceAndNoFile()
    {
        const TemporaryFolder folder;
        Geometry grid = anisotropicGeometry();
        QVERIFY(writePeerSeries(folder.path() / "study", seriesOn(grid)));
        grid.originLps[2] += 2;
        writeLabels(folder.path() / "s.nii.gz", markerLabels(grid), kResultScheme);
        const EngineOutcome outcome =
            run(folder.path() / "s.nii.gz", folder.path() / "study", folder.path() / "s.dcm");
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("of no series of the study"), outcome.error.constData());
        QVERIFY(!fs::exists(folder.path() / "s.dcm"));
    }

    void nothingMarkedIsASentenceAndNoFile()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        QVERIFY(writePeerSeries(folder.path() / "study", seriesOn(grid)));
        writeLabels(folder.path() / "s.nii.gz", LabelMap(grid), kResultScheme);
        const EngineOutcome outcome =
            run(folder.path() / "s.nii.gz", folder.path() / "study", folder.path() / "s.dcm");
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("marks nothing"), outcome.error.constData());
        QVERIFY(!fs::exists(folder.path() / "s.dcm"));
    }

    void whatDicomForbidsInTheSourceIsNamedAndNotFatal()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        QJsonObject spec = seriesOn(grid);
        spec[u"age"_s] = u"forty"_s;
        QVERIFY(writePeerSeries(folder.path() / "study", spec));
        writeLabels(folder.path() / "s.nii.gz", markerLabels(grid), kResultScheme);
        const EngineOutcome outcome =
            run(folder.path() / "s.nii.gz", folder.path() / "study", folder.path() / "s.dcm");
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY2(outcome.error.contains("PatientAge") && !outcome.error.contains("forty"),
                 outcome.error.constData());
        QCOMPARE(readByPeer(folder.path() / "s.dcm")[u"segments"_s].toArray().size(), 3);
    }

    void ofSeveralSeriesOnOneGridTheT1ceIsTakenOrOneIsAskedFor()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        QJsonObject flair = seriesOn(grid, 4);
        flair[u"tr"_s] = 6000;
        flair[u"te"_s] = 100;
        flair[u"ti"_s] = 2400;
        QVERIFY(writePeerSeries(folder.path() / "study", seriesOn(grid)));
        QVERIFY(writePeerSeries(folder.path() / "study", flair));
        writeLabels(folder.path() / "s.nii.gz", markerLabels(grid), kResultScheme);
        QCOMPARE(
            run(folder.path() / "s.nii.gz", folder.path() / "study", folder.path() / "a.dcm").code,
            0);
        QCOMPARE(readByPeer(folder.path() / "a.dcm")[u"series"_s].toString(), u"2.25.20003"_s);
        QCOMPARE(run(folder.path() / "s.nii.gz", folder.path() / "study", folder.path() / "b.dcm",
                     {u"--series"_s, u"4"_s})
                     .code,
                 0);
        QCOMPARE(readByPeer(folder.path() / "b.dcm")[u"series"_s].toString(), u"2.25.20004"_s);
    }
};

QTEST_GUILESS_MAIN(TestDicomSegCommand)
#include "test_dicom_seg_command.moc"
