#include "viewer/state/view_state.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

std::shared_ptr<const Image> image(const Geometry& grid, float scale = 1)
{
    return std::make_shared<const Image>(
        fromWorld<float>(grid, [scale](const Vec3& lps) { return scale * float(lps[1] + 200); }));
}

std::shared_ptr<const LabelMap> labels()
{
    return std::make_shared<const LabelMap>(lpsGrid(), Label::Oedema);
}

int addLabels(Document& document, const char* name)
{
    return document.add({.name = name, .content = LabelContent{.map = labels()}});
}

/// A state that shows T1 and T2, with a record of what it told.
struct Watched {
    Document document;
    ViewState state{document};
    std::vector<Changes> told;
    ViewState::Subscription subscription;

    Watched()
    {
        document.open(studyOf({nullptr, image(lpsGrid()), nullptr, image(lpsGrid(), 3)}));
        subscription = state.subscribe([this](Changes changes) { told.push_back(changes); });
    }
    /// True where exactly one message with this change came since the last call.
    bool toldOnly(Change change)
    {
        const bool result = told.size() == 1 && told[0].has(change);
        told.clear();
        return result;
    }
};

}  // namespace

class TestViewState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalValuesTellNobody();
    void changesSayWhatChanged();
    void imagesInOtherPlacesKeepWindowsAndCursor();
    void aDroppedSubscriptionHearsNothing();
    void missingSequencesAreNotShown();
    void anotherCaseKeepsTheSequenceIfItCan();
    void cursorStaysInTheGrid();
    void cursorStartsInTheMiddleOfTheContent();
    void windowLevelsAreRememberedPerSequence();
    void linkedWindowsFollowInTheirOwnScale();
    void windowsSetTogetherAreNotLinked();
    void aSlabIsNeverWithoutThickness();
    void planesFollowTheFinestGrid();
    void newLayersNeverReplaceOthers();
    void removingTheActiveLayerActivatesAnother();
    void opacitiesAreClipped();
    void theOverlayIsTheActiveLayersOwn();
    void aLabelHasOneColourInAllLayers();
    void whatTheDocumentTellsIsToldOn();
    void aThresholdIsToldToThoseWhoDrawMapsAlone();
    void aStateOfADocumentWithACaseShowsIt();
};

void TestViewState::equalValuesTellNobody()
{
    Watched w;
    w.state.setCursorLps(w.state.cursorLps());
    w.state.setSequence(w.state.sequence());
    w.state.setWindowLevel(Sequence::T1, w.state.windowLevel(Sequence::T1));
    w.state.setOverlay(w.state.overlay());
    w.state.setSurfaces(w.state.surfaces());
    w.state.setCrosshairVisible(true);
    w.state.setConvention(Convention::Radiological);
    w.state.setInterpolation(w.state.interpolation());
    w.state.setActiveLayer(std::nullopt);
    QVERIFY(w.told.empty());
}

void TestViewState::changesSayWhatChanged()
{
    Watched w;
    w.state.setCursorLps({1, -20, 21});
    QVERIFY(w.toldOnly(Change::Cursor));
    w.state.setSequence(Sequence::T2);
    QVERIFY(w.toldOnly(Change::Sequence));
    w.state.setWindowLevel(Sequence::T1, {.window = 5, .level = 1});
    QVERIFY(w.toldOnly(Change::WindowLevel));
    const int id = w.document.add({.name = "expert", .content = LabelContent{.map = labels()}});
    QVERIFY(w.toldOnly(Change::Layers));
    w.state.setLayerOutlined(id, true);
    QVERIFY(w.toldOnly(Change::Layers));
    OverlayStyle style = w.state.overlay();
    style.mode = OverlayMode::Outline;
    w.state.setOverlay(style);
    QVERIFY(w.toldOnly(Change::Overlay));
    w.state.setCrosshairVisible(false);
    QVERIFY(w.toldOnly(Change::Crosshair));
    w.state.setConvention(Convention::Neurological);
    QVERIFY(w.toldOnly(Change::Display));
    w.state.setSurfaces({.opacity = 0.5});
    QVERIFY(w.toldOnly(Change::Surfaces));
    w.document.open(studyOf(w.state.images()));
    QVERIFY(w.toldOnly(Change::Images));
}

