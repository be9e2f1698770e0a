// Several of the real programs train one model together over the loopback.

#include "tests/support/test_data.h"
#include "tests/training/free_port.h"
#include "tests/training/run_results.h"
#include "tests/training/tiny_cases.h"
#include "training/run_status.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <memory>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLimitMs = 120'000;

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// `train` with small settings, and `more`.
QStringList arguments(const TrainingConfig& config, const fs::path& run, const QStringList& more)
{
    return QStringList{u"train"_s,     text(config.patches), u"--output"_s,
                       text(run),      u"--json"_s,          u"--network"_s,
                       u"resunet"_s,   u"--width"_s,         u"4"_s,
                       u"--window"_s,  u"16"_s,              u"16"_s,
                       u"16"_s,        u"--steps"_s,         u"4"_s,
                       u"--warm-up"_s, u"2"_s,               u"--hold-back"_s,
                       u"two"_s,       u"--device"_s,        u"cpu"_s,
                       u"--precision"_s, u"fp32"_s} +
           more;
}

using Processes = std::vector<std::unique_ptr<QProcess>>;

/// Process n of `count` gets `given`[n], or `given`[0].
Processes start(int count, const std::vector<QStringList>& given)
{
    Processes processes;
    const QString port = QString::number(freePort());
    for (int rank = 0; rank < count; ++rank) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"OMP_NUM_THREADS"_s, u"1"_s);
        if (count > 1) {
            environment.insert(u"RANK"_s, QString::number(rank));
            environment.insert(u"WORLD_SIZE"_s, QString::number(count));
            environment.insert(u"LOCAL_RANK"_s, QString::number(rank));
            environment.insert(u"LOCAL_WORLD_SIZE"_s, QString::number(count));
            environment.insert(u"MASTER_ADDR"_s, u"127.0.0.1"_s);
            environment.insert(u"MASTER_PORT"_s, port);
        }
        processes.push_back(std::make_unique<QProcess>());
        QProcess& process = *processes.back();
        process.setProcessEnvironment(environment);
        process.setProgram(text(program("glioscope-engine")));
        const auto own = static_cast<std::size_t>(rank);
        process.setArguments(own < given.size() ? given[own] : given.front());
        process.start(QIODevice::ReadOnly);
    }
    return processes;
}

/// What it said of its failure; empty where all went well.
QByteArray failureOf(QProcess& process)
{
    if (!process.waitForFinished(kLimitMs)) {
        return "did not end";
    }
    const QByteArray said = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QByteArray()
               : "failed: " + said;
}

bool waitForEpochs(QProcess& process, int epochs)
{
    QByteArray output;
    while (output.count("\"epoch\",") < epochs && output.count("\"type\":\"epoch\"") < epochs) {
        if (!process.waitForReadyRead(kLimitMs)) {
            return false;
        }
        output += process.readAllStandardOutput();
    }
    return true;
}

/// Largest difference of two models' weights, against the largest weight.
double difference(const fs::path& a, const fs::path& b)
{
    double largest = 0, scale = 0;
    const auto left = weightsOf(a), right = weightsOf(b);
    for (std::size_t n = 0; n < left.size(); ++n) {
        largest = std::max(largest, (left[n] - right[n]).abs().max().item<double>());
        scale = std::max(scale, left[n].abs().max().item<double>());
    }
    return largest / scale;
}

}  // namespace

class TestDistributedTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Sums are taken in another order, so the weights agree to float32's rounding, carried through
    /// eight steps of AdamW: a thousandth of the largest. SGD keeps such differences small; here one
    /// half of half precision's step, in which models are stored, bounds them.
    void twoProcessesTrainAsOneWithTheDoubleBatch()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path one = folder.path() / "one-process", two = folder.path() / "two-processes";
        const QStringList common = {u"--epochs"_s,    u"2"_s,   u"--validate-every"_s, u"1"_s,
                                    u"--optimiser"_s, u"sgd"_s, u"--momentum"_s,       u"0.9"_s};
        const auto whole =
            start(1, {arguments(config, one, common + QStringList{u"--batch"_s, u"2"_s})});
        QCOMPARE(failureOf(*whole.front()), QByteArray());
        const auto halves =
            start(2, {arguments(config, two, common + QStringList{u"--batch"_s, u"1"_s})});
        for (const auto& process : halves) {
            QCOMPARE(failureOf(*process), QByteArray());
        }
        const double apart = difference(one / "last.h5", two / "last.h5");
        qInfo("largest difference of weights: %.1e of the largest", apart);
        QVERIFY2(apart < 1e-3, qPrintable(QString::number(apart)));
        const double moved = [&] {
            const auto start = weightsOf(one / "last.h5");
            return start.empty() ? 0.0 : start.front().abs().max().item<double>();
        }();
        QVERIFY(moved > 0);
    }

    void aKilledProcessEndsTheOthersWithASentenceAndTheRunResumes()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, {u"--epochs"_s, u"4000"_s})});
        QVERIFY(waitForEpochs(*processes[0], 2));
        processes[1]->kill();
        const QByteArray said = failureOf(*processes[0]);
        QVERIFY2(said.contains("Another process of this run is gone") && said.contains("--resume"),
                 said.constData());
        QVERIFY(!said.contains("gloo") && !said.contains("c10d"));
        const auto status = readRunStatus(run);
        QVERIFY(status && status->state == RunState::Failed && status->epoch >= 2);

        const int epochs = status->epoch + 1;
        QStringList resume = {u"train"_s,   text(config.patches),       u"--output"_s, text(run),
                              u"--json"_s,  u"--resume"_s,              u"--epochs"_s,
                              QString::number(epochs)};
        for (const auto& process : start(2, {resume})) {
            QCOMPARE(failureOf(*process), QByteArray());
        }
        QVERIFY(fs::exists(run / "last.h5"));
        const std::string log = logOf(run);
        QCOMPARE(std::count(log.begin(), log.end(), '\n'), epochs + 1);
    }

    void theLossOfTheFirstProcessIsNoticedBeforeAnyEpochIsDone()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, {u"--steps"_s, u"100000"_s})});
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(run / "checkpoint.h5"), kLimitMs);
        processes[0]->kill();
        const QByteArray said = failureOf(*processes[1]);
        QVERIFY2(said.contains("Another process of this run is gone"), said.constData());
        QVERIFY(fs::exists(run / "checkpoint.h5"));
    }

    void processesWithOtherSettingsAreRefused()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, {u"--seed"_s, u"1"_s}),
                                   arguments(config, run, {u"--seed"_s, u"2"_s})});
        const QByteArray lead = failureOf(*processes[0]), other = failureOf(*processes[1]);
        QVERIFY2(lead.contains("different settings or cases"), lead.constData());
        QVERIFY2(other.contains("different settings or cases"), other.constData());
    }

    void aRequestToStopEndsAllProcessesAndCanBeResumedByOne()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, {u"--epochs"_s, u"4000"_s})});
        QVERIFY(waitForEpochs(*processes[0], 1));
        askRun(run, RunRequest::Stop);
        for (const auto& process : processes) {
            QCOMPARE(failureOf(*process), QByteArray());
        }
        const auto status = readRunStatus(run);
        QVERIFY(status && status->state == RunState::Stopped);
        // As many windows a step, by one process.
        const QStringList alone = {u"train"_s,
                                   text(config.patches),
                                   u"--output"_s,
                                   text(run),
                                   u"--json"_s,
                                   u"--resume"_s,
                                   u"--batch"_s,
                                   u"2"_s,
                                   u"--epochs"_s,
                                   QString::number(status->epoch + 1)};
        QCOMPARE(failureOf(*start(1, {alone}).front()), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestDistributedTraining)
#include "test_distributed_training.moc"
