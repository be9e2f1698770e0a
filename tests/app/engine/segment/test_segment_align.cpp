// The real program with the shipped models on a whole head whose sequences were moved and lie on
// grids of their own: what it finds lies where the phantom's tumour is, on the T1ce's own grid.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/registration/rigid_transform.h"
#include "segmentation/volume/resample.h"
#include "tests/support/engine_process.h"
#include "tests/support/raw_head_case.h"

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

bool isTumourAt(const LabelMap& labels, std::size_t v)
{
    return isTumour(labels.voxels[v]);
}

}  // namespace

class TestSegmentAlign : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_case, m_output;
    RawHeadCase m_raw;

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
        return readLabels(m_output / "H_unetcascade_seg.nii.gz", LabelScheme::Brats2021).map;
    }
    [[nodiscard]] QJsonObject report() const
    {
        QFile file(text(m_output / "H_unetcascade.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_case = m_folder->path() / "H";
        m_output = m_folder->path() / "out";
        m_raw = writeRawHead(m_case, "H");
    }
    void cleanup() { fs::remove_all(m_output); }
    void cleanupTestCase() { m_folder.reset(); }

    void theTumourIsFoundInItsPlaceOnTheT1cesOwnGrid()
    {
        const EngineOutcome outcome = run(command());
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(m_output),
                 (QStringList{u"H_alignment.json"_s, u"H_brain.nii.gz"_s, u"H_unetcascade.json"_s,
                              u"H_unetcascade_seg.nii.gz"_s}));
        const LabelMap found = result();
        QVERIFY(samePhysicalGrid(found.geometry, m_raw.t1ceGrid));
        const double dice = tumourDice(found, resampleNearest(m_raw.head.labels, m_raw.t1ceGrid));
        QVERIFY2(dice > 0.7, qPrintable(QString::number(dice)));

        const QString notices = QString::fromUtf8(
            QJsonDocument(report()[u"outcome"_s][u"notices"_s].toArray()).toJson());
        QVERIFY2(notices.contains(u"mm long. With slices of 5 mm in all sequences"_s),
                 qPrintable(notices));

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
        Image truth(kHeadGrid);
        std::ranges::copy(m_raw.brain.voxels, truth.voxels.begin());
        const Image there = onGrid(truth, {}, m_raw.t1ceGrid);
        double both = 0, sum = 0;
        for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
            both += mask.voxels[v] == 1 && there.voxels[v] > 0.5F ? 2 : 0;
            sum += int(mask.voxels[v] == 1) + int(there.voxels[v] > 0.5F);
        }
        QVERIFY2(both / sum > 0.93, qPrintable(QString::number(both / sum)));
        const double told = report()[u"alignment"_s][u"brain"_s][u"ml"_s].toDouble();
        const double ml =
            double(std::ranges::count(mask.voxels, 1.0F)) * m_raw.t1ceGrid.voxelVolumeMl();
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
                const Index3& s = m_raw.t1ceGrid.size;
                const Vec3 p = m_raw.t1ceGrid.toLps(
                    {double(n % s[0]), double(n / s[0] % s[1]), double(n / s[0] / s[1])});
                QVERIFY(side * p[0] < 4);
            }
        }
        QCOMPARE(report()[u"alignment"_s][u"brain"_s][u"file"_s].toString(), u"half.nii.gz"_s);
    }

    /// The moves of an earlier run, changed by whoever looked at them, are taken as they are.
    void movesThatAreGivenAreTaken()
    {
        QCOMPARE(run(command()).code, 0);
        const fs::path known = m_folder->path() / "known.json";
        QFile file(text(m_output / "H_alignment.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject moves = QJsonDocument::fromJson(file.readAll()).object();
        QJsonObject sequences = moves[u"sequences"_s].toObject();
        QJsonObject flair = sequences[u"flair"_s].toObject();
        QVERIFY(flair[u"moved"_s].toBool());
        flair[u"moved"_s] = false;
        flair[u"accepted"_s] = true;
        sequences[u"flair"_s] = flair;
        moves[u"sequences"_s] = sequences;
        QFile changed(text(known));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(QJsonDocument(moves).toJson());
        changed.close();
        const EngineOutcome outcome = run(command({u"--alignment"_s, text(known)}));
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const QJsonObject told = report()[u"alignment"_s][u"sequences"_s].toObject();
        QVERIFY(!told[u"flair"_s][u"moved"_s].toBool());
        QCOMPARE(told[u"t2"_s], sequences[u"t2"_s]);
        QVERIFY2(outcome.output.contains("FLAIR was left where it lies, as it was decided."),
                 outcome.output.constData());
        QVERIFY(report()[u"run"_s][u"seconds"_s][u"aligning"_s].toDouble() < 0.2);
    }

    void movesOfAnotherCaseAreASentence()
    {
        const fs::path known = m_folder->path() / "other.json";
        QFile file(text(known));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"sequences":{"flair":{"fromGrid":"2x2x2 voxels"}}})");
        file.close();
        const EngineOutcome outcome = run(command({u"--alignment"_s, text(known)}));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("is of another FLAIR"), outcome.error.constData());
        QVERIFY(!fs::exists(m_output));
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
        const EngineOutcome outcome = run(command({u"--model"_s, u"unetcascade"_s, u"vnet"_s}));
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
        writeHeadOnOneGrid(other, "S", true);
        writeHeadOnOneGrid(bare, "B", false);
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
            return readLabels(m_output / "B_unetcascade_seg.nii.gz", LabelScheme::Brats2021).map;
        };
        const LabelMap plain = segmented({}), aligned = segmented({u"--align"_s});
        QVERIFY(plain.geometry == aligned.geometry);
        QVERIFY(std::ranges::any_of(plain.voxels, isTumour));
        QVERIFY(plain.voxels == aligned.voxels);
    }

    /// They do not see it alike, though one begins as the other.
    void modelsOfOneAndOfTwoStagesTakeACaseOneAfterAnother()
    {
        const fs::path bare = m_folder->path() / "T";
        writeHeadOnOneGrid(bare, "T", false);
        const auto byBoth = [&](const QStringList& models) {
            fs::remove_all(m_output);
            const EngineOutcome outcome =
                run(QStringList{u"segment"_s, text(bare), u"--output"_s, text(m_output),
                                u"--device"_s, u"cpu"_s, u"--model"_s} +
                    models);
            [&] { QVERIFY2(outcome.code == 0, outcome.error.constData()); }();
            std::array<LabelMap, 2> found;
            for (std::size_t n = 0; n < 2; ++n) {
                const char* name = n == 0 ? "T_unet_seg.nii.gz" : "T_unetcascade_seg.nii.gz";
                found[n] = readLabels(m_output / name, LabelScheme::Brats2021).map;
            }
            return found;
        };
        const auto one = byBoth({u"unet"_s, u"unetcascade"_s});
        const auto other = byBoth({u"unetcascade"_s, u"unet"_s});
        QVERIFY(one[0].voxels == other[0].voxels && one[1].voxels == other[1].voxels);
        QVERIFY(one[0].voxels != one[1].voxels);
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
                    if (m_raw.head.labels.at(i, j, k) != Label::Background) {
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
