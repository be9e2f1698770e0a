#include "app/engine/compare/cohort_tables.h"
#include "app/engine/compare/confidence_page.h"
#include "app/engine/compare/report_page.h"
#include "segmentation/system/error.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

StructureFigures row(Structure structure, std::int64_t both, std::int64_t onlyOne)
{
    StructureFigures made;
    made.structure = structure;
    made.figures = overlapFigures(
        {.truePositive = both, .falsePositive = onlyOne, .falseNegative = 0, .trueNegative = 100},
        0.001);
    made.figures.byFormula[Metric::Hausdorff95] = static_cast<double>(onlyOne);
    return made;
}

/// One hit of `both` voxels in every region, with that many false ones.
ComparisonRecord record(const std::string& caseName, const std::string& model, int onlyOne)
{
    ComparisonRecord made;
    made.caseName = caseName;
    made.model = model;
    for (const Structure structure : {Structure::Necrosis, Structure::Oedema, Structure::Enhancing,
                                      Structure::WholeTumour, Structure::TumourCore}) {
        made.rows.push_back(row(structure, 10, onlyOne));
    }
    return made;
}

CohortResults threeCases()
{
    return {{"a", "b"},
            {"<Case> 1", "Case 2", "Case 3"},
            {record("<Case> 1", "a", 0), record("<Case> 1", "b", 5), record("Case 2", "a", 10),
             record("Case 2", "b", 10), record("Case 3", "a", 2), record("Case 3", "b", 1)}};
}

}  // namespace

class TestReportPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranksAreSharedAndAveraged()
    {
        const MeanRanks mean = meanRanks(threeCases());
        QCOMPARE(mean.cells, std::size_t{3 * 3 * 2});
        QVERIFY(std::abs(mean.ranks[0] - (1 + 1.5 + 2) / 3) < 1e-12);
        QVERIFY(std::abs(mean.ranks[1] - (2 + 1.5 + 1) / 3) < 1e-12);
    }

    void differencesArePairedByCase()
    {
        const std::vector<double> found =
            pairedDifferences(threeCases(), {0, 1}, Structure::WholeTumour, Metric::Hausdorff95);
        QCOMPARE(found, (std::vector<double>{-5, 0, 1}));
    }

    void aCaseWithoutFiguresIsLeftOutOfEverything()
    {
        CohortResults results = threeCases();
        results.records[5].rows.clear();
        results.records[5].problem = "The file <x> is damaged.";
        QCOMPARE(meanRanks(results).cells, std::size_t{2 * 3 * 2});
        QCOMPARE(pairedDifferences(results, {0, 1}, Structure::Enhancing, Metric::Dice).size(),
                 std::size_t{2});
        const std::string page = reportPage(results, "2031-12-31");
        QVERIFY(page.find("The file &lt;x&gt; is damaged.") != page.npos);
    }

    void theWorstCaseComesFirst()
    {
        QCOMPARE(worstFirst(threeCases()), (std::vector<std::size_t>{1, 0, 2}));
    }

    void namesAreTextAndTheDateIsTheOnlyDifference()
    {
        const std::string page = reportPage(threeCases(), "2031-12-31");
        QVERIFY(page.find("<Case>") == page.npos && page.find("&lt;Case&gt; 1") != page.npos);
        std::string later = reportPage(threeCases(), "2032-01-01");
        const std::size_t at = later.find("2032-01-01");
        QVERIFY(at != later.npos && later != page);
        later.replace(at, 10, "2031-12-31");
        QCOMPARE(later, page);
    }

    void thePageStatesItsConventions()
    {
        const std::string page = reportPage(threeCases(), "2031-12-31");
        for (const char* text : {"BraTS 2023 code", "MIST", "Wilcoxon", "surface-distance", "MONAI",
                                 "Student", "NCR (the reference system's TC)"}) {
            QVERIFY2(page.find(text) != page.npos, text);
        }
    }

    void theLeastCertainCaseComesFirstAndCalibrationIsPooled()
    {
        CohortResults results = threeCases();
        QVERIFY(!hasConfidence(results) && leastCertainFirst(results).empty());
        for (const std::size_t n : {0, 2}) {  // model a of the first two cases
            StructureConfidence one;
            one.calibration.entropy = n == 0 ? 0.2 : 0.4;
            one.calibration.volume = {
                .lowMl = 0.009, .ml = 0.01, .highMl = n == 0 ? 0.011 : 0.0095};
            one.calibration.bins[5] = {.voxels = 10, .marked = n == 0 ? 8 : 0, .probabilities = 5};
            results.records[n].confidence = {one};
        }
        QCOMPARE(leastCertainFirst(results), (std::vector<std::size_t>{1, 0}));
        const TableRows rows = calibrationTable(results);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1][2], std::string("0.1000"));  // (10 - 8) / 20 once pooled
        QCOMPARE(rows[1][3], std::string("1 of 2 cases"));
        QVERIFY(reportPage(results, "2031-12-31").find("Least certain cases") != std::string::npos);
    }

    void partsOfOtherComparisonsAreRefused()
    {
        CohortResults other = threeCases();
        QVERIFY_THROWS_EXCEPTION(Error, (void)merged({other, other}, {"x", "y"}));
        other.models = {"b", "a"};
        other.cases = {"Case 4", "Case 5", "Case 6"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)merged({threeCases(), other}, {"x", "y"}));
    }

    void csvQuotesNamesAndLeavesUndefinedFiguresEmpty()
    {
        CohortResults results = {{"a,b"}, {"Case \"1\""}, {record("Case \"1\"", "a,b", 0)}};
        results.records[0].rows[0].figures = overlapFigures(
            {.truePositive = 0, .falsePositive = 0, .falseNegative = 4, .trueNegative = 9}, 0.001);
        const std::string csv = resultsCsv(results);
        QVERIFY(csv.find("\n\"Case \"\"1\"\"\",\"a,b\",NCR,0,0,0,1,1,0,0.004,inf,inf,0,,,,,,,") !=
                csv.npos);
    }
};

QTEST_APPLESS_MAIN(TestReportPage)
#include "test_report_page.moc"
