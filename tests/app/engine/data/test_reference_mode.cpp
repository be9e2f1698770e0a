// The reference system's way from end to end, by the real program: patches of reference mode, a
// short training of each network, the table per patch, and a segmentation.

#include "tests/support/engine_process.h"

#include <QJsonArray>
#include <QTest>

#include <fstream>
#include <optional>

using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

class TestReferenceMode : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_dataset;
    fs::path m_patches;

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_dataset = m_folder->path() / "data";
        m_patches = m_folder->path() / "patches";
        makeCase(m_dataset, 1);
        makeCase(m_dataset, 2);
        const EngineOutcome made =
            runEngine({u"prepare"_s, text(m_dataset), u"--output"_s, text(m_patches), u"--mode"_s,
                       u"reference"_s, u"--patches"_s, u"3"_s, u"--patch-size"_s, u"32"_s, u"32"_s,
                       u"16"_s, u"--verify"_s});
        QVERIFY2(made.code == 0, made.error.constData());
        QVERIFY2(made.output.startsWith("6 patch files written, 0 kept"), made.output.constData());
        QVERIFY2(made.output.contains("3 patches to train on, 3 to validate"),
                 made.output.constData());
        QVERIFY2(made.output.contains("6 patch files verified"), made.output.constData());
    }
    void cleanupTestCase() { m_folder.reset(); }

    void eachNetworkTrainsIsScoredPerPatchAndSegments_data()
    {
        QTest::addColumn<QString>("network");
        for (const char* network : {"unet", "resunet", "vnet"}) {
            QTest::newRow(network) << QString::fromLatin1(network);
        }
    }
    void eachNetworkTrainsIsScoredPerPatchAndSegments()
    {
        QFETCH(const QString, network);
        const fs::path run = m_folder->path() / network.toStdString();
        const EngineOutcome trained =
            runEngine({u"train"_s, text(m_patches), u"--output"_s, text(run), u"--network"_s,
                       network, u"--width"_s, u"2"_s, u"--epochs"_s, u"1"_s, u"--steps"_s, u"2"_s,
                       u"--validate-every"_s, u"1"_s, u"--device"_s, u"cpu"_s});
        QVERIFY2(trained.code == 0, trained.error.constData());
        const EngineOutcome scored =
            runEngine({u"evaluate-patches"_s, text(run / "last.h5"), text(m_patches), u"--json"_s});
        QVERIFY2(scored.code == 0, scored.error.constData());
        const QJsonObject table = jsonLines(scored.output).last();
        QCOMPARE(table[u"patches"_s].toInt(), 3);
        QCOMPARE(table[u"rows"_s][2][u"name"_s].toString(), u"NCR (reference's TC)"_s);
        const double accuracy = table[u"rows"_s][0][u"accuracy"_s].toDouble();
        QVERIFY(accuracy > 0 && accuracy < 1);
        if (network == u"unet"_s) {
            const fs::path output = m_folder->path() / "out";
            const EngineOutcome segmented =
                runEngine({u"segment"_s, text(m_dataset / "Phantom_002"), u"--model"_s,
                           text(run / "last.h5"), u"--output"_s, text(output)});
            QVERIFY2(segmented.code == 0, segmented.error.constData());
            QVERIFY(fs::exists(output / "Phantom_002_unet_seg.nii.gz"));
        }
    }

    void aFolderOfNativePatchesIsRefusedAndLeftAloneUnderTheModesFormerNameToo()
    {
        const fs::path both = m_folder->path() / "both";
        const EngineOutcome native =
            runEngine({u"prepare"_s, text(m_dataset), u"--output"_s, text(both), u"--spacing"_s,
                       u"6"_s, u"6"_s, u"6"_s});
        QVERIFY2(native.code == 0, native.error.constData());
        QVERIFY(fs::exists(both / "Phantom_001.h5"));
        const EngineOutcome mixed = runEngine(
            {u"prepare"_s, text(m_dataset), u"--output"_s, text(both), u"--mode"_s, u"seed"_s,
             u"--patch-size"_s, u"32"_s, u"32"_s, u"16"_s, u"--patches"_s, u"1"_s});
        QCOMPARE(mixed.code, 1);
        QVERIFY2(mixed.error.contains("the other --mode"), mixed.error.constData());
        QVERIFY(fs::exists(both / "Phantom_001.h5"));
        QVERIFY(!fs::exists(both / "config.json"));
    }

    void verifyingNamesAListedFileThatIsGone()
    {
        const fs::path copy = m_folder->path() / "gone";
        fs::copy(m_patches, copy);
        for (const auto& entry : fs::directory_iterator(copy)) {
            if (entry.path().extension() == ".h5") {
                fs::remove(entry.path());
                break;
            }
        }
        const EngineOutcome outcome =
            runEngine({u"prepare"_s, u"--verify"_s, u"--output"_s, text(copy)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("which is not in that folder"), outcome.error.constData());
    }

    void anOutputThatCannotBeMadeIsOneSentence()
    {
        const fs::path file = m_folder->path() / "file";
        std::ofstream(file) << "no folder";
        const EngineOutcome outcome =
            runEngine({u"prepare"_s, text(m_dataset), u"--output"_s, text(file)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("Choose another folder for the patches"),
                 outcome.error.constData());
    }

    void aCaseWithTooFewPlacesIsToldToPrograms()
    {
        const EngineOutcome made =
            runEngine({u"prepare"_s, text(m_dataset), u"--output"_s, text(m_folder->path() / "few"),
                       u"--mode"_s, u"reference"_s, u"--patches"_s, u"3"_s, u"--patch-size"_s,
                       u"32"_s, u"32"_s, u"16"_s, u"--max-background"_s, u"0.001"_s, u"--json"_s});
        QVERIFY2(made.code == 0, made.error.constData());
        QStringList notices;
        for (const QJsonObject& line : jsonLines(made.output)) {
            if (line[u"type"_s] == u"notice"_s) {
                notices << line[u"message"_s].toString();
            }
        }
        notices.sort();
        QCOMPARE(notices.size(), 2);
        QVERIFY2(notices[0].startsWith(u"Case Phantom_001 gave 0 of 3 patches"_s),
                 qPrintable(notices[0]));
    }

    void verifyingNamesTheDamagedFileAndFails()
    {
        const fs::path copy = m_folder->path() / "damaged";
        fs::copy(m_patches, copy);
        fs::path file;
        for (const auto& entry : fs::directory_iterator(copy)) {
            file = entry.path().extension() == ".h5" ? entry.path() : file;
        }
        {
            std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
            const auto place = static_cast<std::streamoff>(fs::file_size(file) / 2);
            stream.seekg(place);
            const char byte = static_cast<char>(stream.get() + 1);
            stream.seekp(place);
            stream.put(byte);
        }
        const EngineOutcome verified =
            runEngine({u"prepare"_s, u"--verify"_s, u"--output"_s, text(copy)});
        QCOMPARE(verified.code, 1);
        QVERIFY2(verified.error.contains(file.filename().string().c_str()),
                 verified.error.constData());
        QVERIFY2(verified.output.contains("5 patch files verified"), verified.output.constData());
    }

    void auditFailsOnlyWhereSomethingStopsTraining()
    {
        const EngineOutcome good = runEngine({u"audit"_s, text(m_dataset), u"--json"_s});
        QVERIFY2(good.code == 0, good.error.constData());
        QCOMPARE(jsonLines(good.output).last()[u"cases"_s].toArray().size(), 2);
        const fs::path broken = m_folder->path() / "broken";
        fs::copy(m_dataset, broken, fs::copy_options::recursive);
        fs::remove(broken / "Phantom_001" / "Phantom_001_seg.nii.gz");
        const EngineOutcome bad = runEngine({u"audit"_s, text(broken)});
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.output.contains("error: Phantom_001: The case has no expert's labels"),
                 bad.output.constData());
    }
};

QTEST_GUILESS_MAIN(TestReferenceMode)
#include "test_reference_mode.moc"
