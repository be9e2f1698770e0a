// What tools draw over a picture, by its pixels.

#include "tests/support/scene_picture.h"
#include "viewer/slices/pane_annotations.h"
#include "viewer/slices/slice_scene.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

constexpr int kWidth = 320, kHeight = 240;
constexpr Colour kYellow = {255, 255, 0};

/// A black case, so that what is seen in the middle was drawn.
struct Shown {
    Document document;
    ViewState state{document};
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<SliceScene> scene;

    Shown()
    {
        document.open(studyOf({std::make_shared<const Image>(Geometry{.size = {40, 40, 40}}, 0.F),
                               nullptr, nullptr, nullptr}));
        state.setWindowLevel(Sequence::Flair, {.window = 100, .level = 50});
        state.setCrosshairVisible(false);
        window->SetOffScreenRendering(1);
        window->SetSize(kWidth, kHeight);
        scene = std::make_unique<SliceScene>(window, PaneSpec{.plane = SlicePlane::Axial}, state);
    }
    Picture picture(const std::function<void(Annotations&)>& draw)
    {
        scene->setDrawing(draw);
        return renderedPicture(window);
    }
};

/// How yellow a pixel is, 0 to 1; nothing else here is.
double yellow(const Picture& picture, double x, double y)
{
    const auto pixel = picture.at(int(std::floor(x)), int(std::floor(y)));
    return pixel[2] < 30 ? pixel[0] / 255.0 : 0;
}

double sum(const Picture& picture, int left, int top, int right, int bottom)
{
    double all = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            all += yellow(picture, x, y);
        }
    }
    return all;
}

}  // namespace

class TestPaneGraphics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineRunsFromPointToPoint();
    void aLineCoversItsWidthAtAnyAngle_data();
    void aLineCoversItsWidthAtAnyAngle();
    void opacityIsThatOfTheMiddle();
    void aCircleHasItsRadiusAllAround();
    void anEllipseIsTurnedClockwise();
    void freeTextsStandWhereTheyAreWanted();
    void whatIsNoLongerDrawnIsGone();
    void withoutACaseNothingIsDrawn();
};

void TestPaneGraphics::aLineRunsFromPointToPoint()
{
    Shown shown;
    const Picture picture = shown.picture([](Annotations& a) {
        a.lines.push_back({.from = {100, 80.5}, .to = {160, 80.5}, .colour = kYellow});
        a.lines.push_back({.from = {200, 60}, .to = {200, 60}, .colour = kYellow});  // no length
    });
    for (int x = 102; x < 158; ++x) {
        QVERIFY(yellow(picture, x, 80) > 0.4);
        QVERIFY(yellow(picture, x, 78) < 0.05 && yellow(picture, x, 82) < 0.05);
    }
    QVERIFY(yellow(picture, 97, 80) < 0.05 && yellow(picture, 162, 80) < 0.05);
    QVERIFY(sum(picture, 190, 50, 210, 70) < 0.05);
}

void TestPaneGraphics::aLineCoversItsWidthAtAnyAngle_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("width");
    for (const double degrees : {0.0, 17.0, 45.0, 90.0, 200.0}) {
        for (const double width : {1.0, 3.0}) {
            QTest::addRow("%g degrees, %g wide", degrees, width) << degrees << width;
        }
    }
}

void TestPaneGraphics::aLineCoversItsWidthAtAnyAngle()
{
    QFETCH(double, degrees);
    QFETCH(double, width);
    Shown shown;
    const double c = std::cos(degrees * M_PI / 180), s = std::sin(degrees * M_PI / 180);
    const Picture picture = shown.picture([&](Annotations& a) {
        a.lines.push_back({.from = {160.5 - 40 * c, 120.5 - 40 * s},
                           .to = {160.5 + 40 * c, 120.5 + 40 * s},
                           .colour = kYellow,
                           .width = width});
    });
    const double area = sum(picture, 110, 70, 211, 171);
    QVERIFY2(std::abs(area - 80 * width) < 0.15 * 80 * width, qPrintable(QString::number(area)));
    QVERIFY(yellow(picture, 160.5 + 20 * c, 120.5 + 20 * s) > 0.4);
}

