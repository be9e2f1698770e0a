#include "viewer/slices/view_camera.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

ViewCamera cameraOn(const Geometry& grid, SlicePlane plane, int width = 401, int height = 300)
{
    ViewCamera camera;
    camera.resize(width, height);
    camera.setFrame(SliceFrame(grid, plane, Convention::Radiological), {{0, 0, 0}, grid.size});
    return camera;
}

double pixelsApart(PanePoint a, PanePoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

class TestViewCamera : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pickedPointsLeadBackToTheirPixel();
    void pickedPointsLieOnTheSlice();
    void fitShowsAllOfTheContent();
    void millimetresHaveOneLengthInBothDirections();
    void zoomKeepsThePointUnderThePointer();
    void panMovesThePictureByItsPixels();
    void resizingKeepsTheMiddleOrFitsAgain();
    void conventionMirrorsAboutTheSamePlace();
    void leftOfThePatientIsRightInThePicture();
};

void TestViewCamera::pickedPointsLeadBackToTheirPixel()
{
    for (const Geometry& straight : allOrders(lpsGrid())) {
        const Geometry grid = turned(straight, 19, -31);
        for (SlicePlane plane : kPlanes) {
            ViewCamera camera = cameraOn(grid, plane);
            camera.zoom(1.7, {30, 40});
            camera.pan(13, -5);
            const PanePoint point = {123.5, 77.25};
            QVERIFY(pixelsApart(camera.toPoint(camera.toLps(point, 2)), point) < 1e-6);
        }
    }
}

void TestViewCamera::pickedPointsLieOnTheSlice()
{
    const Geometry grid = turned(lpsGrid(), 40, 10);
    const ViewCamera camera = cameraOn(grid, SlicePlane::Coronal);
    const Vec3 at = camera.frame().fromLps(camera.toLps({10, 20}, 7));
    QVERIFY(std::abs(at[2] - 7) < 1e-9);
}

void TestViewCamera::fitShowsAllOfTheContent()
{
    const VoxelBox content = {{3, 4, 2}, {9, 15, 8}};
    for (SlicePlane plane : kPlanes) {
        ViewCamera camera;
        camera.resize(640, 480);
        camera.setFrame(SliceFrame(lpsGrid(), plane, Convention::Radiological), content);
        double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        for (const Vec3& corner : {Vec3{2.5, 3.5, 1.5}, Vec3{8.5, 14.5, 7.5}}) {
            const PanePoint at = camera.toPoint(lpsGrid().toLps(corner));
            left = std::min(left, at.x), right = std::max(right, at.x);
            top = std::min(top, at.y), bottom = std::max(bottom, at.y);
        }
        QVERIFY(left >= 0 && top >= 0 && right <= 640 && bottom <= 480);
        QVERIFY(std::abs(left + right - 640) < 1e-6);
        QVERIFY(std::abs(top + bottom - 480) < 1e-6);
        QVERIFY(right - left > 0.7 * 640 || bottom - top > 0.7 * 480);
    }
}

void TestViewCamera::millimetresHaveOneLengthInBothDirections()
{
    const ViewCamera camera = cameraOn(lpsGrid(), SlicePlane::Sagittal);
    const Vec3 centre = lpsGrid().centreLps();
    const PanePoint from = camera.toPoint(centre);
    const PanePoint back = camera.toPoint({centre[0], centre[1] + 6, centre[2]});
    const PanePoint up = camera.toPoint({centre[0], centre[1], centre[2] + 6});
    QVERIFY(std::abs(back.x - from.x - 6 * camera.pixelsPerMm()) < 1e-9);
    QVERIFY(std::abs(from.y - up.y - 6 * camera.pixelsPerMm()) < 1e-9);
}

void TestViewCamera::zoomKeepsThePointUnderThePointer()
{
    ViewCamera camera = cameraOn(turned(lpsGrid(), 12, 8), SlicePlane::Axial);
    const PanePoint pointer = {50, 210};
    const Vec3 under = camera.toLps(pointer, 3);
    const double before = camera.pixelsPerMm();
    camera.zoom(2.5, pointer);
    QVERIFY(std::abs(camera.pixelsPerMm() - 2.5 * before) < 1e-9);
    QVERIFY(distanceMm(camera.toLps(pointer, 3), under) < 1e-9);
    camera.zoom(1 / 2.5, pointer);
    QVERIFY(std::abs(camera.pixelsPerMm() - before) < 1e-9);
}

void TestViewCamera::panMovesThePictureByItsPixels()
{
    ViewCamera camera = cameraOn(lpsGrid(), SlicePlane::Coronal);
    const PanePoint before = camera.toPoint({1, -20, 30});
    camera.pan(17, -9);
    const PanePoint after = camera.toPoint({1, -20, 30});
    QVERIFY(pixelsApart(after, {before.x + 17, before.y - 9}) < 1e-9);
}

void TestViewCamera::resizingKeepsTheMiddleOrFitsAgain()
{
    ViewCamera camera = cameraOn(lpsGrid(), SlicePlane::Axial, 400, 400);
    const double fitted = camera.pixelsPerMm();
    camera.resize(800, 800);
    QVERIFY(std::abs(camera.pixelsPerMm() - 2 * fitted) < 1e-9);
    camera.zoom(1.5, {10, 10});
    const Vec3 middle = camera.toLps({400, 400}, 0);
    const double zoomed = camera.pixelsPerMm();
    camera.resize(500, 300);
    QCOMPARE(camera.pixelsPerMm(), zoomed);
    QVERIFY(distanceMm(camera.toLps({250, 150}, 0), middle) < 1e-9);
}

void TestViewCamera::conventionMirrorsAboutTheSamePlace()
{
    ViewCamera camera = cameraOn(lpsGrid(), SlicePlane::Axial);
    camera.zoom(3, {100, 100});
    const Vec3 middle = camera.toLps({200.5, 150}, 4);
    const Vec3 right = camera.toLps({300.5, 150}, 4);
    camera.setFrame(SliceFrame(lpsGrid(), SlicePlane::Axial, Convention::Neurological),
                    {{0, 0, 0}, lpsGrid().size});
    QVERIFY(distanceMm(camera.toLps({200.5, 150}, 4), middle) < 1e-9);
    QVERIFY(distanceMm(camera.toLps({100.5, 150}, 4), right) < 1e-9);
}

void TestViewCamera::leftOfThePatientIsRightInThePicture()
{
    for (const Geometry& grid : allOrders(lpsGrid())) {
        const Vec3 centre = grid.centreLps();
        const Vec3 left = {centre[0] + 5, centre[1], centre[2]};
        const Vec3 front = {centre[0], centre[1] - 5, centre[2]};
        for (SlicePlane plane : {SlicePlane::Axial, SlicePlane::Coronal}) {
            const ViewCamera camera = cameraOn(grid, plane);
            QVERIFY(camera.toPoint(left).x > camera.toPoint(centre).x + 1);
        }
        const ViewCamera sagittal = cameraOn(grid, SlicePlane::Sagittal);
        QVERIFY(sagittal.toPoint(front).x < sagittal.toPoint(centre).x - 1);
    }
}

QTEST_APPLESS_MAIN(TestViewCamera)
#include "test_view_camera.moc"
