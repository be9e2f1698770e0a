// Compressed pixels: what other programs compress without loss is read as it was, classic and
// enhanced; what is damaged or of no codec here is one sentence.

#include "segmentation/dicom/frame_pixels.h"

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

constexpr const char* kHighThroughput = "1.2.840.10008.1.2.4.201";

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// Large enough that a frame is more than one piece of a kilobyte.
Geometry grid()
{
    return {.size = {60, 48, 5},
            .spacingMm = {1, 1.5, 4},
            .originLps = {-20, 10, 3},
            .direction = kIdentity3};
}

DicomFixture unsigned12()
{
    return {.stored = storedRamp(grid()), .slope = 1.5};
}

DicomFixture signed16()
{
    DicomFixture f = {.stored = storedRamp(grid(), 65535), .bitsStored = 16, .isSigned = true};
    for (int& value : f.stored.voxels) {
        value -= 32768;
    }
    return f;
}

DicomFixture unsigned8()
{
    return {.stored = storedRamp(grid(), 255), .bitsAllocated = 8, .bitsStored = 8};
}

struct Tool {
    QString program;
    QStringList options;
};

/// Each file of a folder by the tool, in place.
bool compressAll(const fs::path& folder, const Tool& tool)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const fs::path packed = folder.parent_path() / "packed";
        QProcess process;
        process.start(tool.program, tool.options + QStringList{text(entry.path()), text(packed)});
        if (!process.waitForFinished() || process.exitCode() != 0) {
            qWarning("%s: %s", qPrintable(tool.program),
                     process.readAllStandardError().constData());
            return false;
        }
        fs::rename(packed, entry.path());
    }
    return true;
}

/// A frame as HTJ2K without loss, by OpenJPH's tool.
std::string highThroughput(const DicomFixture& f, int slice)
{
    const TemporaryFolder folder;
    const fs::path picture = folder.path() / "frame.pgm", packed = folder.path() / "frame.j2c";
    const Index3& size = f.stored.geometry.size;
    {
        std::ofstream file(picture, std::ios::binary);
        file << "P5\n" << size[0] << " " << size[1] << "\n" << (1 << f.bitsStored) - 1 << "\n";
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                const int value = f.stored.at(i, j, slice);
                if (f.bitsStored > 8) {
                    file.put(static_cast<char>(value >> 8));
                }
                file.put(static_cast<char>(value & 0xFF));
            }
        }
    }
    QProcess process;
    process.start(u"ojph_compress"_s,
                  {u"-i"_s, text(picture), u"-o"_s, text(packed), u"-reversible"_s, u"true"_s});
    process.waitForFinished();
    std::ostringstream bytes;
    bytes << std::ifstream(packed, std::ios::binary).rdbuf();
    return bytes.str();
}

