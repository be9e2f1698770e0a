#include "viewer/slices/pane_annotations.h"

#include "tests/support/oriented_grids.h"
#include "viewer/state/pane_language.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

struct Shown {
    Document document;
    ViewState state{document};
    ViewCamera camera;
    int slice = 0;

    explicit Shown(SlicePlane shownPlane) : plane(shownPlane)
    {
        ViewState::Images images;
        images[1] = std::make_shared<const Image>(
            fromWorld<float>(lpsGrid(), [](const Vec3& lps) { return float(lps[0] + 100); }));
        document.open(studyOf(images));
        follow();
    }
    void follow()
    {
        camera.resize(400, 300);
        camera.setFrame(SliceFrame(state.referenceGrid(), plane, state.convention()),
                        state.contentBox());
        slice = camera.frame().sliceAt(state.cursorLps());
    }
    [[nodiscard]] Annotations annotations(double pixelRatio = 1) const
    {
        return annotate(state, camera, {.plane = plane}, slice, pixelRatio);
    }
    [[nodiscard]] std::string text(TextPlace place) const
    {
        return annotations().texts[static_cast<std::size_t>(place)].text;
    }
    SlicePlane plane;
};

}  // namespace

class TestPaneAnnotations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void crosshairLeavesTheCursorFree();
    void crosshairHasADarkRimOnBothSides();
    void crosshairCanBeHidden();
    void crosshairGrowsWithThePixelRatio();
    void scaleBarHasTheLengthItSays();
    void cornersSayWhatIsShown();
    void conventionIsStatedWhereItMatters();
    void aSlabIsSaidInEveryPane();
    void resampledSequencesWearABadge();
    void uncertainOrientationWearsABadge();
    void nothingIsDrawnWithoutAnImage();
    void textsAndNumbersAreOfThePanesLanguage();
};

void TestPaneAnnotations::crosshairLeavesTheCursorFree()
{
    Shown shown(SlicePlane::Axial);
    shown.state.setCursorLps({1.3, -24.2, 24});
    const PanePoint at = shown.camera.toPoint(shown.state.cursorLps());
    const auto all = shown.annotations().rectangles;
    QCOMPARE(all.size(), 10U);  // two of the scale bar, four dark rims
    for (std::size_t i = 6; i < all.size(); ++i) {
        const Rectangle& line = all[i];
        const bool horizontal = line.width > line.height;
        const double across =
            horizontal ? line.y + line.height / 2 - at.y : line.x + line.width / 2 - at.x;
        QVERIFY(std::abs(across) <= 0.5);
        QCOMPARE(horizontal ? line.height : line.width, 1.0);
        const double nearest =
            horizontal ? std::min(std::abs(line.x - at.x), std::abs(line.x + line.width - at.x))
                       : std::min(std::abs(line.y - at.y), std::abs(line.y + line.height - at.y));
        QVERIFY(nearest > 8 && nearest < 12);
    }
}

void TestPaneAnnotations::crosshairHasADarkRimOnBothSides()
{
    const Shown shown(SlicePlane::Coronal);
    for (const double ratio : {1.0, 2.0}) {
        const auto all = shown.annotations(ratio).rectangles;
        for (std::size_t i = 0; i < 4; ++i) {
            const Rectangle &rim = all[2 + i], &line = all[6 + i];
            QVERIFY(rim.colour.red + rim.colour.green + rim.colour.blue == 0 && rim.opacity > 0.25);
            const bool horizontal = line.width > line.height;
            QCOMPARE(horizontal ? line.y - rim.y : line.x - rim.x, ratio);
            QCOMPARE(horizontal ? rim.height : rim.width, 3 * ratio);
        }
    }
}

void TestPaneAnnotations::crosshairCanBeHidden()
{
    Shown shown(SlicePlane::Coronal);
    shown.state.setCrosshairVisible(false);
    QCOMPARE(shown.annotations().rectangles.size(), 2U);
}

void TestPaneAnnotations::crosshairGrowsWithThePixelRatio()
{
    const Shown shown(SlicePlane::Coronal);
    QCOMPARE(shown.annotations(2).rectangles[6].height, 2.0);
}

void TestPaneAnnotations::scaleBarHasTheLengthItSays()
{
    const Shown shown(SlicePlane::Axial);
    const std::string text = shown.text(TextPlace::BarLabel);
    const double number = std::stod(text);
    const double mm = text.find("cm") != std::string::npos ? 10 * number : number;
    QVERIFY(std::abs(shown.annotations().rectangles[1].width - mm * shown.camera.pixelsPerMm()) <=
            0.5);
}

void TestPaneAnnotations::cornersSayWhatIsShown()
{
    Shown shown(SlicePlane::Sagittal);
    shown.state.setCursorLps({-3, -20, 24});
    shown.follow();
    QCOMPARE(shown.text(TextPlace::TopLeft), std::string("Sagittal   T1"));
    QCOMPARE(shown.text(TextPlace::BottomLeft), std::string("R 3.0 mm   3/12"));
    shown.state.setWindowLevel(Sequence::T1, {.window = 800, .level = 350});
    QCOMPARE(shown.text(TextPlace::TopRight), std::string("W 800  L 350"));
    shown.state.setWindowLevel(Sequence::T1, {.window = 1e-5, .level = 5e-6});
    QCOMPARE(shown.text(TextPlace::TopRight), std::string("W 1e-05  L 5e-06"));
    QCOMPARE(sliceText(SliceFrame(lpsGrid(), SlicePlane::Axial, Convention::Radiological),
                       {0, -20, 21}, 2),
             std::string("S 21.0 mm   3/9"));
}

