#include "segmentation/session/document.h"

#include "segmentation/system/error.h"
#include "tests/support/watched_document.h"

#include <QTest>

#include <set>

using namespace glioscope;
using namespace glioscope::test;

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsToldOnceWithItsLayer();
    void whatChangesNothingTellsNobody();
    void listenersFindTheDocumentAsItIsAfterTheChange();
    void aChangeMadeByAListenerIsToldToo();
    void labelsPutInAnotherPlaceKeepTheirLayer();
    void anotherStudyNamesTheLayersThatWentWithTheLast();
    void imagesInOtherPlacesKeepTheLayers();
    void idsAreNeverUsedAgain();
    void layersKeepTheirOrder();
    void aLayerKeepsItsOwnGrid();
    void aLayerOfAnImageThatIsNotThereIsRefused();
    void opacityIsClipped();
    void eachLayerHasItsOwnStyle();
    void laterLayersBeginWithTheStyleLastGivenToTheirKind();
    void otherContentKeepsNameStyleAndOrigin();
    void otherContentIsToldWithWhereItDiffers();
    void figuresGoWithTheContentTheyWereMeasuredOn();
};

void TestDocument::everyChangeIsToldOnceWithItsLayer()
{
    Watched w;
    const LayerId first = w.document.add(expert());
    QVERIFY(w.toldOnly(Kind::Added, first));
    const LayerId second = w.document.add(result());
    QVERIFY(w.toldOnly(Kind::Added, second));
    w.document.setStyle(first, {.opacity = 0.7});
    QVERIFY(w.toldOnly(Kind::Style, first));
    w.paint(second, 1);
    QVERIFY(w.toldOnly(Kind::Content, second));
    w.document.undo();
    QVERIFY(w.toldOnly(Kind::Content, second));
    w.document.redo();
    QVERIFY(w.toldOnly(Kind::Content, second));
    w.document.markSaved(second, w.document.layer(second)->mark);
    QVERIFY(w.toldOnly(Kind::Saved, second));
    w.document.replace(second, LabelContent{.map = marker()});
    QVERIFY(w.toldOnly(Kind::Content, second));
    w.document.remove(second);
    QVERIFY(w.toldOnly(Kind::Removed, second));
}

void TestDocument::whatChangesNothingTellsNobody()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    w.told.clear();
    w.document.setStyle(id, w.document.layer(id)->style);
    w.document.markSaved(id, w.document.layer(id)->mark);
    w.document.edit(id, labelDelta(w.map(id), w.map(id)));
    w.document.undo();
    w.document.redo();
    const LayerId unknown = id + 1;
    w.document.remove(unknown);
    w.document.setStyle(unknown, {.opacity = 0.7});
    w.document.replace(unknown, LabelContent{.map = marker()});
    w.document.markSaved(unknown, 1);
    w.document.edit(unknown, stroke(*marker(), 1));
    QVERIFY(w.told.empty());
    QVERIFY(!w.document.canUndo());
    QVERIFY(!w.document.layer(unknown));
}

void TestDocument::listenersFindTheDocumentAsItIsAfterTheChange()
{
    Watched w;
    std::vector<std::size_t> layers;
    bool undoable = false;
    const auto listener = w.document.subscribe([&](const DocumentChange&) {
        layers.push_back(w.document.layers().size());
        undoable = w.document.canUndo();
    });
    const LayerId id = w.document.add(expert());
    w.paint(id, 1);
    QVERIFY(undoable);
    w.document.undo();
    QVERIFY(!undoable);
    w.document.redo();
    QVERIFY(undoable);
    w.document.remove(id);
    QVERIFY(!undoable);
    w.document.open({});
    QCOMPARE(layers, (std::vector<std::size_t>{1, 1, 1, 1, 0, 0}));
}

void TestDocument::aChangeMadeByAListenerIsToldToo()
{
    Watched w;
    const auto styling = w.document.subscribe([&](const DocumentChange& c) {
        if (c.kind == Kind::Added) {
            w.document.setStyle(c.ids[0], {.opacity = 0.7});
        }
    });
    const LayerId id = w.document.add(expert());
    QCOMPARE(w.told.size(), std::size_t{2});
    QVERIFY(w.told[0].kind == Kind::Added && w.told[1].kind == Kind::Style);
    QCOMPARE(w.document.layer(id)->style.opacity, 0.7);
}

