#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/full_disk.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/progress/run_status.h"
#include "training/run/trainer.h"
#include "training/settings/score_rules.h"

#include <QtTest>

#include <array>
#include <chrono>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <sstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

class TestRunFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFolderOfPatchesIsNoRunFolder()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.output = config.patches;
        std::ofstream(config.patches / "config.json") << "{}";
        const auto before = contentsOf(config.patches);
        const std::string said = refusal(config);
        QVERIFY2(said.find("Choose another run folder") != std::string::npos, said.c_str());
        QVERIFY(contentsOf(config.patches) == before);
    }

    void partsOfARunGoAndFilesOfOthersStay()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.epochs = 1;
        fs::create_directories(config.output);
        const std::array others = {"film.mkv.part", "scan.part1.rar", "notes.partial.md",
                                   "best.h5.parts", "best.h5.part-a"};
        for (const char* name : others) {
            std::ofstream(config.output / name) << "another's";
        }
        std::ofstream(config.output / "best.h5.part-4711") << "unfinished";
        std::ofstream(config.output / "status.json.part") << "unfinished";
        QVERIFY(train(config).finished);
        for (const char* name : others) {
            QVERIFY2(fs::exists(config.output / name), name);
        }
        QVERIFY(!fs::exists(config.output / "best.h5.part-4711"));
        QVERIFY(!fs::exists(config.output / "status.json.part"));
    }

    void aRequestToAnEarlierRunIsForgotten()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        fs::create_directories(config.output);
        writeRunRequest(config.output, RunRequest::Stop);
        QVERIFY(train(config).finished);
        QCOMPARE(readRunRequest(config.output), RunRequest::None);
    }

    void lossThatIsNoNumberStopsWithTheLastGoodState()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"two"};
        config.validateEveryEpochs = 1;
        (void)train(config, stopAfterEpoch(1));
        const auto before = contentsOf(config.output);
        PatchCase spoilt = test::tinyCase({.name = "one"});
        for (std::size_t v = 0; v < spoilt.voxels.size(); v += PatchCase::kChannels) {
            spoilt.voxels[v] = std::numeric_limits<float>::quiet_NaN();
        }
        writePatchFile(config.patches / "one.h5", spoilt);
        config.resume = true;
        const std::string text = refusal(config);
        QVERIFY2(text.find("epoch 2, step 1 (window from one)") != std::string::npos, text.c_str());
        QVERIFY(contentsOf(config.output) == before);
        writePatchFile(config.patches / "one.h5", test::tinyCase({.name = "one"}));
        QVERIFY(train(config).finished);
    }

    void aFullDiskKeepsTheLastGoodState_data()
    {
        QTest::addColumn<double>("models");
        QTest::newRow("nothing fits") << 0.0;
        QTest::newRow("half a model fits") << 0.5;
        QTest::newRow("the model fits, the checkpoint does not") << 1.5;
    }
    void aFullDiskKeepsTheLastGoodState()
    {
        QFETCH(double, models);
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        straight.epochs = 3;
        straight.heldBackCases = {"two"};
        straight.validateEveryEpochs = 1;
        (void)train(straight);
        const auto model = static_cast<double>(fs::file_size(straight.output / "best.h5"));
        QVERIFY(static_cast<double>(fs::file_size(straight.output / "checkpoint.h5")) > 2 * model);
        const auto bytes = static_cast<rlim_t>(models * model);
        TrainingConfig config = straight;
        config.output = folder.path() / "full";
        (void)train(config, stopAfterEpoch(1));
        config.resume = true;
        std::string text;
        {
            // The file of settings is written first and small.
            std::optional<FullDisk> full;
            text = refusal(config, [&](const TrainingEvent&) {
                if (!full) {
                    full.emplace(bytes);
                }
                return true;
            });
        }
        QVERIFY2(text.find(config.output.string()) != std::string::npos &&
                     text.find("space") + text.find("room") != 2 * std::string::npos,
                 text.c_str());
        QCOMPARE(text.find('\n'), std::string::npos);
        QVERIFY(train(config).finished);
        QVERIFY(sameModels(straight.output / "best.h5", config.output / "best.h5"));
        QCOMPARE(logOf(config.output), logOf(straight.output));
        for (const auto& [name, content] : contentsOf(config.output)) {
            QVERIFY2(name.find(".part") == std::string::npos, name.c_str());
        }
    }

    void twoRunsInOneFolderAreRefused()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = test::tinyRun(folder.path());
        TrainingConfig second = config;
        second.resume = true;
        std::string text;
        (void)train(config, [&](const TrainingEvent& e) {
            if (e.finishedEpoch && e.epoch == 1) {
                text = refusal(second);
            }
            return true;
        });
        QVERIFY2(text.find("in use") != std::string::npos, text.c_str());
    }

    void resumingWithOtherSettingsOrCasesIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        (void)train(config, stopAfterEpoch(1));
        config.resume = true;
        TrainingConfig other = config;
        other.windowVoxels = {16, 16, 32};
        QVERIFY(refusal(other).find("window was [16,16,16] and is [16,16,32] now") !=
                std::string::npos);
        other = config;
        other.heldBackCases = {"one"};
        QVERIFY(refusal(other).find("held_back") != std::string::npos);
        writePatchFile(config.patches / "three.h5", test::tinyCase({.name = "three"}));
        QVERIFY(refusal(config).find("other cases") != std::string::npos);
        fs::remove(config.patches / "three.h5");
        config.epochs = 3;
        QCOMPARE(train(config).epochsDone, 3);
    }

    void aClockSetBackSinceTheStopChangesNothing()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig straight = test::tinyRun(folder.path());
        (void)train(straight);
        TrainingConfig halves = straight;
        halves.output = folder.path() / "halves";
        (void)train(halves, stopAfterEpoch(1));
        for (const fs::path& place : {halves.output, halves.patches}) {
            for (const auto& entry : fs::directory_iterator(place)) {
                fs::last_write_time(entry.path(),
                                    entry.last_write_time() + std::chrono::hours(9000));
            }
        }
        halves.resume = true;
        QVERIFY(train(halves).finished);
        QVERIFY(sameModels(straight.output / "last.h5", halves.output / "last.h5"));
        QCOMPARE(logOf(straight.output), logOf(halves.output));
    }

    void damagedCheckpointFallsBackWithANotice()
    {
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        straight.epochs = 3;
        (void)train(straight);
        TrainingConfig config = straight;
        config.output = folder.path() / "damaged";
        (void)train(config, stopAfterEpoch(2));
        fs::resize_file(config.output / "checkpoint.h5", 3000);
        config.resume = true;
        std::string notice;
        (void)train(config, [&](const TrainingEvent& e) {
            notice += e.notice;
            return true;
        });
        QVERIFY2(notice.find("after epoch 1.") != std::string::npos, notice.c_str());
        QVERIFY(sameModels(straight.output / "last.h5", config.output / "last.h5"));
        QCOMPARE(logOf(config.output), logOf(straight.output));
    }

    void unusablePatchesAreOneSentence()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        fs::resize_file(config.patches / "one.h5", 2000);
        std::string text = refusal(config);
        QVERIFY2(text.find("one.h5") != std::string::npos, text.c_str());
        QCOMPARE(text.find('\n'), std::string::npos);
        config.patches = folder.path() / "none";
        text = refusal(config);
        QVERIFY2(text.find("none") != std::string::npos, text.c_str());
        QVERIFY(!fs::exists(config.output / "checkpoint.h5"));
    }

    void aFolderWithARunIsNotOverwritten()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.epochs = 1;
        (void)train(config);
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
    }

    void modelsOfARunWithoutCheckpointAreNotOverwritten()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.epochs = 1;
        (void)train(config);
        fs::remove(config.output / "checkpoint.h5");
        fs::remove(config.output / "checkpoint-previous.h5");
        for (const bool resume : {false, true}) {
            config.resume = resume;
            const std::string said = refusal(config);
            QVERIFY2(said.find("last.h5 is of a run") != std::string::npos, said.c_str());
        }
    }

    void heldBackCasesOfAnotherSpacingAreRefused()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        PatchCase coarse = test::tinyCase({.name = "coarse"});
        coarse.grid.spacingMm = {2, 2, 2};
        writePatchFile(config.patches / "coarse.h5", coarse);
        config.heldBackCases = {"coarse"};
        const std::string said = refusal(config);
        QVERIFY2(said.find("another voxel spacing") != std::string::npos, said.c_str());
    }

    void runFolderHoldsWhatItPromises()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"two"};
        (void)train(config);
        for (const char* name : {"best.h5", "last.h5", "checkpoint.h5", "checkpoint-previous.h5",
                                 "log.csv", "log.jsonl", "config.json", "run.lock"}) {
            QVERIFY2(fs::exists(config.output / name), name);
        }
        std::ifstream log(config.output / "log.csv");
        std::string heading;
        std::getline(log, heading);
        QVERIFY2(heading.starts_with("epoch,loss,dice_coefficient,val_loss,val_dice_coefficient,"),
                 heading.c_str());
    }
};

QTEST_APPLESS_MAIN(TestRunFolder)
#include "test_run_folder.moc"
