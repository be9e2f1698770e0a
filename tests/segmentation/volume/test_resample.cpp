#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"
#include "tests/support/synthetic_volume.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr Vec3 kGradient = {1.5, -0.75, 2.25};
constexpr double kConstant = 40;

double rampAt(const Vec3& lps)
{
    return kGradient[0] * lps[0] + kGradient[1] * lps[1] + kGradient[2] * lps[2] + kConstant;
}

/// A grid with other spacing, orientation and offset whose middle is that of `g`.
Geometry otherGridAround(const Geometry& g)
{
    Geometry target = {.size = {9, 11, 7},
                       .spacingMm = {1.1, 0.7, 1.3},
                       .originLps = {0, 0, 0},
                       .direction = rotation({3, -1, 2}, 130)};
    const Vec3 middle = g.centreLps(), now = target.centreLps();
    for (int w = 0; w < 3; ++w) {
        target.originLps[w] = middle[w] - now[w];
    }
    return target;
}

/// What the header promises, of one place and without any thought of speed.
float interpolatedAt(const Image& image, const Vec3& lps, float outside)
{
    const Vec3 p = image.geometry.toIjk(lps);
    double sum = 0;
    for (int corner = 0; corner < 8; ++corner) {
        double weight = 1;
        Index3 voxel{};
        for (std::size_t c = 0; c < 3; ++c) {
            const int last = image.geometry.size[c] - 1;
            if (p[c] < -0.5 || p[c] > last + 0.5) {
                return outside;
            }
            const double place = std::clamp(p[c], 0.0, double(last));
            const bool upper = ((corner >> c) & 1) != 0;
            voxel[c] = std::min(static_cast<int>(place) + int(upper), last);
            weight *= upper ? place - std::floor(place) : 1 - (place - std::floor(place));
        }
        sum += weight * image.at(voxel[0], voxel[1], voxel[2]);
    }
    return static_cast<float>(sum);
}

/// Finer, coarser, running the other way, reaching beyond the source, turned by little and by more.
std::vector<Geometry> targetsAround(const Geometry& g)
{
    Geometry beyond = withSpacing(g, {0.7, 0.8, 0.9});
    beyond.originLps = beyond.toLps({-7.3, 3.2, -5.4});
    Geometry turned = g;
    for (std::size_t row = 0; row < 3; ++row) {
        turned.direction[row][0] = -g.direction[row][0];
        turned.direction[row][2] = -g.direction[row][2];
    }
    turned.originLps = g.toLps({g.size[0] - 1.3, 0.4, g.size[2] - 1.2});
    Geometry tilted = g;
    tilted.direction = rotation({1, 0, 0}, 0.5);
    return {withSpacing(g, {0.6, 0.6, 0.6}),
            withSpacing(g, {2, 2, 4}),
            beyond,
            turned,
            tilted,
            otherGridAround(g)};
}

}  // namespace

class TestResample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linearRampIsExactThroughTheWorld_data();
    void linearRampIsExactThroughTheWorld();
    void everyTargetGetsTheDefinitionsValues_data() { linearRampIsExactThroughTheWorld_data(); }
    void everyTargetGetsTheDefinitionsValues();
    void volumesSharedAmongThreadsAreWhole();
    void ownGridReturnsTheSameValues_data() { linearRampIsExactThroughTheWorld_data(); }
    void ownGridReturnsTheSameValues();
    void axisOrdersAgreeWithReorienting();
    void borderReachesHalfAVoxelAndNotFurther();
    void nearestTakesTheClosestLabel();
    void newSpacingKeepsMiddleAndExtent();
    void aSpacingInAnotherUnitIsRefusedBeforeMemoryIsTaken();
    void newSpacingMustBePositive();
    void wholeBrainGridTakesLittleTime();
};

void TestResample::linearRampIsExactThroughTheWorld_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const NamedGeometry& named : trickyGeometries()) {
        QTest::newRow(named.name.c_str()) << index++;
    }
}

