// Several of the real programs train one model together over the loopback.

#include "tests/support/free_port.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/progress/run_status.h"

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

/// `train` with small settings, and `more`; four steps an epoch unless that says otherwise.
QStringList arguments(const TrainingConfig& config, const fs::path& run, const QString& more)
{
    QStringList all = {u"train"_s, text(config.patches), u"--output"_s, text(run)};
    all += QStringLiteral(
               "--json --network resunet --width 4 --window 16 16 16 --warm-up 2 --hold-back two "
               "--device cpu --precision fp32")
               .split(u' ');
    all += (more.contains(u"--steps"_s) ? more : more + u" --steps 4"_s).split(u' ');
    return all;
}

/// `train --resume`, and `more`.
QStringList resumed(const TrainingConfig& config, const fs::path& run, const QString& more)
{
    return QStringList{u"train"_s, text(config.patches), u"--output"_s,
                       text(run),  u"--json"_s,          u"--resume"_s} +
           more.split(u' ');
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
    while (output.count("\"type\":\"epoch\"") < epochs) {
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
    /// Sums are taken in another order, so that eight steps of SGD carry float32's rounding along;
    /// the half precision of model files adds a thousandth of the largest weight.
    void twoProcessesTrainAsOneWithTheDoubleBatch()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path one = folder.path() / "one-process", two = folder.path() / "two-processes";
        const QString common =
            u"--epochs 2 --optimiser sgd --momentum 0.9 --learning-rate 0.05 --ema-decay 0"_s;
        const auto whole = start(1, {arguments(config, one, common + u" --batch 2"_s)});
        QCOMPARE(failureOf(*whole.front()), QByteArray());
        const auto halves = start(2, {arguments(config, two, common + u" --batch 1"_s)});
        for (const auto& process : halves) {
            QCOMPARE(failureOf(*process), QByteArray());
        }
        const double apart = difference(one / "last.h5", two / "last.h5");
        qInfo("largest difference of weights: %.1e of the largest", apart);
        QVERIFY2(apart < 2e-3, qPrintable(QString::number(apart)));
        // One process with the single batch ends elsewhere, so the tolerance can tell.
        const fs::path single = folder.path() / "single-batch";
        const auto half = start(1, {arguments(config, single, common + u" --batch 1"_s)});
        QCOMPARE(failureOf(*half.front()), QByteArray());
        QVERIFY(difference(one / "last.h5", single / "last.h5") > 1e-2);
    }

    void aKilledProcessEndsTheOthersWithASentenceAndTheRunResumes()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, u"--epochs 4000"_s)});
        QVERIFY(waitForEpochs(*processes[0], 2));
        processes[1]->kill();
        const QByteArray said = failureOf(*processes[0]);
        QVERIFY2(said.contains("Another process of this run is gone") && said.contains("--resume"),
                 said.constData());
        QVERIFY(!said.contains("gloo") && !said.contains("c10d"));
        const auto status = readRunStatus(run);
        QVERIFY(status && status->state == RunState::Failed && status->epoch >= 2);

        const int epochs = status->epoch + 1;
        const QStringList resume = resumed(config, run, u"--epochs "_s + QString::number(epochs));
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
        auto processes = start(2, {arguments(config, run, u"--steps 100000"_s)});
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
        auto processes = start(
            2, {arguments(config, run, u"--seed 1"_s), arguments(config, run, u"--seed 2"_s)});
        const QByteArray lead = failureOf(*processes[0]), other = failureOf(*processes[1]);
        QVERIFY2(lead.contains("different settings or cases"), lead.constData());
        QVERIFY2(other.contains("different settings or cases"), other.constData());
    }

    void aRequestToStopEndsAllProcessesAndCanBeResumedByOne()
    {
        const TemporaryFolder folder;
        const TrainingConfig config = tinyRun(folder.path());
        const fs::path run = folder.path() / "run";
        auto processes = start(2, {arguments(config, run, u"--epochs 4000"_s)});
        QVERIFY(waitForEpochs(*processes[0], 1));
        writeRunRequest(run, RunRequest::Stop);
        for (const auto& process : processes) {
            QCOMPARE(failureOf(*process), QByteArray());
        }
        const auto status = readRunStatus(run);
        QVERIFY(status && status->state == RunState::Stopped);
        // As many windows a step, by one process.
        const QStringList alone =
            resumed(config, run, u"--batch 2 --epochs "_s + QString::number(status->epoch + 1));
        QCOMPARE(failureOf(*start(1, {alone}).front()), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestDistributedTraining)
#include "test_distributed_training.moc"
