// What is proposed of a study, what stays a question, and what the engine is told.

#include "ui/study/series_choice.h"

#include <QTest>

using namespace glioscope;
using namespace Qt::StringLiterals;

namespace {

StudySeries series(int number, const QString& description)
{
    StudySeries one;
    one.studyUid = u"1.2"_s;
    one.seriesUid = u"1.2.%1"_s.arg(number);
    one.number = number;
    one.description = description;
    one.size = {256, 256, 24};
    return one;
}

/// Series 3 to 6 are FLAIR, T1, T1ce, T2.
StudyListing clear()
{
    StudyListing listing;
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        listing.series.push_back(series(int(place) + 3, u"AX"_s));
        listing.proposed[place] = place;
        listing.claims[place] = {place};
    }
    return listing;
}

QString sentences(const QList<Notice>& notices)
{
    QStringList texts;
    for (const Notice& notice : notices) {
        texts << notice.text;
    }
    return texts.join(u'\n');
}

}  // namespace

class TestSeriesChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClearStudyIsProposedWhole()
    {
        const StudyListing listing = clear();
        const SeriesChoice choice = proposedChoice(listing);
        QVERIFY(noticesOf(listing, choice).isEmpty());
        QVERIFY(canOpen(listing, choice));
        QCOMPARE(choice.sequenceOf(2), std::optional(Sequence::T1ce));
        QCOMPARE(toldSeries(listing, choice),
                 (QStringList{u"--flair"_s, u"1.2.3:1"_s, u"--t1"_s, u"1.2.4:1"_s, u"--t1ce"_s,
                              u"1.2.5:1"_s, u"--t2"_s, u"1.2.6:1"_s}));
    }

    void twoClaimsAreAQuestionThatHindersOpening()
    {
        StudyListing listing = clear();
        listing.series.push_back(series(9, u"SAG POST"_s));
        listing.proposed[2].reset();
        listing.claims[2] = {2, 4};
        SeriesChoice choice = proposedChoice(listing);
        QVERIFY(choice.isOpen[2]);
        QVERIFY(!canOpen(listing, choice));
        const QString asked = sentences(noticesOf(listing, choice));
        QVERIFY2(asked.contains(u"Which is the T1ce: series 5, AX; series 9, SAG POST?"_s),
                 qPrintable(asked));
        choice.isOpen[2] = false;
        choice.rows[2] = 4;
        QVERIFY(canOpen(listing, choice));
        QVERIFY(toldSeries(listing, choice).contains(u"1.2.9:1"_s));
    }

    void aMissingSequenceIsSaidAndDoesNotHinderLooking()
    {
        StudyListing listing = clear();
        listing.proposed[3].reset();
        listing.claims[3].clear();
        const SeriesChoice choice = proposedChoice(listing);
        QVERIFY(canOpen(listing, choice));
        const QList<Notice> notices = noticesOf(listing, choice);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices[0].kind, Notice::Kind::Warning);
        QVERIFY(notices[0].text.startsWith(u"No series is the T2."_s));
        QVERIFY(notices[0].text.contains(u"segmenting needs FLAIR, T1, T1ce and T2"_s));
        QCOMPARE(toldSeries(listing, choice).last(), u"none"_s);
    }

    void aDoubtAboutContrastAgentAsksForBoth()
    {
        StudyListing listing = clear();
        listing.proposed[1].reset();
        listing.proposed[2].reset();
        listing.claims[1].clear();
        listing.claims[2].clear();
        listing.series[1].isContrastDoubtful = true;
        SeriesChoice choice = proposedChoice(listing);
        QVERIFY(choice.isOpen[1] && choice.isOpen[2]);
        QVERIFY(!canOpen(listing, choice));
        QCOMPARE(noticesOf(listing, choice).size(), 1);
        choice.isOpen = {};
        choice.rows[2] = 1;
        QVERIFY(canOpen(listing, choice));
    }

    void oneSeriesIsOneSequenceAndACaseIsOfOneStudy()
    {
        StudyListing listing = clear();
        SeriesChoice choice = proposedChoice(listing);
        choice.rows[1] = 2;
        QVERIFY(!canOpen(listing, choice));
        QVERIFY(sentences(noticesOf(listing, choice)).contains(u"chosen for two sequences"_s));
        listing.series[3].studyUid = u"1.9"_s;
        choice = proposedChoice(clear());
        QVERIFY(!canOpen(listing, choice));
        QVERIFY(sentences(noticesOf(listing, choice)).contains(u"several studies"_s));
        choice.rows = {};
        QVERIFY(!canOpen(listing, choice));
    }

    void studiesInOneFolderLeaveEverythingOpen()
    {
        StudyListing listing = clear();
        listing.series.push_back(series(9, u"other"_s));
        listing.series[4].studyUid = u"1.9"_s;
        listing.proposed = {};
        const SeriesChoice choice = proposedChoice(listing);
        QCOMPARE(choice.isOpen, (std::array<bool, 4>{true, true, true, true}));
        QVERIFY(!canOpen(listing, choice));
        const QString asked = sentences(noticesOf(listing, choice));
        QCOMPARE(asked.count(u"Which is the "_s), 4);
        QVERIFY(!asked.contains(u"contrast agent"_s) && !asked.contains(u"No series"_s));
    }

    void theEnginesLineBecomesAListing()
    {
        const auto listing = listingIn(
            R"({"type":"study","series":[{"studyInstanceUid":"1","seriesInstanceUid":"1.1",
            "seriesDescription":"Sag","seriesNumber":5,"size":[20,30,40],"spacingMm":[1,2,3],
            "repetition":1,"repetitions":60,"timeSeries":true,"plane":"sagittal",
            "repetitionTimeMs":9000,"echoTimeMs":null,"sequence":"flair","volume":2,
            "notices":["a"],"problem":""}],"proposal":{"flair":0,"t1":null,"t1ce":7,"t2":-1},
            "claims":{"flair":[0,9]},"refused":["b"],
            "patients":{"1":{"name":"N","id":"7","birthDate":"1950-12-31"}}})");
        QVERIFY(listing);
        QCOMPARE(listing->series.size(), std::size_t{1});
        const StudySeries& one = listing->series[0];
        QCOMPARE(one.title(), u"5, Sag (volume 2)"_s);
        QCOMPARE(one.size, (Index3{20, 30, 40}));
        QCOMPARE(one.repetitionTimeMs, std::optional(9000.0));
        QVERIFY(!one.echoTimeMs);
        QCOMPARE(one.taken, std::optional(Sequence::Flair));
        QCOMPARE(listing->proposed[0], std::optional(std::size_t{0}));
        QVERIFY(!listing->proposed[1] && !listing->proposed[2] && !listing->proposed[3]);
        QCOMPARE(listing->claims[0], std::vector<std::size_t>{0});
        QCOMPARE(listing->patients[u"1"_s].id, u"7"_s);
        QVERIFY(listing->patients[u"1"_s].text().startsWith(u"N · "_s));
        QVERIFY(!listingIn("{\"type\":\"progress\"}") && !listingIn("no json"));
    }

    void aSeriesNamesItsStudyWhereThereAreSeveral()
    {
        const auto titles = [](const QByteArray& secondStudy) {
            const auto listing =
                listingIn(R"({"type":"study","series":[{"studyInstanceUid":"1","seriesNumber":5,
                "seriesDescription":"Sag"},{"studyInstanceUid":")" +
                          secondStudy + R"(","seriesNumber":5,"seriesDescription":"Sag"}]})");
            return QStringList{listing->series[0].title(), listing->series[1].title()};
        };
        QCOMPARE(titles("1"), (QStringList{u"5, Sag"_s, u"5, Sag"_s}));
        QCOMPARE(titles("2"), (QStringList{u"5, Sag (study 1)"_s, u"5, Sag (study 2)"_s}));
    }

    void whatCannotBeReadIsCounted()
    {
        StudyListing listing = clear();
        listing.refused = {u"The file A is cut off."_s, u"The file B is cut off."_s};
        const QList<Notice> notices = noticesOf(listing, proposedChoice(listing));
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices[0].kind, Notice::Kind::Warning);
        QVERIFY2(notices[0].text.startsWith(u"2 image"_s) && notices[0].text.contains(u"file A"_s),
                 qPrintable(notices[0].text));
        QVERIFY(canOpen(listing, proposedChoice(listing)));
    }

    void aPictureIsThatManyBytes()
    {
        const auto picture = pictureIn(
            "{\"type\":\"series-picture\",\"row\":3,\"width\":2,\"height\":1,\"grey\":\"AP8=\"}");
        QCOMPARE(picture->row, std::size_t{3});
        QCOMPARE(qGray(picture->picture.pixel(1, 0)), 255);
        const auto cut = pictureIn(
            "{\"type\":\"series-picture\",\"row\":3,\"width\":2,\"height\":2,\"grey\":\"AP8=\"}");
        QVERIFY(cut && cut->picture.isNull());
    }
};

QTEST_APPLESS_MAIN(TestSeriesChoice)
#include "test_series_choice.moc"
