// The real program on a study made here: its table, its JSON, what it keeps to itself.

#include "tests/support/dicom_builder.h"
#include "tests/support/engine_process.h"
#include "tests/support/synthetic_volume.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestStudyCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    [[nodiscard]] fs::path study() const { return m_folder->path() / "study"; }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        const Volume<int> axial = storedRamp(anisotropicGeometry());
        writeClassic(study(), {.stored = axial,
                               .series = 3,
                               .description = "Tra T1",
                               .repetitionTimeMs = 520,
                               .echoTimeMs = 12});
        writeClassic(study(), {.stored = axial,
                               .series = 4,
                               .description = "Tra T2",
                               .repetitionTimeMs = 4800,
                               .echoTimeMs = 100});
        writeEnhanced(study(), {.stored = storedRamp(permutedGeometry()),
                                .series = 5,
                                .description = "Sag FLAIR",
                                .repetitionTimeMs = 9000,
                                .echoTimeMs = 120,
                                .inversionTimeMs = 2500});
        writeClassic(study(), {.stored = axial,
                               .series = 6,
                               .description = "Tra T1",
                               .repetitionTimeMs = 520,
                               .echoTimeMs = 12,
                               .contrastAgent = "Gd"});
        writeClassic(study() / "ct", {.stored = axial, .series = 7, .modality = "CT"});
        std::ofstream(study() / "readme.txt") << "no image";
    }
    void cleanupTestCase() { m_folder.reset(); }

    void theLineOfJsonHasEachSeriesAndTheProposal()
    {
        const EngineOutcome outcome = runEngine({u"study"_s, text(study()), u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        const QJsonObject last = jsonLines(outcome.output).last();
        QCOMPARE(last[u"type"_s].toString(), u"study"_s);
        const QJsonArray series = last[u"series"_s].toArray();
        QCOMPARE(series.size(), 4);
        const QJsonObject proposal = last[u"proposal"_s].toObject();
        QCOMPARE(proposal[u"t1"_s].toInt(-1), 0);
        QCOMPARE(proposal[u"t2"_s].toInt(-1), 1);
        QCOMPARE(proposal[u"flair"_s].toInt(-1), 2);
        QCOMPARE(proposal[u"t1ce"_s].toInt(-1), 3);
        QVERIFY(last[u"questions"_s].toArray().isEmpty());
        QCOMPARE(last[u"otherFiles"_s].toInt(), 1);
        QCOMPARE(last[u"otherKinds"_s][u"CT"_s].toInt(), 14);
        const QJsonObject flair = series[2].toObject();
        QCOMPARE(flair[u"inversionTimeMs"_s].toDouble(), 2500.0);
        QCOMPARE(flair[u"seriesDescription"_s].toString(), u"Sag FLAIR"_s);
        QCOMPARE(flair[u"sequence"_s].toString(), u"flair"_s);
        QCOMPARE(flair[u"reason"_s].toString(), u"TE 120 ms and TI 2500 ms"_s);
        QCOMPARE(flair[u"size"_s].toArray().size(), 3);
        QVERIFY(series[0][u"inversionTimeMs"_s].isNull());
    }

    void theTableSaysTheSameAndNoPatientIsInEither()
    {
        const EngineOutcome outcome = runEngine({u"study"_s, text(study())});
        QVERIFY2(outcome.code == 0, outcome.error);
        for (const char* words : {"Sag FLAIR", "FLAIR: series 5", "T1ce: series 6", "axial",
                                  "Not read: CT, 14 files"}) {
            QVERIFY2(outcome.output.contains(words), words);
        }
        const EngineOutcome json = runEngine({u"study"_s, text(study()), u"--json"_s});
        for (const QByteArray& written : {outcome.output, outcome.error, json.output, json.error}) {
            QVERIFY(!written.contains("Nobody") && !written.contains("NOBODY-4711") &&
                    !written.contains("19010203"));
        }
    }

    void thePatientIsToldOnlyWhereThatIsAskedFor()
    {
        const EngineOutcome outcome =
            runEngine({u"study"_s, text(study()), u"--json"_s, u"--patient"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        const QJsonObject last = jsonLines(outcome.output).last();
        const QJsonObject patients = last[u"patients"_s].toObject();
        QCOMPARE(patients.size(), 1);
        const QJsonObject patient = patients.begin().value().toObject();
        QCOMPARE(patients.begin().key(), last[u"series"_s][0][u"studyInstanceUid"_s].toString());
        QCOMPARE(patient[u"name"_s].toString(), u"Nobody, Synthetic"_s);
        QCOMPARE(patient[u"id"_s].toString(), u"NOBODY-4711"_s);
        QCOMPARE(patient[u"birthDate"_s].toString(), u"1901-02-03"_s);
    }

    /// Their names can tell who the patient is.
    void filesAreToldOnlyWhereThatIsAskedFor()
    {
        const EngineOutcome without = runEngine({u"study"_s, text(study()), u"--json"_s});
        QVERIFY(!without.output.contains(text(study()).toUtf8()));
        const EngineOutcome with =
            runEngine({u"study"_s, text(study()), u"--json"_s, u"--files"_s});
        QVERIFY2(with.code == 0, with.error);
        const QJsonObject line = jsonLines(with.output).last();
        const QJsonObject files = line[u"files"_s].toObject();
        QCOMPARE(files.size(), 4);
        for (const QJsonValue row : line[u"series"_s].toArray()) {
            const QJsonArray its = files[row[u"seriesInstanceUid"_s].toString()].toArray();
            QCOMPARE(its.size(), row[u"seriesNumber"_s].toInt() == 5 ? 1 : 14);
            QVERIFY(fs::is_regular_file(its[0].toString().toStdString()));
        }
    }

    /// What is proposed first, so that it is seen first.
    void aPictureOfEachSeriesFollowsTheTable()
    {
        const EngineOutcome outcome =
            runEngine({u"study"_s, text(study()), u"--json"_s, u"--pictures"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        QList<int> rows;
        bool listed = false;
        for (const QJsonObject& line : jsonLines(outcome.output)) {
            listed = listed || line[u"type"_s] == u"study"_s;
            if (line[u"type"_s] == u"series-picture"_s) {
                QVERIFY(listed);
                rows << line[u"row"_s].toInt();
                const QByteArray grey =
                    QByteArray::fromBase64(line[u"grey"_s].toString().toLatin1());
                QCOMPARE(grey.size(), line[u"width"_s].toInt() * line[u"height"_s].toInt());
                QVERIFY(grey.size() > 100);
            }
        }
        std::ranges::sort(rows);
        QCOMPARE(rows, (QList<int>{0, 1, 2, 3}));
    }

    void whatHoldsNoMrIsRefusedInOneSentence()
    {
        const EngineOutcome outcome = runEngine({u"study"_s, text(study() / "ct")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("holds no MR images but CT (14 files)"), outcome.error);
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY(outcome.output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStudyCommand)
#include "test_study_command.moc"
