#include "segmentation/measurement/measurement.h"

#include "segmentation/volume/vectors.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace glioscope;

namespace {

/// A slice that is turned in space.
SliceAxes turnedAxes()
{
    const Mat3 turn = test::rotation({1, 2, 3}, 37);
    return {.right = multiply(turn, {1, 0, 0}),
            .down = multiply(turn, {0, 1, 0}),
            .normal = multiply(turn, {0, 0, 1})};
}

/// `right` and `down` mm from a place that is nowhere special.
Vec3 at(double right, double down)
{
    const SliceAxes axes = turnedAxes();
    return sum({-13, 41, 7}, sum(scaled(axes.right, right), scaled(axes.down, down)));
}

Measurement made(MeasureKind kind, const std::vector<Vec3>& places)
{
    return measurementAt(kind, places, turnedAxes()).value();
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

bool near(const Vec3& a, const Vec3& b)
{
    return length(difference(a, b)) < 1e-9;
}

bool arePerpendicular(const Measurement& m, std::size_t a, std::size_t b, std::size_t c,
                      std::size_t d)
{
    return near(dot(difference(m.points[b], m.points[a]), difference(m.points[d], m.points[c])), 0);
}

}  // namespace

class TestMeasurement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsAndAnglesAreThoseOfTheWorld()
    {
        QVERIFY(near(lengthMm(made(MeasureKind::Length, {at(1, 2), at(4, 6)})), 5));
        for (const double degrees : {1.0, 45.0, 90.0, 135.0, 179.0}) {
            const double angle = degrees * std::numbers::pi / 180;
            const auto m = made(MeasureKind::Angle,
                                {at(3, 0), at(0, 0), at(7 * std::cos(angle), 7 * std::sin(angle))});
            QVERIFY(near(angleDegrees(m), degrees));
        }
    }

    void aSecondDiameterBeginsPerpendicularInTheMiddleAndHalfAsLong()
    {
        const auto m = made(MeasureKind::Bidirectional, {at(0, 0), at(12, 16)});
        QVERIFY(near(diametersOf(m).longestMm, 20));
        QVERIFY(near(diametersOf(m).perpendicularMm, 10));
        QVERIFY(arePerpendicular(m, 0, 1, 2, 3));
        QVERIFY(near(middle(m.points[2], m.points[3]), at(6, 8)));
        QVERIFY(isSound(m));
    }

    void regionsLieAlongTheSliceWhicheverCornerIsFirst()
    {
        for (const auto& [first, second] :
             {std::pair{at(1, 2), at(7, 10)}, {at(7, 2), at(1, 10)}, {at(7, 10), at(1, 2)}}) {
            const auto box = made(MeasureKind::Box, {first, second});
            const auto ellipse = made(MeasureKind::Ellipse, {first, second});
            QVERIFY(near(areaMm2(box), 6 * 8));
            QVERIFY(near(areaMm2(ellipse), std::numbers::pi * 3 * 4));
            QVERIFY(near(centreOf(box), at(4, 6)) && near(centreOf(ellipse), at(4, 6)));
            QVERIFY(isSound(box) && isSound(ellipse));
            const auto outline = outlineOf(ellipse);
            for (const Vec3& point : outline.front()) {
                const Vec3 way = difference(point, at(4, 6));
                QVERIFY(near(std::pow(dot(way, turnedAxes().right) / 3, 2) +
                                 std::pow(dot(way, turnedAxes().down) / 4, 2),
                             1));
            }
        }
    }

    void whatHasNoExtentIsNoMeasurement()
    {
        QVERIFY(!measurementAt(MeasureKind::Length, {at(1, 1), at(1, 1)}, turnedAxes()));
        QVERIFY(!measurementAt(MeasureKind::Angle, {at(1, 1), at(2, 1), at(2, 1)}, turnedAxes()));
        QVERIFY(!measurementAt(MeasureKind::Box, {at(1, 1), at(9, 1)}, turnedAxes()));
    }

    void anEndGoesWhereItIsDraggedAndOntoThePlane()
    {
        const auto before = made(MeasureKind::Length, {at(0, 0), at(3, 4)});
        const Vec3 above = sum(at(6, 8), scaled(turnedAxes().normal, 2.5));
        const auto after = withHandleAt(before, 1, above);
        QVERIFY(near(after.points[1], at(6, 8)));
        QVERIFY(near(after.points[0], before.points[0]));
        QVERIFY(near(lengthMm(after), 10));
    }