void TestResample::linearRampIsExactThroughTheWorld()
{
    QFETCH(int, index);
    const Geometry source = trickyGeometries()[static_cast<std::size_t>(index)].geometry;
    const Geometry target = otherGridAround(source);
    const Image result = resampleLinear(rampImage(source, kGradient, kConstant), target, -1e6F);
    QCOMPARE(result.geometry, target);
    for (int k = 0; k < target.size[2]; ++k) {
        for (int j = 0; j < target.size[1]; ++j) {
            for (int i = 0; i < target.size[0]; ++i) {
                const double expected = rampAt(target.toLps({double(i), double(j), double(k)}));
                QVERIFY(std::abs(result.at(i, j, k) - expected) < 1e-3);
            }
        }
    }
}

/// Of values without a pattern, for which a ramp would not tell one voxel from the next.
void TestResample::everyTargetGetsTheDefinitionsValues()
{
    QFETCH(int, index);
    Image source(trickyGeometries()[static_cast<std::size_t>(index)].geometry);
    Volume<std::uint8_t> bytes(source.geometry);
    Random random(7);
    for (std::size_t v = 0; v < source.voxels.size(); ++v) {
        bytes.voxels[v] = static_cast<std::uint8_t>(random.below(256));
        source.voxels[v] = bytes.voxels[v];
    }
    for (const Geometry& target : targetsAround(source.geometry)) {
        const Image result = resampleLinear(source, target, -3);
        const Volume<std::uint8_t> rounded = resampleLinear(bytes, target);
        for (int k = 0; k < target.size[2]; ++k) {
            for (int j = 0; j < target.size[1]; ++j) {
                for (int i = 0; i < target.size[0]; ++i) {
                    const Vec3 lps = target.toLps({double(i), double(j), double(k)});
                    const float expected = interpolatedAt(source, lps, -3);
                    QVERIFY(std::abs(result.at(i, j, k) - expected) < 1e-3F);
                    QVERIFY(std::abs(float(rounded.at(i, j, k)) - std::max(0.0F, expected)) <
                            0.501F);
                }
            }
        }
    }
}

/// Larger than what one thread takes, along axes and across them.
void TestResample::volumesSharedAmongThreadsAreWhole()
{
    const Geometry g{.size = {90, 80, 70}};
    const Image image = rampImage(g, kGradient, kConstant);
    Geometry tilted = g;
    tilted.direction = rotation({1, 0, 0}, 0.5);
    for (const Geometry& target : {withSpacing(g, {0.5, 0.5, 0.5}), tilted}) {
        const Image result = resampleLinear(image, target, -3);
        for (int k = 5; k < target.size[2] - 5; ++k) {
            const double expected = rampAt(target.toLps({40, 40, double(k)}));
            QVERIFY(std::abs(result.at(40, 40, k) - expected) < 1e-3);
        }
    }
}

void TestResample::ownGridReturnsTheSameValues()
{
    QFETCH(int, index);
    const Geometry geometry = trickyGeometries()[static_cast<std::size_t>(index)].geometry;
    const Image image = uniqueImage(geometry);
    const Image result = resampleLinear(image, geometry, -1);
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        QVERIFY(std::abs(result.voxels[v] - image.voxels[v]) < 1e-2F);
    }
    const LabelMap labels = markerLabels(geometry);
    QVERIFY(resampleNearest(labels, geometry).voxels == labels.voxels);
}

void TestResample::axisOrdersAgreeWithReorienting()
{
    for (const NamedGeometry& order : allAxisOrders()) {
        const LabelMap labels = markerLabels(order.geometry);
        const LabelMap turned = reorientToLps(labels);
        QVERIFY2(resampleNearest(labels, turned.geometry).voxels == turned.voxels,
                 order.name.c_str());
    }
}