void TestViewState::imagesInOtherPlacesKeepWindowsAndCursor()
{
    Watched w;
    w.state.setWindowLevel(Sequence::T2, {.window = 7, .level = 3});
    const Vec3 cursor = w.state.referenceGrid().toLps({3, 4, 5});
    w.state.setCursorLps(cursor);
    const int layer = addLabels(w.document, "unet");
    Image there = *w.state.image(Sequence::T2);
    there.geometry.originLps[0] += 1.5;
    CaseImages images = w.state.images();
    images[3] = std::make_shared<const Image>(there);
    w.told.clear();
    w.document.placeImages(images, {false, false, false, true});
    QVERIFY(w.toldOnly(Change::Images));
    QVERIFY(w.state.imageIsMoved(Sequence::T2) && !w.state.imageIsMoved(Sequence::T1));
    QVERIFY(w.state.imageIsResampled(Sequence::T2));
    QCOMPARE(w.state.windowLevel(Sequence::T2).window, 7.0);
    QVERIFY(distanceMm(w.state.cursorLps(), cursor) < 1e-9);
    QCOMPARE(w.state.activeLayer()->id, layer);
}

void TestViewState::aDroppedSubscriptionHearsNothing()
{
    Watched w;
    w.subscription.reset();
    w.state.setCursorLps({1, -20, 21});
    QVERIFY(w.told.empty());
}

void TestViewState::missingSequencesAreNotShown()
{
    Watched w;
    QCOMPARE(w.state.sequence(), Sequence::T1);  // there is no FLAIR
    w.state.setSequence(Sequence::T1ce);
    QCOMPARE(w.state.sequence(), Sequence::T1);
    QVERIFY(w.told.empty());
}

void TestViewState::anotherCaseKeepsTheSequenceIfItCan()
{
    Watched w;
    w.state.setSequence(Sequence::T2);
    w.document.open(studyOf({image(lpsGrid()), nullptr, nullptr, image(lpsGrid())}));
    QCOMPARE(w.state.sequence(), Sequence::T2);
    w.document.open(studyOf({image(lpsGrid()), nullptr, nullptr, nullptr}));
    QCOMPARE(w.state.sequence(), Sequence::Flair);
    w.document.open(studyOf({}));
    QVERIFY(!w.state.shownImage());
    w.state.setCursorLps({1, 2, 3});  // harmless without a case
}

void TestViewState::cursorStaysInTheGrid()
{
    Watched w;
    w.state.setCursorLps({1000, -20, -1000});
    QVERIFY(distanceMm(w.state.cursorLps(), {15, -20, 15}) < 1e-9);
}

void TestViewState::cursorStartsInTheMiddleOfTheContent()
{
    Image small(lpsGrid(), 0.F);
    small.at(2, 3, 1) = 9;
    small.at(4, 7, 3) = 9;
    Document document;
    ViewState state{document};
    document.open(studyOf({std::make_shared<const Image>(small), nullptr, nullptr, nullptr}));
    QCOMPARE(state.contentBox(), (VoxelBox{{2, 3, 1}, {5, 8, 4}}));
    QVERIFY(distanceMm(state.cursorLps(), lpsGrid().toLps({3, 5, 2})) < 1e-9);
    // Between two middle voxels the choice does not hang on how they are stored.
    for (const Geometry& grid : allOrders(lpsGrid())) {
        document.open(studyOf({image(grid), nullptr, nullptr, nullptr}));
        QVERIFY(distanceMm(state.cursorLps(), lpsGrid().toLps({5, 9, 4})) < 1e-9);
    }
}

void TestViewState::windowLevelsAreRememberedPerSequence()
{
    Watched w;
    const WindowLevel automatic = w.state.windowLevel(Sequence::T1);
    QVERIFY(std::abs(w.state.windowLevel(Sequence::T2).level - 3 * automatic.level) < 1e-3);
    w.state.setWindowLevel(Sequence::T1, {.window = 40, .level = 20});
    w.state.setSequence(Sequence::T2);
    w.state.setSequence(Sequence::T1);
    QCOMPARE(w.state.windowLevel(), (WindowLevel{.window = 40, .level = 20}));
    w.state.setWindowLevel(Sequence::T1, {.window = -3, .level = 20});
    QVERIFY(w.state.windowLevel().window > 0);
    w.state.resetWindowLevel(Sequence::T1);
    QCOMPARE(w.state.windowLevel(), automatic);
}

