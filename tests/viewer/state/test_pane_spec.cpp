#include "viewer/state/pane_spec.h"

#include "viewer/state/palette.h"

#include <QTest>

using namespace glioscope;

namespace {

struct Case {
    Document document;
    ViewState state{document};

    Case()
    {
        const Geometry grid = {.size = {6, 5, 4}};
        document.open(studyOf({std::make_shared<const Image>(grid, 1.F),
                               std::make_shared<const Image>(grid, 2.F), nullptr, nullptr}));
    }
    LayerId add(const char* name)
    {
        return document.add(
            {.name = name,
             .content = LabelContent{.map = std::make_shared<const LabelMap>(
                                         Geometry{.size = {6, 5, 4}}, Label::Oedema)}});
    }
    /// "a b*": names as drawn, those in full with a star.
    [[nodiscard]] std::string drawn(const PaneSpec& pane) const
    {
        std::string text;
        for (const auto& [layer, inFull, side] : drawnLayers(pane, state)) {
            text += (text.empty() ? "" : " ") + layer->name + (inFull ? "*" : "");
        }
        return text;
    }
};

}  // namespace

class TestPaneSpec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void panesTakeTheFreeCellsInReadingOrder();
    void aPaneWithoutASequenceFollowsTheShownOne();
    void aPaneWithoutLayersDrawsTheActiveOneAndTheOutlined();
    void aPaneWithLayersDrawsThemAloneTheFirstInFull();
    void removedLayersAndAHiddenOverlayAreNotDrawn();
    void aSwipeDrawsTheLastTwoOnEitherSide();
    void noTwoSegmentationsHaveOneLook();
};

void TestPaneSpec::aSwipeDrawsTheLastTwoOnEitherSide()
{
    Case shown;
    const LayerId a = shown.add("a"), b = shown.add("b");
    shown.add("c");
    shown.state.setActiveLayer(a);
    shown.state.setActiveLayer(b);
    QVERIFY(!drawnSwipe({}, shown.state));
    shown.state.setSwipe(2);
    QCOMPARE(drawnSwipe({}, shown.state), std::optional(1.0));
    const std::vector<DrawnLayer> drawn = drawnLayers({}, shown.state);
    QCOMPARE(shown.drawn({}), std::string("b* a*"));
    QCOMPARE(drawn[0].side, PaneSide::Right);
    QCOMPARE(drawn[1].side, PaneSide::Left);
    const PaneSpec own = {.layers = std::vector{a}};
    QVERIFY(!drawnSwipe(own, shown.state));  // it draws what it was told
    shown.document.remove(a);
    QVERIFY(!drawnSwipe({}, shown.state));
    QCOMPARE(shown.drawn({}), std::string("b*"));
}

void TestPaneSpec::noTwoSegmentationsHaveOneLook()
{
    Case shown;
    std::vector<LayerId> ids;
    for (int n = 0; n < 20; ++n) {
        ids.push_back(shown.add("x"));
    }
    for (const LayerId one : ids) {
        for (const LayerId other : ids) {
            const bool alike = lookOf(shown.document.layer(one)->look) ==
                               lookOf(shown.document.layer(other)->look);
            QCOMPARE(alike, one == other);
        }
    }
    const int freed = shown.document.layer(ids[3])->look;
    shown.document.remove(ids[3]);
    QCOMPARE(shown.document.layer(shown.add("new"))->look, freed);
}

void TestPaneSpec::panesTakeTheFreeCellsInReadingOrder()
{
    const Layout grid = {.rows = 2, .columns = 2, .panes = std::vector<PaneSpec>(4)};
    QVERIFY((placesOf(grid) == std::vector<PanePlace>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
    const Layout tall = {.rows = 2, .columns = 2, .panes = {{.rowSpan = 2}, {}, {}}};
    QVERIFY((placesOf(tall) == std::vector<PanePlace>{{0, 0}, {0, 1}, {1, 1}}));
    const Layout tallInTheMiddle = {.rows = 2, .columns = 3, .panes = {{}, {.rowSpan = 2}, {}, {}}};
    QVERIFY((placesOf(tallInTheMiddle) == std::vector<PanePlace>{{0, 0}, {0, 1}, {0, 2}, {1, 0}}));
}

void TestPaneSpec::aPaneWithoutASequenceFollowsTheShownOne()
{
    Case open;
    QCOMPARE(sequenceOf({}, open.state), Sequence::Flair);
    open.state.setSequence(Sequence::T1);
    QCOMPARE(sequenceOf({}, open.state), Sequence::T1);
    QCOMPARE(sequenceOf({.sequence = Sequence::T2}, open.state), Sequence::T2);
}

void TestPaneSpec::aPaneWithoutLayersDrawsTheActiveOneAndTheOutlined()
{
    Case open;
    QCOMPARE(open.drawn({}), std::string());
    const LayerId first = open.add("first");
    open.add("second");
    open.add("third");
    QCOMPARE(open.drawn({}), std::string("third*"));
    open.state.setLayerOutlined(first, true);
    QCOMPARE(open.drawn({}), std::string("third* first"));
}

void TestPaneSpec::aPaneWithLayersDrawsThemAloneTheFirstInFull()
{
    Case open;
    const LayerId first = open.add("first");
    const LayerId second = open.add("second");
    open.add("third");
    QCOMPARE(open.drawn({.layers = std::vector{second}}), std::string("second*"));
    QCOMPARE(open.drawn({.layers = std::vector{second, first}}), std::string("second* first"));
    QCOMPARE(open.drawn({.layers = std::vector<LayerId>()}), std::string());
}

void TestPaneSpec::removedLayersAndAHiddenOverlayAreNotDrawn()
{
    Case open;
    const LayerId first = open.add("first");
    const LayerId second = open.add("second");
    const PaneSpec both = {.layers = std::vector{first, second}};
    open.document.remove(first);
    QCOMPARE(open.drawn(both), std::string("second*"));
    OverlayStyle style = open.state.overlay();
    style.visible = false;
    open.state.setOverlay(style);
    QCOMPARE(open.drawn(both), std::string());
    QCOMPARE(open.drawn({}), std::string());
}

QTEST_APPLESS_MAIN(TestPaneSpec)
#include "test_pane_spec.moc"
