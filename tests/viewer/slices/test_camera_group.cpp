#include "viewer/slices/camera_group.h"

#include "tests/support/oriented_grids.h"
#include "viewer/slices/view_camera.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Two panes of one group, of other sizes.
struct Pair {
    std::shared_ptr<CameraGroup> group = std::make_shared<CameraGroup>();
    ViewCamera one{group};
    ViewCamera other{group};

    Pair(const Geometry& grid, SlicePlane plane, const Geometry& otherGrid, SlicePlane otherPlane)
    {
        one.resize(401, 300);
        other.resize(250, 333);
        one.setFrame(SliceFrame(grid, plane, Convention::Radiological), {{}, grid.size});
        other.setFrame(SliceFrame(otherGrid, otherPlane, Convention::Radiological),
                       {{}, otherGrid.size});
    }
};

PanePoint middle(const ViewCamera& camera)
{
    return {camera.width() / 2.0, camera.height() / 2.0};
}

double pixelsApart(PanePoint a, PanePoint b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

class TestCameraGroup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void panesOfOneGroupShareCentreAndZoomOnEveryGrid();
    void aFittedGroupTakesTheLeastMagnification();
    void hiddenPanesHaveNoSayInTheFit();
    void panesWithoutASizeHaveNoSayInTheFit();
    void aPaneThatLeavesIsForgotten();
    void listenersHearOfOtherPositionsAlone();
};

void TestCameraGroup::panesOfOneGroupShareCentreAndZoomOnEveryGrid()
{
    // Coarser, turned, stored in another order, and not where the first one is.
    Geometry far = turned(reordered(lpsGrid(), {1, 2, 0}, {true, false, true}), 24, -17);
    far.spacingMm = {1.5, 4, 2.5};
    far.originLps[0] += 9;
    for (const Geometry& grid : allOrders(turned(lpsGrid(), 19, -31))) {
        for (const SlicePlane plane : {SlicePlane::Axial, SlicePlane::Sagittal}) {
            Pair pair(grid, plane, far, SlicePlane::Coronal);
            pair.one.zoom(2.3, {90, 120});
            pair.one.pan(-31, 12);
            QCOMPARE(pair.other.pixelsPerMm(), pair.one.pixelsPerMm());
            const Vec3 centre = pair.group->position().centreLps;
            QVERIFY(pixelsApart(pair.one.toPoint(centre), middle(pair.one)) < 1e-6);
            QVERIFY(pixelsApart(pair.other.toPoint(centre), middle(pair.other)) < 1e-6);
            pair.other.pan(8, 8);
            QVERIFY(distanceMm(pair.group->position().centreLps, centre) > 0.1);
            QVERIFY(pixelsApart(pair.one.toPoint(pair.group->position().centreLps),
                                middle(pair.one)) < 1e-6);
        }
    }
}

void TestCameraGroup::aFittedGroupTakesTheLeastMagnification()
{
    const Pair pair(lpsGrid(), SlicePlane::Axial, lpsGrid(), SlicePlane::Coronal);
    ViewCamera alone, otherAlone;
    alone.resize(401, 300);
    otherAlone.resize(250, 333);
    alone.setFrame(pair.one.frame(), {{}, lpsGrid().size});
    otherAlone.setFrame(pair.other.frame(), {{}, lpsGrid().size});
    QVERIFY(std::abs(alone.pixelsPerMm() - otherAlone.pixelsPerMm()) > 0.1);
    QCOMPARE(pair.one.pixelsPerMm(), std::min(alone.pixelsPerMm(), otherAlone.pixelsPerMm()));
    QCOMPARE(pair.other.pixelsPerMm(), pair.one.pixelsPerMm());
}

void TestCameraGroup::hiddenPanesHaveNoSayInTheFit()
{
    Pair pair(lpsGrid(), SlicePlane::Axial, lpsGrid(), SlicePlane::Axial);
    pair.other.resize(60, 60);
    const double together = pair.one.pixelsPerMm();
    pair.other.setShown(false);
    const double alone = pair.one.pixelsPerMm();
    QVERIFY(alone > 3 * together);
    pair.other.setShown(true);
    QCOMPARE(pair.one.pixelsPerMm(), together);
    // A view that somebody moved stays.
    pair.one.zoom(2, {10, 10});
    const CameraPosition moved = pair.group->position();
    pair.other.setShown(false);
    QVERIFY(pair.group->position() == moved);
    pair.one.fit();
    QCOMPARE(pair.one.pixelsPerMm(), alone);
}

void TestCameraGroup::panesWithoutASizeHaveNoSayInTheFit()
{
    const Pair pair(lpsGrid(), SlicePlane::Axial, lpsGrid(), SlicePlane::Axial);
    const double before = pair.one.pixelsPerMm();
    ViewCamera fresh(pair.group);
    fresh.setFrame(pair.one.frame(), {{}, lpsGrid().size});
    QCOMPARE(pair.one.pixelsPerMm(), before);
    fresh.resize(1, 1);
    QVERIFY(pair.one.pixelsPerMm() < before / 10);
}

void TestCameraGroup::aPaneThatLeavesIsForgotten()
{
    Pair pair(lpsGrid(), SlicePlane::Axial, lpsGrid(), SlicePlane::Axial);
    pair.other.resize(60, 60);
    const double together = pair.one.pixelsPerMm();
    const auto own = std::make_shared<CameraGroup>();
    pair.other.setGroup(own);
    QVERIFY(pair.one.pixelsPerMm() > 3 * together);
    const CameraPosition before = own->position();
    pair.one.pan(20, 20);
    QVERIFY(own->position() == before);
}

void TestCameraGroup::listenersHearOfOtherPositionsAlone()
{
    Pair pair(lpsGrid(), SlicePlane::Axial, lpsGrid(), SlicePlane::Axial);
    int heard = 0;
    const auto subscription = pair.group->subscribe([&heard](const CameraPosition&) { ++heard; });
    pair.one.pan(3, 0);
    QCOMPARE(heard, 1);
    pair.group->move(pair.group->position());
    QCOMPARE(heard, 1);
    pair.other.fit();
    QCOMPARE(heard, 2);
    pair.one.fit();
    QCOMPARE(heard, 2);
}

QTEST_APPLESS_MAIN(TestCameraGroup)
#include "test_camera_group.moc"
