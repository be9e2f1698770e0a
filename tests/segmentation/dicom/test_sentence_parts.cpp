// Sentences that are joined: their English, and that nothing of what they are made of is lost.

#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/jobs/sentence_json.h"

#include <QTest>

using namespace glioscope;

class TestSentenceParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsEmptyIsLeftOut()
    {
        QVERIFY(joined({}).empty());
        QVERIFY(joined({Sentence(), Sentence()}).empty());
        QCOMPARE(joined({Sentence(), "a", Sentence(), "b %1"}, ", ").text(),
                 std::string("a, b %1"));
    }

    void manyArePassedOnWithAllTheirParts()
    {
        std::vector<Sentence> parts;
        std::string text;
        for (int n = 1; n <= 60; ++n) {
            parts.push_back(Sentence::of("series %1", n));
            text += (n > 1 ? "; series " : "series ") + std::to_string(n);
        }
        const Sentence all = joined(parts);
        QCOMPARE(all.text(), text);
        jobs::json line;
        jobs::put(line, "message", all);
        const Sentence back = jobs::sentenceFrom(line, "message");
        QCOMPARE(back.text(), text);
        QVERIFY(!back.pattern().empty());
    }

    void numbersAreWrittenAsAsked()
    {
        QCOMPARE(written("%.2f", 1.0 / 3).text, std::string("0.33"));
        QCOMPARE(Sentence::of("%1 mm", written("%.4g", 2500)).text(), std::string("2500 mm"));
    }
};

QTEST_GUILESS_MAIN(TestSentenceParts)
#include "test_sentence_parts.moc"
