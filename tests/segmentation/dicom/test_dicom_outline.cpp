// What is DICOM, and what of it is safe to be read.

#include "segmentation/dicom/dicom_outline.h"

#include "segmentation/system/error.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <QTest>

#include <fstream>
#include <sstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

fs::path written(const TemporaryFolder& folder, const std::string& bytes)
{
    const fs::path file = folder.path() / "changed";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

fs::path goodFile(const TemporaryFolder& folder)
{
    return writeClassic(folder.path() / "good", {.stored = storedRamp(anisotropicGeometry())})[0];
}

/// The file in another encoding.
fs::path as(const TemporaryFolder& folder, E_TransferSyntax syntax, E_FileWriteMode mode)
{
    DcmFileFormat format;
    format.loadFile(goodFile(folder).c_str());
    format.getDataset()->chooseRepresentation(syntax, nullptr);
    const fs::path file = folder.path() / "other";
    format.saveFile(file.c_str(), syntax, EET_UndefinedLength, EGL_recalcGL, EPD_noChange, 0, 0,
                    mode);
    return file;
}

QByteArray failureOf(const fs::path& file)
{
    try {
        (void)outlineOf(file);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string sequenceStart()
{
    // (0008,1140) SQ and an item, both of undefined length
    return std::string("\x08\x00\x40\x11SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF",
                       20);
}

}  // namespace

class TestDicomOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEncodingIsOutlined_data()
    {
        QTest::addColumn<int>("syntax");
        QTest::addColumn<bool>("bare");
        QTest::newRow("explicit") << int(EXS_LittleEndianExplicit) << false;
        QTest::newRow("implicit") << int(EXS_LittleEndianImplicit) << false;
        QTest::newRow("big endian") << int(EXS_BigEndianExplicit) << false;
        QTest::newRow("explicit without preamble") << int(EXS_LittleEndianExplicit) << true;
        QTest::newRow("implicit without preamble") << int(EXS_LittleEndianImplicit) << true;
    }

    void everyEncodingIsOutlined()
    {
        QFETCH(int, syntax);
        QFETCH(bool, bare);
        const TemporaryFolder folder;
        const auto outline =
            outlineOf(as(folder, E_TransferSyntax(syntax), bare ? EWM_dataset : EWM_fileformat));
        QVERIFY(outline);
        QCOMPARE(outline->modality, std::string("MR"));
        QCOMPARE(outline->sopClass, std::string(UID_MRImageStorage));
        QVERIFY(outline->hasPixels && !outline->encapsulated);
        QCOMPARE(outline->pixelBytes, std::uint64_t(20 * 25 * 2));
    }

    void ofWhatIsNoMrImageOnlyTheBeginningIsLookedAt()
    {
        const TemporaryFolder folder;
        DicomFixture f = {.stored = storedRamp(anisotropicGeometry())};
        f.modality = "CT";
        const std::string whole = bytesOf(writeClassic(folder.path() / "ct", f)[0]);
        const auto outline = outlineOf(written(folder, whole.substr(0, whole.size() - 100)));
        QVERIFY(outline && !outline->hasPixels);
        QCOMPARE(outline->modality, std::string("CT"));
    }

    /// Without types, what a maker writes may begin as a sequence does and be none.
    void bytesOfAMakersOwnThatLookLikeItemsAreNoFault()
    {
        const TemporaryFolder folder;
        std::string bytes = bytesOf(as(folder, EXS_LittleEndianImplicit, EWM_fileformat));
        const std::size_t at = bytes.find(std::string("\x10\x00\x10\x00", 4));
        QVERIFY(at != std::string::npos);
        bytes.insert(at, std::string("\x09\x00\x10\x10\x10\0\0\0\xFE\xFF\x00\xE0\xF0\xFF\0\0"
                                     "abcdefgh",
                                     24));
        const auto outline = outlineOf(written(folder, bytes));
        QVERIFY(outline && outline->hasPixels);
    }

    void whatIsNoDicomIsNothing()
    {
        const TemporaryFolder folder;
        QVERIFY(!outlineOf(written(folder, "")));
        QVERIFY(!outlineOf(written(folder, "a note")));
        QVERIFY(!outlineOf(written(folder, std::string(4000, '\0'))));
        QVERIFY(!outlineOf(written(folder, std::string(4000, '\x08'))));
        QVERIFY(!outlineOf(folder.path()));
    }

    /// Wherever a file is cut: an error or no DICOM, never pixels that are not there.
    void aFileThatIsCutAnywhereIsRefused()
    {
        const TemporaryFolder folder;
        const std::string whole = bytesOf(goodFile(folder));
        for (std::size_t size = 0; size < whole.size(); size += 13) {
            const fs::path file = written(folder, whole.substr(0, size));
            if (failureOf(file).isEmpty()) {
                const auto outline = outlineOf(file);
                QVERIFY2(!outline || !outline->hasPixels, std::to_string(size).c_str());
            }
        }
    }

    void aClaimOfFourGigabytesIsRefused()
    {
        const TemporaryFolder folder;
        std::string bytes = bytesOf(goodFile(folder));
        const std::size_t pixels = bytes.find(std::string("\xE0\x7F\x10\x00", 4));
        QVERIFY(pixels != std::string::npos);
        bytes.replace(pixels + 8, 4, std::string("\xF0\xFF\xFF\xFF", 4));
        const QByteArray said = failureOf(written(folder, bytes));
        QVERIFY2(said.contains("reach beyond its end"), said.constData());
    }

    void aBombOfNestedSequencesIsRefused()
    {
        const TemporaryFolder folder;
        std::string bytes = bytesOf(goodFile(folder));
        const std::size_t at =
            bytes.find(std::string("\x08\x00\x60\x00"
                                   "CS",
                                   6));
        QVERIFY(at != std::string::npos);
        std::string bomb;
        for (int n = 0; n < 100000; ++n) {
            bomb += sequenceStart();
        }
        const QByteArray said = failureOf(written(folder, bytes.substr(0, at) + bomb));
        QVERIFY2(said.contains("nests its sequences deeper"), said.constData());
    }

    void elementsWithoutNumberAreRefused()
    {
        const TemporaryFolder folder;
        std::string bytes = bytesOf(goodFile(folder));
        const std::size_t at =
            bytes.find(std::string("\x08\x00\x60\x00"
                                   "CS",
                                   6));
        std::string many;
        for (int n = 0; n < 3000000; ++n) {
            many.append("\x08\x00\x50\x00SH\0\0", 8);
        }
        const QByteArray said = failureOf(written(folder, bytes.substr(0, at) + many));
        QVERIFY2(said.contains("more elements"), said.constData());
    }

    void anyByteMayBeWrong()
    {
        const TemporaryFolder folder;
        const std::string whole = bytesOf(goodFile(folder));
        for (std::size_t at = 132; at < 1400 && at < whole.size(); ++at) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0xFF);
            (void)failureOf(
                written(folder, bytes));  // an error, nothing or an outline; no crash, no hang
        }
    }
};

QTEST_GUILESS_MAIN(TestDicomOutline)
#include "test_dicom_outline.moc"
