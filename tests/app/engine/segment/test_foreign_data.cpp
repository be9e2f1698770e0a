// The real program on other people's datasets: channels without names, patients, bytes in names,
// labels that are missing.

#include "segmentation/case/dataset/case_finder.h"
#include "tests/support/engine_process.h"
#include "tests/support/nifti_builder.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/jobs/job_json.h"
#include "segmentation/system/path_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <fstream>
#include <iterator>
#include <limits>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

/// The case's four sequences as one 4D file, in the order T2, T1, T1ce, FLAIR.
void write4d(const fs::path& file, const fs::path& caseFolder)
{
    const Case whole = readCase(findCase(caseFolder));
    NiftiFile nifti;
    nifti.datatype = 16;
    const Geometry& grid = whole.image(Sequence::Flair)->geometry;
    nifti.size = {grid.size[0], grid.size[1], grid.size[2], 4};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        nifti.spacing[axis] = static_cast<float>(grid.spacingMm[axis]);
        for (std::size_t row = 0; row < 3; ++row) {
            const double sign = row < 2 ? -1 : 1;  // LPS to NIfTI's RAS
            nifti.sform[4 * row + axis] =
                static_cast<float>(sign * grid.direction[row][axis] * grid.spacingMm[axis]);
            nifti.sform[4 * row + 3] = static_cast<float>(sign * grid.originLps[row]);
        }
    }
    for (const Sequence sequence : {Sequence::T2, Sequence::T1, Sequence::T1ce, Sequence::Flair}) {
        const auto& voxels = whole.image(sequence)->voxels;
        nifti.append<float>({voxels.begin(), voxels.end()});
    }
    writeFile(file, nifti.bytes());
}

QJsonArray volumesIn(const EngineOutcome& outcome)
{
    const QList<QJsonObject> lines = jsonLines(outcome.output);
    return lines.isEmpty() ? QJsonArray() : lines.last()[u"volumes"_s].toArray();
}

QString linesOf(const fs::path& file)
{
    std::ifstream stream(file);
    return QString::fromStdString({std::istreambuf_iterator<char>(stream), {}});
}

}  // namespace

