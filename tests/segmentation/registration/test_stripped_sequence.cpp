// A sequence without what is no brain, on another grid.

#include "segmentation/registration/stripped_sequence.h"
#include "segmentation/volume/background.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Geometry kWork = {.size = {40, 40, 40}, .spacingMm = {2, 2, 2}, .originLps = {-39, -39, -39}};
const RigidTransform kMove = rigidAbout({0, 0, 0}, {0.1, 0.2, -0.1}, {5, -4, 3});

double ramp(const Vec3& p)
{
    return 200 + p[0] + 2 * p[1] - p[2];
}

/// The ramp in the T1ce's world, as a moved sequence on a grid of its own shows it.
Case movedCase(const Geometry& grid, double offset)
{
    const RigidTransform back = kMove.inverted();
    Case loaded;
    loaded.images[0] = std::make_shared<Image>(
        fromWorld<float>(grid, [&](const Vec3& p) { return float(ramp(back.apply(p)) + offset); }));
    return loaded;
}

CaseAlignment alignment()
{
    CaseAlignment found;
    found.moves[0].toMoving = kMove;
    return found;
}

Mask ball(double radiusMm)
{
    return fromWorld<std::uint8_t>(kWork, [&](const Vec3& p) {
        return std::uint8_t(std::hypot(p[0], p[1], p[2]) < radiusMm);
    });
}

}  // namespace

class TestStrippedSequence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brainIsInItsPlaceAndAllElseOneValueBelowIt_data()
    {
        QTest::addColumn<double>("offset");
        QTest::addColumn<bool>("zero");
        QTest::newRow("above zero") << 0.0 << true;
        QTest::newRow("around zero") << -200.0 << false;
    }
    void brainIsInItsPlaceAndAllElseOneValueBelowIt()
    {
        QFETCH(const double, offset);
        QFETCH(const bool, zero);
        const Geometry grid = turned(
            reordered(
                {.size = {60, 50, 40}, .spacingMm = {2, 2.5, 3}, .originLps = {-60, -62, -60}},
                {2, 0, 1}, {true, false, true}),
            15, -8);
        const Mask brain = ball(30);
        const StrippedSequence stripped =
            strippedSequence(movedCase(grid, offset), alignment(), Sequence::Flair, brain);
        QVERIFY(stripped.image.geometry == kWork);
        QCOMPARE(stripped.uncoveredShare, 0.0);
        float least = 1e9F, outside = stripped.image.voxels.front();
        for (std::size_t v = 0; v < brain.voxels.size(); ++v) {
            const Index3& n = kWork.size;
            const int at = int(v);
            const Vec3 p = kWork.toLps(
                {double(at % n[0]), double(at / n[0] % n[1]), double(at / n[0] / n[1])});
            const float value = stripped.image.voxels[v];
            if (brain.voxels[v] != 0) {
                QVERIFY(std::abs(value - (ramp(p) + offset)) < 0.01);
                least = std::min(least, value);
            } else {
                QCOMPARE(value, outside);
            }
        }
        QCOMPARE(outside == 0, zero);
        QVERIFY(outside < least);
        const auto background = findBackground(stripped.image);
        QVERIFY(background && background->value == outside && !background->isNoise());
    }

    /// A slab that ends within the brain.
    void whatASequenceDoesNotReachIsBackgroundAndCounted()
    {
        const Geometry slab = {
            .size = {60, 60, 20}, .spacingMm = {2, 2, 2}, .originLps = {-59, -59, -1}};
        Case loaded;
        loaded.images[0] = std::make_shared<Image>(slab, 7.0F);
        const StrippedSequence stripped = strippedSequence(loaded, {}, Sequence::Flair, ball(30));
        QVERIFY(std::abs(stripped.uncoveredShare - 0.5) < 0.05);
        QCOMPARE(stripped.image.at(20, 20, 10), 0.0F);
        QCOMPARE(stripped.image.at(20, 20, 25), 7.0F);
    }

    void masksKeepTheirVolumeOnAnotherGrid()
    {
        const Mask brain = ball(30);
        const Geometry other =
            turned({.size = {70, 50, 20}, .spacingMm = {1.2, 1.7, 4}, .originLps = {-42, -42, -38}},
                   20, 10);
        const Mask there = maskOn(brain, other);
        const double before = double(std::ranges::count(brain.voxels, 1)) * kWork.voxelVolumeMl();
        const double after = double(std::ranges::count(there.voxels, 1)) * other.voxelVolumeMl();
        QVERIFY2(std::abs(after / before - 1) < 0.02, qPrintable(QString::number(after / before)));
    }
};

QTEST_GUILESS_MAIN(TestStrippedSequence)
#include "test_stripped_sequence.moc"