void TestDocument::labelsPutInAnotherPlaceKeepTheirLayer()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    const std::string name = w.document.layer(id)->name;
    w.told.clear();
    const LabelContent other = std::get<LabelContent>(result().content);
    GeometryPassport passport;
    passport.mirrored = true;
    w.document.place(id, other, passport);
    QCOMPARE(w.told.size(), std::size_t{1});
    QCOMPARE(w.told[0].kind, Kind::Content);
    const Layer& layer = *w.document.layer(id);
    QCOMPARE(layer.name, name);
    QVERIFY(layer.labels()->map == other.map);
    QVERIFY(layer.origin.passport && layer.origin.passport->mirrored);
    w.document.place(id + 1, other, {});  // of none: no change
    QCOMPARE(w.told.size(), std::size_t{1});
}

void TestDocument::anotherStudyNamesTheLayersThatWentWithTheLast()
{
    Watched w;
    const LayerId first = w.document.add(expert()), second = w.document.add(result());
    w.paint(second, 1);
    w.told.clear();
    w.document.open(Watched::study());
    QCOMPARE(w.told.size(), std::size_t{1});
    QCOMPARE(w.told[0].kind, Kind::Study);
    QCOMPARE(w.told[0].ids, (std::vector{first, second}));
    QVERIFY(w.document.layers().empty());
    QVERIFY(!w.document.canUndo());
}

void TestDocument::imagesInOtherPlacesKeepTheLayers()
{
    Watched w;
    const LayerId first = w.document.add(expert());
    w.paint(first, 1);
    w.told.clear();
    CaseImages images = w.document.study().timePoints[0].images;
    Image there = *images[static_cast<std::size_t>(Sequence::T2)];
    there.geometry.originLps[0] += 7;
    images[static_cast<std::size_t>(Sequence::T2)] = std::make_shared<const Image>(there);
    w.document.placeImages(images, {false, false, false, true});
    QCOMPARE(w.told.size(), std::size_t{1});
    QCOMPARE(w.told[0].kind, Kind::Places);
    QCOMPARE(w.document.layers().size(), std::size_t{1});
    QVERIFY(w.document.canUndo());
    const TimePoint& shown = w.document.study().timePoints[0];
    QVERIFY(shown.images == images);
    QVERIFY(shown.moved[3] && !shown.moved[0]);
    w.document.placeImages(images, shown.moved);  // where they are: no change
    QCOMPARE(w.told.size(), std::size_t{1});
}

void TestDocument::idsAreNeverUsedAgain()
{
    Watched w;
    std::set<LayerId> ids = {0};
    for (int round = 0; round < 3; ++round) {
        const LayerId removed = w.document.add(expert());
        w.document.remove(removed);
        QVERIFY(ids.insert(removed).second);
        QVERIFY(ids.insert(w.document.add(expert())).second);
        w.document.open({});
    }
}

void TestDocument::layersKeepTheirOrder()
{
    Watched w;
    const LayerId first = w.document.add(expert());
    const LayerId second = w.document.add(result("unet"));
    const LayerId third = w.document.add(result("vnet"));
    w.document.replace(first, LabelContent{.map = marker()});
    w.document.remove(second);
    QCOMPARE(w.document.layers().size(), std::size_t{2});
    QCOMPARE(w.document.layers()[0].id, first);
    QCOMPARE(w.document.layers()[1].id, third);
    QCOMPARE(w.document.layer(third)->name, std::string("vnet"));
}

void TestDocument::aLayerKeepsItsOwnGrid()
{
    Watched w;
    for (const NamedGeometry& tricky : trickyGeometries()) {
        const LayerId labels = w.document.add(
            {.name = tricky.name, .content = LabelContent{.map = marker(tricky.geometry)}});
        const auto values =
            std::make_shared<const Volume<std::uint8_t>>(tricky.geometry, std::uint8_t{7});
        const LayerId scalar =
            w.document.add({.name = tricky.name, .content = ScalarContent{.values = values}});
        QCOMPARE(w.document.gridOf(*w.document.layer(labels)), tricky.geometry);
        QCOMPARE(w.document.gridOf(*w.document.layer(scalar)), tricky.geometry);
        w.paint(labels, 1);
        QCOMPARE(w.document.gridOf(*w.document.layer(labels)), tricky.geometry);
    }
    const LayerId image = w.document.add(
        {.name = "T2", .content = ImageContent{.series = {.sequence = Sequence::T2}}});
    QCOMPARE(w.document.gridOf(*w.document.layer(image)), anisotropicGeometry());
}

void TestDocument::aLayerOfAnImageThatIsNotThereIsRefused()
{
    Watched w;
    for (const SeriesId& missing :
         {SeriesId{.sequence = Sequence::T1}, SeriesId{.timePoint = 1, .sequence = Sequence::T2}}) {
        QVERIFY_THROWS_EXCEPTION(
            Error, w.document.add({.name = "?", .content = ImageContent{.series = missing}}));
    }
    QVERIFY(w.document.layers().empty());
    QVERIFY(w.told.empty());
}

