#include "training/heads/head_contrast.h"

#include <QtTest>

#include <cmath>

using namespace glioscope;

class TestHeadContrast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What lies around a brain is what fills its ventricles, so that the rim is not where the
    /// brightness jumps.
    void fluidAroundTheBrainIsMostlyAsBrightAsWithin()
    {
        constexpr std::array<float, PatchCase::kImages> kFluid = {-1.6F, -1.9F, -1.7F, 2.8F};
        int alike = 0;
        constexpr int kHeads = 400;
        for (std::uint64_t n = 0; n < kHeads; ++n) {
            RandomStream random(3, 1, n);
            const HeadContrast contrast(random);
            const float within = contrast.brainAt(kFluid.data());
            const float around = contrast.tissue(HeadTissue::Fluid);
            alike += std::abs(around - within) <= 0.21F * within ? 1 : 0;
        }
        QVERIFY2(alike > kHeads * 0.65 && alike < kHeads * 0.95,
                 qPrintable(QString::number(alike)));
    }

    /// What is darker than half of the brain cannot be told from bone; both kinds are drawn.
    void fluidShowsWhereItIsAtLeastHalfAsBrightAsTheBrain()
    {
        constexpr std::array<float, PatchCase::kImages> kMiddle = {};
        int shown = 0;
        constexpr int kHeads = 400;
        for (std::uint64_t n = 0; n < kHeads; ++n) {
            RandomStream random(4, 1, n);
            const HeadContrast contrast(random);
            const float brain = contrast.brainAt(kMiddle.data());
            QCOMPARE(contrast.showsFluid(), contrast.tissue(HeadTissue::Fluid) >= brain / 2);
            shown += contrast.showsFluid() ? 1 : 0;
        }
        QVERIFY2(shown > kHeads * 0.2 && shown < kHeads * 0.8, qPrintable(QString::number(shown)));
    }
};

QTEST_APPLESS_MAIN(TestHeadContrast)
#include "test_head_contrast.moc"
