// Sentences that can be told in another language: what they say in English, and what they keep.

#include "segmentation/system/error.h"

#include <QTest>

using namespace glioscope;

class TestSentence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreFilledInAnyOrderAndAnyNumberOfTimes()
    {
        QCOMPARE(filled("%2 is beside %1, %2", {"a", "b"}), std::string("b is beside a, b"));
        QCOMPARE(filled("", {"a"}), std::string());
        QCOMPARE(filled("no place", {"a"}), std::string("no place"));
    }

    void whatStandsInAPlaceIsNoPattern()
    {
        QCOMPARE(filled("%1 and %2", {"%2", "100 %1"}), std::string("%2 and 100 %1"));
        QCOMPARE(Sentence::of("The case %1 is bad.", std::string("%1{0}")).text(),
                 std::string("The case %1{0} is bad."));
    }

    void whatIsNoPlaceStays()
    {
        QCOMPARE(filled("50 % of %1, %0, %3, %", {"a"}), std::string("50 % of a, %0, %3, %"));
    }

    void argumentsKeepWhatTheyAre()
    {
        const auto said = Sentence::of("%1 %2 %3 %4", std::filesystem::path("/d/M\xFCller.nii"), 3,
                                       Sentence::Number{"2.50"}, Sentence::of("is %1", 7u));
        QCOMPARE(said.text(), std::string("/d/M\xFCller.nii 3 2.50 is 7"));
        QCOMPARE(said.pattern(), std::string("%1 %2 %3 %4"));
        QCOMPARE(said.arguments().size(), std::size_t{4});
        QCOMPARE(std::get<std::string>(said.arguments()[0]), std::string("/d/M\xFCller.nii"));
        QCOMPARE(std::get<Sentence::Number>(said.arguments()[1]).text, std::string("3"));
        QCOMPARE(std::get<Sentence::Number>(said.arguments()[2]).text, std::string("2.50"));
        QCOMPARE(std::get<Sentence>(said.arguments()[3]).pattern(), std::string("is %1"));
    }

    void aTextHasNoPattern()
    {
        const Sentence said = "100 %1";
        QVERIFY(said.pattern().empty() && said.arguments().empty());
        QCOMPARE(said.text(), std::string("100 %1"));
    }

    void oneOfTwoMayBeEmpty()
    {
        const auto first = Sentence::of("First."), then = Sentence::of("Then.");
        QCOMPARE(together(first, then).text(), std::string("First. Then."));
        QCOMPARE(together(first, {}).pattern(), std::string("First."));
        QCOMPARE(together({}, then).pattern(), std::string("Then."));
    }

    void aFailureKeepsHowItIsSaid()
    {
        try {
            throw AmbiguousInput(Sentence::of("Which of %1?", 2));
        } catch (const std::exception& failure) {
            QCOMPARE(std::string(failure.what()), std::string("Which of 2?"));
            QCOMPARE(saidBy(failure).pattern(), std::string("Which of %1?"));
        }
        QVERIFY(saidBy(Error("As it is: %1.")).pattern().empty());
        QCOMPARE(saidBy(std::runtime_error("Not ours.")).text(), std::string("Not ours."));
    }
};

QTEST_APPLESS_MAIN(TestSentence)
#include "test_sentence.moc"
