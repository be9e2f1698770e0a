#include "segmentation/measurement/rano.h"

#include <QTest>

using namespace glioscope;

namespace {

Measurement lesion(MeasurementId id, double longest, double across, int slices = 8,
                   double distance = 1)
{
    return {.id = id,
            .kind = MeasureKind::Bidirectional,
            .points = {{0, 0, 0}, {longest, 0, 0}, {5, -across / 2, 0}, {5, across / 2, 0}},
            .lesion = MeasuredLesion{.ml = 2, .axialSlices = slices, .sliceDistanceMm = distance}};
}

}  // namespace

class TestRano : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothDiametersMustBeLongEnough()
    {
        QCOMPARE(verdictOn(lesion(1, 30, 10)), RanoVerdict::Measurable);
        QCOMPARE(verdictOn(lesion(1, 30, 9.99)), RanoVerdict::TooSmall);
        QCOMPARE(verdictOn(lesion(1, 9.99, 12)), RanoVerdict::TooSmall);
    }

    void thickSlicesAskForTwiceTheirDistance()
    {
        QCOMPARE(leastMeasurableMm(1), 10.0);
        QCOMPARE(leastMeasurableMm(5), 10.0);
        QCOMPARE(leastMeasurableMm(6), 12.0);
        QCOMPARE(verdictOn(lesion(1, 30, 11, 4, 6)), RanoVerdict::TooSmall);
        QCOMPARE(verdictOn(lesion(1, 30, 12, 4, 6)), RanoVerdict::Measurable);
        QCOMPARE(verdictOn(lesion(1, 30, 11, 4, 5)), RanoVerdict::Measurable);
    }

    void oneSliceIsNotEnough()
    {
        QCOMPARE(verdictOn(lesion(1, 30, 20, 1)), RanoVerdict::OnOneSlice);
        QCOMPARE(verdictOn(lesion(1, 30, 20, 2)), RanoVerdict::Measurable);
    }

    void theLargestMeasurableLesionsAreSummed()
    {
        Measurement drawn = lesion(9, 50, 40);
        drawn.lesion.reset();  // a reader's own is none of them
        const std::vector<Measurement> all = {lesion(1, 12, 11), lesion(2, 40, 9), drawn,
                                              lesion(3, 20, 15), lesion(4, 14, 12)};
        const RanoSum two = ranoSum(all, 2);
        QCOMPARE(two.lesions.size(), std::size_t{4});
        QCOMPARE(two.lesions[0].id, 2);  // 360 mm2, and not measurable
        QVERIFY(!two.lesions[0].isTarget);
        QCOMPARE(two.lesions[1].id, 3);
        QVERIFY(two.lesions[1].isTarget && two.lesions[2].isTarget && !two.lesions[3].isTarget);
        QCOMPARE(two.productsMm2, 20.0 * 15 + 14 * 12);
        QCOMPARE(two.ml, 8.0);
        QCOMPARE(ranoSum(all, 5).productsMm2, 20.0 * 15 + 14 * 12 + 12 * 11);
        QCOMPARE(ranoSum(all, 0).productsMm2, 0.0);
    }

    void whatIsDraggedCountsAsItIs()
    {
        Measurement dragged = withHandleAt(lesion(1, 30, 8), 3, {5, 12, 0});
        QCOMPARE(diametersOf(dragged).perpendicularMm, 16.0);
        QCOMPARE(verdictOn(dragged), RanoVerdict::Measurable);
        QCOMPARE(ranoSum({dragged}, 3).productsMm2, 30.0 * 16);
    }
};

QTEST_APPLESS_MAIN(TestRano)
#include "test_rano.moc"
