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

    /// What is dark in every sequence at the rim is half background; fluid is bright in one.
    void mixedRimTakesTheValuesWithinAndFluidStays_data()
    {
        QTest::addColumn<float>("inT2");
        QTest::newRow("mixed") << -2.0F;
        QTest::newRow("fluid") << 2.5F;
    }
    void mixedRimTakesTheValuesWithinAndFluidStays()
    {
        QFETCH(float, inT2);
        PatchCase patch = ball({2, 2, 2});
        const Index3& n = patch.grid.size;
        const auto voxelAt = [&](int i, int j, int k) {
            return patch.voxels.data() + ((i * n[1] + j) * n[2] + k) * PatchCase::kChannels;
        };
        const int j = 13, k = 14;  // along i from the middle to the rim
        int rim = 12;
        while (voxelAt(rim + 1, j, k)[PatchCase::kChannels - 1] > 0) {
            ++rim;
        }
        for (int i = 0; i < n[0]; ++i) {
            std::fill_n(voxelAt(i, j, k), PatchCase::kImages, i < rim ? 1.0F : 0.0F);
        }
        std::fill_n(voxelAt(rim, j, k), PatchCase::kImages, -2.0F);
        voxelAt(rim, j, k)[3] = inT2;
        for (int around : {-1, 1}) {  // the neighbours of the mixed voxel say 1 too
            std::fill_n(voxelAt(rim, j + around, k), PatchCase::kImages, 1.0F);
            std::fill_n(voxelAt(rim, j, k + around), PatchCase::kImages, 1.0F);
        }
        const StrippedBrain brain = strippedBrain(patch);
        const int room = (brain.size[0] - n[0]) / 2;
        const auto values =
            valuesAt(brain, {double(rim + room), double(j + room), double(k + room)});
        QCOMPARE(values[kShare], 1.0F);
        QCOMPARE(values[0], inT2 < 0 ? 1.0F : -2.0F);
        QCOMPARE(values[3], inT2 < 0 ? 1.0F : 2.5F);
    }

    /// A fissure belongs to the hull, with its fluid; a gap as wide as the bone at the skull's base
    /// does not.
    void hullBridgesAFissureAndLeavesRoomForBone_data()
    {
        QTest::addColumn<int>("voxels");
        QTest::addColumn<bool>("bridged");
        QTest::newRow("fissure") << 2 << true;
        QTest::newRow("bone") << 7 << false;
    }
    void hullBridgesAFissureAndLeavesRoomForBone()
    {
        QFETCH(int, voxels);
        QFETCH(bool, bridged);
        PatchCase patch = ball({3, 3, 3});
        const Index3& n = patch.grid.size;
        const int first = n[0] / 2 - voxels / 2;
        for (int i = first; i < first + voxels; ++i) {  // from the middle up
            for (int j = 0; j < n[1]; ++j) {
                for (int k = n[2] / 2; k < n[2]; ++k) {
                    std::fill_n(
                        patch.voxels.data() + ((i * n[1] + j) * n[2] + k) * PatchCase::kChannels,
                        PatchCase::kChannels, 0.0F);
                }
            }
        }
        const StrippedBrain brain = strippedBrain(patch);
        const Vec3 within = {first + (voxels - 1) / 2.0 + (brain.size[0] - n[0]) / 2.0,
                             brain.centre[1], n[2] / 2.0 + 4 + (brain.size[2] - n[2]) / 2.0};
        const auto values = valuesAt(brain, within);
        QCOMPARE(values[kShare], 0.0F);
        QVERIFY2((values[kHull] < 0) == bridged, qPrintable(QString::number(values[kHull])));
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
