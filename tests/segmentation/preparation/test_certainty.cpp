#include "segmentation/preparation/certainty.h"

#include <QtTest>

#include <algorithm>

using namespace glioscope;

namespace {

/// Voxels of 2 ml: so many nearly certain, so many possible at 0.6, the rest none.
Image imageOf(int certain, int possible)
{
    Image image(Geometry{.size = {40, 1, 1}, .spacingMm = {10, 20, 10}});
    std::ranges::fill(image.voxels, 0.05F);
    std::fill_n(image.voxels.begin(), certain + possible, 0.6F);
    std::fill_n(image.voxels.begin(), certain, 0.9F);
    return image;
}

}  // namespace

class TestCertainty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShareIsOfVolumesAboveTheTwoThresholds();
    void aFindingThatTheModelIsSureOfIsNotDoubted();
    void eachDoubtfulRegionIsNamedWithBothVolumes();
    void ofADoubtfulTumourNothingMoreIsSaid();
    void whatWasNotFoundIsNotDoubted();
    void ofLabelsNothingIsSaid();
};

void TestCertainty::theShareIsOfVolumesAboveTheTwoThresholds()
{
    QCOMPARE(certainShare(imageOf(3, 1)), 0.75);
    QCOMPARE(certainShare(imageOf(0, 8)), 0.0);
    QCOMPARE(certainShare(imageOf(0, 0)), 1.0);
    Image edge = imageOf(0, 0);
    edge.voxels[0] = 0.3F;
    edge.voxels[1] = 0.7F;
    QCOMPARE(certainShare(edge), 0.0);  // 0.7 is possible and not above 0.7, 0.3 neither
}

void TestCertainty::aFindingThatTheModelIsSureOfIsNotDoubted()
{
    // A share of 0.6 is enough.
    QVERIFY(doubtfulFindings({}, {imageOf(20, 5), imageOf(6, 4), imageOf(3, 2)}).empty());
}

void TestCertainty::eachDoubtfulRegionIsNamedWithBothVolumes()
{
    const auto doubts = doubtfulFindings({}, {imageOf(20, 5), imageOf(5, 4), imageOf(1, 3)});
    QCOMPARE(doubts.size(), std::size_t(2));
    QVERIFY(
        doubts[0].text().starts_with("Doubtful: Tumour core. The model is nearly sure of 10.00 "
                                     "ml (probability above 0.7) of the 18.00 ml"));
    QVERIFY(
        doubts[1].text().starts_with("Doubtful: Enhancing tumour. The model is nearly sure of "
                                     "2.00 ml (probability above 0.7) of the 8.00 ml"));
}

void TestCertainty::ofADoubtfulTumourNothingMoreIsSaid()
{
    const auto doubts = doubtfulFindings({}, {imageOf(1, 9), imageOf(1, 4), imageOf(0, 3)});
    QCOMPARE(doubts.size(), std::size_t(1));
    QVERIFY(doubts[0].text().starts_with("Doubtful: Whole tumour."));
}

void TestCertainty::whatWasNotFoundIsNotDoubted()
{
    Image possible = imageOf(0, 6);
    std::ranges::replace(possible.voxels, 0.6F, 0.45F);  // below the model's threshold of 0.5
    QVERIFY(doubtfulFindings({}, {imageOf(20, 5), possible, possible}).empty());
}

void TestCertainty::ofLabelsNothingIsSaid()
{
    ModelContract contract;
    contract.outputKind = OutputKind::Labels;
    QVERIFY(doubtfulFindings(contract, {imageOf(1, 9), imageOf(1, 9), imageOf(1, 9)}).empty());
}

QTEST_APPLESS_MAIN(TestCertainty)
#include "test_certainty.moc"
