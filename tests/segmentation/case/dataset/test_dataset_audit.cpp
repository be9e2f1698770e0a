#include "segmentation/case/dataset/dataset_audit.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/jobs/audit_report.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <limits>

using namespace glioscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// An image whose voxels tell the case and the sequence apart, with 0 in all corners.
test::NiftiFile imageOf(int number)
{
    test::NiftiFile nifti;
    std::vector<double> values(24);
    for (std::size_t v = 0; v < values.size(); ++v) {
        const bool corner = (v % 12 == 0) || (v % 12 == 3) || (v % 12 == 8) || (v % 12 == 11);
        values[v] = corner ? 0 : static_cast<double>(v) * number;
    }
    return nifti.append<std::int16_t>(values);
}

/// A whole case, as audited without findings.
void writeCase(const fs::path& dataset, const std::string& name, int number)
{
    const fs::path folder = dataset / name;
    int sequence = 1;
    for (const char* key : {"flair", "t1", "t1ce", "t2"}) {
        test::writeFile(folder / (name + "_" + key + ".nii"),
                        imageOf(10 * number + sequence++).bytes());
    }
    test::writeFile(folder / (name + "_seg.nii"), test::smallMask({0, 1, 2, 4, 4}).bytes());
}

std::vector<AuditCode> codesOf(const DatasetAudit& audit, AuditSeverity severity)
{
    std::vector<AuditCode> codes;
    for (const AuditFinding& finding : audit.findings) {
        if (finding.severity == severity) {
            codes.push_back(finding.code);
        }
    }
    return codes;
}

}  // namespace

class TestDatasetAudit : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    int m_count = 0;
    fs::path newDataset()
    {
        const fs::path dataset = m_folder.path() / std::to_string(m_count++);
        writeCase(dataset, "A", 1);
        writeCase(dataset, "B", 2);
        return dataset;
    }