QByteArray failureOf(const fs::path& folder)
{
    try {
        const StudyScan scan = scanStudy(folder);
        requireImages(scan, folder);
        const auto volumes = volumesOf(scan.instances);
        (void)readVolume(volumes.at(0), scan.instances);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool isAsMeant(const fs::path& folder, const DicomFixture& fixture, float tolerance = 0)
{
    const StudyScan scan = scanStudy(folder);
    const auto volumes = volumesOf(scan.instances);
    if (volumes.size() != 1) {
        qWarning("%zu volumes; %s", volumes.size(),
                 scan.refused.empty() ? "" : scan.refused[0].text().c_str());
        return false;
    }
    const Image image = readVolume(volumes[0], scan.instances), meant = meantBy(fixture);
    float most = 0;
    for (std::size_t n = 0; n < meant.voxels.size(); ++n) {
        most = std::max(most, std::abs(image.voxels[n] - meant.voxels[n]));
    }
    if (most > tolerance) {
        qWarning("off by %g", double(most));
    }
    return most <= tolerance && samePhysicalGrid(image.geometry, meant.geometry);
}

}  // namespace

class TestFramePixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* tool : {"dcmcjpeg", "dcmcjpls", "dcmcrle", "gdcmconv", "ojph_compress"}) {
            if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty()) {
                QSKIP(qPrintable(u"%1 is not installed."_s.arg(QLatin1StringView(tool))));
            }
        }
    }

    void whatOthersCompressWithoutLossIsReadAsItWas_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("syntax");
        QTest::newRow("RLE") << u"dcmcrle"_s << QStringList{} << QByteArray("1.2.840.10008.1.2.5");
        QTest::newRow("JPEG lossless")
            << u"dcmcjpeg"_s << QStringList{u"+e1"_s} << QByteArray("1.2.840.10008.1.2.4.70");
        QTest::newRow("JPEG-LS") << u"dcmcjpls"_s << QStringList{u"+el"_s}
                                 << QByteArray("1.2.840.10008.1.2.4.80");
        QTest::newRow("JPEG 2000")
            << u"gdcmconv"_s << QStringList{u"--j2k"_s} << QByteArray("1.2.840.10008.1.2.4.90");
        QTest::newRow("RLE by GDCM")
            << u"gdcmconv"_s << QStringList{u"--rle"_s} << QByteArray("1.2.840.10008.1.2.5");
        QTest::newRow("JPEG-LS by GDCM")
            << u"gdcmconv"_s << QStringList{u"--jpegls"_s} << QByteArray("1.2.840.10008.1.2.4.80");
    }

    void whatOthersCompressWithoutLossIsReadAsItWas()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, options);
        QFETCH(QByteArray, syntax);
        for (const DicomFixture& fixture : {unsigned12(), signed16(), unsigned8()}) {
            const TemporaryFolder folder;
            writeClassic(folder.path() / "classic", fixture);
            writeEnhanced(folder.path() / "enhanced", fixture, {3, 0, 4, 1, 2});
            for (const char* form : {"classic", "enhanced"}) {
                QVERIFY(compressAll(folder.path() / form, {program, options}));
                QCOMPARE(scanStudy(folder.path() / form).instances.at(0).transferSyntax,
                         syntax.toStdString());
                QVERIFY2(isAsMeant(folder.path() / form, fixture), form);
            }
        }
    }

    /// Frames of two phases in turn: those of one phase do not follow each other.
    void framesThatAreTakenInPartsAreTheRightOnes_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("RLE") << u"dcmcrle"_s << QStringList{};
        QTest::newRow("JPEG lossless") << u"dcmcjpeg"_s << QStringList{u"+e1"_s};
        QTest::newRow("JPEG-LS in pieces")
            << u"dcmcjpls"_s << QStringList{u"+el"_s, u"+fs"_s, u"1"_s};
        QTest::newRow("JPEG 2000") << u"gdcmconv"_s << QStringList{u"--j2k"_s};
    }

    void framesThatAreTakenInPartsAreTheRightOnes()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, options);
        const TemporaryFolder folder;
        DicomFixture f = unsigned12();
        f.stored = storedRamp({.size = {60, 48, 10},
                               .spacingMm = {1, 1.5, 4},
                               .originLps = {-20, 10, 3},
                               .direction = kIdentity3});
        f.change = [](DcmItem& data, int) {
            for (long n = 0; n < 10; ++n) {
                putInFrame(data, n, "0020,9113", "0020,0032",
                           "-20\\10\\" + std::to_string(3 + 4 * (n / 2)));
            }
        };
        writeEnhanced(folder.path() / "file", f);
        QVERIFY(compressAll(folder.path() / "file", {program, options}));
        const StudyScan scan = scanStudy(folder.path() / "file");
        const auto volumes = volumesOf(scan.instances);
        QCOMPARE(volumes.size(), std::size_t{2});
        const Image meant = meantBy(f);
        for (int phase = 0; phase < 2; ++phase) {
            const Image image = readVolume(volumes[std::size_t(phase)], scan.instances);
            for (int k = 0; k < 5; ++k) {
                QCOMPARE(image.at(7, 9, k), meant.at(7, 9, 2 * k + phase));
                QCOMPARE(image.at(59, 47, k), meant.at(59, 47, 2 * k + phase));
            }
        }
    }

    void highThroughputJpeg2000IsReadAsItWas()
    {
        for (const DicomFixture& f : {unsigned12(), unsigned8()}) {
            for (const int pieces : {1, 2}) {
                const TemporaryFolder folder;
                const auto files = writeClassic(folder.path() / "classic", f);
                std::vector<std::string> streams;
                for (int k = 0; k < f.stored.geometry.size[2]; ++k) {
                    streams.push_back(highThroughput(f, k));
                    QVERIFY(streams.back().size() > 1100);
                    encapsulate(files[std::size_t(k)], {streams.back()}, kHighThroughput, pieces);
                }
                QVERIFY(isAsMeant(folder.path() / "classic", f));
                encapsulate(writeEnhanced(folder.path() / "enhanced", f), streams, kHighThroughput,
                            pieces);
                QVERIFY(isAsMeant(folder.path() / "enhanced", f));
            }
        }
    }

    void whatIsCompressedWithLossIsReadNearly()
    {
        DicomFixture f = unsigned8();
        for (int k = 0; k < 5; ++k) {
            for (int j = 0; j < 48; ++j) {
                for (int i = 0; i < 60; ++i) {
                    f.stored.at(i, j, k) = 2 * i + j + 10 * k;
                }
            }
        }
        const TemporaryFolder folder;
        writeClassic(folder.path() / "jpeg", f);
        QVERIFY(compressAll(folder.path() / "jpeg",
                            {u"gdcmconv"_s, {u"--jpeg"_s, u"--lossy"_s, u"-q"_s, u"95"_s}}));
        QVERIFY(isAsMeant(folder.path() / "jpeg", f, 4));
    }

    void aCodecThatIsNotHereIsNamed()
    {
        const TemporaryFolder folder;
        for (const fs::path& file : writeClassic(folder.path(), unsigned12())) {
            encapsulate(file, {std::string(2000, '\x12')}, "1.2.840.10008.1.2.4.110");
        }
        const QByteArray said = failureOf(folder.path());
        QVERIFY2(said.contains("is compressed by JPEG XL") && said.contains("not read"), said);
    }

    void damagedStreamsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("syntax");
        QTest::newRow("JPEG 2000") << QByteArray("1.2.840.10008.1.2.4.90");
        QTest::newRow("HTJ2K") << QByteArray(kHighThroughput);
        QTest::newRow("JPEG") << QByteArray("1.2.840.10008.1.2.4.70");
        QTest::newRow("JPEG-LS") << QByteArray("1.2.840.10008.1.2.4.80");
        QTest::newRow("RLE") << QByteArray("1.2.840.10008.1.2.5");
    }

    void damagedStreamsAreRefused()
    {
        QFETCH(QByteArray, syntax);
        const TemporaryFolder folder;
        for (const fs::path& file : writeClassic(folder.path(), unsigned12())) {
            encapsulate(file, {std::string(2000, '\x12')}, syntax.toStdString());
        }
        const QByteArray said = failureOf(folder.path());
        QVERIFY2(said.contains(folder.path().c_str()) && said.contains("Copy it again."), said);
    }

    void aStreamOfAnotherSizeIsRefusedBeforeItIsDecoded()
    {
        const TemporaryFolder folder;
        DicomFixture small = unsigned12();
        small.stored = storedRamp({.size = {60, 47, 5},
                                   .spacingMm = {1, 1, 4},
                                   .originLps = {0, 0, 0},
                                   .direction = kIdentity3});
        for (const fs::path& file : writeClassic(folder.path(), unsigned12())) {
            encapsulate(file, {highThroughput(small, 0)}, kHighThroughput);
        }
        const QByteArray said = failureOf(folder.path());
        QVERIFY2(said.contains("of another size or kind than its header states"), said);
    }

    void aStreamThatIsCutOffIsRefused()
    {
        const TemporaryFolder folder;
        const std::string whole = highThroughput(unsigned12(), 0);
        for (const fs::path& file : writeClassic(folder.path(), unsigned12())) {
            encapsulate(file, {whole.substr(0, whole.size() / 2)}, kHighThroughput);
        }
        QVERIFY2(failureOf(folder.path()).contains("damaged or cut off"), failureOf(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestFramePixels)
#include "test_frame_pixels.moc"