void TestPaneGraphics::opacityIsThatOfTheMiddle()
{
    Shown shown;
    const Picture picture = shown.picture([](Annotations& a) {
        a.lines.push_back({.from = {100, 80.5},
                           .to = {160, 80.5},
                           .colour = {200, 200, 0},
                           .opacity = 0.5,
                           .width = 4});
    });
    const auto pixel = picture.at(130, 80);
    QVERIFY(std::abs(int(pixel[0]) - 100) < 12);
}

void TestPaneGraphics::aCircleHasItsRadiusAllAround()
{
    Shown shown;
    const Picture picture = shown.picture([](Annotations& a) {
        a.ellipses.push_back(
            {.centre = {160.5, 110.5}, .radiusX = 30, .radiusY = 30, .colour = kYellow});
    });
    for (int i = 0; i < 36; ++i) {
        const double c = std::cos(i * M_PI / 18), s = std::sin(i * M_PI / 18);
        double brightest = 0, at = 0;
        for (double r = 20; r < 40; r += 0.25) {
            const double here = yellow(picture, 160.5 + r * c, 110.5 + r * s);
            at = here > brightest ? r : at;
            brightest = std::max(brightest, here);
        }
        QVERIFY(brightest > 0.4);
        QVERIFY2(std::abs(at - 30) < 1.5, qPrintable(QString::number(at)));
    }
    QVERIFY(yellow(picture, 160, 110) < 0.05);
}

void TestPaneGraphics::anEllipseIsTurnedClockwise()
{
    Shown shown;
    const auto drawn = [&shown](double degrees) {
        return shown.picture([degrees](Annotations& a) {
            a.ellipses.push_back({.centre = {160.5, 120.5},
                                  .radiusX = 40,
                                  .radiusY = 15,
                                  .degrees = degrees,
                                  .colour = kYellow,
                                  .width = 2});
        });
    };
    const Picture flat = drawn(0);
    QVERIFY(yellow(flat, 200, 120) > 0.4 && yellow(flat, 120, 120) > 0.4);
    QVERIFY(yellow(flat, 160, 105) > 0.4 && yellow(flat, 160, 135) > 0.4);
    const Picture turned = drawn(30);
    const double c = std::cos(M_PI / 6), s = std::sin(M_PI / 6);
    // The long radius points down to the right, where y grows downwards.
    QVERIFY(yellow(turned, 160.5 + 40 * c, 120.5 + 40 * s) > 0.4);
    QVERIFY(yellow(turned, 160.5 + 40 * c, 120.5 - 40 * s) < 0.05);
    QVERIFY(yellow(turned, 160.5 - 15 * s, 120.5 + 15 * c) > 0.4);
}

void TestPaneGraphics::freeTextsStandWhereTheyAreWanted()
{
    Shown shown;
    const Picture picture = shown.picture([](Annotations& a) {
        a.freeTexts.push_back({.text = "12.5 mm", .at = {100, 90}, .colour = kYellow});
        a.freeTexts.push_back({.text = "7 mm", .at = {180, 150}, .colour = kYellow});
    });
    QVERIFY(sum(picture, 98, 80, 160, 100) > 20);
    QVERIFY(sum(picture, 178, 140, 230, 160) > 10);
    QVERIFY(sum(picture, 60, 80, 97, 100) < 0.5);
    QVERIFY(sum(picture, 98, 105, 160, 135) < 0.5);
}

void TestPaneGraphics::whatIsNoLongerDrawnIsGone()
{
    Shown shown;
    (void)shown.picture([](Annotations& a) {
        a.lines.push_back({.from = {100, 80}, .to = {160, 100}, .colour = kYellow});
        a.ellipses.push_back(
            {.centre = {160, 110}, .radiusX = 30, .radiusY = 30, .colour = kYellow});
        a.freeTexts.push_back({.text = "12.5 mm", .at = {100, 90}, .colour = kYellow});
    });
    QVERIFY(sum(shown.picture({}), 50, 50, 270, 190) < 0.5);
}

void TestPaneGraphics::withoutACaseNothingIsDrawn()
{
    Shown shown;
    shown.document.open(studyOf({}));
    (void)shown.scene->update(Changes::all());
    const Picture picture = shown.picture([](Annotations& a) {
        a.lines.push_back({.from = {100, 80}, .to = {160, 100}, .colour = kYellow});
    });
    QVERIFY(sum(picture, 0, 0, kWidth, kHeight) < 0.5);
}

QTEST_APPLESS_MAIN(TestPaneGraphics)
#include "test_pane_graphics.moc"