void TestDocument::opacityIsClipped()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    w.document.setStyle(id, {.opacity = 7});
    QCOMPARE(w.document.layer(id)->style.opacity, 1.0);
    w.document.setStyle(id, {.opacity = -7});
    QCOMPARE(w.document.layer(id)->style.opacity, 0.0);
}

void TestDocument::eachLayerHasItsOwnStyle()
{
    Watched w;
    const LayerId first = w.document.add(expert()), second = w.document.add(result());
    const LayerStyle before = w.document.layer(first)->style;
    const LayerStyle style = {.mode = OverlayMode::Outline,
                              .palette = Palette::ColourBlindSafe,
                              .opacity = 0.8,
                              .outlined = true};
    w.document.setStyle(second, style);
    QVERIFY(w.document.layer(second)->style == style);
    QVERIFY(w.document.layer(first)->style == before);
}

void TestDocument::laterLayersBeginWithTheStyleLastGivenToTheirKind()
{
    Watched w;
    const LayerId first = w.document.add(expert()), second = w.document.add(result());
    w.document.setStyle(first, {.opacity = 0.6});
    w.document.setStyle(second, {.opacity = 0.8, .outlined = true});
    LayerStyle outlined = w.document.layer(first)->style;
    outlined.outlined = true;
    w.document.setStyle(first, outlined);  // says nothing about what later ones look like
    const LayerId third = w.document.add(result());
    QVERIFY(w.document.layer(third)->style == (LayerStyle{.opacity = 0.8}));
    const LayerId image = w.document.add(
        {.name = "T2", .content = ImageContent{.series = {.sequence = Sequence::T2}}});
    QVERIFY(w.document.layer(image)->style == LayerStyle{});
    w.told.clear();
    w.document.setStyleOf(LayerKind::Labels, {.opacity = 9});
    QCOMPARE(w.told.size(), std::size_t{1});
    QVERIFY(w.told[0].kind == Kind::Style && w.told[0].ids.empty());
    w.document.setStyleOf(LayerKind::Labels, {.opacity = 9});
    QCOMPARE(w.told.size(), std::size_t{1});
    QVERIFY(w.document.layer(third)->style == (LayerStyle{.opacity = 0.8}));
    w.document.open(Watched::study());
    const LayerId next = w.document.add(expert());
    QVERIFY(w.document.layer(next)->style == (LayerStyle{.opacity = 1}));
    NewLayer own = expert();
    own.style = LayerStyle{.opacity = 0.1};
    QCOMPARE(w.document.layer(w.document.add(own))->style.opacity, 0.1);
}

void TestDocument::otherContentKeepsNameStyleAndOrigin()
{
    Watched w;
    NewLayer layer = result();
    layer.style = LayerStyle{.mode = OverlayMode::Outline, .palette = Palette::ColourBlindSafe};
    const LayerId id = w.document.add(layer);
    const auto other = marker(anisotropicGeometry());
    w.document.replace(id, LabelContent{.map = other});
    const Layer* now = w.document.layer(id);
    QCOMPARE(now->labels()->map, other);
    QCOMPARE(now->name, layer.name);
    QVERIFY(now->style == layer.style);
    QCOMPARE(now->origin.kind, Origin::Kind::Model);
    QCOMPARE(now->origin.modelSha256, std::string("ab12"));
}

void TestDocument::otherContentIsToldWithWhereItDiffers()
{
    Watched w;
    const LayerId id = w.document.add(result());
    w.told.clear();
    const VoxelBox part = {{2, 3, 4}, {5, 6, 7}};
    w.document.replace(id, LabelContent{.map = marker()}, part);
    QCOMPARE(w.told.back().box, part);
    w.document.replace(id, LabelContent{.map = marker()});
    QCOMPARE(w.told.back().box, (VoxelBox{{0, 0, 0}, obliqueGeometry().size}));
}

void TestDocument::figuresGoWithTheContentTheyWereMeasuredOn()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    QVERIFY(w.document.layer(id)->labels()->figures->hasTumour());
    w.paint(id, 1);
    QVERIFY(!w.document.layer(id)->labels()->figures);
    const auto map = w.document.layer(id)->labels()->map;
    w.document.replace(id, LabelContent{.map = map, .figures = figuresOf(*map)});
    QVERIFY(w.document.layer(id)->labels()->figures);
    w.document.replace(id, LabelContent{.map = marker()});
    QVERIFY(!w.document.layer(id)->labels()->figures);
}

QTEST_APPLESS_MAIN(TestDocument)
#include "test_document.moc"
