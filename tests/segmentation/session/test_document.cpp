#include "segmentation/session/document.h"

#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <set>

using namespace glioscope;
using namespace glioscope::test;

namespace {

using Kind = DocumentChange::Kind;

std::shared_ptr<const LabelMap> marker(const Geometry& grid = obliqueGeometry())
{
    return std::make_shared<const LabelMap>(markerLabels(grid));
}

LabelFigures figuresOf(const LabelMap& map)
{
    return {.volumes = labelVolumes(map), .tumourCentreLps = map.geometry.centreLps()};
}

NewLayer expert()
{
    const auto map = marker();
    return {.name = "Expert", .content = LabelContent{.map = map, .figures = figuresOf(*map)}};
}

NewLayer result(std::string name = "unet")
{
    NewLayer layer = expert();
    layer.name = name;
    layer.origin = {.kind = Origin::Kind::Model, .model = name, .modelSha256 = "ab12"};
    return layer;
}

/// What turns `map` into one with one more voxel of necrosis, at (i, 3, 4).
LabelDelta stroke(const LabelMap& map, int i)
{
    LabelMap after = map;
    after.at(i, 3, 4) = Label::Necrosis;
    return labelDelta(map, after);
}

/// A document with an image, and a record of what it told.
struct Watched {
    Document document;
    std::vector<DocumentChange> told;
    Document::Subscription subscription;

    explicit Watched(JournalLimits limits = {}) : document(limits)
    {
        document.open(study());
        subscription = document.subscribe([this](const DocumentChange& c) { told.push_back(c); });
    }
    [[nodiscard]] static Study study()
    {
        TimePoint today{.name = "today", .images = {}, .facts = {}};
        today.images[static_cast<std::size_t>(Sequence::T2)] =
            std::make_shared<const Image>(markerImage(anisotropicGeometry()));
        return {.timePoints = {today}};
    }
    /// True where exactly one message of this kind about this layer came since the last call.
    bool toldOnly(Kind kind, LayerId id)
    {
        const bool only =
            told.size() == 1 && told[0].kind == kind && told[0].ids == std::vector{id};
        told.clear();
        return only;
    }
    const LabelMap& map(LayerId id) { return *document.layer(id)->labels()->map; }
    void paint(LayerId id, int i) { document.edit(id, stroke(map(id), i)); }
};

}  // namespace

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsToldOnceWithItsLayer();
    void whatChangesNothingTellsNobody();
    void listenersFindTheDocumentAsItIsAfterTheChange();
    void aChangeMadeByAListenerIsToldToo();
    void anotherStudyNamesTheLayersThatWentWithTheLast();
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
    void editsAreUndoneAndRedone();
    void editsAreToldWithTheirBox();
    void aFailedEditChangesNothing();
    void onlySegmentationsAreEdited();
    void undoReachesBackAsFarAsTheLimits();
    void otherContentOrRemovalForgetsALayersEditsAlone();
    void whatComesFromAFileIsSaved();
    void undoingToTheSavedContentMakesALayerSavedAgain();
    void aFileThatHoldsAnEarlierContentDoesNotMakeTheLayerSaved();
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

void TestDocument::editsAreUndoneAndRedone()
{
    Watched w;
    const LayerId first = w.document.add(expert()), second = w.document.add(result());
    std::vector<std::vector<Label>> firsts = {w.map(first).voxels},
                                    seconds = {w.map(second).voxels};
    for (const int i : {1, 2}) {
        w.paint(first, i);
        firsts.push_back(w.map(first).voxels);
        w.paint(second, i + 5);
        seconds.push_back(w.map(second).voxels);
    }
    QVERIFY(firsts[0] != firsts[1] && firsts[1] != firsts[2]);
    for (const std::size_t n : {1U, 0U}) {
        w.document.undo();
        QVERIFY(w.map(second).voxels == seconds[n]);
        QVERIFY(w.map(first).voxels == firsts[n + 1]);
        w.document.undo();
        QVERIFY(w.map(first).voxels == firsts[n]);
    }
    QVERIFY(!w.document.canUndo());
    for (int n = 0; n < 4; ++n) {
        QVERIFY(w.document.canRedo());
        w.document.redo();
    }
    QVERIFY(!w.document.canRedo());
    QVERIFY(w.map(first).voxels == firsts[2] && w.map(second).voxels == seconds[2]);
}

void TestDocument::editsAreToldWithTheirBox()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    w.told.clear();
    w.paint(id, 6);
    w.document.undo();
    w.document.redo();
    QCOMPARE(w.told.size(), std::size_t{3});
    for (const DocumentChange& change : w.told) {
        QCOMPARE(change.box, (VoxelBox{{6, 3, 4}, {7, 4, 5}}));
    }
}

