#include "segmentation/networks/contract/stated_figures.h"

#include "segmentation/system/error.h"

#include <QtTest>

#include <cmath>

using namespace glioscope;

class TestStatedFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meanDiceNeedsAllThree();
    void figuresAreReadWithTheirNames();
};

void TestStatedFigures::meanDiceNeedsAllThree()
{
    ModelContract contract;
    contract.metrics = {{"Dice WT", 0.8}, {"Dice TC", 0.7}, {"Dice ET", 0.6}};
    QVERIFY(std::abs(meanDice(contract) - 0.7) < 1e-12);
    contract.metrics.erase("Dice ET");
    QCOMPARE(meanDice(contract), 0.0);
}

void TestStatedFigures::figuresAreReadWithTheirNames()
{
    const auto metrics = metricsFromJson(R"({"Dice WT": 0.9, "HD95 WT mm": 7})");
    QCOMPARE(metrics, (std::map<std::string, double>{{"Dice WT", 0.9}, {"HD95 WT mm", 7}}));
    for (const char* wrong : {"", "[]", "{}", R"({"Dice WT": "0.9"})", R"({"Dice WT": 1.1})",
                              R"({"HD95 WT mm": -1})", R"({"HD95 WT mm": null})"}) {
        QVERIFY_THROWS_EXCEPTION(Error, (void)metricsFromJson(wrong));
    }
}

QTEST_APPLESS_MAIN(TestStatedFigures)
#include "test_stated_figures.moc"