class TestForeignData : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    fs::path m_case;

    fs::path fresh(const char* name) { return m_folder->path() / name; }
    EngineOutcome run(const QStringList& arguments) { return runEngine(arguments, m_models); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = fresh("models");
        writeRandomModel(m_models, "tiny", 2);
        m_case = makeCase(fresh("phantoms"), 1);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void unnamedChannelsExitWith1AndNameTheOption()
    {
        const fs::path file = fresh("unnamed") / "imagesTr/X.nii";
        write4d(file, m_case);
        writeText(fresh("unnamed") / "dataset.json", R"({"channel_names": {"0": "MRI"}})");
        for (const QStringList& command :
             {QStringList{u"segment"_s, text(file), u"--output"_s, text(fresh("out"))},
              QStringList{u"segment"_s, text(fresh("unnamed")), u"--output"_s, text(fresh("out"))},
              QStringList{u"benchmark"_s, text(file)}}) {
            const EngineOutcome outcome = run(command);
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.error.contains("--sequences flair,t1,t1ce,t2"),
                     outcome.error.constData());
        }
        const EngineOutcome audit = run({u"audit"_s, text(fresh("unnamed"))});
        QCOMPARE(audit.code, 1);
        QVERIFY(audit.output.contains("--sequences"));
        QVERIFY(!fs::exists(fresh("out")) || namesIn(fresh("out")).isEmpty());
    }

    void toldChannelsGiveWhatNamedFilesGive()
    {
        const fs::path file = fresh("told") / "imagesTr/X.nii";
        write4d(file, m_case);
        writeText(fresh("told") / "dataset.json", R"({"channel_names": {"0": "MRI"}})");
        const EngineOutcome named =
            run({u"segment"_s, text(m_case), u"--output"_s, text(fresh("named out")), u"--json"_s});
        const EngineOutcome told =
            run({u"segment"_s, text(file), u"--output"_s, text(fresh("told out")), u"--sequences"_s,
                 u"t2,t1,t1ce,flair"_s, u"--json"_s});
        QCOMPARE(told.code, 0);
        QVERIFY(!volumesIn(named).isEmpty());
        QCOMPARE(volumesIn(told), volumesIn(named));
        const EngineOutcome other =
            run({u"segment"_s, text(file), u"--output"_s, text(fresh("other out")),
                 u"--sequences"_s, u"flair,t1,t1ce,t2"_s, u"--json"_s});
        QVERIFY(volumesIn(other) != volumesIn(named));
        QCOMPARE(run({u"segment"_s, text(file), u"--output"_s, text(fresh("told out")),
                      u"--sequences"_s, u"t2,t1"_s})
                     .code,
                 1);
        QCOMPARE(run({u"segment"_s, text(file), u"--output"_s, text(fresh("told out")),
                      u"--sequences"_s, u"t2,t2"_s})
                     .code,
                 2);
    }

    void assumedChannelsStayNoticed()
    {
        const fs::path file = fresh("bare") / "X.nii";
        write4d(file, m_case);
        const EngineOutcome outcome =
            run({u"segment"_s, text(file), u"--output"_s, text(fresh("bare out")), u"--json"_s});
        QCOMPARE(outcome.code, 0);
        const QJsonArray notices = jsonLines(outcome.output).last()[u"notices"_s].toArray();
        QVERIFY(!notices.isEmpty() && notices.first().toString().contains(u"--sequences"_s));
        const EngineOutcome audit = run({u"audit"_s, text(file), u"--json"_s});
        QVERIFY(audit.output.contains("\"assumed-channels\""));
    }

    void patientsAreToldByNamesFoldersAndAFile()
    {
        const fs::path dataset = fresh("patients");
        for (const char* name : {"RHUH-0001_0", "RHUH-0001_1", "HOSP_0031", "HOSP_0032"}) {
            fs::create_directories(dataset / name);
            for (const auto& entry : fs::directory_iterator(m_case)) {
                const std::string suffix =
                    entry.path().filename().string().substr(std::string("Phantom_001").size());
                fs::copy_file(entry.path(), dataset / name / (name + suffix));
            }
        }
        const auto patients = [&](const QStringList& more) {
            QStringList found;
            const EngineOutcome outcome =
                run(QStringList{u"audit"_s, text(dataset), u"--json"_s} + more);
            for (const QJsonValue one : jsonLines(outcome.output).last()[u"cases"_s].toArray()) {
                found << one[u"patient"_s].toString();
            }
            return found;
        };
        QCOMPARE(patients({}),
                 (QStringList{u"HOSP_0031"_s, u"HOSP_0032"_s, u"RHUH-0001"_s, u"RHUH-0001"_s}));
        writeText(fresh("who.csv"), "case,patient\nHOSP_0031,Ann\nHOSP_0032,Ann\n");
        const QStringList told = {u"--patients"_s, text(fresh("who.csv"))};
        QCOMPARE(patients(told), (QStringList{u"Ann"_s, u"Ann"_s, u"RHUH-0001"_s, u"RHUH-0001"_s}));
        const EngineOutcome prepared =
            run(QStringList{u"prepare"_s, text(dataset), u"--output"_s, text(fresh("patches")),
                            u"--spacing"_s, u"6"_s, u"6"_s, u"6"_s} +
                told);
        QVERIFY2(prepared.code == 0, prepared.error.constData());
        QCOMPARE(linesOf(fresh("patches") / "patients.csv"),
                 u"case,patient\nHOSP_0031,Ann\nHOSP_0032,Ann\n"_s);
        const fs::path folder = fresh("by folder") / "Patient_7/a";
        fs::create_directories(folder.parent_path());
        fs::copy(dataset / "HOSP_0031", folder);
        QVERIFY(run({u"prepare"_s, text(fresh("by folder")), u"--output"_s,
                     text(fresh("folder patches")), u"--spacing"_s, u"6"_s, u"6"_s, u"6"_s})
                    .code == 0);
        QCOMPARE(linesOf(fresh("folder patches") / "patients.csv"),
                 u"case,patient\nHOSP_0031,Patient_7\n"_s);
        writeText(fresh("bad.csv"), "case,patient\nHOSP_0031\n");
        const EngineOutcome bad =
            run({u"audit"_s, text(dataset), u"--patients"_s, text(fresh("bad.csv"))});
        QCOMPARE(bad.code, 1);
        QVERIFY(bad.error.contains("Line 2"));
        writeText(fresh("typo.csv"), "case,patient\nHOPS_0031,Ann\n");
        QVERIFY(run({u"audit"_s, text(dataset), u"--patients"_s, text(fresh("typo.csv"))})
                    .error.contains("HOPS_0031"));
    }

    void trainingKeepsToldPatientsTogetherAndWithThePatches()
    {
        const fs::path dataset = fresh("train phantoms"), patches = fresh("train patches");
        for (const int seed : {1, 2, 3}) {
            (void)makeCase(dataset, seed);
        }
        const EngineOutcome prepared = run({u"prepare"_s, text(dataset), u"--output"_s,
                                            text(patches), u"--spacing"_s, u"8"_s, u"8"_s, u"8"_s});
        QVERIFY2(prepared.code == 0, prepared.error.constData());
        writeText(fresh("one.csv"), "case,patient\nPhantom_001,Ann\nPhantom_003,Ann\n");
        const EngineOutcome trained = run({u"train"_s,      text(patches),
                                           u"--output"_s,   text(fresh("run")),
                                           u"--patients"_s, text(fresh("one.csv")),
                                           u"--fold"_s,     u"1"_s,
                                           u"--epochs"_s,   u"1"_s,
                                           u"--steps"_s,    u"1"_s,
                                           u"--warm-up"_s,  u"0"_s,
                                           u"--width"_s,    u"2"_s,
                                           u"--window"_s,   u"16"_s,
                                           u"16"_s,         u"16"_s});
        QVERIFY2(trained.code == 0, trained.error.constData());
        const QString kept = linesOf(patches / "patients.csv");
        QVERIFY(kept.contains(u"Phantom_001,Ann"_s) && kept.contains(u"Phantom_003,Ann"_s));
        const QJsonArray folds =
            QJsonDocument::fromJson(linesOf(patches / "split.json").toUtf8())[u"folds"_s].toArray();
        QSet<QString> groups;
        for (const QJsonValue fold : folds) {
            QStringList names;
            for (const QJsonValue name : fold.toArray()) {
                names << name.toString();
            }
            names.sort();
            groups << names.join(u' ');
        }
        groups.remove(QString());
        QCOMPARE(groups, (QSet<QString>{u"Phantom_001 Phantom_003"_s, u"Phantom_002"_s}));
    }

    void evaluateSaysWhichCasesItLeavesOut()
    {
        const fs::path dataset = fresh("some labels");
        fs::create_directories(dataset);
        fs::copy(m_case, dataset / "Phantom_001", fs::copy_options::recursive);
        fs::copy(makeCase(fresh("more"), 2), dataset / "Phantom_002", fs::copy_options::recursive);
        fs::copy(makeCase(fresh("more"), 3), dataset / "Phantom_003", fs::copy_options::recursive);
        const fs::path made = fresh("made");
        fs::create_directories(made);
        fs::copy_file(dataset / "Phantom_001/Phantom_001_seg.nii.gz",
                      made / "Phantom_001_seg.nii.gz");
        fs::rename(dataset / "Phantom_003/Phantom_003_seg.nii.gz",
                   dataset / "Phantom_003/W39_Segm.nii.gz");
        const QStringList command = {u"evaluate"_s, u"--prediction"_s, text(made), u"--reference"_s,
                                     text(dataset)};
        const EngineOutcome said = run(command);
        QCOMPARE(said.code, 0);
        QVERIFY2(said.error.contains("W39_Segm.nii.gz"), said.error.constData());
        QVERIFY(said.output.contains("left out: Phantom_002, Phantom_003"));
        QStringList named;
        for (const QJsonObject& line : jsonLines(run(command + QStringList{u"--json"_s}).output)) {
            if (line[u"type"_s] == u"left-out"_s) {
                named << line[u"case"_s].toString();
            } else if (line[u"type"_s] == u"mean"_s) {
                QCOMPARE(line[u"leftOut"_s].toArray().size(), 2);
            }
        }
        QCOMPARE(named, (QStringList{u"Phantom_002"_s, u"Phantom_003"_s}));
    }

    void labelsThatAreNoNumbersAreRefusedByEveryCommandInOneSentence()
    {
        const fs::path folder = fresh("odd labels") / "Phantom_001";
        fs::create_directories(folder.parent_path());
        fs::copy(m_case, folder, fs::copy_options::recursive);
        const fs::path labels = folder / "Phantom_001_seg.nii";
        fs::remove(folder / "Phantom_001_seg.nii.gz");
        NiftiFile odd;
        odd.datatype = 16;
        std::vector<double> values(24, 1);
        values[3] = std::numeric_limits<double>::quiet_NaN();
        writeFile(labels, odd.append<float>(values).bytes());
        const QByteArray sentence =
            text(labels).toUtf8() + " holds values that are not numbers (1 voxels)";
        const EngineOutcome evaluated =
            run({u"evaluate"_s, u"--prediction"_s, text(labels), u"--reference"_s, text(labels)});
        const EngineOutcome prepared =
            run({u"prepare"_s, text(folder.parent_path()), u"--output"_s, text(fresh("odd out"))});
        const EngineOutcome audited = run({u"audit"_s, text(folder)});
        for (const EngineOutcome& outcome : {evaluated, prepared, audited}) {
            QCOMPARE(outcome.code, 1);
            QVERIFY2((outcome.error + outcome.output).contains(sentence),
                     (outcome.error + outcome.output).constData());
        }
        // Labels are of no use to segmenting, so that they do not keep it from running.
        QCOMPARE(run({u"segment"_s, text(folder), u"--output"_s, text(fresh("odd seg"))}).code, 0);
    }

    void namesThatAreNoUtf8SurviveTheLines()
    {
        const fs::path folder = m_folder->path() / "M\xFCller";
        fs::copy(m_case, folder, fs::copy_options::recursive);
        QProcess process;
        prepareEngine(process, m_models);
        process.setArguments({u"serve"_s});
        process.start();
        SegmentJob job;
        job.id = "1";
        job.casePath = folder;
        job.outputFolder = m_folder->path() / "out\xE4";
        process.write(QByteArray::fromStdString(toLine(EngineCommand(job))) + '\n');
        std::optional<SegmentResult> result;
        while (!result && process.waitForReadyRead(180'000)) {
            while (process.canReadLine()) {
                const EngineEvent event = eventFromLine(process.readLine().trimmed().toStdString());
                if (const auto* failure = std::get_if<Failure>(&event)) {
                    QFAIL(failure->message.text().c_str());
                }
                if (const auto* done = std::get_if<SegmentResult>(&event)) {
                    result = *done;
                }
            }
        }
        process.kill();
        process.waitForFinished();
        QVERIFY(result.has_value());
        QCOMPARE(result->segmentation.parent_path(), job.outputFolder);
        QVERIFY(fs::exists(result->segmentation) && fs::exists(result->report));
    }
};

QTEST_GUILESS_MAIN(TestForeignData)
#include "test_foreign_data.moc"
