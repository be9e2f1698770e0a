#include "ui/engine/case_doubts.h"

#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/phantom/phantom.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace glioscope;

namespace {

const std::vector<Sequence> kAll(kAllSequences.begin(), kAllSequences.end());

Case phantomCase(bool exchanged)
{
    static const Phantom phantom = makePhantom({.seed = 5,
                                                .geometry = {.size = {60, 60, 39},
                                                             .spacingMm = {4, 4, 4},
                                                             .originLps = {0, -236, 0},
                                                             .direction = kIdentity3}});
    Case made;
    std::ranges::transform(phantom.images, made.images.begin(),
                           [](const Image& image) { return std::make_shared<const Image>(image); });
    if (exchanged) {
        std::swap(made.images[1], made.images[2]);
    }
    return made;
}

}  // namespace

class TestCaseDoubts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentencesComeLaterAndAreThoseOfTheImages()
    {
        CaseDoubts doubts;
        QSignalSpy found(&doubts, &CaseDoubts::found);
        const Case exchanged = phantomCase(true);
        QVERIFY(doubts.about(exchanged, kAll).empty());
        QCOMPARE(found.size(), 0);
        QTRY_COMPARE(found.size(), 1);
        const std::vector<Sentence> expected = imageDoubts(exchanged);
        QCOMPARE(expected.size(), std::size_t{1});
        QCOMPARE(doubts.about(exchanged, kAll), expected);
        QVERIFY(!found.wait(100));  // known once, not looked for again
    }

    void anotherCaseHasNothingOfTheOneBefore()
    {
        CaseDoubts doubts;
        QSignalSpy found(&doubts, &CaseDoubts::found);
        const Case exchanged = phantomCase(true), sound = phantomCase(false);
        (void)doubts.about(exchanged, kAll);
        (void)doubts.about(sound, kAll);  // before the first are known
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(doubts.about(sound, kAll).empty());
        (void)doubts.about(exchanged, kAll);
        QTRY_COMPARE(found.size(), 2);
        QVERIFY(!doubts.about(exchanged, kAll).empty());
        QVERIFY(doubts.about(sound, kAll).empty());  // at once
    }

    void onlyWhatTheModelTakesIsDoubted()
    {
        CaseDoubts doubts;
        QSignalSpy found(&doubts, &CaseDoubts::found);
        (void)doubts.about(phantomCase(true), {Sequence::Flair, Sequence::T2});
        QTRY_COMPARE(found.size(), 1);
        Case flat = phantomCase(false);
        flat.images[1] = std::make_shared<const Image>(flat.images[1]->geometry, 3.0F);
        (void)doubts.about(flat, {Sequence::Flair, Sequence::T2});
        QTRY_COMPARE(found.size(), 2);
        QVERIFY(doubts.about(flat, {Sequence::Flair, Sequence::T2}).empty());
        (void)doubts.about(flat, kAll);
        QTRY_COMPARE(found.size(), 3);
        QCOMPARE(doubts.about(flat, kAll).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestCaseDoubts)
#include "test_case_doubts.moc"
