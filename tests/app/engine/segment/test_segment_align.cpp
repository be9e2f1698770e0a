// The real program with the shipped models on a whole head whose sequences were moved and lie on
// grids of their own: what it finds lies where the phantom's tumour is, on the T1ce's own grid.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/registration/rigid_transform.h"
#include "segmentation/volume/resample.h"
#include "tests/support/engine_process.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/whole_head.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

const Geometry kHeadGrid = {
    .size = {100, 118, 100}, .spacingMm = {2, 2, 2}, .originLps = {-100, -118, -100}};

/// A slab of the head's box, turned and stored in another order than LPS.
Geometry obliqueGrid(const Vec3& spacingMm, const std::array<int, 3>& axes,
                     const std::array<bool, 3>& flipped, double aboutS, double aboutL)
{
    Geometry box = {.size = {}, .spacingMm = spacingMm, .originLps = {}};
    const std::array<double, 3> extent = {190, 225, 190};
    for (std::size_t c = 0; c < 3; ++c) {
        box.size[c] = static_cast<int>(extent[c] / spacingMm[c]);
        box.originLps[c] = -(box.size[c] - 1) * spacingMm[c] / 2;
    }
    return turned(reordered(box, axes, flipped), aboutS, aboutL);
}

const Geometry kT1ceGrid = obliqueGrid({1.5, 1.5, 3}, {0, 1, 2}, {true, false, false}, 7, 9);
const Geometry kFlairGrid = obliqueGrid({2, 2, 5}, {0, 1, 2}, {false, true, true}, -4, 12);
const Geometry kT2Grid = obliqueGrid({4, 2, 2}, {1, 2, 0}, {false, true, false}, 3, 0);
const RigidTransform kMove = rigidAbout({0, 0, 0}, {0.08, -0.05, 0.12}, {9, -7, 5});

bool isTumourAt(const LabelMap& labels, std::size_t v)
{
    return isTumour(labels.voxels[v]);
}

double diceOfTumour(const LabelMap& a, const LabelMap& b)
{
    double both = 0, sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const bool inA = isTumourAt(a, v), inB = isTumourAt(b, v);
        both += inA && inB ? 2 : 0;
        sum += int(inA) + int(inB);
    }
    return both / sum;
}

}  // namespace