void TestViewState::linkedWindowsFollowInTheirOwnScale()
{
    Watched w;  // T2 is three times as bright as T1
    const WindowLevel t1 = w.state.windowLevel(Sequence::T1);
    const WindowLevel t2 = w.state.windowLevel(Sequence::T2);
    w.state.setWindowLevelsLinked(true);
    QVERIFY(w.told.empty());
    w.state.setWindowLevel(Sequence::T1, {.window = t1.window / 2, .level = t1.level + 5});
    QVERIFY(w.toldOnly(Change::WindowLevel));
    const WindowLevel moved = w.state.windowLevel(Sequence::T2);
    QVERIFY(std::abs(moved.window - t2.window / 2) < 1e-6 * t2.window);
    QVERIFY(std::abs(moved.level - (t2.level + 5 * t2.window / t1.window)) < 1e-6 * t2.window);
    w.state.resetWindowLevel(Sequence::T2);
    QVERIFY(w.state.windowLevel(Sequence::T1) == t1);
    w.state.setWindowLevelsLinked(false);
    w.state.setWindowLevel(Sequence::T1, {.window = 7, .level = 3});
    QVERIFY(w.state.windowLevel(Sequence::T2) == t2);
}

void TestViewState::windowsSetTogetherAreNotLinked()
{
    Watched w;
    w.state.setWindowLevelsLinked(true);
    const std::array<WindowLevel, 4> values = {WindowLevel{1, 2}, WindowLevel{3, 4},
                                               WindowLevel{5, 6}, WindowLevel{0, 8}};
    w.state.setWindowLevels(values);
    QVERIFY(w.toldOnly(Change::WindowLevel));
    QVERIFY(w.state.windowLevel(Sequence::T1) == values[1]);
    QVERIFY(w.state.windowLevel(Sequence::T1ce) == values[2]);
    QVERIFY(w.state.windowLevel(Sequence::T2).window > 0);
}

void TestViewState::aSlabIsNeverWithoutThickness()
{
    Watched w;
    w.state.setSlab({.projection = Projection::Mean, .thicknessMm = -3});
    QVERIFY(w.toldOnly(Change::Display));
    QVERIFY(w.state.slab().thicknessMm > 0);
    w.state.setSlab(w.state.slab());
    QVERIFY(w.told.empty());
}

void TestViewState::planesFollowTheFinestGrid()
{
    Geometry coarse = lpsGrid();
    coarse.size[2] = 3;
    coarse.spacingMm[2] = 9;
    Watched w;
    w.document.open(studyOf({image(coarse), image(lpsGrid()), nullptr, nullptr}));
    QCOMPARE(w.state.referenceGrid(), lpsGrid());
    QVERIFY(!w.state.imageIsResampled(w.state.sequence()));
    w.state.setSequence(Sequence::Flair);
    QVERIFY(w.state.imageIsResampled(w.state.sequence()));
}

void TestViewState::newLayersNeverReplaceOthers()
{
    Watched w;
    const int expert = w.document.add({.name = "expert", .content = LabelContent{.map = labels()}});
    const int model = w.document.add({.name = "model", .content = LabelContent{.map = labels()}});
    QVERIFY(expert != model);
    QCOMPARE(w.document.layers().size(), 2U);
    QCOMPARE(w.state.activeLayer()->id, model);
    w.state.setActiveLayer(expert);
    QCOMPARE(w.state.activeLayer()->name, std::string("expert"));
    w.state.setActiveLayer(999);
    QCOMPARE(w.state.activeLayer()->id, expert);
    w.state.setActiveLayer(std::nullopt);
    QVERIFY(!w.state.activeLayer());
}

void TestViewState::removingTheActiveLayerActivatesAnother()
{
    Watched w;
    const int expert = w.document.add({.name = "expert", .content = LabelContent{.map = labels()}});
    const int model = w.document.add({.name = "model", .content = LabelContent{.map = labels()}});
    w.document.remove(model);
    QCOMPARE(w.state.activeLayer()->id, expert);
    w.document.remove(expert);
    QVERIFY(!w.state.activeLayer());
    w.told.clear();
    w.document.remove(expert);
    QVERIFY(w.told.empty());
}

