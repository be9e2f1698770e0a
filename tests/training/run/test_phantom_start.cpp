// What is learnt from phantoms before the first patient: once, kept, and begun from by runs.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/files/model_file.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/run/phantom_start.h"
#include "training/run/run_lock.h"
#include "training/run/trainer.h"

#include <QTest>

#include <optional>
#include <vector>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr Vec3 kSpacing = {6, 6, 6};
constexpr PhantomLessons kFew = {.heads = 2, .size = {48, 48, 31}, .epochs = 3, .stepsPerEpoch = 2};

TrainingOutcome alone(const TrainingConfig& config, const TrainingProgress& progress)
{
    return train(config, progress);
}

std::string bytesOf(const fs::path& file)
{
    return contentsOf(file.parent_path()).at(file.filename().string());
}

}  // namespace

class TestPhantomStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        keepIn("models");
        m_config = tinyRun(m_folder->path());
    }

    void itIsLearntOnceAndKept()
    {
        std::vector<double> shares;
        const auto hear = [&](const TrainingEvent& event) {
            if (event.notice.empty()) {
                shares.push_back(event.phantomShare);
            }
            return event.epoch == 0 && event.step == 0;
        };
        const auto file = phantomStart(m_config, kSpacing, alone, hear, kFew);
        QVERIFY(file.has_value());
        QCOMPARE(*file, phantomStartFile(m_config, kSpacing, kFew));
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.front(), 0.0);
        QCOMPARE(shares.back(), 1.0);
        QVERIFY(contentsOf(file->parent_path()).size() == 1);  // nothing else is left
        const std::string before = bytesOf(*file);
        shares.clear();
        QCOMPARE(phantomStart(m_config, kSpacing, alone, hear, kFew), file);
        QVERIFY(shares.empty());
        QCOMPARE(bytesOf(*file), before);
    }

    void itsModelHasSeenNoPatient()
    {
        const auto file = phantomStart(m_config, kSpacing, alone, {}, kFew);
        const ModelContract contract = readContract(file.value());
        QVERIFY(contract.trainingCases.empty() && contract.heldBackCases.empty());
        QVERIFY(contract.network == m_config.network);
        QCOMPARE(contract.spacingMm, kSpacing);
    }

    void aStopGoesOnAfterTheLastWholeEpochToTheSameWeights()
    {
        const auto straight = phantomStart(m_config, kSpacing, alone, {}, kFew);
        keepIn("others");
        const auto stop = [](const TrainingEvent& event) { return event.phantomShare < 0.7; };
        QVERIFY(!phantomStart(m_config, kSpacing, alone, stop, kFew));
        const fs::path file = phantomStartFile(m_config, kSpacing, kFew);
        QVERIFY(!fs::exists(file));
        const fs::path run = fs::path(file).replace_extension() / "run";
        const std::string log = logOf(run);
        QCOMPARE(std::ranges::count(log, '\n'), 2);  // its columns and an epoch
        m_config.precision = Precision::BFloat16;    // what was begun keeps its own
        QVERIFY(phantomStart(m_config, kSpacing, alone, {}, kFew).has_value());
        QVERIFY(sameModels(file, *straight));
    }

    void whatTheWeightsDependOnNamesAnotherFile()
    {
        const fs::path file = phantomStartFile(m_config, kSpacing, kFew);
        TrainingConfig other = m_config;
        other.fold = 3;
        other.heldBackCases = {"one"};
        other.learningRate = 0.125;
        other.seed = 7;
        other.patches = "elsewhere";
        other.device = "cuda";
        QCOMPARE(phantomStartFile(other, kSpacing, kFew), file);
        other.windowVoxels = {32, 16, 16};
        QVERIFY(phantomStartFile(other, kSpacing, kFew) != file);
        other = m_config;
        other.network.baseWidth = 3;
        QVERIFY(phantomStartFile(other, kSpacing, kFew) != file);
        QVERIFY(phantomStartFile(m_config, {6, 6, 5}, kFew) != file);
        QVERIFY(phantomStartFile(m_config, kSpacing, {}) != file);
    }

    void anotherProcessThatIsAtItIsWaitedFor()
    {
        const auto made = phantomStart(m_config, kSpacing, alone, {}, kFew);
        keepIn("others");
        const fs::path file = phantomStartFile(m_config, kSpacing, kFew);
        const fs::path folder = fs::path(file).replace_extension();
        fs::create_directories(folder);
        const RunLock theirs(folder);
        int heard = 0;
        const auto thirdTime = [&](const TrainingEvent&) { return ++heard < 3; };
        QVERIFY(!phantomStart(m_config, kSpacing, alone, thirdTime, kFew));
        QCOMPARE(heard, 3);
        const auto finish = [&](const TrainingEvent&) {
            fs::copy_file(*made, file);
            return true;
        };
        QCOMPARE(phantomStart(m_config, kSpacing, alone, finish, kFew), std::optional(file));
        QVERIFY(fs::exists(folder / "run.lock"));  // theirs to remove
    }

    void aRunBeginsWithWhatPhantomsTaught()
    {
        const fs::path kept = keepAModel();
        TrainingConfig next = stillRun("next");
        next.phantomsFirst = true;
        QVERIFY(train(next).finished);
        QVERIFY(fs::exists(next.output / "start.h5"));
        QVERIFY(nearlySame(kept, next.output / "last.h5"));
        next.output = m_folder->path() / "without";
        next.phantomsFirst = false;
        QVERIFY(train(next).finished);
        QVERIFY(!nearlySame(kept, next.output / "last.h5"));
        QVERIFY(!fs::exists(next.output / "start.h5"));
    }

    void aModelToStartFromComesBeforePhantoms()
    {
        (void)train(m_config);
        TrainingConfig next = stillRun("next");
        next.startFrom = m_config.output / "last.h5";
        next.phantomsFirst = true;
        QVERIFY(train(next, [](const TrainingEvent& e) { return e.phantomShare < 0; }).finished);
        QVERIFY(nearlySame(next.startFrom, next.output / "last.h5"));
    }

    void aRunStoppedAmongPhantomsResumesThere()
    {
        TrainingConfig next = stillRun("next");
        next.phantomsFirst = true;
        const TrainingOutcome stopped =
            train(next, [](const TrainingEvent& event) { return event.phantomShare < 0; });
        QVERIFY(!stopped.finished);
        QVERIFY(stopped.reason.text().find("phantoms") != std::string::npos);
        QVERIFY(!fs::exists(next.output / "last.h5"));
        const fs::path kept = keepAModel();
        next.resume = true;
        QVERIFY(train(next).finished);
        QVERIFY(nearlySame(kept, next.output / "last.h5"));
    }

    void resumingNeedsWhatIsKeptNoMore()
    {
        const fs::path kept = keepAModel();
        TrainingConfig next = stillRun("next");
        next.phantomsFirst = true;
        next.epochs = 2;
        (void)train(next, stopAfterEpoch(1));
        fs::remove(kept);
        next.resume = true;
        QVERIFY(train(next, [](const TrainingEvent& e) { return e.phantomShare < 0; }).finished);
    }

    void onlyPatientsWholeCasesHavePhantomsFirst()
    {
        m_config.phantomsFirst = true;
        TrainingData data = readTrainingData(m_config);
        QVERIFY(phantomsComeFirst(m_config, data));
        m_config.task = TrainingTask::BrainMask;
        QVERIFY(!phantomsComeFirst(m_config, data));
        m_config.task = TrainingTask::Tumour;
        m_config.startFrom = "unet";
        QVERIFY(!phantomsComeFirst(m_config, data));
        m_config.startFrom.clear();
        data.training = std::make_shared<TrainingSet>();  // ready-made patches, or phantoms alone
        QVERIFY(!phantomsComeFirst(m_config, data));
    }

