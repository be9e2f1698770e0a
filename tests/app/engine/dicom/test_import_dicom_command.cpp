// The real program on DICOM made here: what is written, what stands beside it, what is refused.

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/engine_process.h"
#include "tests/support/opened_files.h"
#include "tests/support/synthetic_volume.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

DicomFixture axial()
{
    return {.stored = storedRamp(anisotropicGeometry()), .description = "AX T1 post/Gd"};
}

DicomFixture sagittal()
{
    DicomFixture f = {.stored = storedRamp(permutedGeometry()),
                      .slope = 0.5,
                      .series = 4,
                      .description = "SAG FLAIR"};
    f.bitsStored = 16;
    return f;
}

/// Series 10 to 13, clear by their numbers.
DicomFixture ofStudy(Sequence sequence)
{
    DicomFixture f = axial();
    f.series = 10 + static_cast<int>(sequence);
    f.description = sequence == Sequence::T1ce ? "post" : "tra";
    const bool isT1 = sequence == Sequence::T1 || sequence == Sequence::T1ce;
    f.repetitionTimeMs = isT1 ? 520 : 6000;
    f.echoTimeMs = isT1 ? 12 : 100;
    f.inversionTimeMs = sequence == Sequence::Flair ? 2400 : 0;
    for (int& value : f.stored.voxels) {
        value = (value + f.series) % 4096;
    }
    return f;
}

void writeStudy(const fs::path& folder)
{
    for (const Sequence sequence : kAllSequences) {
        writeClassic(folder, ofStudy(sequence));
    }
}

EngineOutcome import(const fs::path& study, const fs::path& output, const QStringList& more = {},
                     const QByteArray& listed = {})
{
    return runEngine(
        QStringList{u"import-dicom"_s, text(study), u"--output"_s, text(output)} + more,
        "/nonexistent", listed);
}

/// What `study --files` tells of some series, as import-dicom takes it.
QByteArray listedOf(const fs::path& study, const std::vector<DicomFixture>& series)
{
    const EngineOutcome outcome = runEngine({u"study"_s, text(study), u"--json"_s, u"--files"_s});
    const QJsonObject files = jsonLines(outcome.output).last()[u"files"_s].toObject();
    QByteArray lines;
    for (const DicomFixture& one : series) {
        lines += QJsonDocument(files[QString::fromStdString(one.seriesUid())].toArray())
                     .toJson(QJsonDocument::Compact) +
                 '\n';
    }
    return lines;
}

QByteArray contentOf(const fs::path& file)
{
    QFile stream(text(file));
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

QJsonObject recordIn(const fs::path& file)
{
    QFile record(text(file));
    return record.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(record.readAll()).object()
                                            : QJsonObject();
}

}  // namespace

class TestImportDicomCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSeriesBecomesAVolumeWithItsRecord()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path() / "study", axial());
        writeEnhanced(folder.path() / "study", sagittal());
        const EngineOutcome outcome =
            import(folder.path() / "study", folder.path() / "out", {u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        QCOMPARE(namesIn(folder.path() / "out"),
                 (QStringList{u"3_AX-T1-post-Gd.json"_s, u"3_AX-T1-post-Gd.nii.gz"_s,
                              u"4_SAG-FLAIR.json"_s, u"4_SAG-FLAIR.nii.gz"_s}));
        for (const auto& [name, fixture] :
             {std::pair("3_AX-T1-post-Gd.nii.gz", axial()), {"4_SAG-FLAIR.nii.gz", sagittal()}}) {
            const Image read = readImage(folder.path() / "out" / name), meant = meantBy(fixture);
            QVERIFY(samePhysicalGrid(read.geometry, meant.geometry));
            QVERIFY(read.voxels == meant.voxels);
        }
        const QList<QJsonObject> lines = jsonLines(outcome.output);
        QCOMPARE(
            std::ranges::count(lines, u"dicom-volume"_s,
                               [](const QJsonObject& line) { return line[u"type"_s].toString(); }),
            2);
        QCOMPARE(lines.last()[u"seriesInstanceUid"_s].toString().toStdString(),
                 sagittal().seriesUid());
    }

    void theRecordNamesSourceAndEachSliceButNoPatient()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path() / "study", axial());
        QCOMPARE(import(folder.path() / "study", folder.path() / "out").code, 0);
        const QJsonObject record = recordIn(folder.path() / "out" / "3_AX-T1-post-Gd.json");
        QCOMPARE(record[u"studyInstanceUid"_s].toString().toStdString(), axial().studyUid());
        QCOMPARE(record[u"seriesInstanceUid"_s].toString().toStdString(), axial().seriesUid());
        QCOMPARE(record[u"echoTimeMs"_s].toDouble(), 10.0);
        const QJsonArray slices = record[u"slices"_s].toArray();
        QCOMPARE(slices.size(), anisotropicGeometry().size[2]);
        QCOMPARE(slices[4][u"sopInstanceUid"_s].toString().toStdString(),
                 axial().seriesUid() + ".1.5");
        for (QDirIterator files(text(folder.path() / "out")); files.hasNext();) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                const QByteArray bytes = file.readAll();
                QVERIFY(!bytes.contains("Nobody") && !bytes.contains("NOBODY-4711") &&
                        !bytes.contains("19010203"));
            }
        }
    }

    void oneSeriesCanBeNamed()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path() / "study", axial());
        writeClassic(folder.path() / "study", sagittal());
        const EngineOutcome one =
            import(folder.path() / "study", folder.path() / "out",
                   {u"--series"_s, QString::fromStdString(sagittal().seriesUid())});
        QVERIFY2(one.code == 0, one.error);
        QCOMPARE(namesIn(folder.path() / "out").size(), 2);
        const EngineOutcome none =
            import(folder.path() / "study", folder.path() / "none", {u"--series"_s, u"2.25.5"_s});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.error.contains("has no series 2.25.5"), none.error);
        QVERIFY(!fs::exists(folder.path() / "none"));
    }

    void whatIsMissingInASeriesIsSaid()
    {
        const TemporaryFolder folder;
        const auto files = writeClassic(folder.path() / "study", axial());
        fs::remove(files[5]);
        const EngineOutcome outcome = import(folder.path() / "study", folder.path() / "out");
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.error.contains("Series 3, AX T1 post/Gd: 1 of 14 slices is missing: "),
                 outcome.error);
        const QJsonObject record = recordIn(folder.path() / "out" / "3_AX-T1-post-Gd.json");
        QCOMPARE(record[u"notices"_s].toArray().size(), 1);
        QVERIFY(record[u"slices"_s].toArray()[5].isNull());
    }

    void aTimeSeriesIsLeftOutAndSaidUnlessItIsAskedFor()
    {
        const TemporaryFolder folder;
        writeClassic(folder.path() / "study", sagittal());
        DicomFixture phase = axial();
        for (phase.acquisition = 1; phase.acquisition <= 5; ++phase.acquisition) {
            phase.firstInstance = 20 * phase.acquisition;
            writeClassic(folder.path() / "study", phase);
        }
        const EngineOutcome all = import(folder.path() / "study", folder.path() / "all");
        QVERIFY2(all.code == 0, all.error);
        QVERIFY2(all.error.contains("Not written: time series (5 volumes)"), all.error);
        QCOMPARE(namesIn(folder.path() / "all").size(), 2);
        const EngineOutcome one =
            import(folder.path() / "study", folder.path() / "one",
                   {u"--series"_s, QString::fromStdString(axial().seriesUid())});
        QVERIFY2(one.code == 0, one.error);
        QCOMPARE(namesIn(folder.path() / "one").size(), 10);
    }

    void aCaseIsWrittenAsProposedAndOpensAsOne()
    {
        const TemporaryFolder folder;
        const fs::path out = folder.path() / "out";
        writeStudy(folder.path() / "study");
        const EngineOutcome outcome = import(folder.path() / "study", out, {u"--case"_s, u"P1"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        const CaseFiles files = findCase(out);
        QVERIFY(files.question.empty());
        const Case read = readCase(files);
        for (const Sequence sequence : kAllSequences) {
            const QJsonObject record =
                recordIn(out / ("P1_" + std::string(key(sequence)) + ".json"));
            QCOMPARE(record[u"seriesNumber"_s].toInt(), 10 + int(sequence));
            QVERIFY(read.image(sequence));
        }
        QVERIFY(read.image(Sequence::T2)->voxels == meantBy(ofStudy(Sequence::T2)).voxels);
    }

    /// Two echoes are one series of two volumes.
    void oneVolumeOfASeriesOrNoneCanBeTold()
    {
        const TemporaryFolder folder;
        const fs::path study = folder.path() / "study", out = folder.path() / "out";
        writeStudy(study);
        DicomFixture echo = ofStudy(Sequence::T2);
        echo.series = 30;
        for (const double echoTime : {12.0, 90.0}) {
            echo.echoTimeMs = echoTime;
            echo.firstInstance = echoTime < 50 ? 1 : 50;
            echo.acquisition = echoTime < 50 ? 1 : 2;
            writeClassic(study, echo);
        }
        const EngineOutcome told =
            import(study, out,
                   {u"--case"_s, u"P1"_s, u"--flair"_s, u"none"_s, u"--t1"_s, u"none"_s,
                    u"--t1ce"_s, u"none"_s, u"--t2"_s, u"30:2"_s, u"--uncompressed"_s});
        QVERIFY2(told.code == 0, told.error);
        QCOMPARE(namesIn(out), (QStringList{u"P1_t2.json"_s, u"P1_t2.nii"_s}));
        QCOMPARE(recordIn(out / "P1_t2.json")[u"echoTimeMs"_s].toDouble(), 90.0);
        QVERIFY(readCase(findCase(out)).image(Sequence::T2)->voxels == meantBy(echo).voxels);
        const EngineOutcome wrong =
            import(study, folder.path() / "no", {u"--case"_s, u"P1"_s, u"--t2"_s, u"30:3"_s});
        QVERIFY2(wrong.code == 1 && wrong.error.contains("has no series 30:3"), wrong.error);
    }

    void twoPatientsMakeNoCase()
    {
        const TemporaryFolder folder;
        writeStudy(folder.path() / "study");
        DicomFixture other = ofStudy(Sequence::T2);
        other.series = 40;
        other.change = [](DcmItem& data, int) { put(data, "0020,000d", "2.25.9999"); };
        writeClassic(folder.path() / "study", other);
        const auto told = [&](const QString& t2) {
            return import(folder.path() / "study", folder.path() / "out",
                          {u"--case"_s, u"P1"_s, u"--flair"_s, u"10"_s, u"--t1"_s, u"11"_s,
                           u"--t1ce"_s, u"12"_s, u"--t2"_s, t2});
        };
        const EngineOutcome mixed = told(u"40"_s);
        QVERIFY2(mixed.code == 1 && mixed.error.contains("belong to several studies"), mixed.error);
        QVERIFY(!fs::exists(folder.path() / "out"));
        QCOMPARE(told(u"13"_s).code, 0);
    }

    /// The volume told is the second of its series; what is written is as of the whole study.
    void ofListedFilesNoOtherIsOpened()
    {
        const TemporaryFolder folder;
        const fs::path study = folder.path() / "study";
        writeStudy(study);
        DicomFixture echo = ofStudy(Sequence::T2);
        echo.series = 30;
        std::vector<fs::path> files;
        for (const double echoTime : {12.0, 90.0}) {
            echo.echoTimeMs = echoTime;
            echo.firstInstance = echoTime < 50 ? 1 : 50;
            echo.acquisition = echoTime < 50 ? 1 : 2;
            std::ranges::copy(writeClassic(study, echo), std::back_inserter(files));
        }
        std::ranges::copy(writeClassic(study, ofStudy(Sequence::T1)), std::back_inserter(files));
        const QStringList told = {u"--case"_s, u"P1"_s,   u"--flair"_s,       u"none"_s,
                                  u"--t1ce"_s, u"none"_s, u"--t1"_s,          u"11"_s,
                                  u"--t2"_s,   u"30:2"_s, u"--uncompressed"_s};
        const QByteArray listed = listedOf(study, {echo, ofStudy(Sequence::T1)});
        QCOMPARE(import(study, folder.path() / "whole", told).code, 0);
        OpenedFiles opened;
        opened.watch(study);
        const EngineOutcome outcome =
            import(study, folder.path() / "listed", told + QStringList{u"--listed"_s}, listed);
        QVERIFY2(outcome.code == 0, outcome.error);
        QVERIFY(opened.names() == watchedNames(files));
        QCOMPARE(namesIn(folder.path() / "listed"), namesIn(folder.path() / "whole"));
        for (const QString& name : namesIn(folder.path() / "whole")) {
            const std::string file = name.toStdString();
            QVERIFY(!contentOf(folder.path() / "whole" / file).isEmpty());
            QCOMPARE(contentOf(folder.path() / "listed" / file),
                     contentOf(folder.path() / "whole" / file));
        }
    }

    void aListedFileThatIsNoImageAnyMoreIsSaid()
    {
        const TemporaryFolder folder;
        const fs::path study = folder.path() / "study", out = folder.path() / "out";
        const std::vector<fs::path> files = writeClassic(study, axial());
        const QByteArray listed = listedOf(study, {axial()});
        const auto said = [&](const QByteArray& input) {
            const EngineOutcome outcome = import(study, out, {u"--listed"_s}, input);
            return outcome.code == 1 ? outcome.error : QByteArray("no failure");
        };
        QVERIFY2(said("IM001\n").contains("which this is not: IM001"), said("IM001\n"));
        QVERIFY2(said({}).contains("holds no DICOM files"), said({}));
        std::ofstream(files[3], std::ios::trunc) << "no image";
        QVERIFY2(said(listed).contains("has changed since its series were listed"), said(listed));
        fs::remove(files[3]);
        QVERIFY2(said(listed).contains("has changed since its series were listed"), said(listed));
        fs::resize_file(files[5], fs::file_size(files[5]) - 10);
        QVERIFY2(said(listed).contains(files[5].filename().string() + " is cut off"), said(listed));
        QVERIFY(!fs::exists(out));
    }

    void aCaseThatIsNotClearIsAskedAboutAndCanBeTold()
    {
        const TemporaryFolder folder;
        const fs::path study = folder.path() / "study";
        writeStudy(study);
        DicomFixture second = ofStudy(Sequence::T1ce);
        second.series = 20;
        writeClassic(study, second);
        const EngineOutcome asked = import(study, folder.path() / "none", {u"--case"_s, u"P1"_s});
        QCOMPARE(asked.code, 2);
        QVERIFY2(
            asked.error.contains("Which is the T1ce: series ") && asked.error.contains("--t1ce"),
            asked.error);
        QVERIFY(!fs::exists(folder.path() / "none"));
        const EngineOutcome told =
            import(study, folder.path() / "out", {u"--case"_s, u"P1"_s, u"--t1ce"_s, u"20"_s});
        QVERIFY2(told.code == 0, told.error);
        QCOMPARE(recordIn(folder.path() / "out" / "P1_t1ce.json")[u"seriesNumber"_s].toInt(), 20);
        const EngineOutcome wrong =
            import(study, folder.path() / "none", {u"--case"_s, u"P1"_s, u"--t1ce"_s, u"99"_s});
        QVERIFY2(wrong.code == 1 && wrong.error.contains("has no series 99"), wrong.error);
        QCOMPARE(import(study, folder.path() / "none", {u"--t1ce"_s, u"20"_s}).code, 2);
        QCOMPARE(import(study, folder.path() / "none", {u"--case"_s, u"../P1"_s}).code, 2);
    }

    void aSeriesThatCannotBeDecodedStopsNoOther()
    {
        const TemporaryFolder folder;
        for (const fs::path& file : writeClassic(folder.path() / "study", axial())) {
            encapsulate(file, {std::string(500, 'x')}, "1.2.840.10008.1.2.4.110");
        }
        writeClassic(folder.path() / "study", sagittal());
        const EngineOutcome outcome = import(folder.path() / "study", folder.path() / "out");
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("is compressed by JPEG XL") &&
                     outcome.error.contains("1 of 2 volumes were not written"),
                 outcome.error);
        QCOMPARE(namesIn(folder.path() / "out"),
                 (QStringList{u"4_SAG-FLAIR.json"_s, u"4_SAG-FLAIR.nii.gz"_s}));
    }

    void whatIsNoStudyIsRefusedInOneSentence()
    {
        const TemporaryFolder folder;
        const fs::path out = folder.path() / "out";
        fs::create_directories(folder.path() / "empty");
        QVERIFY(import(folder.path() / "empty", out).error.contains("holds no DICOM files"));
        DicomFixture scout = axial();
        scout.stored = storedRamp({.size = {20, 25, 1},
                                   .spacingMm = {1, 1, 5},
                                   .originLps = {0, 0, 0},
                                   .direction = kIdentity3});
        writeClassic(folder.path() / "scout", scout);
        QVERIFY(import(folder.path() / "scout", out).error.contains("only localizers"));
        const auto files = writeClassic(folder.path() / "cut", axial());
        for (const fs::path& file : files) {
            fs::resize_file(file, fs::file_size(file) - 10);
        }
        const EngineOutcome cut = import(folder.path() / "cut", out);
        QCOMPARE(cut.code, 1);
        QVERIFY2(cut.error.contains("is cut off"), cut.error);
        QVERIFY(!fs::exists(out));
    }
};

QTEST_GUILESS_MAIN(TestImportDicomCommand)
#include "test_import_dicom_command.moc"
