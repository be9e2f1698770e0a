#include "segmentation/session/listeners.h"

#include <QTest>

#include <string>

using namespace glioscope;

using Words = Listeners<std::string>;

class TestListeners : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allHearInTheOrderInWhichTheySubscribed()
    {
        Words words;
        std::string heard;
        const auto first = words.subscribe([&](const std::string& w) { heard += "1" + w; });
        const auto second = words.subscribe([&](const std::string& w) { heard += "2" + w; });
        words.tell("a");
        words.tell("b");
        QCOMPARE(heard, std::string("1a2a1b2b"));
    }

    void whoeverHasEndedHearsNothing()
    {
        Words words;
        std::string heard;
        auto first = words.subscribe([&](const std::string& w) { heard += "1" + w; });
        const auto second = words.subscribe([&](const std::string& w) { heard += "2" + w; });
        first.reset();
        words.tell("a");
        QCOMPARE(heard, std::string("2a"));
    }

    void oneEndedByAnEarlierListenerDoesNotHearOfTheSameEvent()
    {
        Words words;
        std::string heard;
        Words::Subscription second;
        const auto first = words.subscribe([&](const std::string&) { second.reset(); });
        second = words.subscribe([&](const std::string& w) { heard += w; });
        words.tell("a");
        QVERIFY(heard.empty());
    }

    void aListenerMayEndItself()
    {
        Words words;
        int calls = 0;
        Words::Subscription self;
        self = words.subscribe([&](const std::string&) {
            ++calls;
            self.reset();
            ++calls;  // what it has captured is still there
        });
        words.tell("a");
        words.tell("b");
        QCOMPARE(calls, 2);
    }

    void oneWhoSubscribesMeanwhileHearsOfTheNextEvent()
    {
        Words words;
        std::string heard;
        Words::Subscription late;
        const auto first = words.subscribe([&](const std::string&) {
            if (!late) {
                late = words.subscribe([&](const std::string& w) { heard += w; });
            }
        });
        words.tell("a");
        QVERIFY(heard.empty());
        words.tell("b");
        QCOMPARE(heard, std::string("b"));
    }

    void anEventCausedByAListenerReachesAll()
    {
        Words words;
        std::string heard;
        const auto first = words.subscribe([&](const std::string& w) {
            if (w == "a") {
                words.tell("b");
            }
        });
        const auto second = words.subscribe([&](const std::string& w) { heard += w; });
        words.tell("a");
        QCOMPARE(heard, std::string("ba"));
    }
};

QTEST_APPLESS_MAIN(TestListeners)
#include "test_listeners.moc"
