#include "segmentation/jobs/comparison_results.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <string>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

const std::string kFigures =
    R"({"structure": "WT", "dice": 0.9, "hd95_mm": 3.5, "volume_ml": 40.25, "reference_ml": 41})";

std::string results(const std::string& rows)
{
    return R"({"results": [)" + rows + "]}";
}

std::string row(const std::string& more)
{
    return R"({"case": "A_1", "model": "unet", )" + more + "}";
}

}  // namespace

class TestComparisonResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresAndPlacesAreRead()
    {
        const auto all = read(
            results(row(R"("case_path": "/data/A_1_t1.nii", "segmentation": "A_1_unet_seg.nii.gz",
                    "structures": [)" +
                        kFigures + "]")));
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].caseName, std::string("A_1"));
        QCOMPARE(all[0].model, std::string("unet"));
        QVERIFY(all[0].problem.empty());
        QCOMPARE(all[0].casePath, fs::path("/data/A_1_t1.nii"));
        // Beside the file, wherever the folder has come to lie.
        QCOMPARE(all[0].segmentation, m_folder.path() / "A_1_unet_seg.nii.gz");
        const ComparedFigures& figures = all[0].figures.at(Structure::WholeTumour);
        QCOMPARE(figures.dice, std::optional(0.9));
        QCOMPARE(figures.hd95Mm, std::optional(3.5));
        QCOMPARE(figures.volumeMl, std::optional(40.25));
        QCOMPARE(figures.referenceMl, std::optional(41.0));
        QCOMPARE(all[0].figures.size(), std::size_t{1});
    }

    void anothersSegmentationKeepsItsPlace()
    {
        const auto all = read(results(row(R"("segmentation": "/theirs/A_1_seg.nii.gz",
                                             "structures": [])")));
        QCOMPARE(all[0].segmentation, fs::path("/theirs/A_1_seg.nii.gz"));
        QVERIFY(all[0].casePath.empty());
    }

    void whatIsNotDefinedIsNothingAndInfiniteIsInfinite()
    {
        const auto all = read(results(row(R"("structures": [{"structure": "ET", "dice": null,
            "hd95_mm": "inf", "volume_ml": 0, "reference_ml": null}])")));
        const ComparedFigures& figures = all[0].figures.at(Structure::Enhancing);
        QVERIFY(!figures.dice);
        QVERIFY(figures.hd95Mm && std::isinf(*figures.hd95Mm));
        QCOMPARE(figures.volumeMl, std::optional(0.0));
        QVERIFY(!figures.referenceMl);
    }

    void aCaseThatFailedHasItsSentenceAndNoFigures()
    {
        const auto all = read(results(row(R"("problem": "The file x is damaged.")")));
        QCOMPARE(all[0].problem.text(), std::string("The file x is damaged."));
        QVERIFY(all[0].figures.empty());
        QVERIFY(all[0].segmentation.empty());
    }

    void aSentenceComesWithItsParts()
    {
        const auto all = read(results(row(R"("problem": "Memory does not suffice for x.",
            "said": {"problem": {"pattern": "Memory does not suffice for %1.",
                                 "arguments": ["x"]}})")));
        QCOMPARE(all[0].problem.text(), std::string("Memory does not suffice for x."));
        QCOMPARE(all[0].problem.pattern(), std::string("Memory does not suffice for %1."));
    }

    void structuresOfLaterVersionsAreSkipped()
    {
        const auto all = read(
            results(row(R"("structures": [{"structure": "new", "dice": 1}, )" + kFigures + "]")));
        QCOMPARE(all[0].figures.size(), std::size_t{1});
    }

    void theOrderIsThatOfTheFile()
    {
        const auto all =
            read(results(row(R"("structures": [])") + R"(, {"case": "A_0", "model": "vnet",
                             "structures": []})"));
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].caseName, std::string("A_1"));
        QCOMPARE(all[1].model, std::string("vnet"));
    }

    void whatIsDamagedIsOneSentence_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("cut off") << QStringLiteral("{\"results\": [");
        QTest::newRow("no list") << QStringLiteral("{\"results\": 3}");
        QTest::newRow("no case") << QString::fromStdString(results(R"({"model": "unet"})"));
        QTest::newRow("no figures") << QString::fromStdString(results(row(R"("notices": [])")));
        QTest::newRow("text for a number")
            << QString::fromStdString(results(row(R"("structures": [{"structure": "WT",
               "dice": "high", "hd95_mm": 1, "volume_ml": 1, "reference_ml": 1}])")));
    }

    void whatIsDamagedIsOneSentence()
    {
        QFETCH(const QString, content);
        try {
            (void)read(content.toStdString());
            QFAIL("it was read");
        } catch (const Error& error) {
            const QString sentence = QString::fromUtf8(error.what());
            QVERIFY(sentence.contains(QStringLiteral("results.json is damaged")));
            QVERIFY(sentence.contains(QString::fromStdString(m_folder.path().string())));
        }
    }

    void aFolderWithoutResultsSaysWhichToChoose()
    {
        const fs::path empty = m_folder.path() / "empty";
        fs::create_directories(empty);
        QVERIFY_THROWS_EXCEPTION(Error, (void)readComparison(empty));
        QVERIFY_THROWS_EXCEPTION(Error, (void)readComparison(m_folder.path() / "nowhere"));
    }

private:
    std::vector<ComparedCase> read(const std::string& content)
    {
        std::ofstream(m_folder.path() / "results.json") << content;
        return readComparison(m_folder.path());
    }

    test::TemporaryFolder m_folder;
};

QTEST_APPLESS_MAIN(TestComparisonResults)
#include "test_comparison_results.moc"