class TestSegmentAlign : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_case, m_output;
    Phantom m_head;

    void write(const std::string& name, const Image& image) const
    {
        writeImage(m_case / ("H_" + name + ".nii.gz"), image);
    }
    [[nodiscard]] QStringList command(const QStringList& more = {}) const
    {
        return QStringList{u"segment"_s,   text(m_case),  u"--align"_s, u"--output"_s,
                           text(m_output), u"--device"_s, u"cpu"_s} +
               more;
    }
    [[nodiscard]] static EngineOutcome run(const QStringList& arguments)
    {
        return runEngine(arguments, sourceFolder() / "resources/models");
    }
    [[nodiscard]] LabelMap result() const
    {
        return readLabels(m_output / "H_unet_seg.nii.gz", LabelScheme::Brats2021).map;
    }
    [[nodiscard]] QJsonObject report() const
    {
        QFile file(text(m_output / "H_unet.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_case = m_folder->path() / "H";
        m_output = m_folder->path() / "out";
        fs::create_directories(m_case);
        m_head = wholeHead({.seed = 5, .geometry = kHeadGrid});
        write("t1ce", onGrid(m_head.images[2], {}, kT1ceGrid));
        write("flair", onGrid(m_head.images[0], kMove.inverted(), kFlairGrid));
        write("t1", onGrid(m_head.images[1], {}, kT1ceGrid));
        write("t2", onGrid(m_head.images[3], kMove, kT2Grid));
    }
    void cleanup() { fs::remove_all(m_output); }
    void cleanupTestCase() { m_folder.reset(); }

    void theTumourIsFoundInItsPlaceOnTheT1cesOwnGrid()
    {
        const EngineOutcome outcome = run(command());
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(m_output),
                 (QStringList{u"H_brain.nii.gz"_s, u"H_unet.json"_s, u"H_unet_seg.nii.gz"_s}));
        const LabelMap found = result();
        QVERIFY(samePhysicalGrid(found.geometry, kT1ceGrid));
        const double dice = diceOfTumour(found, resampleNearest(m_head.labels, kT1ceGrid));
        QVERIFY2(dice > 0.7, qPrintable(QString::number(dice)));

        const QJsonObject alignment = report()[u"alignment"_s].toObject();
        QVERIFY(alignment[u"sequences"_s][u"flair"_s][u"moved"_s].toBool());
        QVERIFY(!alignment[u"sequences"_s][u"t1"_s][u"moved"_s].toBool());
        QCOMPARE(alignment[u"brain"_s][u"by"_s].toString(), u"brain-mask"_s);
        QCOMPARE(alignment[u"brain"_s][u"sequences"_s].toInt(), 4);
        const QJsonObject seconds = report()[u"run"_s][u"seconds"_s].toObject();
        for (const auto& stage : {u"reading"_s, u"finding the brain"_s, u"aligning"_s}) {
            QVERIFY2(seconds.contains(stage), qPrintable(stage));
        }
    }

    void theBrainIsTakenOutOfItsHead()
    {
        const EngineOutcome outcome = run(command());
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const Image mask = readImage(m_output / "H_brain.nii.gz");
        const Phantom bare = makePhantom({.seed = 5, .geometry = kHeadGrid});
        Image truth(kHeadGrid);
        const Mask brain = brainOf(bare);
        std::ranges::copy(brain.voxels, truth.voxels.begin());
        const Image there = onGrid(truth, {}, kT1ceGrid);
        double both = 0, sum = 0;
        for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
            both += mask.voxels[v] == 1 && there.voxels[v] > 0.5F ? 2 : 0;
            sum += int(mask.voxels[v] == 1) + int(there.voxels[v] > 0.5F);
        }
        QVERIFY2(both / sum > 0.93, qPrintable(QString::number(both / sum)));
        const double told = report()[u"alignment"_s][u"brain"_s][u"ml"_s].toDouble();
        const double ml = double(std::ranges::count(mask.voxels, 1.0F)) * kT1ceGrid.voxelVolumeMl();
        QVERIFY(std::abs(told - ml) < 0.01);
    }

    /// The user's mask counts: half a brain, on a grid of its own, leaves the other half unmarked.
    void aMaskThatIsGivenIsTaken()
    {
        const fs::path file = m_folder->path() / "half.nii.gz";
        Image half(kHeadGrid);
        const Vec3 middle = tumourCentre();
        const double side = middle[0] > 0 ? 1 : -1;
        for (int k = 0; k < kHeadGrid.size[2]; ++k) {
            for (int j = 0; j < kHeadGrid.size[1]; ++j) {
                for (int i = 0; i < kHeadGrid.size[0]; ++i) {
                    const Vec3 p = kHeadGrid.toLps({double(i), double(j), double(k)});
                    const double r = std::hypot(p[0] / 70, p[1] / 87, p[2] / 71);
                    half.at(i, j, k) = r < 1 && side * p[0] < 0 ? 1 : 0;
                }
            }
        }
        writeImage(file, half);
        const EngineOutcome outcome = run(command({u"--brain-mask"_s, text(file)}));
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const LabelMap found = result();
        for (std::size_t v = 0; v < found.voxels.size(); ++v) {
            if (isTumourAt(found, v)) {
                const auto n = int(v);
                const Index3& s = kT1ceGrid.size;
                const Vec3 p = kT1ceGrid.toLps(
                    {double(n % s[0]), double(n / s[0] % s[1]), double(n / s[0] / s[1])});
                QVERIFY(side * p[0] < 4);
            }
        }
        QCOMPARE(report()[u"alignment"_s][u"brain"_s][u"file"_s].toString(), u"half.nii.gz"_s);
    }

    void aMaskElsewhereIsASentence()
    {
        const fs::path file = m_folder->path() / "elsewhere.nii.gz";
        Geometry far = kHeadGrid;
        far.originLps[2] += 5000;
        writeImage(file, Image(far, 1));
        const EngineOutcome outcome = run(command({u"--brain-mask"_s, text(file)}));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("marks no voxel within the T1ce"),
                 outcome.error.constData());
        QVERIFY(!fs::exists(m_output));
    }

    void twoModelsAlignOnce()
    {
        const EngineOutcome outcome = run(command({u"--model"_s, u"unet"_s, u"vnet"_s}));
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QFile file(text(m_output / "H_vnet.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject second = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(second[u"run"_s][u"seconds"_s][u"aligning"_s].toDouble() < 0.2);
        QVERIFY(second[u"run"_s][u"seconds"_s][u"asking all sequences"_s].toDouble() < 0.2);
        QCOMPARE(second[u"alignment"_s].toObject(), report()[u"alignment"_s].toObject());
    }

    void cancellingLeavesNothing()
    {
        QProcess engine;
        QVERIFY(startUntilSaid(engine, command({u"--json"_s}), sourceFolder() / "resources/models",
                               "\"aligning\""));
        ::kill(static_cast<pid_t>(engine.processId()), SIGINT);
        QVERIFY(engine.waitForFinished(20000));
        QCOMPARE(engine.exitCode(), 130);
        QVERIFY(!fs::exists(m_output));
    }

    /// Without --align a head on one grid is segmented as it is, and the skull is said.
    void aWholeHeadThatIsNotAlignedIsSaid()
    {
        const fs::path other = m_folder->path() / "S", bare = m_folder->path() / "B";
        fs::create_directories(other);
        fs::create_directories(bare);
        const Phantom stripped = makePhantom({.seed = 5, .geometry = kHeadGrid});
        for (const Sequence sequence : kAllSequences) {
            const auto s = static_cast<std::size_t>(sequence);
            const std::string name = "_" + std::string(key(sequence)) + ".nii.gz";
            writeImage(other / ("S" + name), m_head.images[s]);
            writeImage(bare / ("B" + name), stripped.images[s]);
        }
        const auto plain = [&](const fs::path& folder) {
            return run({u"segment"_s, text(folder), u"--output"_s, text(m_output), u"--device"_s,
                        u"cpu"_s});
        };
        const EngineOutcome head = plain(other), brain = plain(bare);
        QVERIFY2(head.code == 0, head.error.constData());
        QVERIFY2(head.output.contains("show a whole head"), head.output.constData());
        QVERIFY2(brain.code == 0, brain.error.constData());
        QVERIFY2(!brain.output.contains("whole head"), brain.output.constData());
    }

    /// Stripped on one grid already: --align changes nothing.
    void aStrippedCaseStaysAsItIs()
    {
        const fs::path bare = m_folder->path() / "B";
        const auto segmented = [&](const QStringList& more) {
            const EngineOutcome outcome = run(QStringList{u"segment"_s, text(bare), u"--output"_s,
                                                          text(m_output), u"--device"_s, u"cpu"_s} +
                                              more);
            [&] { QVERIFY2(outcome.code == 0, outcome.error.constData()); }();
            return readLabels(m_output / "B_unet_seg.nii.gz", LabelScheme::Brats2021).map;
        };
        const LabelMap plain = segmented({}), aligned = segmented({u"--align"_s});
        QVERIFY(plain.geometry == aligned.geometry);
        QVERIFY(std::ranges::any_of(plain.voxels, isTumour));
        QVERIFY(plain.voxels == aligned.voxels);
    }

private:
    [[nodiscard]] Vec3 tumourCentre() const
    {
        Vec3 sum = {};
        double count = 0;
        const Index3& n = kHeadGrid.size;
        for (int k = 0; k < n[2]; ++k) {
            for (int j = 0; j < n[1]; ++j) {
                for (int i = 0; i < n[0]; ++i) {
                    if (m_head.labels.at(i, j, k) != Label::Background) {
                        const Vec3 p = kHeadGrid.toLps({double(i), double(j), double(k)});
                        for (std::size_t c = 0; c < 3; ++c) {
                            sum[c] += p[c];
                        }
                        ++count;
                    }
                }
            }
        }
        return {sum[0] / count, sum[1] / count, sum[2] / count};
    }
};

QTEST_GUILESS_MAIN(TestSegmentAlign)
#include "test_segment_align.moc"
