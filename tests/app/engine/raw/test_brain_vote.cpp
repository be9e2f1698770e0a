// One brain from those of several sequences, moved and on grids of their own.

#include "app/engine/raw/brain_vote.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Geometry kOwn = {.size = {40, 40, 40}, .spacingMm = {2, 2, 2}, .originLps = {-39, -39, -39}};
const RigidTransform kMove = rigidAbout({0, 0, 0}, {0.2, -0.1, 0.15}, {7, -5, 3});
const Geometry kOther = turned(
    reordered({.size = {70, 60, 40}, .spacingMm = {1.5, 1.7, 2.5}, .originLps = {-52, -50, -49}},
              {2, 0, 1}, {true, false, true}),
    12, -9);

/// Round the world's origin, as a sequence shows it that was moved by `toImage`.
Mask ball(const Geometry& grid, double radiusMm, const RigidTransform& toImage = {})
{
    const RigidTransform back = toImage.inverted();
    return fromWorld<std::uint8_t>(grid, [&](const Vec3& p) {
        const Vec3 q = back.apply(p);
        return std::uint8_t(std::hypot(q[0], q[1], q[2]) < radiusMm);
    });
}

double radiusOf(const Mask& mask)
{
    const double ml = double(std::ranges::count(mask.voxels, 1)) * mask.geometry.voxelVolumeMl();
    return std::cbrt(ml * 1000 * 3 / (4 * M_PI));
}

}  // namespace

class TestBrainVote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mostSequencesDecide()
    {
        const Mask small = ball(kOwn, 15);
        const Mask voted = votedBrain(small, {{ball(kOther, 25, kMove), kMove},
                                              {ball(kOther, 26, kMove), kMove},
                                              {ball(kOther, 30), {}}});
        QVERIFY(voted.geometry == kOwn);
        QVERIFY2(std::abs(radiusOf(voted) - 25.5) < 0.7,
                 qPrintable(QString::number(radiusOf(voted))));
        const Mask alone = votedBrain(small, {});
        QVERIFY(alone.voxels == small.voxels);
    }

    void whereASequenceDoesNotReachTheFirstCounts()
    {
        const Geometry slab = {
            .size = {40, 40, 10}, .spacingMm = {2, 2, 2}, .originLps = {-39, -39, 1}};
        const Mask own = ball(kOwn, 25);
        const Mask voted = votedBrain(own, {{Mask(slab), {}}, {Mask(slab), {}}});
        for (int k = 0; k < kOwn.size[2]; ++k) {
            const double z = kOwn.toLps({0, 0, double(k)})[2];
            if (z > 20) {
                break;  // a part above the slab is not the largest
            }
            QCOMPARE(voted.at(20, 20, k), z > 0 ? std::uint8_t(0) : own.at(20, 20, k));
        }
    }
};

QTEST_GUILESS_MAIN(TestBrainVote)
#include "test_brain_vote.moc"
