// Editing, undoing, and which content is saved.

#include "segmentation/system/error.h"
#include "tests/support/watched_document.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

class TestDocumentEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
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

void TestDocumentEdits::editsAreUndoneAndRedone()
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

void TestDocumentEdits::editsAreToldWithTheirBox()
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

void TestDocumentEdits::aFailedEditChangesNothing()
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

void TestDocumentEdits::onlySegmentationsAreEdited()
{
    Watched w;
    const LayerId id = w.document.add(
        {.name = "T2", .content = ImageContent{.series = {.sequence = Sequence::T2}}});
    QVERIFY_THROWS_EXCEPTION(Error, w.document.edit(id, stroke(*marker(), 1)));
    QVERIFY(!w.document.canUndo());
}

void TestDocumentEdits::undoReachesBackAsFarAsTheLimits()
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

void TestDocumentEdits::otherContentOrRemovalForgetsALayersEditsAlone()
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

void TestDocumentEdits::whatComesFromAFileIsSaved()
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

void TestDocumentEdits::undoingToTheSavedContentMakesALayerSavedAgain()
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

void TestDocumentEdits::aFileThatHoldsAnEarlierContentDoesNotMakeTheLayerSaved()
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

QTEST_APPLESS_MAIN(TestDocumentEdits)
#include "test_document_edits.moc"
