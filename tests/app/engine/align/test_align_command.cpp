// The real program on a phantom whose sequences were moved and lie on grids of their own.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/registration/rigid_transform.h"
#include "tests/support/engine_process.h"
#include "tests/support/oriented_grids.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

const Geometry kGrid = {.size = {80, 80, 52}, .spacingMm = {3, 3, 3}, .originLps = {0, -239, 0}};
constexpr Vec3 kCentre = {118.5, -120.5, 76.5};
const RigidTransform kMove = rigidAbout(kCentre, {0.1, 0, -0.15}, {0, 14, 8});

double correlation(const Image& a, const Image& b)
{
    double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const double x = a.voxels[v], y = b.voxels[v];
        n += 1, sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
    }
    return (n * sab - sa * sb) / std::sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}

}  // namespace

class TestAlignCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_case, m_output;
    Phantom m_phantom;
    Image m_flair, m_t2;  ///< as scanned

    void write(const char* name, const Image& image) const
    {
        writeImage(m_case / (std::string("P_") + name + ".nii.gz"), image);
    }
    [[nodiscard]] Image written(const char* name) const
    {
        return readImage(m_output / (std::string("P_") + name + ".nii.gz"));
    }
    [[nodiscard]] EngineOutcome run(const QStringList& more = {}) const
    {
        return runEngine(QStringList{u"align"_s, text(m_case), u"--output"_s, text(m_output),
                                     u"--device"_s, u"cpu"_s} +
                         more);
    }
    [[nodiscard]] QJsonObject record() const
    {
        QFile file(text(m_output / "P_alignment.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_case = m_folder->path() / "P";
        m_output = m_folder->path() / "aligned";
        m_phantom = makePhantom({.seed = 3, .geometry = kGrid});
        fs::create_directories(m_case);
        write("t1ce", m_phantom.images[2]);
        const Geometry turnedGrid = turned(
            reordered({.size = {90, 90, 40}, .spacingMm = {3, 3, 5}, .originLps = {-15, -255, -10}},
                      {2, 0, 1}, {true, false, true}),
            10, 5);
        m_flair = onGrid(m_phantom.images[0], kMove.inverted(), turnedGrid);
        write("flair", m_flair);
        write("t1", m_phantom.images[1]);
        m_t2 = onGrid(m_phantom.images[3], {}, turnedGrid);
        write("t2", m_t2);
    }
    void cleanup() { fs::remove_all(m_output); }
    void cleanupTestCase() { m_folder.reset(); }

    void sequencesComeToLieOnTheT1ce()
    {
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(m_output),
                 (QStringList{u"P_alignment.json"_s, u"P_flair.nii.gz"_s, u"P_t1.nii.gz"_s,
                              u"P_t1ce.nii.gz"_s, u"P_t2.nii.gz"_s}));
        QCOMPARE(written("t1ce").voxels, m_phantom.images[2].voxels);
        QCOMPARE(written("t1").voxels, m_phantom.images[1].voxels);  // it lay right already
        QVERIFY(samePhysicalGrid(written("flair").geometry, kGrid));
        const double moved = correlation(written("flair"), onGrid(m_flair, kMove, kGrid));
        QVERIFY2(moved > 0.99, qPrintable(QString::number(moved)));
        const double unmoved = correlation(written("t2"), onGrid(m_t2, {}, kGrid));
        QVERIFY2(unmoved > 0.9999, qPrintable(QString::number(unmoved)));
        QVERIFY(outcome.output.contains("FLAIR was moved by up to"));
        QVERIFY(outcome.output.contains("T1 lies on the T1ce as it is."));

        const QJsonObject sequences = record()[u"sequences"].toObject();
        QCOMPARE(sequences.size(), 4);
        const QJsonObject flair = sequences[u"flair"].toObject();
        QVERIFY(flair[u"moved"].toBool());
        RigidTransform told;
        for (int r = 0; r < 3; ++r) {
            told.translationMm[r] = flair[u"translationMm"].toArray()[r].toDouble();
            for (int c = 0; c < 3; ++c) {
                told.rotation[r][c] = flair[u"rotation"].toArray()[r].toArray()[c].toDouble();
            }
        }
        QVERIFY(distanceMm(told.apply(kCentre), kMove.apply(kCentre)) < 1);
        QVERIFY(!sequences[u"t2"].toObject()[u"moved"].toBool());
    }

    void voxelsOfAnotherEdgeCoverTheSameHead()
    {
        const EngineOutcome outcome = run({u"--spacing"_s, u"4"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const Image flair = written("flair");
        QCOMPARE(flair.geometry.spacingMm, (Vec3{4, 4, 4}));
        QVERIFY(samePhysicalGrid(flair.geometry, written("t1ce").geometry));
        QVERIFY(distanceMm(flair.geometry.centreLps(), kGrid.centreLps()) < 0.01);
    }

    void aCaseWithoutT1ceIsASentence()
    {
        const fs::path other = m_folder->path() / "Q";
        fs::create_directories(other);
        writeImage(other / "Q_flair.nii.gz", m_phantom.images[0]);
        writeImage(other / "Q_t2.nii.gz", m_phantom.images[3]);
        const EngineOutcome outcome =
            runEngine({u"align"_s, text(other), u"--output"_s, text(m_output)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("has no T1ce"), outcome.error.constData());
        QVERIFY(!fs::exists(m_output));
    }

    void theCasesOwnFolderIsRefused()
    {
        const EngineOutcome outcome =
            runEngine({u"align"_s, text(m_case), u"--output"_s, text(m_case)});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(namesIn(m_case).size(), 4);
    }

    void aFileWithoutAHeadIsNamed()
    {
        const fs::path other = m_folder->path() / "R";
        fs::create_directories(other);
        writeImage(other / "R_t1ce.nii.gz", m_phantom.images[2]);
        Geometry aside = kGrid;
        aside.originLps[0] += 10;
        writeImage(other / "R_t2.nii.gz", Image(aside, 7.0F));
        const EngineOutcome outcome =
            runEngine({u"align"_s, text(other), u"--output"_s, text(m_output)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("R_t2.nii.gz cannot be aligned"),
                 outcome.error.constData());
        QVERIFY(!fs::exists(m_output));
    }
};

QTEST_GUILESS_MAIN(TestAlignCommand)
#include "test_align_command.moc"
