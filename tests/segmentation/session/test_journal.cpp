#include "segmentation/session/journal.h"

#include <QTest>

using namespace glioscope;

namespace {

/// A change of so many runs; `mark` tells it from others.
Commit commit(LayerId layer, ContentMark mark, std::size_t runs = 1)
{
    Commit result{.layer = layer, .delta = {}, .before = mark - 1, .after = mark};
    result.delta.runs.resize(runs);
    return result;
}

/// The marks that undoing one after the other meets.
std::vector<ContentMark> undoableMarks(Journal journal)
{
    std::vector<ContentMark> marks;
    while (const Commit* next = journal.undoable()) {
        marks.push_back(next->after);
        journal.stepBack();
    }
    return marks;
}

}  // namespace

class TestJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesAreUndoneFromTheLastAndRedoneInTheirOrder()
    {
        Journal journal;
        QVERIFY(!journal.undoable() && !journal.redoable());
        journal.add(commit(1, 11));
        journal.add(commit(1, 12));
        QVERIFY(!journal.redoable());
        QCOMPARE(journal.undoable()->after, ContentMark{12});
        journal.stepBack();
        QCOMPARE(journal.undoable()->after, ContentMark{11});
        QCOMPARE(journal.redoable()->after, ContentMark{12});
        journal.stepBack();
        QVERIFY(!journal.undoable());
        QCOMPARE(journal.redoable()->after, ContentMark{11});
        journal.stepForward();
        QCOMPARE(journal.redoable()->after, ContentMark{12});
    }

    void aNewChangeForgetsWhatCouldBeRedone()
    {
        Journal journal;
        journal.add(commit(1, 11, 5));
        journal.add(commit(1, 12, 7));
        journal.stepBack();
        journal.add(commit(1, 13, 2));
        QVERIFY(!journal.redoable());
        QCOMPARE(undoableMarks(journal), (std::vector<ContentMark>{13, 11}));
        QCOMPARE(journal.bytes(), 7 * sizeof(LabelRun));
    }

    void theOldestAreForgottenBeyondSoManyChanges()
    {
        Journal journal({.commits = 3});
        for (ContentMark mark = 1; mark <= 5; ++mark) {
            journal.add(commit(1, mark));
        }
        QCOMPARE(undoableMarks(journal), (std::vector<ContentMark>{5, 4, 3}));
    }

    void theOldestAreForgottenBeyondSoManyBytes()
    {
        Journal journal({.bytes = 10 * sizeof(LabelRun)});
        journal.add(commit(1, 1, 4));
        journal.add(commit(1, 2, 4));
        journal.add(commit(1, 3, 2));
        QCOMPARE(journal.bytes(), 10 * sizeof(LabelRun));
        journal.add(commit(1, 4, 1));
        QCOMPARE(undoableMarks(journal), (std::vector<ContentMark>{4, 3, 2}));
        QCOMPARE(journal.bytes(), 7 * sizeof(LabelRun));
    }

    void theNewestStaysHoweverLarge()
    {
        Journal journal({.bytes = 10 * sizeof(LabelRun)});
        journal.add(commit(1, 1));
        journal.add(commit(1, 2, 50));
        QCOMPARE(undoableMarks(journal), (std::vector<ContentMark>{2}));
    }

    void aLayersChangesAreForgottenAndThoseOfOthersStay()
    {
        Journal journal;
        for (const LayerId layer : {1, 2, 1, 2, 1}) {
            journal.add(commit(layer, ContentMark(10 * layer), 3));
        }
        journal.stepBack();
        journal.stepBack();
        journal.forget(1);
        QCOMPARE(undoableMarks(journal), (std::vector<ContentMark>{20}));
        QCOMPARE(journal.redoable()->after, ContentMark{20});
        QCOMPARE(journal.bytes(), 6 * sizeof(LabelRun));
        journal.forget(2);
        QVERIFY(!journal.undoable() && !journal.redoable());
        QCOMPARE(journal.bytes(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "test_journal.moc"