    void bothDiametersStayPerpendicularWhicheverEndIsDragged()
    {
        const auto before = made(MeasureKind::Bidirectional, {at(0, 0), at(20, 0)});
        const auto turned = withHandleAt(before, 1, at(0, 30));
        QVERIFY(near(turned.points[0], before.points[0]));
        QVERIFY(near(diametersOf(turned).longestMm, 30));
        QVERIFY(near(diametersOf(turned).perpendicularMm, 10));
        QVERIFY(arePerpendicular(turned, 0, 1, 2, 3));
        QVERIFY(near(middle(turned.points[2], turned.points[3]), at(0, 15)));
        for (const std::size_t end : {2, 3}) {
            const double side =
                dot(difference(before.points[end], before.points[0]), turnedAxes().down);
            const auto wider = withHandleAt(before, end, at(4, side > 0 ? 9 : -9));
            QVERIFY(near(diametersOf(wider).longestMm, 20));
            QVERIFY(near(diametersOf(wider).perpendicularMm, 14));
            QVERIFY(arePerpendicular(wider, 0, 1, 2, 3));
            QVERIFY(near(wider.points[end], at(4, side > 0 ? 9 : -9)));
        }
        // Longer than the first: now it is the longest.
        const auto longer = withHandleAt(
            before, 2,
            sum(before.points[2], scaled(difference(before.points[2], before.points[3]), 3)));
        QVERIFY(near(diametersOf(longer).longestMm, 40));
        QVERIFY(near(diametersOf(longer).perpendicularMm, 20));
    }

    void theOppositeCornerOrEndOfARegionStays()
    {
        const auto box = made(MeasureKind::Box, {at(0, 0), at(6, 8)});
        for (std::size_t corner = 0; corner < 4; ++corner) {
            const Vec3 opposite = handlesOf(box)[(corner + 2) % 4];
            for (const Vec3& to : {at(11, 13), at(-5, 3), at(2, -7)}) {
                const auto after = withHandleAt(box, corner, to);
                QVERIFY(near(handlesOf(after)[corner], to));
                QVERIFY(near(handlesOf(after)[(corner + 2) % 4], opposite));
                QVERIFY(isSound(after));
            }
        }
        const auto ellipse = made(MeasureKind::Ellipse, {at(0, 0), at(6, 8)});
        for (std::size_t end = 0; end < 4; ++end) {
            const std::size_t other = end ^ 1U;
            const Vec3 way = difference(handlesOf(ellipse)[end], centreOf(ellipse));
            const auto after =
                withHandleAt(ellipse, end, sum(handlesOf(ellipse)[end], scaled(way, 0.5)));
            QVERIFY(near(handlesOf(after)[other], handlesOf(ellipse)[other]));
            QVERIFY(near(areaMm2(after), 1.25 * areaMm2(ellipse)));
            QVERIFY(isSound(after));
        }
    }

    void movingKeepsEveryFigureAndThePlane()
    {
        const Vec3 way = sum(difference(at(3, -2), at(0, 0)), scaled(turnedAxes().normal, 4));
        for (const MeasureKind kind : allOf<MeasureKind>()) {
            std::vector<Vec3> places = {at(0, 0), at(6, 8), at(-4, 5)};
            places.resize(placesOf(kind));
            const auto before = made(kind, places);
            const auto after = movedBy(before, way);
            QVERIFY(near(after.points[0], sum(before.points[0], difference(at(3, -2), at(0, 0)))));
            QVERIFY(near(lengthMm(after), lengthMm(before)));
            QVERIFY(near(angleDegrees(after), angleDegrees(before)));
            QVERIFY(near(diametersOf(after).perpendicularMm, diametersOf(before).perpendicularMm));
            QVERIFY(near(areaMm2(after), areaMm2(before)));
        }
    }

    void pointsOutsideThePlaneOrTooFewAreNotSound()
    {
        auto m = made(MeasureKind::Angle, {at(0, 0), at(6, 8), at(-4, 5)});
        QVERIFY(isSound(m));
        auto above = m;
        above.points[2] = sum(above.points[2], turnedAxes().normal);
        QVERIFY(!isSound(above));
        auto few = m;
        few.points.pop_back();
        QVERIFY(!isSound(few));
        auto endless = m;
        endless.points[1][0] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!isSound(endless));
        auto skewed = made(MeasureKind::Box, {at(0, 0), at(6, 8)});
        skewed.points[2] = sum(skewed.points[2], scaled(turnedAxes().right, 1));
        QVERIFY(!isSound(skewed));
    }
};

QTEST_APPLESS_MAIN(TestMeasurement)
#include "test_measurement.moc"
