#include "training/learning/training_precision.h"

#include "segmentation/inference/autocast.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#include <QTest>

using namespace glioscope;

class TestTrainingPrecision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWindowMustLeaveTheDeepestLevelThreeVoxels_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("edge");
        QTest::addColumn<bool>("tooSmall");
        const auto vnet = static_cast<int>(NetworkKind::VNet);
        const auto unet = static_cast<int>(NetworkKind::UNet);
        QTest::newRow("vnet 32") << vnet << 32 << true;
        QTest::newRow("vnet 48") << vnet << 48 << false;
        QTest::newRow("unet 16") << unet << 16 << true;
        QTest::newRow("unet 24") << unet << 24 << false;
    }
    void aWindowMustLeaveTheDeepestLevelThreeVoxels()
    {
        QFETCH(int, kind);
        QFETCH(int, edge);
        QFETCH(bool, tooSmall);
        const Index3 window = {96, 80, edge};
        QCOMPARE(tooSmallForBFloat16(static_cast<NetworkKind>(kind), window), tooSmall);
        TrainingConfig config;
        config.network.kind = static_cast<NetworkKind>(kind);
        config.windowVoxels = window;
        if (tooSmall) {
            QVERIFY(!usesBFloat16(config, at::kCPU));
        } else {
            QCOMPARE(usesBFloat16(config, at::kCPU), usesBFloat16(Precision::Auto, at::kCPU));
        }
        config.precision = Precision::BFloat16;  // asked for is asked for
        QVERIFY(usesBFloat16(config, at::kCPU));
    }

    void precisionIsAsItWasAfterAScope()
    {
        QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
        {
            const Autocast outer(at::kCPU, true);
            QVERIFY(at::autocast::is_autocast_enabled(at::kCPU));
            {
                const Autocast inner(at::kCPU, false);
                QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
            }
            QVERIFY(at::autocast::is_autocast_enabled(at::kCPU));
        }
        QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
    }
};

QTEST_APPLESS_MAIN(TestTrainingPrecision)
#include "test_training_precision.moc"
