#include "ui/tools/view_tools.h"

#include "tests/support/oriented_grids.h"
#include "viewer/slices/pane_annotations.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// An oblique ramp in a pane of 400 x 300 device pixels.
struct Pane {
    Document document;
    ViewState state{document};
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<SliceScene> scene;

    explicit Pane(const PaneSpec& spec = {.plane = SlicePlane::Axial})
    {
        const Geometry grid = turned(reordered(lpsGrid(), {1, 2, 0}, {true, false, true}), 17, -8);
        const auto ramp = std::make_shared<const Image>(
            fromWorld<float>(grid, [](const Vec3& lps) { return float(100 + lps[0] + lps[1]); }));
        document.open(studyOf({ramp, ramp, nullptr, nullptr}));
        scene = std::make_unique<SliceScene>(window, spec, state);
        scene->resize(400, 300);
    }
    [[nodiscard]] PaneHit at(double x, double y, double pixelRatio = 1) const
    {
        return {.scene = *scene, .point = {x, y}, .pixelRatio = pixelRatio};
    }
};

}  // namespace

class TestViewTools : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCrosshairFollowsThePointer();
    void windowAndLevelGoWithThePointerWhateverThePixelRatio();
    void windowAndLevelAreThoseOfThePanesSequenceAtThePress();
    void theBoxIsDrawnUntilItGivesTheWindow();
    void panKeepsTheWorldUnderThePointer();
    void zoomKeepsThePlaceOfThePress();
    void theWheelStepsWholeNotches();
};

void TestViewTools::theCrosshairFollowsThePointer()
{
    Pane pane;
    CrosshairTool tool(pane.state);
    QVERIFY(!tool.press(pane.at(210, 160)));
    QVERIFY(distanceMm(pane.state.cursorLps(), pane.scene->pick({210, 160})) < 1e-6);
    tool.move(pane.at(190, 140));
    QVERIFY(distanceMm(pane.state.cursorLps(), pane.scene->pick({190, 140})) < 1e-6);
}

void TestViewTools::windowAndLevelGoWithThePointerWhateverThePixelRatio()
{
    Pane pane;
    const WindowLevel before = pane.state.windowLevel();
    for (const double ratio : {1.0, 1.5}) {
        pane.state.setWindowLevel(Sequence::Flair, before);
        WindowLevelTool tool(pane.state);
        tool.press(pane.at(100, 100, ratio));
        tool.move(pane.at(100 + 150 * ratio, 100 + 30 * ratio, ratio));
        QVERIFY(std::abs(pane.state.windowLevel().window - 2 * before.window) < 1e-9);
        QVERIFY(std::abs(pane.state.windowLevel().level - before.level - before.window / 10) <
                1e-9);
        tool.move(pane.at(100, 100, ratio));
        QVERIFY(std::abs(pane.state.windowLevel().window - before.window) < 1e-9);
    }
}

void TestViewTools::windowAndLevelAreThoseOfThePanesSequenceAtThePress()
{
    Pane own({.plane = SlicePlane::Coronal, .sequence = Sequence::T1});
    const WindowLevel flair = own.state.windowLevel(Sequence::Flair);
    const WindowLevel before = own.state.windowLevel(Sequence::T1);
    WindowLevelTool tool(own.state);
    tool.press(own.at(100, 100));
    tool.move(own.at(250, 100));
    QVERIFY(own.state.windowLevel(Sequence::T1).window > 1.9 * before.window);
    QVERIFY(own.state.windowLevel(Sequence::Flair) == flair);
}

void TestViewTools::theBoxIsDrawnUntilItGivesTheWindow()
{
    Pane pane;
    const WindowLevel before = pane.state.windowLevel();
    WindowLevelBoxTool tool(pane.state);
    const auto lines = [&tool] {
        Annotations annotations;
        tool.draw(annotations);
        return annotations.lines;
    };
    QVERIFY(!tool.press(pane.at(180, 130)) && lines().empty());
    QVERIFY(tool.move(pane.at(220, 170)));
    QCOMPARE(lines().size(), std::size_t{8});  // four sides, each with a dark rim
    for (const Line& line : lines()) {
        for (const PanePoint end : {line.from, line.to}) {
            QVERIFY((end.x == 180 || end.x == 220) && (end.y == 130 || end.y == 170));
        }
        QVERIFY((line.from.x == line.to.x) != (line.from.y == line.to.y));
    }
    QVERIFY(pane.state.windowLevel() == before);
    QVERIFY(tool.release(pane.at(220, 170)) && lines().empty());
    QVERIFY(pane.state.windowLevel().window < before.window / 1.5);
}

void TestViewTools::panKeepsTheWorldUnderThePointer()
{
    Pane pane;
    PanTool tool;
    const Vec3 under = pane.scene->pick({150, 120});
    tool.press(pane.at(150, 120));
    tool.move(pane.at(170, 90));
    tool.move(pane.at(133, 200));
    QVERIFY(distanceMm(pane.scene->pick({133, 200}), under) < 1e-6);
}

void TestViewTools::zoomKeepsThePlaceOfThePress()
{
    Pane pane;
    for (const double ratio : {1.0, 1.5}) {
        pane.scene->fit();
        ZoomTool tool;
        const double before = pane.scene->devicePixelsPerMm();
        const Vec3 under = pane.scene->pick({150, 120});
        tool.press(pane.at(150, 120, ratio));
        tool.move(pane.at(150, 120 - 120 * ratio, ratio));
        QVERIFY(std::abs(pane.scene->devicePixelsPerMm() - 2 * before) < 1e-9);
        QVERIFY(distanceMm(pane.scene->pick({150, 120}), under) < 1e-6);
        tool.wheel(pane.at(40, 50), -1);
        QVERIFY(pane.scene->devicePixelsPerMm() < 1.8 * before);
    }
}

void TestViewTools::theWheelStepsWholeNotches()
{
    Pane pane;
    SliceTool tool(pane.state);
    const int slice = pane.scene->slice();
    const auto turn = [&](double notches) {
        tool.wheel(pane.at(200, 150), notches);
        // As the pane does with every change of the state.
        (void)pane.scene->update(Change::Cursor);
        return pane.scene->slice() - slice;
    };
    QCOMPARE(turn(1), 1);
    QCOMPARE(turn(1 / 3.0), 1);
    QCOMPARE(turn(1 / 3.0), 1);
    QCOMPARE(turn(1 / 3.0), 2);
    QCOMPARE(turn(0.9), 2);
    QCOMPARE(turn(-0.9), 2);
    QCOMPARE(turn(-0.1), 1);
    tool.setStep(3);
    QCOMPARE(turn(-1), -2);
}

QTEST_APPLESS_MAIN(TestViewTools)
#include "test_view_tools.moc"