void TestViewState::opacitiesAreClipped()
{
    Watched w;
    w.state.setOverlay({.opacity = 7});
    QCOMPARE(w.state.overlay().opacity, 1.0);
    w.state.setSurfaces({.opacity = -1});
    QCOMPARE(w.state.surfaces().opacity, 0.0);
}

void TestViewState::theOverlayIsTheActiveLayersOwn()
{
    Watched w;
    w.state.setOverlay({.opacity = 0.6});
    const int expert = addLabels(w.document, "expert");
    QCOMPARE(w.state.overlay().opacity, 0.6);  // set before there was any
    const int model = addLabels(w.document, "model");
    w.told.clear();
    OverlayStyle style = w.state.overlay();
    style.mode = OverlayMode::Outline;
    style.opacity = 0.2;
    style.kind = OverlayKind::Regions;
    style.labelVisible = {true, false, true};
    w.state.setOverlay(style);
    QVERIFY(w.toldOnly(Change::Overlay));
    QVERIFY(w.state.overlay() == style);
    w.state.setActiveLayer(expert);
    QCOMPARE(w.state.overlay().opacity, 0.6);
    QCOMPARE(w.state.overlay().mode, OverlayMode::FillAndOutline);
    // What is shown of the segmentations is one choice for all.
    QCOMPARE(w.state.overlay().kind, OverlayKind::Regions);
    QVERIFY(w.state.overlay().labelVisible == style.labelVisible);
    QVERIFY(w.state.overlayOf(w.document.layer(model)->style) == style);
}

void TestViewState::aLabelHasOneColourInAllLayers()
{
    Watched w;
    const int expert = addLabels(w.document, "expert");
    const int model = addLabels(w.document, "model");
    w.state.setOverlay({.mode = OverlayMode::Fill, .palette = Palette::ColourBlindSafe});
    QCOMPARE(w.document.layer(expert)->style.palette, Palette::ColourBlindSafe);
    QCOMPARE(w.document.layer(expert)->style.mode, OverlayMode::FillAndOutline);
    w.state.setActiveLayer(std::nullopt);
    w.state.setOverlay({.mode = OverlayMode::Outline});
    QCOMPARE(w.document.layer(model)->style.palette, Palette::Classic);
    QCOMPARE(w.document.layer(model)->style.mode, OverlayMode::Fill);
    const int next = addLabels(w.document, "next");
    QCOMPARE(w.document.layer(next)->style.mode, OverlayMode::Outline);
}

void TestViewState::whatTheDocumentTellsIsToldOn()
{
    Watched w;
    const int id = addLabels(w.document, "model");
    QVERIFY(w.toldOnly(Change::Layers));
    w.document.replace(id, LabelContent{.map = labels()});
    QVERIFY(w.toldOnly(Change::Layers));
    w.document.markSaved(id, w.document.layer(id)->mark);
    QVERIFY(w.toldOnly(Change::Layers));
    w.document.setStyle(id, {.opacity = 0.9});
    QVERIFY(w.toldOnly(Change::Overlay));
    w.document.open({});
    QVERIFY(w.toldOnly(Change::Images));
    QVERIFY(!w.state.activeLayer() && !w.state.shownImage());
}

void TestViewState::aThresholdIsToldToThoseWhoDrawMapsAlone()
{
    Watched w;
    const int model = addLabels(w.document, "model");
    const int map = w.document.add(
        {.name = "WT",
         .content = ScalarContent{.values = std::make_shared<Volume<std::uint8_t>>(lpsGrid())},
         .owner = model});
    w.told.clear();
    w.state.setThreshold(map, 0.7);
    QVERIFY(w.toldOnly(Change::Maps));
    w.state.setThreshold(map, 0.2);
    QVERIFY(!w.told.front().hasAny(Change::Layers | Change::Overlay));
}

void TestViewState::aStateOfADocumentWithACaseShowsIt()
{
    Watched w;
    const int expert = addLabels(w.document, "expert");
    const ViewState another(w.document);
    QCOMPARE(another.activeLayer()->id, expert);
    QCOMPARE(another.sequence(), Sequence::T1);
    QCOMPARE(another.referenceGrid(), lpsGrid());
    QCOMPARE(another.cursorLps(), w.state.cursorLps());
    QCOMPARE(another.windowLevel(), w.state.windowLevel());
}

QTEST_APPLESS_MAIN(TestViewState)
#include "test_view_state.moc"
