#include "segmentation/statistics/intensity_histogram.h"

#include "segmentation/system/error.h"

#include <QTest>

using namespace glioscope;

class TestIntensityHistogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVoxelOfTheStructureIsCountedOnceAndWhatLiesBeyondOutermost()
    {
        Image image({.size = {7, 1, 1}});
        image.voxels = {-5, 0, 1.9F, 2, 9.9F, 500, 7};
        LabelMap labels(image.geometry, Label::Enhancing);
        labels.voxels[6] = Label::Oedema;
        const auto found = intensityHistogram(image, labels, Structure::TumourCore, {0, 10}, 5);
        QCOMPARE(found.counts, (std::vector<std::int64_t>{3, 1, 0, 0, 2}));
        QCOMPARE(found.low, 0.0);
        QCOMPARE(found.high, 10.0);
    }

    void theRangeHoldsTheMiddleOfAllStructuresAndLeavesOutFarOutliers()
    {
        Image image({.size = {1000, 1, 1}});
        LabelMap labels(image.geometry, Label::Oedema);
        for (std::size_t v = 0; v < 1000; ++v) {
            image.voxels[v] = static_cast<float>(v < 500 ? 100 + v % 10 : 300 + v % 10);
            labels.voxels[v] = v < 500 ? Label::Oedema : Label::Enhancing;
        }
        image.voxels[0] = 90'000;
        SequenceImages images;
        images[0] = std::make_shared<const Image>(image);
        const auto rows = segmentationStatistics(labels, images).rows;
        const auto range = rangeOfIntensities(rows, Sequence::Flair);
        QCOMPARE(range->low, 100.0);
        QVERIFY(range->high >= 309 && range->high < 1000);
        QVERIFY(!rangeOfIntensities(rows, Sequence::T2));
    }

    void stoppingLeavesWhatIsDone()
    {
        LabelMap labels({.size = {4, 4, 4}}, Label::Oedema);
        std::size_t steps = 0;
        const auto found = segmentationStatistics(labels, {}, [&](std::size_t done, std::size_t) {
            ++steps;
            return done < 5;
        });
        QCOMPARE(found.rows.size(), std::size_t{1});
        QCOMPARE(steps, std::size_t{6});
    }

    void otherSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)intensityHistogram(Image({.size = {2, 1, 1}}),
                                                                 LabelMap({.size = {3, 1, 1}}),
                                                                 Structure::Oedema, {0, 1}, 4));
    }
};

QTEST_APPLESS_MAIN(TestIntensityHistogram)
#include "test_intensity_histogram.moc"
