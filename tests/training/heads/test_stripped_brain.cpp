#include "tests/support/tiny_cases.h"
#include "training/heads/stripped_brain.h"

#include <QtTest>

#include <cmath>

using namespace glioscope;

namespace {

constexpr std::size_t kShare = StrippedBrain::kShare, kHull = StrippedBrain::kHullMm;

/// A ball of 12 voxels' radius, told as if its voxels were `spacingMm`.
PatchCase ball(const Vec3& spacingMm)
{
    PatchCase patch = test::tinyCase();
    patch.grid.spacingMm = spacingMm;
    return patch;
}

}  // namespace

class TestStrippedBrain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hullIsMeasuredInMillimetresWhateverTheVoxels()
    {
        const StrippedBrain brain = strippedBrain(ball({1, 2, 3}));
        for (std::size_t c = 0; c < 3; ++c) {
            const double radius = brain.halfMm[c];
            QVERIFY(std::abs(radius - 12 * brain.spacingMm[c]) <= brain.spacingMm[c]);
            Vec3 place = brain.centre;
            place[c] += (radius + 10) / brain.spacingMm[c];
            const float away = valuesAt(brain, place)[kHull];
            QVERIFY2(std::abs(away - 10) <= 1.5 * brain.spacingMm[c],
                     qPrintable(QString::number(away)));
        }
        QVERIFY(valuesAt(brain, brain.centre)[kHull] < 0);
    }

    void distanceGoesOnBeyondTheGrid()
    {
        const StrippedBrain brain = strippedBrain(ball({2, 2, 2}));
        Vec3 place = brain.centre;
        place[0] += (brain.halfMm[0] + 90) / 2;
        const auto far = valuesAt(brain, place);
        QCOMPARE(far[kShare], 0.0F);
        QVERIFY(std::abs(far[kHull] - 90) < 4);
    }

    void rimTakesTheValuesWithin()
    {
        PatchCase patch = ball({2, 2, 2});
        float* voxel = patch.voxels.data();
        for (std::size_t v = 0; v < patch.grid.voxelCount(); ++v, voxel += PatchCase::kChannels) {
            std::fill_n(voxel, PatchCase::kImages, voxel[PatchCase::kChannels - 1] > 0 ? 1.0F : 0);
        }
        const StrippedBrain within = strippedBrain(patch);
        // Half of a voxel of background in every voxel at the rim.
        const StrippedBrain reference = within;
        for (int c = 0; c < 3; ++c) {
            Vec3 place = reference.centre;
            for (int n = 0; n < 13; ++n) {  // from the middle to a voxel outside
                place[static_cast<std::size_t>(c)] =
                    reference.centre[static_cast<std::size_t>(c)] + n;
                QVERIFY(std::abs(valuesAt(within, place)[0] - 1) < 1e-5F);
            }
        }
    }

    void stemLeavesAtTheBottom()
    {
        const StrippedBrain brain = strippedBrain(ball({2, 2, 2}));
        QCOMPARE(brain.stemMm[2], -brain.halfMm[2]);
        QVERIFY(std::abs(brain.stemMm[0]) < 2 && std::abs(brain.stemMm[1]) < 2);
    }
};

QTEST_APPLESS_MAIN(TestStrippedBrain)
#include "test_stripped_brain.moc"
