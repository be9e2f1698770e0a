#include "segmentation/networks/contract/model_failures.h"

#include "segmentation/system/error.h"

#include <QTest>

using namespace glioscope;

using Texts = std::vector<std::string>;

class TestModelFailures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineIsASentence()
    {
        QCOMPARE(failuresFromText("# of unet\n\n  Noise: nothing. \r\nThick slices: said.\n"),
                 (Texts{"Noise: nothing.", "Thick slices: said."}));
        QCOMPARE(failuresFromText("10 % más"), Texts{"10 % más"});
    }

    void aTextWithoutASentenceAndOneThatIsNoTextAreRefused()
    {
        for (const char* wrong : {"", " \n\n", "# nothing", "Noise \xff\xfe."}) {
            QVERIFY_THROWS_EXCEPTION(Error, (void)failuresFromText(wrong));
        }
    }

    void whatModelsHaveInCommonIsKeptAlone()
    {
        ModelContract one, other;
        one.failsOn = {"Of any.", "Of one: 0.5.", "Of any too."};
        other.failsOn = {"Of any too.", "Of the other: 0.6.", "Of any."};
        keepSharedFailures(other, one);
        QCOMPARE(one.failsOn, (Texts{"Of any.", "Of any too."}));
    }

    /// A line each, so that what is written can be given back.
    void whatHoldsForAnyModelIsATextOfItsOwn()
    {
        std::string text;
        for (const std::string& sentence : failuresOfAnyModel()) {
            text += sentence + "\n";
        }
        QCOMPARE(failuresFromText(text), failuresOfAnyModel());
    }
};

QTEST_APPLESS_MAIN(TestModelFailures)
#include "test_model_failures.moc"
