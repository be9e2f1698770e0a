// What a folder of a study holds, by its files' contents.

#include "segmentation/dicom/study_scan.h"

#include "segmentation/system/error.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

DicomFixture plain()
{
    return {.stored = storedRamp(anisotropicGeometry())};
}

QByteArray failureOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestStudyScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imagesAreFoundAmongThousandsOfOtherFilesInFoldersWithin()
    {
        const TemporaryFolder folder;
        fs::create_directories(folder.path() / "notes");
        for (int n = 0; n < 3000; ++n) {
            std::ofstream(folder.path() / "notes" / ("note" + std::to_string(n) + ".dcm"))
                << "no image " << n;
        }
        writeClassic(folder.path() / "a" / "b", plain());
        const StudyScan scan = scanStudy(folder.path());
        QCOMPARE(scan.instances.size(), std::size_t(plain().stored.geometry.size[2]));
        QCOMPARE(scan.otherFiles, std::size_t{3000});
        QVERIFY(scan.refused.empty() && scan.otherKinds.empty());
    }

    void oneFileStandsForItsFolder()
    {
        const TemporaryFolder folder;
        const std::vector<fs::path> files = writeClassic(folder.path(), plain());
        QCOMPARE(scanStudy(files[2]).instances.size(), files.size());
    }

    void headersHoldWhatTheFilesSay()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.contrastAgent = "Gd";
        f.inversionTimeMs = 900;
        writeClassic(folder.path() / "classic", f);
        writeEnhanced(folder.path() / "enhanced", f);
        for (const char* form : {"classic", "enhanced"}) {
            const StudyScan scan = scanStudy(folder.path() / form);
            QVERIFY(!scan.instances.empty());
            const DicomInstance& one = scan.instances[0];
            QCOMPARE(one.seriesUid, f.seriesUid());
            QCOMPARE(one.seriesNumber, std::optional(3));
            QCOMPARE(one.seriesDescription, std::string("AX T1"));
            QCOMPARE(one.contrastAgent, std::string("Gd"));
            QCOMPARE(one.frames[0].mr.echoTimeMs, std::optional(10.0));
            QCOMPARE(one.frames[0].mr.repetitionTimeMs, std::optional(500.0));
            QCOMPARE(one.frames[0].mr.inversionTimeMs, std::optional(900.0));
            QCOMPARE(one.frames[0].component, 'M');
        }
    }

    void anInversionTimeOfZeroIsNone()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.change = [](DcmItem& data, int) { put(data, "0018,0082", "0"); };
        writeClassic(folder.path(), f);
        QVERIFY(!scanStudy(folder.path()).instances[0].frames[0].mr.inversionTimeMs);
    }

    void whatAnImageShowsIsToldByTheWordsOfItsType()
    {
        for (const auto& [type, component] : {std::pair("ORIGINAL\\PRIMARY\\P\\ND", 'P'),
                                              {"ORIGINAL\\PRIMARY\\P_FFE\\P\\FFE", 'P'},
                                              {"ORIGINAL\\PRIMARY\\M_IR\\M\\IR", 'M'},
                                              {"ORIGINAL\\PRIMARY\\R_IR\\R\\IR", 'R'},
                                              {"ORIGINAL\\PRIMARY\\REALTIME", 'M'},
                                              {"ORIGINAL\\PRIMARY\\PERFUSION", 'M'},
                                              {"ORIGINAL\\PRIMARY\\OTHER", 'M'}}) {
            const TemporaryFolder folder;
            DicomFixture f = plain();
            f.change = [&](DcmItem& data, int) { put(data, "0008,0008", type); };
            writeClassic(folder.path(), f);
            QCOMPARE(scanStudy(folder.path()).instances[0].frames[0].component, component);
        }
    }

    void lettersOfOtherAlphabetsComeAsUnicode()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.change = [](DcmItem& data, int) {
            put(data, "0008,0005", "ISO_IR 100");
            put(data, "0008,103e",
                "Sch\xE4"
                "del");
        };
        writeClassic(folder.path(), f);
        QCOMPARE(scanStudy(folder.path()).instances[0].seriesDescription, std::string("Schädel"));
    }

    void whatIsNoMrIsNamedByItsKind()
    {
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.modality = "CT";
        writeClassic(folder.path(), f);
        const StudyScan scan = scanStudy(folder.path());
        QVERIFY(scan.instances.empty());
        const QByteArray said = failureOf([&] { requireImages(scan, folder.path()); });
        QVERIFY2(said.contains("holds no MR images but CT (14 files)"), said.constData());
    }

    void aFolderWithoutDicomSaysSo()
    {
        const TemporaryFolder folder;
        std::ofstream(folder.path() / "a.nii") << "x";
        const QByteArray said =
            failureOf([&] { requireImages(scanStudy(folder.path()), folder.path()); });
        QVERIFY2(said.contains("holds no DICOM files"), said.constData());
        QVERIFY(failureOf([&] {
                    (void)scanStudy(folder.path() / "absent");
                }).contains("does not exist"));
    }

    void headersThatCannotBeTrueAreRefusedInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no position")
            << QByteArray("0020,0032") << QByteArray("1\\2") << QByteArray("where its slices lie");
        QTest::newRow("no number") << QByteArray("0020,0032") << QByteArray("1\\2\\x")
                                   << QByteArray("where its slices lie");
        QTest::newRow("no axes") << QByteArray("0020,0037") << QByteArray("1\\0\\0\\1\\0\\0")
                                 << QByteArray("right angles");
        QTest::newRow("no pixels")
            << QByteArray("0028,0030") << QByteArray("0\\1") << QByteArray("impossible size");
        QTest::newRow("colours") << QByteArray("0028,0004") << QByteArray("RGB")
                                 << QByteArray("colours");
        QTest::newRow("bits") << QByteArray("0028,0101") << QByteArray("17")
                              << QByteArray("17 of 16 bits");
        QTest::newRow("frames") << QByteArray("0028,0008") << QByteArray("2000000000")
                                << QByteArray("more than is read");
        QTest::newRow("rows") << QByteArray("0028,0010") << QByteArray("65535")
                              << QByteArray("fewer pixels than its header states");
    }

    void headersThatCannotBeTrueAreRefusedInOneSentence()
    {
        QFETCH(QByteArray, tag);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, words);
        const TemporaryFolder folder;
        DicomFixture f = plain();
        f.change = [&](DcmItem& data, int) { put(data, tag.constData(), value.toStdString()); };
        const std::vector<fs::path> files = writeClassic(folder.path(), f);
        const StudyScan scan = scanStudy(folder.path());
        QVERIFY(scan.instances.empty());
        QCOMPARE(scan.refused.size(), files.size());
        const QByteArray said = QByteArray::fromStdString(scan.refused[0].text());
        QVERIFY2(said.contains(words) && said.contains(folder.path().c_str()), said.constData());
        QVERIFY(said.endsWith('.') && !said.contains('\n'));
    }

    void aStoppedScanIsCancelled()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path(), plain());
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, (void)scanStudy(folder.path(), [](std::size_t done) { return done < 3; }));
    }
};

QTEST_GUILESS_MAIN(TestStudyScan)
#include "test_study_scan.moc"
