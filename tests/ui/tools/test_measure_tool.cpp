#include "ui/tools/measure_tool.h"

#include "segmentation/volume/vectors.h"
#include "tests/support/oriented_grids.h"
#include "viewer/slices/measurement_painter.h"
#include "viewer/slices/pane_annotations.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// An oblique, anisotropic ramp in a pane of 400 x 300 device pixels.
struct Pane {
    Document document;
    ViewState state{document};
    MeasurementList list;
    MeasureDesk desk{list};
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<SliceScene> scene;

    explicit Pane(SlicePlane plane = SlicePlane::Axial)
    {
        const Geometry grid = turned(reordered(lpsGrid(), {1, 2, 0}, {true, false, true}), 17, -8);
        const auto ramp = std::make_shared<const Image>(
            fromWorld<float>(grid, [](const Vec3& lps) { return float(100 + lps[0] + lps[1]); }));
        document.open(studyOf({ramp, ramp, nullptr, nullptr}));
        scene = std::make_unique<SliceScene>(window, PaneSpec{.plane = plane}, state);
        scene->resize(400, 300);
    }
    [[nodiscard]] PaneHit at(double x, double y, double pixelRatio = 1) const
    {
        return {.scene = *scene, .point = {x, y}, .pixelRatio = pixelRatio};
    }
    [[nodiscard]] double mm(double pixels) const { return pixels / scene->devicePixelsPerMm(); }
    void drag(MeasureTool& tool, PanePoint from, PanePoint to) const
    {
        tool.press(at(from.x, from.y));
        tool.move(at((from.x + to.x) / 2, (from.y + to.y) / 2));
        tool.move(at(to.x, to.y));
        tool.release(at(to.x, to.y));
    }
};

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

}  // namespace

class TestMeasureTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDragMakesALengthOfAsManyMillimetresInEveryPlane()
    {
        for (const SlicePlane plane :
             {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal}) {
            Pane pane(plane);
            MeasureTool tool(pane.desk);
            QVERIFY(!tool.wants(pane.at(180, 130)));
            pane.desk.choose(MeasureKind::Length);
            QVERIFY(tool.wants(pane.at(180, 130)));
            pane.drag(tool, {180, 130}, {210, 170});
            QCOMPARE(pane.list.all().size(), std::size_t{1});
            QVERIFY(near(lengthMm(pane.list.all().front()), pane.mm(50)));
            QVERIFY(isSound(pane.list.all().front()));
            QVERIFY(isShown(pane.list.all().front(), *pane.scene));
        }
    }

    void twoClicksDoTheSame()
    {
        Pane pane;
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Length);
        tool.press(pane.at(180, 130));
        tool.click(pane.at(180, 130));
        tool.hover(pane.at(200, 150));
        QVERIFY(pane.desk.begun());
        QVERIFY(pane.list.all().empty());
        tool.press(pane.at(210, 170));
        tool.click(pane.at(210, 170));
        QVERIFY(near(lengthMm(pane.list.all().front()), pane.mm(50)));
    }

    void anAngleIsADragAndAClick()
    {
        Pane pane;
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Angle);
        pane.drag(tool, {200, 150}, {240, 150});
        QVERIFY(pane.list.all().empty());
        tool.hover(pane.at(240, 120));
        tool.press(pane.at(240, 120));
        tool.click(pane.at(240, 120));
        QVERIFY(near(angleDegrees(pane.list.all().front()), 90));
    }

    void aRegionLiesAlongTheSlice()
    {
        Pane pane;
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Box);
        pane.drag(tool, {180, 130}, {220, 160});
        QVERIFY(near(areaMm2(pane.list.all().front()), pane.mm(40) * pane.mm(30)));
    }

    void aHandleIsDraggedAndALineMovesTheWhole()
    {
        for (const double ratio : {1.0, 1.5}) {
            Pane pane;
            MeasureTool tool(pane.desk);
            pane.desk.choose(MeasureKind::Length);
            pane.drag(tool, {180, 150}, {220, 150});
            QVERIFY(tool.gripAt(pane.at(220 + 7 * ratio, 150, ratio)).value().handle == 1U);
            QVERIFY(!tool.gripAt(pane.at(220 + 9 * ratio, 150, ratio)));
            QVERIFY(!tool.gripAt(pane.at(200, 150, ratio)).value().handle);
            QVERIFY(!tool.gripAt(pane.at(200, 150 + 6 * ratio, ratio)));
            pane.drag(tool, {220, 150}, {220, 180});
            QVERIFY(near(lengthMm(pane.list.all().front()), pane.mm(50)));
            pane.drag(tool, {200, 165}, {190, 145});
            const Measurement& moved = pane.list.all().front();
            QVERIFY(near(lengthMm(moved), pane.mm(50)));
            const PanePoint begin = pane.scene->pointAt(moved.points[0]);
            QVERIFY(near(begin.x, 170) && near(begin.y, 130));
            pane.list.undo();
            pane.list.undo();
            QVERIFY(near(lengthMm(pane.list.all().front()), pane.mm(40)));
        }
    }

    void aDragThatIsCancelledLeavesAllAsItWas()
    {
        Pane pane;
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Length);
        pane.drag(tool, {180, 150}, {220, 150});
        const auto before = pane.list.all();
        tool.press(pane.at(220, 150));
        tool.move(pane.at(250, 150));
        QVERIFY(pane.list.all() != before);
        QVERIFY(pane.desk.cancel());
        tool.move(pane.at(260, 150));
        tool.release(pane.at(260, 150));
        QVERIFY(pane.list.all() == before);
    }

    void whatLiesOnAnotherSliceOrPlaneIsNeitherShownNorGripped()
    {
        Pane pane;
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Box);
        pane.drag(tool, {180, 130}, {220, 160});
        Annotations here;
        addMeasurements(pane.list.all(), *pane.scene, {}, here);
        QCOMPARE(here.lines.size(), std::size_t{8});  // four sides, each with a dark rim
        QCOMPARE(here.freeTexts.size(), std::size_t{1});
        pane.state.setCursorLps(pane.scene->cursorAfterSteps(1));
        (void)pane.scene->update(Change::Cursor);
        QVERIFY(!tool.gripAt(pane.at(200, 130)));
        Annotations above;
        addMeasurements(pane.list.all(), *pane.scene, {}, above);
        QVERIFY(above.lines.empty() && above.freeTexts.empty());
        pane.state.setCursorLps(pane.scene->cursorAfterSteps(-1));
        pane.scene->setPane({.plane = SlicePlane::Coronal}, std::make_shared<CameraGroup>());
        QVERIFY(!isShown(pane.list.all().front(), *pane.scene));
    }

    void aRegionSaysWhatThePanesImageHasWithin()
    {
        Pane pane;
        const Image flat(pane.state.referenceGrid(), 312.0F);
        MeasureTool tool(pane.desk);
        pane.desk.choose(MeasureKind::Ellipse);
        pane.drag(tool, {170, 120}, {230, 180});
        const Measurement& region = pane.list.all().front();
        QCOMPARE(paneText(region, &flat), std::string("1  312 ± 0"));
        QCOMPARE(paneText(region, nullptr), "1  " + figureText(region));
    }
};

QTEST_APPLESS_MAIN(TestMeasureTool)
#include "test_measure_tool.moc"