void TestPaneAnnotations::conventionIsStatedWhereItMatters()
{
    Shown axial(SlicePlane::Axial);
    QVERIFY(axial.text(TextPlace::BottomLeft).starts_with("Radiological\n"));
    QCOMPARE(axial.text(TextPlace::Right), std::string("L"));
    axial.state.setConvention(Convention::Neurological);
    axial.follow();
    QVERIFY(axial.text(TextPlace::BottomLeft).starts_with("Neurological\n"));
    QCOMPARE(axial.text(TextPlace::Right), std::string("R"));
    const Shown sagittal(SlicePlane::Sagittal);
    QVERIFY(sagittal.text(TextPlace::BottomLeft).find("Radiological") == std::string::npos);
}

void TestPaneAnnotations::aSlabIsSaidInEveryPane()
{
    for (const SlicePlane plane : {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal}) {
        Shown shown(plane);
        const std::string without = shown.text(TextPlace::BottomLeft);
        shown.state.setSlab({.projection = Projection::Maximum, .thicknessMm = 15});
        QCOMPARE(shown.text(TextPlace::BottomLeft), "MIP 15 mm\n" + without);
        shown.state.setSlab({});
        QCOMPARE(shown.text(TextPlace::BottomLeft), without);
    }
}

void TestPaneAnnotations::resampledSequencesWearABadge()
{
    Shown shown(SlicePlane::Axial);
    QCOMPARE(shown.text(TextPlace::Badge), std::string());
    ViewState::Images images = shown.state.images();
    Geometry coarse = lpsGrid();
    coarse.size[2] = 4;
    coarse.spacingMm[2] = 6;
    images[3] = std::make_shared<const Image>(coarse, 5.F);
    shown.document.open(studyOf(images));
    shown.state.setSequence(Sequence::T2);
    QCOMPARE(shown.text(TextPlace::Badge), std::string("Resampled"));
    shown.document.placeImages(images, {false, false, false, true});
    QCOMPARE(shown.text(TextPlace::Badge), std::string("Resampled\nMoved onto T1ce"));
    shown.state.setSequence(Sequence::T1);
    QCOMPARE(shown.text(TextPlace::Badge), std::string());
    shown.state.setSequence(Sequence::T2);
    shown.document.placeImages(images, {});
    QCOMPARE(shown.text(TextPlace::Badge), std::string("Resampled"));
    shown.state.setSequence(Sequence::T1);
    QCOMPARE(shown.text(TextPlace::Badge), std::string());
}

void TestPaneAnnotations::uncertainOrientationWearsABadge()
{
    Shown shown(SlicePlane::Axial);
    ViewState::Images images = shown.state.images();
    images[3] = images[1];
    ImageFacts facts = imageFacts(images);
    facts.orientationUncertain[3] = true;
    shown.document.open({.timePoints = {{.name = {}, .images = images, .facts = facts}}});
    QCOMPARE(shown.text(TextPlace::Badge), std::string());
    shown.state.setSequence(Sequence::T2);
    QCOMPARE(shown.text(TextPlace::Badge), std::string("Orientation uncertain"));
    shown.document.open(studyOf(images));
    QCOMPARE(shown.text(TextPlace::Badge), std::string());
}

void TestPaneAnnotations::nothingIsDrawnWithoutAnImage()
{
    Shown shown(SlicePlane::Axial);
    shown.document.open(studyOf({}));
    QVERIFY(shown.annotations().rectangles.empty());
    for (const AnnotationText& text : shown.annotations().texts) {
        QVERIFY(text.text.empty());
    }
}

void TestPaneAnnotations::textsAndNumbersAreOfThePanesLanguage()
{
    Shown shown(SlicePlane::Axial);
    shown.state.setCursorLps({-3, -20, 24.5});
    shown.state.setWindowLevel(Sequence::T1, {.window = 1.5, .level = 0.25});
    shown.follow();
    const std::string english = shown.text(TextPlace::BottomLeft);
    setPaneLanguage(
        {.translate = [](const char* context,
                         const char* text) { return std::string(context) + "<" + text + ">"; },
         .decimalSeparator = ","});
    const Annotations annotations = shown.annotations();
    setPaneLanguage({});
    const auto text = [&](TextPlace place) {
        return annotations.texts[static_cast<std::size_t>(place)].text;
    };
    QCOMPARE(text(TextPlace::TopLeft), std::string("Name<Axial>   T1"));
    QCOMPARE(text(TextPlace::TopRight), std::string("Pane<W> 1,50  Pane<L> 0,25"));
    QVERIFY(text(TextPlace::BottomLeft).starts_with("Pane<Radiological>\nS "));
    QVERIFY(text(TextPlace::BottomLeft).find(',') != std::string::npos);
    QCOMPARE(text(TextPlace::BottomLeft).find('.'), std::string::npos);
    // Directions are letters that every language has.
    QCOMPARE(text(TextPlace::Right), std::string("L"));
    QCOMPARE(shown.text(TextPlace::BottomLeft), english);
}

QTEST_APPLESS_MAIN(TestPaneAnnotations)
#include "test_pane_annotations.moc"
