#include "app/engine/evaluate/evaluation_table.h"
#include "app/engine/evaluate/further_figures.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace glioscope;
using nlohmann::json;

namespace {

const Geometry kGrid = {.size = {30, 24, 20}, .spacingMm = {1, 1, 1}, .originLps = {}};

LabelMap block(int begin, int end)
{
    LabelMap labels(kGrid);
    for (int k = begin; k < end; ++k) {
        for (int j = begin; j < end; ++j) {
            for (int i = begin; i < end; ++i) {
                labels.at(i, j, k) = Label::Enhancing;
            }
        }
    }
    return labels;
}

}  // namespace

class TestFurtherFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTableNamesWhatItFollows()
    {
        const std::string text = furtherText(compareLabels(block(4, 9), block(4, 10)));
        const std::string definitions = furtherDefinitions(2.5);
        for (const char* name : {"BraTS 2023 code", "MIST"}) {
            QVERIFY(text.find(name) != text.npos && definitions.find(name) != definitions.npos);
        }
        for (const char* name : {"within 2.5 mm", "surface-distance", "MONAI", "Glioscope"}) {
            QVERIFY2(definitions.find(name) != definitions.npos, name);
        }
        QVERIFY(text.find("\nNCR") != text.npos);
    }

    void theFirstTableIsPartOfTheSameFigures()
    {
        const LabelMap prediction = block(4, 9), reference = block(4, 10);
        const auto rows = rowsOf(compareLabels(prediction, reference));
        const auto expected = evaluate(prediction, reference);
        QCOMPARE(rows.size(), expected.size());
        for (std::size_t n = 0; n < rows.size(); ++n) {
            QCOMPARE(rows[n].structure, expected[n].structure);
            QCOMPARE(rows[n].dice, expected[n].dice);
            QCOMPARE(rows[n].hd95Mm, expected[n].hd95Mm);
            QCOMPARE(rows[n].predictionMl, expected[n].predictionMl);
        }
    }

    void jsonHasEveryFigureAndNullWhereThereIsNone()
    {
        const auto figures = compareLabels(block(4, 9), block(4, 10), {.toleranceMm = 0});
        const json pair =
            json::parse(pairJson({"case", "model", {}, {}}, rowsOf(figures), figures, 0));
        QVERIFY(pair.at("hd95").is_string() && pair.at("emptyRule").is_string());
        QCOMPARE(pair.at("further").at("toleranceMm").get<double>(), 0.0);
        const json& wt = pair.at("rows").at(3);
        QCOMPARE(wt.at("name").get<std::string>(), std::string("WT"));
        const json& further = wt.at("further");
        QCOMPARE(further.at("jaccard").get<double>(), 125.0 / 216);
        QCOMPARE(further.at("precision").get<double>(), 1.0);
        QCOMPARE(further.at("volume_error_ml").get<double>(), (125 - 216) / 1000.0);
        QVERIFY(further.at("surface_dice").get<double>() < 0.7);
        QCOMPARE(further.at("byLesion").at("mist").at("lesions").get<int>(), 1);
        const json& ncr = pair.at("rows").at(0).at("further");  // empty in both
        QCOMPARE(ncr.at("jaccard").get<double>(), 1.0);
        QCOMPARE(ncr.at("assd_mm").get<double>(), 0.0);
        QVERIFY(!ncr.contains("byLesion"));
        const auto missed = compareLabels(LabelMap(kGrid), block(4, 10));
        QVERIFY(furtherJson(missed[3]).at("hd_mm").is_null());
        QCOMPARE(furtherJson(missed[3]).at("byLesion").at("brats2023").at("hd95_mm").get<double>(),
                 374.0);
    }
};

QTEST_APPLESS_MAIN(TestFurtherFigures)
#include "test_further_figures.moc"