void TestDocument::aFailedEditChangesNothing()
{
    Watched w;
    const LayerId id = w.document.add(expert());
    const Layer before = *w.document.layer(id);
    w.told.clear();
    LabelMap other = w.map(id);
    other.at(6, 3, 4) = Label::Oedema;
    QVERIFY_THROWS_EXCEPTION(Error, w.document.edit(id, stroke(other, 6)));
    QVERIFY(w.told.empty());
    QVERIFY(!w.document.canUndo());
    QCOMPARE(w.document.layer(id)->labels()->map, before.labels()->map);
    QVERIFY(w.document.layer(id)->isSaved());
}

void TestDocument::onlySegmentationsAreEdited()
{
    Watched w;
    const LayerId id = w.document.add(
        {.name = "T2", .content = ImageContent{.series = {.sequence = Sequence::T2}}});
    QVERIFY_THROWS_EXCEPTION(Error, w.document.edit(id, stroke(*marker(), 1)));
    QVERIFY(!w.document.canUndo());
}

void TestDocument::undoReachesBackAsFarAsTheLimits()
{
    Watched w({.commits = 3});
    const LayerId id = w.document.add(expert());
    std::vector<std::vector<Label>> maps = {w.map(id).voxels};
    for (const int i : {1, 2, 3, 4, 5}) {
        w.paint(id, i);
        maps.push_back(w.map(id).voxels);
    }
    for (int n = 0; n < 9; ++n) {
        w.document.undo();
    }
    QVERIFY(w.map(id).voxels == maps[2]);
}

void TestDocument::otherContentOrRemovalForgetsALayersEditsAlone()
{
    Watched w;
    const LayerId first = w.document.add(expert()), second = w.document.add(result());
    const LayerId third = w.document.add(result("vnet"));
    for (const LayerId id : {first, second, third, first, second, third}) {
        w.paint(id, w.map(id).at(1, 3, 4) == Label::Necrosis ? 2 : 1);
    }
    const auto replacement = marker();
    w.document.replace(second, LabelContent{.map = replacement});
    w.document.remove(third);
    while (w.document.canUndo()) {
        w.document.undo();
    }
    QVERIFY(w.map(first).voxels == marker()->voxels);
    QCOMPARE(w.document.layer(second)->labels()->map, replacement);
}

void TestDocument::whatComesFromAFileIsSaved()
{
    Watched w;
    for (const auto kind : {Origin::Kind::Expert, Origin::Kind::File, Origin::Kind::Model,
                            Origin::Kind::Drawn, Origin::Kind::Computed}) {
        NewLayer layer = expert();
        layer.origin = {.kind = kind};
        const bool fromFile = kind == Origin::Kind::Expert || kind == Origin::Kind::File;
        QCOMPARE(w.document.layer(w.document.add(layer))->isSaved(), fromFile);
    }
}

void TestDocument::undoingToTheSavedContentMakesALayerSavedAgain()
{
    Watched w;
    const LayerId id = w.document.add(result());
    w.paint(id, 1);
    w.document.markSaved(id, w.document.layer(id)->mark);
    QVERIFY(w.document.layer(id)->isSaved());
    w.document.undo();
    QVERIFY(!w.document.layer(id)->isSaved());
    w.document.redo();
    QVERIFY(w.document.layer(id)->isSaved());
    w.paint(id, 2);
    QVERIFY(!w.document.layer(id)->isSaved());
    w.document.undo();
    QVERIFY(w.document.layer(id)->isSaved());
    // The same number of changes, but others.
    w.document.undo();
    w.paint(id, 5);
    QVERIFY(!w.document.layer(id)->isSaved());
    w.document.markSaved(id, w.document.layer(id)->mark);
    w.document.replace(id, LabelContent{.map = marker()});
    QVERIFY(!w.document.layer(id)->isSaved());
}

void TestDocument::aFileThatHoldsAnEarlierContentDoesNotMakeTheLayerSaved()
{
    Watched w;
    const LayerId id = w.document.add(result());
    const ContentMark written = w.document.layer(id)->mark;
    w.paint(id, 1);  // while the file was being written
    w.document.markSaved(id, written);
    QVERIFY(!w.document.layer(id)->isSaved());
    w.document.undo();
    QVERIFY(w.document.layer(id)->isSaved());
}

QTEST_APPLESS_MAIN(TestDocument)
#include "test_document.moc"
