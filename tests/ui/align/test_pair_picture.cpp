#include "ui/align/pair_picture.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Bright within 8 mm of `centre`.
PairedImage spotAt(const Geometry& grid, const Vec3& centre)
{
    const Image image = fromWorld<float>(grid, [&](const Vec3& p) {
        return std::hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]) < 8 ? 100.F : 0.F;
    });
    return {std::make_shared<const Image>(image), {}, {.window = 100, .level = 50}};
}

Geometry boxGrid()
{
    return {.size = {60, 60, 60}, .spacingMm = {2, 2, 2}, .originLps = {-59, -59, -59}};
}

QPointF middleOfBright(const QImage& picture)
{
    double x = 0, y = 0, count = 0;
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column) {
            if (picture.constScanLine(row)[column] > 128) {
                x += column;
                y += row;
                ++count;
            }
        }
    }
    return {x / count, y / count};
}

}  // namespace

class TestPairPicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Left is on the right, anterior on top and, in sagittal pictures, on the left, superior on
    /// top, however the voxels are stored.
    void aPlaceInTheWorldIsWhereRadiologistsLookForIt()
    {
        const Vec3 spot = {20, -24, 30};
        const double mm = 1.5, half = 49.5;
        for (const Geometry& grid : allOrders(boxGrid())) {
            const PairedImage paired = spotAt(turned(grid, 12, 7), spot);
            PictureFrame frame = {.plane = WorldPlane::Axial,
                                  .centreLps = {0, 0, spot[2]},
                                  .mmPerPixel = mm,
                                  .pixels = 100};
            const QPointF axial = middleOfBright(slicePicture(paired, frame));
            QVERIFY(std::abs(axial.x() - (half + spot[0] / mm)) < 1);
            QVERIFY(std::abs(axial.y() - (half + spot[1] / mm)) < 1);
            frame.plane = WorldPlane::Coronal;
            frame.centreLps = {0, spot[1], 0};
            const QPointF coronal = middleOfBright(slicePicture(paired, frame));
            QVERIFY(std::abs(coronal.x() - (half + spot[0] / mm)) < 1);
            QVERIFY(std::abs(coronal.y() - (half - spot[2] / mm)) < 1);
            frame.plane = WorldPlane::Sagittal;
            frame.centreLps = {spot[0], 0, 0};
            const QPointF sagittal = middleOfBright(slicePicture(paired, frame));
            QVERIFY(std::abs(sagittal.x() - (half + spot[1] / mm)) < 1);
            QVERIFY(std::abs(sagittal.y() - (half - spot[2] / mm)) < 1);
        }
    }

    void aMoveBringsTheOtherImageToTheFirst()
    {
        const RigidTransform move = rigidAbout({0, 0, 0}, {0.1, -0.2, 0.3}, {6, 5, -4});
        const Vec3 spot = {20, -24, 30};
        PairedImage other = spotAt(boxGrid(), move.apply(spot));
        const PictureFrame frame = {.centreLps = {0, 0, spot[2]}, .mmPerPixel = 1.5, .pixels = 100};
        const QPointF first = middleOfBright(slicePicture(spotAt(boxGrid(), spot), frame));
        other.toImage = move;
        const QPointF second = middleOfBright(slicePicture(other, frame));
        QVERIFY(std::hypot(first.x() - second.x(), first.y() - second.y()) < 1);
    }

    void squaresOfACheckerboardTakeTurns()
    {
        QImage dark(12, 12, QImage::Format_Grayscale8), light = dark;
        dark.fill(10);
        light.fill(200);
        const QImage both = checkerboard(dark, light, 4);
        QCOMPARE(int(both.constScanLine(0)[0]), 10);
        QCOMPARE(int(both.constScanLine(0)[4]), 200);
        QCOMPARE(int(both.constScanLine(4)[0]), 200);
        QCOMPARE(int(both.constScanLine(4)[4]), 10);
        QCOMPARE(int(both.constScanLine(11)[11]), 10);
    }
};

QTEST_GUILESS_MAIN(TestPairPicture)
#include "test_pair_picture.moc"
