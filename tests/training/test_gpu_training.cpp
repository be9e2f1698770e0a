// Training on a graphics card against the processor. Skipped where there is none.

#include "tests/support/test_data.h"
#include "tests/training/tiny_cases.h"
#include "training/trainer.h"

#include <torch/torch.h>

#include <QTest>

using namespace glioscope;

namespace {

/// Mean losses of the epochs of a tiny run.
std::vector<double> lossesOn(const std::string& device, Precision precision)
{
    const test::TemporaryFolder folder;
    TrainingConfig config = test::tinyRun(folder.path());
    config.network = {.kind = NetworkKind::UNet, .baseWidth = 4};
    config.windowVoxels = {24, 24, 24};
    config.device = device;
    config.precision = precision;
    std::vector<double> losses;
    const TrainingOutcome outcome = train(config, [&](const TrainingEvent& event) {
        if (event.finishedEpoch) {
            losses.push_back(event.finishedEpoch->loss);
        }
        return true;
    });
    return outcome.finished ? losses : std::vector<double>();
}

}  // namespace

class TestGpuTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!torch::cuda::is_available()) {
            QSKIP("There is no graphics card that LibTorch can use.");
        }
    }

    void lossesAreThoseOfTheProcessor_data()
    {
        QTest::addColumn<int>("precision");
        QTest::newRow("float32") << int(Precision::Float32);
        QTest::newRow("bfloat16") << int(Precision::BFloat16);
    }
    void lossesAreThoseOfTheProcessor()
    {
        QFETCH(const int, precision);
        const std::vector<double> cpu = lossesOn("cpu", Precision::Float32);
        const std::vector<double> gpu = lossesOn("cuda", static_cast<Precision>(precision));
        QCOMPARE(gpu.size(), cpu.size());
        for (std::size_t epoch = 0; epoch < cpu.size(); ++epoch) {
            QVERIFY2(std::abs(gpu[epoch] - cpu[epoch]) < 0.05 * cpu[epoch],
                     qPrintable(QString::number(gpu[epoch]) + QLatin1Char(' ') +
                                QString::number(cpu[epoch])));
        }
    }
};

QTEST_APPLESS_MAIN(TestGpuTraining)
#include "test_gpu_training.moc"