void TestResample::borderReachesHalfAVoxelAndNotFurther()
{
    const Image image = uniqueImage(anisotropicGeometry());
    Geometry target = image.geometry;
    target.spacingMm[0] /= 4;
    target.originLps = image.geometry.toLps({-0.75, 0, 0});
    target.size = {5, 1, 1};
    const Image result = resampleLinear(image, target, -7);
    QCOMPARE(result.voxels, (std::vector<float>{-7, 1, 1, 1, 1.25F}));

    LabelMap labels(image.geometry, Label::Oedema);
    const LabelMap nearestLabels = resampleNearest(labels, target);
    QCOMPARE(nearestLabels.voxels[0], Label::Background);
    QCOMPARE(nearestLabels.voxels[1], Label::Oedema);
}

void TestResample::nearestTakesTheClosestLabel()
{
    LabelMap labels(obliqueGeometry());
    labels.at(10, 12, 7) = Label::Enhancing;
    Geometry target = labels.geometry;
    target.size = {1, 1, 1};
    target.originLps = labels.geometry.toLps({10.4, 11.6, 7.4});
    QCOMPARE(resampleNearest(labels, target).voxels[0], Label::Enhancing);
    target.originLps = labels.geometry.toLps({10.6, 11.6, 7.4});
    QCOMPARE(resampleNearest(labels, target).voxels[0], Label::Background);
}

void TestResample::newSpacingKeepsMiddleAndExtent()
{
    const Geometry g = mirroredGeometry();  // 18 x 30 x 35 mm
    const Geometry finer = withSpacing(g, {1, 1, 1});
    QCOMPARE(finer.size, (Index3{18, 30, 35}));
    QCOMPARE(finer.direction, g.direction);
    for (int w = 0; w < 3; ++w) {
        QVERIFY(std::abs(finer.centreLps()[w] - g.centreLps()[w]) < 1e-9);
    }
    QCOMPARE(withSpacing(g, {100, 100, 100}).size, (Index3{1, 1, 1}));
    QCOMPARE(withSpacing(g, g.spacingMm), g);
}

void TestResample::aSpacingInAnotherUnitIsRefusedBeforeMemoryIsTaken()
{
    Geometry micrometres{.size = {240, 240, 155}, .spacingMm = {1000, 1000, 1000}};
    QVERIFY_THROWS_EXCEPTION(Error, (void)withSpacing(micrometres, {1.5, 1.5, 1.5}));
    micrometres.spacingMm = {1e30, 1, 1};
    QVERIFY_THROWS_EXCEPTION(Error, (void)withSpacing(micrometres, {1.5, 1.5, 1.5}));
}

void TestResample::newSpacingMustBePositive()
{
    QVERIFY_THROWS_EXCEPTION(Error, (void)withSpacing(anisotropicGeometry(), {1, 0, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)withSpacing(anisotropicGeometry(), {1, 1, std::nan("")}));
}

void TestResample::wholeBrainGridTakesLittleTime()
{
    const Geometry brats = {.size = {240, 240, 155},
                            .spacingMm = {1, 1, 1},
                            .originLps = {0, -239, 0},
                            .direction = kIdentity3};
    const Image image(brats, 1.0F);
    Geometry shifted = brats;
    shifted.originLps = {0.25, -239.5, 0.125};
    QElapsedTimer timer;
    timer.start();
    const Image result = resampleLinear(image, shifted);
    const qint64 linearMs = timer.restart();
    const std::optional<VoxelBox> box = boundingBox(Image(brats, 0.0F), 0);
    const qint64 boxMs = timer.elapsed();
    QCOMPARE(result.at(120, 120, 70), 1.0F);
    QVERIFY(!box);
    qInfo("240x240x155: resampled in %lld ms, bounding box in %lld ms", linearMs, boxMs);
    QVERIFY(linearMs < 5000);  // generous: this guards against a slip of an order of magnitude
}

QTEST_APPLESS_MAIN(TestResample)
#include "test_resample.moc"
