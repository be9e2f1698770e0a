// Sentences in a command's line, told in Spanish; a line that says them in another way is English.

#include "segmentation/jobs/sentence_json.h"
#include "ui/engine/said_fields.h"
#include "ui/settings/language.h"

#include <QJsonDocument>
#include <QTest>

using namespace glioscope;
using namespace Qt::StringLiterals;

namespace {

QJsonObject read(const jobs::json& line)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(jobs::dumped(line))).object();
}

}  // namespace

class TestSaidFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSentenceIsToldInTheLanguageAndOthersStay()
    {
        jobs::json line;
        jobs::put(line, "reason",
                  Sentence::of("TE %1 ms and TI %2 ms", Sentence::Number{"2.5"}, 2500));
        jobs::put(line, "notices",
                  std::vector<Sentence>{"Of nobody's: %1.", Sentence::of("it states no TE"),
                                        Sentence::of("it states no TR")});
        const QJsonObject object = read(line);
        QCOMPARE(saidIn(object, "reason"_L1), u"TE 2.5 ms and TI 2500 ms"_s);
        const Translation spanish(Language::Spanish);
        QCOMPARE(saidIn(object, "reason"_L1), u"TE 2,5 ms y TI 2500 ms"_s);
        QCOMPARE(allSaidIn(object, "notices"_L1),
                 (QStringList{u"Of nobody's: %1."_s, u"no declara TE"_s, u"no declara TR"_s}));
    }

    void theTextCountsWhereItIsMadeUpInAnotherWay()
    {
        const Translation spanish(Language::Spanish);
        const auto parsed = [](const char* json) {
            return QJsonDocument::fromJson(QByteArray(json)).object();
        };
        QCOMPARE(saidIn(parsed(R"({"reason":"b","said":{"reason":{"pattern":"it states no TE"}}})"),
                        "reason"_L1),
                 u"b"_s);
        QCOMPARE(saidIn(parsed(R"({"reason":"b","said":7})"), "reason"_L1), u"b"_s);
        QCOMPARE(saidIn(parsed(R"({"reason":{"a":1}})"), "reason"_L1), QString());
        QCOMPARE(saidIn({}, "reason"_L1), QString());
        QCOMPARE(allSaidIn(parsed(R"({"notices":[1]})"), "notices"_L1), QStringList());
        QCOMPARE(
            allSaidIn(parsed(R"({"notices":["a","b"],"said":{"notices":[null]}})"), "notices"_L1),
            (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(allSaidIn({}, "notices"_L1), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSaidFields)
#include "test_said_fields.moc"
