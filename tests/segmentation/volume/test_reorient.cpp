#include "segmentation/volume/reorient.h"

#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace glioscope;
using namespace glioscope::test;

namespace {

std::vector<NamedGeometry> everyGeometry()
{
    std::vector<NamedGeometry> all = allAxisOrders();
    for (const NamedGeometry& named : trickyGeometries()) {
        all.push_back(named);
    }
    return all;
}

/// Whether the value at every voxel of `a` stands at the same place of the world in `b`.
template <typename T>
bool sameInTheWorld(const Volume<T>& a, const Volume<T>& b)
{
    const Index3& size = a.geometry.size;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                const Vec3 lps = a.geometry.toLps({double(i), double(j), double(k)});
                const Index3 other = b.geometry.nearestVoxel(lps);
                if (!b.geometry.contains(other) ||
                    a.at(i, j, k) != b.at(other[0], other[1], other[2])) {
                    return false;
                }
            }
        }
    }
    return true;
}

}  // namespace

class TestReorient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueStaysAtItsPlaceInTheWorld_data();
    void everyValueStaysAtItsPlaceInTheWorld();
    void reorientingRoundTripsExactly_data() { everyValueStaysAtItsPlaceInTheWorld_data(); }
    void reorientingRoundTripsExactly();
    void volumeOnLpsAxesIsLeftAlone();
    void foreignVolumeIsNotPutBack();
    void markerLooksAlikeFromEveryAxisOrder();
    void cropKeepsPlaceAndFillsOutside();
    void pasteUndoesCropAndLeavesTheRest();
    void pasteIgnoresWhatReachesOutside();
    void boundingBoxIsTight();
    void boundingBoxRespectsTheBackground();
    void grownBoxStaysInside();
};

void TestReorient::everyValueStaysAtItsPlaceInTheWorld_data()
{
    QTest::addColumn<int>("index");
    const std::vector<NamedGeometry> all = everyGeometry();
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTest::newRow(all[i].name.c_str()) << static_cast<int>(i);
    }
}

void TestReorient::everyValueStaysAtItsPlaceInTheWorld()
{
    QFETCH(int, index);
    const Image image = uniqueImage(everyGeometry()[static_cast<std::size_t>(index)].geometry);
    const Image turned = reorientToLps(image);
    QCOMPARE(orientationCode(turned.geometry), std::string("LPS"));
    QCOMPARE(turned.geometry, reorientedToLps(image.geometry));
    QCOMPARE(turned.voxels.size(), image.voxels.size());
    QVERIFY(sameInTheWorld(image, turned));
}

void TestReorient::reorientingRoundTripsExactly()
{
    QFETCH(int, index);
    const Geometry geometry = everyGeometry()[static_cast<std::size_t>(index)].geometry;
    const Image image = uniqueImage(geometry);
    const Image back = reorientFromLps(reorientToLps(image), geometry);
    QCOMPARE(back.geometry, geometry);
    QVERIFY(back.voxels == image.voxels);

    const LabelMap labels = markerLabels(geometry);
    QVERIFY(reorientFromLps(reorientToLps(labels), geometry).voxels == labels.voxels);
}

void TestReorient::volumeOnLpsAxesIsLeftAlone()
{
    const Image image = uniqueImage(obliqueGeometry());
    QCOMPARE(reorientToLps(image).geometry, image.geometry);
    QVERIFY(reorientToLps(image).voxels == image.voxels);
}

void TestReorient::foreignVolumeIsNotPutBack()
{
    const Image image = uniqueImage(anisotropicGeometry());
    QVERIFY_THROWS_EXCEPTION(Error, (void)reorientFromLps(image, permutedGeometry()));
}

void TestReorient::markerLooksAlikeFromEveryAxisOrder()
{
    // On the world's axes all 48 orders sample the marker on six different grids; read in LPS the
    // foot must always point to L and the toe to P.
    for (const NamedGeometry& order : allAxisOrders()) {
        const LabelMap labels = reorientToLps(markerLabels(order.geometry));
        const Geometry& g = labels.geometry;
        Vec3 foot{}, toe{};
        int footCount = 0, toeCount = 0;
        for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
            const int n = static_cast<int>(v);
            const Vec3 ijk = {double(n % g.size[0]), double(n / g.size[0] % g.size[1]),
                              double(n / (g.size[0] * g.size[1]))};
            const bool isFoot = labels.voxels[v] == Label::Oedema;
            const bool isToe = labels.voxels[v] == Label::Enhancing;
            footCount += isFoot;
            toeCount += isToe;
            for (int c = 0; c < 3; ++c) {
                foot[c] += isFoot * (ijk[c] - (g.size[c] - 1) / 2.0);
                toe[c] += isToe * (ijk[c] - (g.size[c] - 1) / 2.0);
            }
        }
        QVERIFY2(footCount > 5 && toeCount > 3, order.name.c_str());
        QVERIFY2(foot[0] > 0 && foot[2] < 0, order.name.c_str());
        QVERIFY2(toe[1] > 0 && toe[2] > 0, order.name.c_str());
    }
}

