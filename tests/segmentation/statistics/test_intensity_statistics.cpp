#include "segmentation/statistics/intensity_statistics.h"

#include "segmentation/system/error.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

class TestIntensityStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// numpy: mean, std(ddof=1), percentile([5, 25, 50, 75, 95]) of [1, 2, 4, 8, 16].
    void figuresAreNumpys()
    {
        Image image({.size = {6, 1, 1}});
        image.voxels = {8, 1, 100, 4, 16, 2};
        LabelMap labels(image.geometry);
        labels.voxels = {Label::Necrosis,  Label::Necrosis,  Label::Oedema,
                         Label::Enhancing, Label::Enhancing, Label::Necrosis};
        const auto found = intensityStatistics(image, labels, Structure::TumourCore);
        QCOMPARE(found->voxels, 5);
        QCOMPARE(found->mean, 6.2);
        QVERIFY(std::abs(found->standardDeviation - 6.0991802727907575) < 1e-12);
        QCOMPARE(found->smallest, 1.0);
        QVERIFY(std::abs(found->percentile5 - 1.2) < 1e-12);
        QCOMPARE(found->percentile25, 2.0);
        QCOMPARE(found->median, 4.0);
        QCOMPARE(found->percentile75, 8.0);
        QVERIFY(std::abs(found->percentile95 - 14.4) < 1e-12);
        QCOMPARE(found->largest, 16.0);
    }

    void oneVoxelHasNoSpreadAndNoneHasNothing()
    {
        Image image({.size = {2, 1, 1}}, 3);
        LabelMap labels(image.geometry);
        labels.voxels[1] = Label::Oedema;
        const auto one = intensityStatistics(image, labels, Structure::Oedema);
        QCOMPARE(one->median, 3.0);
        QCOMPARE(one->standardDeviation, 0.0);
        QVERIFY(!intensityStatistics(image, labels, Structure::Enhancing));
    }

    void otherSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)intensityStatistics(Image({.size = {2, 1, 1}}),
                                             LabelMap({.size = {3, 1, 1}}), Structure::Oedema));
    }
};

QTEST_APPLESS_MAIN(TestIntensityStatistics)
#include "test_intensity_statistics.moc"
