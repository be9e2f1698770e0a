// The real program from a DICOM study to a segmentation, as NIfTI and as DICOM: in its place, and
// without a word of whose study it is.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/registration/rigid_transform.h"
#include "segmentation/volume/resample.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/engine_process.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/whole_head.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

const Geometry kHeadGrid = {
    .size = {100, 118, 100}, .spacingMm = {2, 2, 2}, .originLps = {-100, -118, -100}};

/// Right-handed, as DICOM's slices are.
Geometry sliceGrid(const Vec3& spacingMm, const std::array<int, 3>& axes, double aboutS,
                   double aboutL)
{
    Geometry box = {.size = {}, .spacingMm = spacingMm, .originLps = {}};
    const std::array<double, 3> extent = {190, 225, 190};
    for (std::size_t c = 0; c < 3; ++c) {
        box.size[c] = static_cast<int>(extent[c] / spacingMm[c]);
        box.originLps[c] = -(box.size[c] - 1) * spacingMm[c] / 2;
    }
    return turned(reordered(box, axes, {false, false, false}), aboutS, aboutL);
}

const RigidTransform kMove = rigidAbout({0, 0, 0}, {0.05, 0.04, -0.1}, {6, -8, 4});

DicomFixture asScanned(const Image& image, Sequence sequence)
{
    DicomFixture fixture = {.stored = Volume<int>(image.geometry)};
    std::ranges::transform(image.voxels, fixture.stored.voxels.begin(),
                           [](float v) { return std::clamp(int(std::lround(v)), 0, 4095); });
    const bool isT1 = sequence == Sequence::T1 || sequence == Sequence::T1ce;
    fixture.series = 10 + static_cast<int>(sequence);
    fixture.description = sequence == Sequence::T1ce ? "post" : "tra";
    fixture.repetitionTimeMs = isT1 ? 520 : 6000;
    fixture.echoTimeMs = isT1 ? 12 : 100;
    fixture.inversionTimeMs = sequence == Sequence::Flair ? 2400 : 0;
    return fixture;
}

double diceOfTumour(const LabelMap& a, const LabelMap& b)
{
    double both = 0, sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const bool inA = a.voxels[v] != Label::Background, inB = b.voxels[v] != Label::Background;
        both += inA && inB ? 2 : 0;
        sum += int(inA) + int(inB);
    }
    return both / sum;
}

/// Files under `folder` that hold one of the words that say who the patient is.
QStringList telling(const fs::path& folder)
{
    QStringList found;
    for (QDirIterator files(text(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString name = files.next();
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            found << name;
            continue;
        }
        QByteArray bytes = file.readAll();
        if (name.endsWith(u".gz"_s)) {
            QProcess unpack;
            unpack.start(u"gzip"_s, {u"-dc"_s, name});
            unpack.waitForFinished();
            bytes = unpack.readAllStandardOutput();
        }
        for (const char* word : {"Nobody", "Synthetic", "NOBODY-4711", "19010203"}) {
            if (bytes.contains(word) || name.contains(QString::fromLatin1(word))) {
                found << name + u": "_s + QString::fromLatin1(word);
            }
        }
    }
    return found;
}

}  // namespace