private Q_SLOTS:
    void goodCasesHaveNoFindingsAndTheirMeasures()
    {
        const DatasetAudit audit = auditDataset(newDataset());
        QVERIFY2(audit.findings.empty(), auditText(audit).c_str());
        QCOMPARE(audit.cases.size(), std::size_t{2});
        const AuditedCase& b = audit.cases[1];
        QCOMPARE(b.name, std::string("B"));
        QCOMPARE(b.images[2]->maximum, 22.0F * 23);
        QCOMPARE(b.labels->scheme, LabelScheme::Brats2021);
        QCOMPARE(b.labels->voxels, (PerLabel<std::size_t>{{20, 1, 1, 2, 0}}));
        QCOMPARE(b.labels->voxelsOfValue,
                 (std::map<int, std::size_t>{{0, 20}, {1, 1}, {2, 1}, {4, 2}}));
    }

    void aCavityIsCountedAndIsNoTumour()
    {
        const fs::path dataset = newDataset();
        test::writeFile(dataset / "A" / "A_seg.nii", test::smallMask({0, 1, 2, 3, 4, 4}).bytes());
        const DatasetAudit audit =
            auditDataset(dataset, {.read = {.labelScheme = LabelScheme::Brats2023}});
        QVERIFY2(audit.cases[0].labels->scheme == LabelScheme::Brats2023, auditText(audit).c_str());
        QCOMPARE(audit.cases[0].labels->voxels[Label::ResectionCavity], std::size_t{2});
        QVERIFY(auditText(audit).find("NCR / ED / ET / RC in ml") != std::string::npos);
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(auditJson(audit))).object();
        QCOMPARE(json[u"cases"_s][0][u"labels"_s][u"voxels"_s][u"RC"_s].toInt(), 2);
        QCOMPARE(json[u"cases"_s][1][u"labels"_s][u"voxels"_s][u"RC"_s].toInt(), 0);
        test::writeFile(dataset / "A" / "A_seg.nii", test::smallMask({0, 4, 4, 3}).bytes());
        const DatasetAudit again =
            auditDataset(dataset, {.read = {.labelScheme = LabelScheme::Brats2023}});
        QCOMPARE(again.findings.size(), std::size_t{1});
        QCOMPARE(again.findings[0].code, AuditCode::MissingClass);
    }

    void whatIsWrongIsFound_data()
    {
        using enum AuditCode;
        QTest::addColumn<QString>("what");
        QTest::addColumn<AuditCode>("code");
        QTest::addColumn<bool>("error");
        QTest::newRow("no labels") << u"no labels"_s << MissingLabels << true;
        QTest::newRow("no T2") << u"no T2"_s << MissingSequence << true;
        QTest::newRow("cut file") << u"cut"_s << UnreadableFile << true;
        QTest::newRow("other grid") << u"grid"_s << OtherGrid << true;
        QTest::newRow("labels' grid") << u"labels' grid"_s << OtherGrid << true;
        QTest::newRow("one value") << u"flat"_s << EmptyImage << true;
        QTest::newRow("NaN") << u"nan"_s << NonFiniteVoxels << false;
        QTest::newRow("box") << u"box"_s << NoBackground << false;
        QTest::newRow("no orientation") << u"codes"_s << UnclearOrientation << false;
        QTest::newRow("labels' orientation") << u"labels' codes"_s << UnclearOrientation << false;
        QTest::newRow("label NaN") << u"label nan"_s << UnreadableFile << true;
        QTest::newRow("label -1") << u"label -1"_s << UnreadableFile << true;
        QTest::newRow("T1 as T1ce") << u"twice"_s << SameImageTwice << true;
        QTest::newRow("copy of A") << u"copy"_s << SameImages << false;
        QTest::newRow("same name") << u"name"_s << SameName << true;
        QTest::newRow("label 7") << u"seven"_s << LabelValues << true;
        QTest::newRow("label 1.5") << u"fraction"_s << UnreadableFile << true;
        QTest::newRow("no tumour") << u"none"_s << NoTumour << false;
        QTest::newRow("no ET") << u"no ET"_s << MissingClass << false;
    }
    void whatIsWrongIsFound()
    {
        QFETCH(const QString, what);
        QFETCH(const AuditCode, code);
        QFETCH(const bool, error);
        const fs::path dataset = newDataset(), b = dataset / "B";
        const auto mask = [&](std::vector<double> values) {
            test::writeFile(b / "B_seg.nii", test::smallMask(std::move(values)).bytes());
        };
        if (what == u"no labels"_s)
            fs::remove(b / "B_seg.nii");
        if (what == u"no T2"_s)
            fs::remove(b / "B_t2.nii");
        if (what == u"cut"_s)
            fs::resize_file(b / "B_t1.nii", 370);
        if (what == u"grid"_s || what == u"labels' grid"_s) {
            test::NiftiFile moved = what == u"grid"_s ? imageOf(3) : test::smallMask({0, 1, 2, 4});
            moved.sform[3] += 5;
            test::writeFile(b / (what == u"grid"_s ? "B_t1.nii" : "B_seg.nii"), moved.bytes());
        }
        if (what == u"flat"_s)
            test::writeFile(b / "B_t1.nii", imageOf(0).bytes());
        if (what == u"nan"_s) {
            test::NiftiFile nifti;
            nifti.datatype = 16;
            std::vector<double> values(24, 1);
            values[3] = std::numeric_limits<double>::quiet_NaN();
            test::writeFile(b / "B_t1.nii", nifti.append<float>(values).bytes());
        }
        if (what == u"box"_s) {
            test::NiftiFile box = test::smallImage();
            test::writeFile(b / "B_t1.nii", box.bytes());
        }
        if (what == u"codes"_s || what == u"labels' codes"_s) {
            test::NiftiFile silent =
                what == u"codes"_s ? imageOf(3) : test::smallMask({0, 1, 2, 4});
            silent.sformCode = 0;
            test::writeFile(b / (what == u"codes"_s ? "B_t1.nii" : "B_seg.nii"), silent.bytes());
        }
        if (what == u"label nan"_s || what == u"label -1"_s) {
            test::NiftiFile odd;
            odd.datatype = 16;
            std::vector<double> values(24, 1);
            values[3] = what == u"label -1"_s ? -1 : std::numeric_limits<double>::quiet_NaN();
            test::writeFile(b / "B_seg.nii", odd.append<float>(values).bytes());
        }
        if (what == u"twice"_s) {
            fs::copy_file(b / "B_t1.nii", b / "B_t1ce.nii", fs::copy_options::overwrite_existing);
        }
        if (what == u"copy"_s) {
            fs::copy_file(dataset / "A" / "A_t1.nii", b / "B_t1.nii",
                          fs::copy_options::overwrite_existing);
        }
        if (what == u"name"_s) {
            fs::create_directories(dataset / "C");
            for (const auto& entry : fs::directory_iterator(b)) {
                fs::copy_file(entry.path(), dataset / "C" / entry.path().filename());
            }
            int number = 90;
            for (const char* key : {"flair", "t1", "t1ce", "t2"}) {
                test::writeFile(dataset / "C" / ("B_" + std::string(key) + ".nii"),
                                imageOf(number++).bytes());
            }
        }
        if (what == u"seven"_s)
            mask({0, 1, 2, 7});
        if (what == u"fraction"_s) {
            test::NiftiFile nifti;
            nifti.datatype = 16;
            test::writeFile(b / "B_seg.nii",
                            nifti.append<float>(std::vector<double>(24, 1.5)).bytes());
        }
        if (what == u"none"_s)
            mask({});
        if (what == u"no ET"_s)
            mask({1, 2});
        const ReadOptions read = {.labelScheme = LabelScheme::Brats2021};
        const DatasetAudit audit = auditDataset(dataset, {.read = read});
        const auto found = codesOf(audit, error ? AuditSeverity::Error : AuditSeverity::Warning);
        QVERIFY2(found == std::vector{code}, auditText(audit).c_str());
        QVERIFY2(codesOf(audit, error ? AuditSeverity::Warning : AuditSeverity::Error).empty(),
                 auditText(audit).c_str());
        QCOMPARE(audit.findings.front().caseName, std::string("B"));
        if (code == AuditCode::UnclearOrientation) {
            QVERIFY(audit.findings.front().text.text().find("orientation") != std::string::npos);
        }
    }

    /// One sentence, whoever reads them.
    void labelsAreRefusedAsTheReaderRefusesThem()
    {
        const fs::path dataset = newDataset(), file = dataset / "B" / "B_seg.nii";
        for (const double value : {std::numeric_limits<double>::quiet_NaN(), -1.0, 1.5, 1e9}) {
            test::NiftiFile odd;
            odd.datatype = 16;
            std::vector<double> values(24, 1);
            values[3] = value;
            test::writeFile(file, odd.append<float>(values).bytes());
            Sentence said;
            try {
                (void)readLabels(file, LabelScheme::Brats2021);
            } catch (const Error& error) {
                said = error.said();
            }
            QVERIFY(!said.empty());
            const Sentence found = auditDataset(dataset).findings.front().text;
            QCOMPARE(found.text(), said.text());
            QCOMPARE(found.pattern(), said.pattern());
        }
    }

    void everyCaseHasItsPatient()
    {
        const fs::path dataset = newDataset();
        writeCase(dataset, "P1_T1", 3);
        writeCase(dataset, "P1_T2", 4);
        Patients told;
        told.tell("B", "Ann");
        const DatasetAudit audit =
            auditDataset(dataset, {.read = {}, .channels = {}, .patients = told, .threads = 1});
        std::vector<std::string> patients;
        std::ranges::transform(audit.cases, std::back_inserter(patients), &AuditedCase::patient);
        QCOMPARE(patients, (std::vector<std::string>{"A", "Ann", "P1", "P1"}));
        QVERIFY(auditText(audit).find("4 cases of 3 patients") != std::string::npos);
        const QByteArray text = QByteArray::fromStdString(auditJson(audit));
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        QCOMPARE(json[u"cases"_s][3][u"patient"_s].toString(), u"P1"_s);
    }

    void anUnusedImageIsNamedWhereSomethingIsMissing()
    {
        const fs::path dataset = newDataset();
        fs::rename(dataset / "A/A_seg.nii", dataset / "A/W39_1998.09.19_Segm.nii");
        fs::rename(dataset / "B/B_t1ce.nii", dataset / "B/B_TX.nii");
        const DatasetAudit audit = auditDataset(dataset);
        QCOMPARE(codesOf(audit, AuditSeverity::Error),
                 (std::vector{AuditCode::MissingLabels, AuditCode::MissingSequence}));
        QVERIFY(audit.findings[0].text.text().find("W39_1998.09.19_Segm.nii") != std::string::npos);
        QVERIFY(audit.findings[1].text.text().find("B_TX.nii") != std::string::npos);
    }

    void assumedChannelsAreAWarningAndUnknownOnesAnError()
    {
        const fs::path dataset = m_folder.path() / std::to_string(m_count++);
        test::writeFile(dataset / "X.nii", test::smallImage({4, 3, 2, 4}).bytes());
        const std::vector<AuditCode> warnings =
            codesOf(auditDataset(dataset), AuditSeverity::Warning);
        QCOMPARE(std::ranges::count(warnings, AuditCode::AssumedChannels), 1);
        test::writeText(dataset / "dataset.json", R"({"channel_names": {"0": "a"}})");
        const DatasetAudit audit = auditDataset(dataset);
        QCOMPARE(codesOf(audit, AuditSeverity::Error), std::vector{AuditCode::UnclearFiles});
        QVERIFY(audit.findings.front().text.text().find("--sequences") != std::string::npos);
    }

    void threadsDoNotChangeTheReport()
    {
        const fs::path dataset = newDataset();
        for (int n = 3; n < 9; ++n) {
            writeCase(dataset, "more" + std::to_string(n), n);
        }
        fs::remove(dataset / "A" / "A_seg.nii");
        fs::remove(dataset / "more5" / "more5_t2.nii");
        const auto report = [&](std::size_t threads) {
            return auditJson(auditDataset(dataset, {.read = {}, .threads = threads}));
        };
        QCOMPARE(report(4), report(1));
    }

    void stoppingThrowsCancelledBeforeTheRest()
    {
        const fs::path dataset = newDataset();
        int asked = 0;
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, (void)auditDataset(dataset, {.read = {}, .threads = 1},
                                          [&](std::size_t, std::size_t) { return ++asked < 2; }));
        QCOMPARE(asked, 2);
    }

    void jsonHoldsWhatADialogShows()
    {
        const fs::path dataset = newDataset();
        fs::remove(dataset / "B" / "B_t2.nii");
        const QByteArray text = QByteArray::fromStdString(auditJson(auditDataset(dataset)));
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        QCOMPARE(json[u"type"_s].toString(), u"audit"_s);
        QCOMPARE(json[u"errors"_s].toInt(), 1);
        const QJsonValue b = json[u"cases"_s][1];
        QVERIFY(b[u"images"_s][u"t2"_s].isNull());
        QCOMPARE(b[u"images"_s][u"t1"_s][u"size"_s][0].toInt(), 4);
        QCOMPARE(b[u"labels"_s][u"voxels"_s][u"ET"_s].toInt(), 2);
        QCOMPARE(json[u"findings"_s][0][u"code"_s].toString(), u"missing-sequence"_s);
        QCOMPARE(json[u"findings"_s][0][u"case"_s].toString(), u"B"_s);
    }
};

QTEST_APPLESS_MAIN(TestDatasetAudit)
#include "test_dataset_audit.moc"
