// Files with bytes changed, cut out and doubled at random: each is read or refused by an Error, and
// nothing else happens. The same damage on every machine; GLIOSCOPE_DAMAGED_FILES tries more of it.

#include "segmentation/case/model/read_options.h"
#include "segmentation/dicom/seg_labels.h"
#include "segmentation/dicom/seg_match.h"
#include "segmentation/dicom/seg_writer.h"
#include "segmentation/dicom/series_volume.h"
#include "segmentation/dicom/study_scan.h"
#include "segmentation/system/error.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kTries = 250;

std::string bytesOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Mostly in the header, which is the first part of the file.
std::string damaged(std::string bytes, Random& random)
{
    const int changes = 1 + random.below(6);
    for (int n = 0; n < changes; ++n) {
        const std::size_t end =
            random.below(4) == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2500);
        const auto at = static_cast<std::size_t>(random.below(static_cast<int>(end)));
        switch (random.below(5)) {
        case 0: bytes.erase(at, static_cast<std::size_t>(random.below(40))); break;
        case 1:
            bytes.insert(at, bytes.substr(at, static_cast<std::size_t>(random.below(60))));
            break;
        case 2: bytes[at] = static_cast<char>(random.below(2) == 0 ? 0xFF : 0); break;
        default: bytes[at] = static_cast<char>(random.below(256)); break;
        }
        if (bytes.empty()) {
            bytes = "x";
        }
    }
    return bytes;
}

struct Outcomes {
    int read = 0;
    int refused = 0;
};

Outcomes readDamaged(const fs::path& file, std::uint64_t seed)
{
    const std::string whole = bytesOf(file);
    Random random(seed);
    Outcomes outcomes;
    const std::size_t tries = limitFromEnvironment("GLIOSCOPE_DAMAGED_FILES", kTries);
    for (std::size_t n = 0; n < tries; ++n) {
        {
            std::ofstream(file, std::ios::binary) << damaged(whole, random);
        }
        const StudyScan scan = scanStudy(file.parent_path());
        for (const SeriesVolume& volume : volumesOf(scan.instances)) {
            try {
                const Image image = readVolume(volume, scan.instances);
                ++outcomes.read;
            } catch (const Error&) {
                ++outcomes.refused;
            }
        }
        outcomes.refused += static_cast<int>(scan.refused.size());
    }
    return outcomes;
}

/// The same of a segmentation, with what is made of it.
Outcomes readDamagedSeg(const fs::path& file, const Geometry& grid, std::uint64_t seed)
{
    const std::string whole = bytesOf(file);
    Random random(seed);
    Outcomes outcomes;
    const std::size_t tries = limitFromEnvironment("GLIOSCOPE_DAMAGED_FILES", kTries);
    for (std::size_t n = 0; n < tries; ++n) {
        {
            std::ofstream(file, std::ios::binary) << damaged(whole, random);
        }
        try {
            const DicomSeg seg = readSeg(file);
            for (const SegSegment& segment : seg.segments) {
                (void)placedOnSeries(volumeOf(seg, segment), grid);
            }
            (void)overlapsOf(seg, {});
            (void)labelsOfSeg(seg, grid);
            ++outcomes.read;
        } catch (const Error&) {
            ++outcomes.refused;
        }
    }
    return outcomes;
}

}  // namespace

class TestDamagedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damageIsReadOrRefused_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("as it is") << QString() << QStringList{};
        QTest::newRow("RLE") << u"dcmcrle"_s << QStringList{};
        QTest::newRow("JPEG lossless") << u"dcmcjpeg"_s << QStringList{u"+e1"_s};
        QTest::newRow("JPEG-LS") << u"dcmcjpls"_s << QStringList{u"+el"_s};
        QTest::newRow("JPEG 2000") << u"gdcmconv"_s << QStringList{u"--j2k"_s};
    }

    void damageIsReadOrRefused()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, options);
        if (!program.isEmpty() && QStandardPaths::findExecutable(program).isEmpty()) {
            QSKIP(qPrintable(u"%1 is not installed."_s.arg(program)));
        }
        const DicomFixture fixture = {.stored = storedRamp({.size = {40, 32, 3},
                                                            .spacingMm = {1, 1, 3},
                                                            .originLps = {0, 0, 0},
                                                            .direction = kIdentity3})};
        const TemporaryFolder folder;
        const auto classic = writeClassic(folder.path() / "many", fixture);
        fs::create_directories(folder.path() / "classic");
        fs::rename(classic[0], folder.path() / "classic" / "file");
        for (fs::path file : {folder.path() / "classic" / "file",
                              writeEnhanced(folder.path() / "enhanced", fixture)}) {
            if (!program.isEmpty()) {
                const QString path = QString::fromStdString(file.string());
                QCOMPARE(
                    QProcess::execute(program, options + QStringList{path, path + u".packed"_s}),
                    0);
                fs::rename(file.string() + ".packed", file);
            }
            const Outcomes outcomes = readDamaged(file, 7);
            QVERIFY2(outcomes.read > 5 && outcomes.refused > 20,
                     qPrintable(u"%1 read, %2 refused"_s.arg(outcomes.read).arg(outcomes.refused)));
        }
    }

    void damagedSegmentationsAreReadOrRefused()
    {
        const TemporaryFolder folder;
        const Geometry grid = anisotropicGeometry();
        writeClassic(folder.path() / "study", {.stored = storedRamp(grid)});
        const StudyScan scan = scanStudy(folder.path() / "study");
        const fs::path file = folder.path() / "seg.dcm";
        QVERIFY(writeSeg(file, markerLabels(grid), volumesOf(scan.instances).front(),
                         scan.instances, {"unet", "1", "ab"})
                    .segments == 3);
        const Outcomes outcomes = readDamagedSeg(file, grid, 11);
        QVERIFY2(outcomes.read > 5 && outcomes.refused > 20,
                 qPrintable(u"%1 read, %2 refused"_s.arg(outcomes.read).arg(outcomes.refused)));
    }
};

QTEST_GUILESS_MAIN(TestDamagedFiles)
#include "test_damaged_files.moc"