private:
    void keepIn(const char* name)
    {
        qputenv("GLIOSCOPE_MODELS", (m_folder->path() / name).c_str());
    }

    /// What is written of it is what it began with.
    TrainingConfig stillRun(const char* name)
    {
        TrainingConfig config = m_config;
        config.output = m_folder->path() / name;
        config.epochs = config.stepsPerEpoch = 1;
        config.learningRate = 1e-12;
        config.warmUpSteps = 0;
        config.seed = m_config.seed + 1;
        return config;
    }

    /// Some weights where a run on real lessons would leave them.
    fs::path keepAModel()
    {
        (void)train(m_config);
        const fs::path file = phantomStartFile(m_config, {1.5, 1.5, 1.5});
        fs::create_directories(file.parent_path());
        fs::copy_file(m_config.output / "last.h5", file);
        return file;
    }

    static bool nearlySame(const fs::path& a, const fs::path& b)
    {
        const auto left = weightsOf(a), right = weightsOf(b);
        bool same = left.size() == right.size() && !left.empty();
        for (std::size_t n = 0; same && n < left.size(); ++n) {
            same = at::allclose(left[n], right[n], 1e-3, 1e-6);
        }
        return same;
    }

    std::optional<TemporaryFolder> m_folder;
    TrainingConfig m_config;
};

QTEST_APPLESS_MAIN(TestPhantomStart)
#include "test_phantom_start.moc"