class TestSegmentStudy : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_study, m_output;
    Phantom m_head;
    const Geometry m_t1ceGrid = sliceGrid({1.5, 1.5, 3}, {0, 1, 2}, 7, 9);

    [[nodiscard]] static EngineOutcome run(const QStringList& arguments)
    {
        return runEngine(arguments, sourceFolder() / "resources/models");
    }
    [[nodiscard]] QStringList command(const QStringList& more = {}) const
    {
        return QStringList{u"segment"_s,   text(m_study), u"--align"_s, u"--output"_s,
                           text(m_output), u"--device"_s, u"cpu"_s} +
               more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        // As archives call their folders and files.
        m_study = m_folder->path() / "Nobody^Synthetic NOBODY-4711" / "19010203";
        m_output = m_folder->path() / "out";
        m_head = wholeHead({.seed = 8, .geometry = kHeadGrid});
        const Geometry flairGrid = sliceGrid({5, 2, 2}, {1, 2, 0}, 3, 0);
        const Geometry t2Grid = sliceGrid({2, 2, 5}, {0, 1, 2}, -4, 12);
        writeClassic(m_study, asScanned(onGrid(m_head.images[2], {}, m_t1ceGrid), Sequence::T1ce));
        writeClassic(m_study, asScanned(onGrid(m_head.images[1], {}, m_t1ceGrid), Sequence::T1));
        writeEnhanced(m_study,
                      asScanned(onGrid(m_head.images[0], kMove, flairGrid), Sequence::Flair));
        for (const fs::path& file : writeClassic(
                 m_study,
                 asScanned(onGrid(m_head.images[3], kMove.inverted(), t2Grid), Sequence::T2))) {
            fs::rename(file, m_study / ("Nobody_" + file.filename().string() + ".dcm"));
        }
    }
    void cleanup() { fs::remove_all(m_output); }
    void cleanupTestCase() { m_folder.reset(); }

    void theTumourIsFoundInItsPlaceAndTheDicomSaysTheSame()
    {
        const EngineOutcome outcome = run(command({u"--json"_s}));
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(m_output),
                 (QStringList{u"study_alignment.json"_s, u"study_brain.nii.gz"_s,
                              u"study_unetcascade.json"_s, u"study_unetcascade_seg.dcm"_s,
                              u"study_unetcascade_seg.nii.gz"_s}));
        const LabelMap found =
            readLabels(m_output / "study_unetcascade_seg.nii.gz", LabelScheme::Brats2021).map;
        QVERIFY(samePhysicalGrid(found.geometry, m_t1ceGrid));
        const double dice = diceOfTumour(found, resampleNearest(m_head.labels, m_t1ceGrid));
        QVERIFY2(dice > 0.7, qPrintable(QString::number(dice)));
        QCOMPARE(jsonLines(outcome.output).last()[u"dicomSegmentation"_s].toString(),
                 text(m_output / "study_unetcascade_seg.dcm"));

        const fs::path back = m_folder->path() / "back";
        const EngineOutcome read =
            run({u"import-seg"_s, text(m_output / "study_unetcascade_seg.dcm"), u"--study"_s,
                 text(m_study), u"--output"_s, text(back)});
        QVERIFY2(read.code == 0, read.error.constData());
        QVERIFY(readLabels(back / "study_seg.nii.gz", LabelScheme::Brats2021).map.voxels ==
                found.voxels);
        fs::remove_all(back);
    }

    void seriesThatAreToldAreTakenAndACaseHasItsName()
    {
        const EngineOutcome wrong = run(command({u"--t2"_s, u"99"_s}));
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.error.contains("has no series 99"), wrong.error.constData());
        QVERIFY(!fs::exists(m_output));
        const EngineOutcome outcome = run(command({u"--t2"_s, u"13"_s, u"--case"_s, u"P7"_s}));
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY(fs::exists(m_output / "P7_unetcascade_seg.dcm"));
        QCOMPARE(
            run({u"segment"_s, text(m_study), u"--output"_s, text(m_output), u"--t2"_s, u"13"_s})
                .code,
            2);  // without --align
    }

    /// Beside the SEG itself, which is the patient's.
    void nothingThatIsWrittenSaysWhoseStudyItIs()
    {
        const fs::path imported = m_output / "import", aligned = m_output / "align";
        QCOMPARE(run(command({u"--probabilities"_s})).code, 0);
        QCOMPARE(run({u"import-dicom"_s, text(m_study), u"--output"_s, text(imported)}).code, 0);
        const EngineOutcome alignment =
            run({u"align"_s, text(m_study), u"--output"_s, text(aligned)});
        QVERIFY2(alignment.code == 0, alignment.error.constData());
        QCOMPARE(run({u"import-seg"_s, text(m_output / "study_unetcascade_seg.dcm"), u"--study"_s,
                      text(m_study), u"--output"_s, text(imported)})
                     .code,
                 0);
        QCOMPARE(telling(m_output).filter(u"Nobody"_s).size(), 1);  // so that a find is one
        fs::remove(m_output / "study_unetcascade_seg.dcm");
        QCOMPARE(telling(m_output), QStringList());
        QCOMPARE(namesIn(aligned).size(), 5);
    }

    void whatAKilledRunLeavesIsPrivateAndGoesAtTheNextStart()
    {
        QProcess engine;
        QVERIFY(startUntilSaid(engine, command({u"--json"_s}), sourceFolder() / "resources/models",
                               "\"aligning\""));
        ::kill(static_cast<pid_t>(engine.processId()), SIGKILL);
        QVERIFY(engine.waitForFinished(20000));
        const QStringList left = namesIn(m_output);
        QCOMPARE(left.size(), 1);
        const fs::perms perms = fs::status(m_output / left.first().toStdString()).permissions();
        QVERIFY((perms & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
        QCOMPARE(run(command()).code, 0);
        QVERIFY(!namesIn(m_output).contains(left.first()));
        QCOMPARE(namesIn(m_output).size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestSegmentStudy)
#include "test_segment_study.moc"
