// The picture of a series shows it by convention, however its slices are stored.

#include "segmentation/dicom/slice_picture.h"

#include "segmentation/dicom/study_scan.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Brighter to the patient's left, to posterior and to the head, by amounts of their own.
Volume<int> directed(const Geometry& grid)
{
    Volume<int> volume(grid);
    const Vec3 centre = grid.centreLps();
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const Vec3 at = grid.toLps({double(i), double(j), double(k)});
                volume.at(i, j, k) = 100 + (at[0] > centre[0] ? 1600 : 0) +
                                     (at[1] > centre[1] ? 800 : 0) + (at[2] > centre[2] ? 400 : 0);
            }
        }
    }
    return volume;
}

/// Mean grey of the right half less that of the left one, and of the lower less the upper.
std::pair<double, double> leaning(const SlicePicture& picture)
{
    double across = 0, down = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double grey =
                picture.grey[std::size_t(y) * std::size_t(picture.width) + std::size_t(x)];
            across += 2 * x + 1 > picture.width ? grey : 2 * x + 1 < picture.width ? -grey : 0;
            down += 2 * y + 1 > picture.height ? grey : 2 * y + 1 < picture.height ? -grey : 0;
        }
    }
    return {across / double(picture.grey.size()), down / double(picture.grey.size())};
}

}  // namespace

class TestSlicePicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftIsRightAndTheHeadOrFrontIsAtTheTop()
    {
        int shown = 0;
        for (const NamedGeometry& each : allAxisOrders()) {
            if (determinant(each.geometry.direction) < 0) {
                continue;  // no stack of slices is stored so
            }
            const TemporaryFolder folder;
            writeClassic(folder.path(), {.stored = directed(each.geometry)});
            const StudyScan scan = scanStudy(folder.path());
            const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
            QCOMPARE(volumes.size(), std::size_t{1});
            const SlicePicture picture = middleSlice(volumes[0], scan.instances, 192);
            const auto [across, down] = leaning(picture);
            const bool axial = closestWorldAxes(each.geometry).axis[2] == 2;
            QVERIFY2(across > 20, each.name.c_str());
            QVERIFY2(axial ? down > 20 : down < -20, each.name.c_str());
            ++shown;
        }
        QCOMPARE(shown, 24);
    }

    void pixelsAreSquareAndNoLargerThanAsked()
    {
        const TemporaryFolder folder;
        Geometry grid = anisotropicGeometry();
        grid.size = {60, 40, 5};
        grid.spacingMm = {1, 3, 4};
        writeClassic(folder.path(), {.stored = storedRamp(grid)});
        const StudyScan scan = scanStudy(folder.path());
        const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
        const SlicePicture picture = middleSlice(volumes[0], scan.instances, 48);
        QCOMPARE(picture.width, 24);
        QCOMPARE(picture.height, 48);
        QCOMPARE(picture.grey.size(), std::size_t{24 * 48});
        QVERIFY(*std::ranges::max_element(picture.grey) == 255);
        QVERIFY(*std::ranges::min_element(picture.grey) == 0);
    }
};

QTEST_APPLESS_MAIN(TestSlicePicture)
#include "test_slice_picture.moc"