void TestReorient::cropKeepsPlaceAndFillsOutside()
{
    const Image image = uniqueImage(mirroredGeometry());
    const VoxelBox box = {.begin = {-2, 20, 3}, .end = {5, 27, 9}};
    const Image part = crop(image, box, -1.0F);
    QCOMPARE(part.geometry.size, (Index3{7, 7, 6}));
    QCOMPARE(part.at(1, 0, 0), -1.0F);
    QCOMPARE(part.at(3, 5, 0), -1.0F);
    QCOMPARE(part.at(2, 0, 0), image.at(0, 20, 3));
    QCOMPARE(part.at(6, 4, 5), image.at(4, 24, 8));
    const Vec3 inPart = part.geometry.toLps({6, 4, 5}), inWhole = image.geometry.toLps({4, 24, 8});
    for (int w = 0; w < 3; ++w) {
        QVERIFY(std::abs(inPart[w] - inWhole[w]) < 1e-9);
    }
}

void TestReorient::pasteUndoesCropAndLeavesTheRest()
{
    const Image image = uniqueImage(obliqueGeometry());
    const VoxelBox box = {.begin = {4, 6, 2}, .end = {11, 8, 14}};
    Image target(image.geometry, 0.0F);
    paste(crop(image, box), box, target);
    for (int k = 0; k < 14; ++k) {
        for (int j = 0; j < 25; ++j) {
            for (int i = 0; i < 20; ++i) {
                const bool inside = i >= 4 && i < 11 && j >= 6 && j < 8 && k >= 2;
                QCOMPARE(target.at(i, j, k), inside ? image.at(i, j, k) : 0.0F);
            }
        }
    }
}

void TestReorient::pasteIgnoresWhatReachesOutside()
{
    const Image image = uniqueImage(anisotropicGeometry());
    const VoxelBox box = {.begin = {-3, -3, -3}, .end = {40, 30, 20}};
    Image target(image.geometry, 0.0F);
    paste(crop(image, box), box, target);
    QVERIFY(target.voxels == image.voxels);

    const VoxelBox beside = {.begin = {50, 0, 0}, .end = {52, 2, 2}};
    paste(crop(image, beside, 7.0F), beside, target);
    QVERIFY(target.voxels == image.voxels);
    QVERIFY_THROWS_EXCEPTION(Error, paste(image, box, target));
}

void TestReorient::boundingBoxIsTight()
{
    Image image(anisotropicGeometry(), 0.0F);
    QVERIFY(!boundingBox(image, 0));
    image.at(3, 20, 5) = 1;
    QCOMPARE(boundingBox(image, 0), std::optional(VoxelBox{{3, 20, 5}, {4, 21, 6}}));
    image.at(17, 4, 13) = -2;
    image.at(0, 9, 7) = 1;
    QCOMPARE(boundingBox(image, 0), std::optional(VoxelBox{{0, 4, 5}, {18, 21, 14}}));
}

void TestReorient::boundingBoxRespectsTheBackground()
{
    Image image(anisotropicGeometry(), 0.5F);
    image.at(2, 2, 2) = 0;
    QCOMPARE(boundingBox(image, 0.5F), std::optional(VoxelBox{{2, 2, 2}, {3, 3, 3}}));
    QCOMPARE(boundingBox(image, 0), std::optional(VoxelBox{{0, 0, 0}, {20, 25, 14}}));
}

void TestReorient::grownBoxStaysInside()
{
    const VoxelBox box = {.begin = {1, 10, 5}, .end = {19, 12, 14}};
    QCOMPARE(grown(box, 3, {20, 25, 14}), (VoxelBox{{0, 7, 2}, {20, 15, 14}}));
}

QTEST_APPLESS_MAIN(TestReorient)
#include "test_reorient.moc"
