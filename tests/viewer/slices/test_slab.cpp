#include "viewer/slices/slab.h"
#include "viewer/state/pane_language.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};
constexpr std::array kProjections = {Projection::Maximum, Projection::Mean, Projection::Minimum};

/// Neither linear nor symmetric, so that no other place has the same values around it.
float wave(const Vec3& lps)
{
    return float(500 + 300 * std::sin(0.21 * lps[0] + 0.4 * lps[1]) +
                 200 * std::cos(0.33 * lps[2]) + 3 * lps[0]);
}

/// An oblique grid of 2 x 1 x 3 mm, stored in an order of its own.
Geometry oblique()
{
    return turned(reordered(lpsGrid(), {2, 0, 1}, {true, false, true}), 25, 12);
}

/// Of the frame's slices, from where they lie in the world.
Vec3 normalOf(const SliceFrame& frame)
{
    const Vec3 a = frame.toLps({0, 0, 0}), b = frame.toLps({0, 0, 1});
    const double length = distanceMm(a, b);
    return {(b[0] - a[0]) / length, (b[1] - a[1]) / length, (b[2] - a[2]) / length};
}

/// What the world has within half the thickness along the normal, at distances of whole slices.
float expectedAt(const SliceFrame& frame, int column, int row, int slice, const Slab& slab)
{
    const Vec3 normal = normalOf(frame);
    const Vec3 middle = frame.toLps({double(column), double(row), double(slice)});
    std::vector<float> values;
    for (int s = 0; s < frame.slices(); ++s) {
        const Vec3 at = frame.toLps({double(column), double(row), double(s)});
        const double along =
            std::abs((at[0] - middle[0]) * normal[0] + (at[1] - middle[1]) * normal[1] +
                     (at[2] - middle[2]) * normal[2]);
        if (along <= slab.thicknessMm / 2 + 1e-6) {
            values.push_back(wave(at));
        }
    }
    return slab.projection == Projection::Maximum ? std::ranges::max(values)
                                                  : std::ranges::min(values);
}

}  // namespace

class TestSlab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlabIsAsThickAsItSaysWhateverTheSpacing();
    void theEndsOfTheGridCutASlab();
    void theLargestAndTheSmallestAreThoseAlongTheNormal();
    void aMeanIsThatOfTheMillimetresItCovers();
    void withoutAProjectionTheSliceIsAsItIs();
    void everyOrderOfVoxelsGivesTheSameSlab();
    void whatIsNoNumberOrOutsideIsLeftOut();
    void theTextSaysWhatIsShown();
};

void TestSlab::aSlabIsAsThickAsItSaysWhateverTheSpacing()
{
    for (const SlicePlane plane : kPlanes) {
        const SliceFrame frame(oblique(), plane, Convention::Radiological);
        const double spacing = frame.spacingMm()[2];
        const int middle = frame.slices() / 2;
        for (const double mm : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 7.5}) {
            const Slab mean = {.projection = Projection::Mean, .thicknessMm = mm};
            const auto slices = slicesOf(mean, frame, middle);
            const double covered =
                std::accumulate(slices.begin(), slices.end(), 0.0,
                                [](double sum, const SlabSlice& s) { return sum + s.weight; });
            QVERIFY2(std::abs(covered * spacing - mm) < 1e-6, qPrintable(QString::number(covered)));
            for (const SlabSlice& each : slices) {
                QVERIFY(each.weight > 0 && each.weight <= 1 + 1e-9);
            }
            const Slab maximum = {.projection = Projection::Maximum, .thicknessMm = mm};
            for (const SlabSlice& each : slicesOf(maximum, frame, middle)) {
                QVERIFY(std::abs(each.slice - middle) * spacing <= mm / 2 + 1e-6);
            }
        }
    }
}

void TestSlab::theEndsOfTheGridCutASlab()
{
    const SliceFrame frame(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    const Slab slab = {.projection = Projection::Maximum, .thicknessMm = 12};
    const auto slices = slicesOf(slab, frame, 0);
    QCOMPARE(slices.size(), std::size_t{3});
    QCOMPARE(slices.front().slice, 0);
    QCOMPARE(slicesOf(slab, frame, frame.slices() - 1).back().slice, frame.slices() - 1);
}

void TestSlab::theLargestAndTheSmallestAreThoseAlongTheNormal()
{
    const Image image = fromWorld<float>(oblique(), wave);
    for (const SlicePlane plane : kPlanes) {
        const SliceFrame frame(oblique(), plane, Convention::Neurological);
        for (const Projection projection : {Projection::Maximum, Projection::Minimum}) {
            const Slab slab = {.projection = projection, .thicknessMm = 9};
            const int slice = frame.slices() / 3;
            const SliceValues<float> shown = slabOf(image, frame, slice, slab);
            int otherThanTheSlice = 0;
            for (int r = 0; r < shown.rows; ++r) {
                for (int c = 0; c < shown.columns; ++c) {
                    const float expected = expectedAt(frame, c, r, slice, slab);
                    QVERIFY(std::abs(shown.row(r)[c] - expected) < 1e-3F);
                    const Vec3 middle = frame.toLps({double(c), double(r), double(slice)});
                    otherThanTheSlice += std::abs(expected - wave(middle)) > 1;
                }
            }
            QVERIFY(otherThanTheSlice > shown.rows * shown.columns / 2);
        }
    }
}

void TestSlab::aMeanIsThatOfTheMillimetresItCovers()
{
    // Linear along the normal: a mean of whatever is the same on both sides is the middle's value.
    const Geometry grid = oblique();
    const auto ramp = [](const Vec3& lps) { return float(lps[0] + 2 * lps[1] - 3 * lps[2]); };
    const Image image = fromWorld<float>(grid, ramp);
    for (const SlicePlane plane : kPlanes) {
        const SliceFrame frame(grid, plane, Convention::Radiological);
        const int slice = frame.slices() / 2;
        const auto mean = slabOf(image, frame, slice, {Projection::Mean, 5});
        for (std::size_t i = 0; i < mean.values.size(); ++i) {
            QVERIFY(std::abs(mean.values[i] - sliceOf(image, frame, slice).values[i]) < 1e-3F);
        }
    }
    // One bright slice of 3 mm: 10 mm around it have three tenths of it.
    Image bright(lpsGrid(), 0);
    for (int j = 0; j < 20; ++j) {
        for (int i = 0; i < 12; ++i) {
            bright.at(i, j, 4) = 100;
        }
    }
    const SliceFrame axial(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    const auto mean = slabOf(bright, axial, 4, {Projection::Mean, 10});
    QVERIFY(std::abs(mean.values.front() - 30.F) < 1e-3F);
}

void TestSlab::withoutAProjectionTheSliceIsAsItIs()
{
    const Image image = fromWorld<float>(oblique(), wave);
    const SliceFrame frame(oblique(), SlicePlane::Coronal, Convention::Radiological);
    QCOMPARE(slabOf(image, frame, 3, {}).values, sliceOf(image, frame, 3).values);
    // Nor does a slab that is thinner than its slice change anything.
    for (const Projection projection : kProjections) {
        const auto thin = slabOf(image, frame, 3, {projection, 0.5});
        for (std::size_t i = 0; i < thin.values.size(); ++i) {
            QVERIFY(std::abs(thin.values[i] - sliceOf(image, frame, 3).values[i]) < 1e-3F);
        }
    }
}

void TestSlab::everyOrderOfVoxelsGivesTheSameSlab()
{
    const Image straight = fromWorld<float>(lpsGrid(), wave);
    for (const Geometry& grid : allOrders(lpsGrid())) {
        const Image image = fromWorld<float>(grid, wave);
        for (const SlicePlane plane : kPlanes) {
            const SliceFrame expected(straight.geometry, plane, Convention::Radiological);
            const SliceFrame frame(grid, plane, Convention::Radiological);
            for (const Projection projection : kProjections) {
                const Slab slab = {.projection = projection, .thicknessMm = 7};
                QCOMPARE(slabOf(image, frame, 5, slab).values,
                         slabOf(straight, expected, 5, slab).values);
            }
        }
    }
}

void TestSlab::whatIsNoNumberOrOutsideIsLeftOut()
{
    Image image(lpsGrid(), 50);
    image.at(3, 3, 4) = std::numeric_limits<float>::quiet_NaN();
    const SliceFrame frame(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    Geometry half = lpsGrid();  // the lower half of the frame, on a grid of its own
    half.size[2] = 4;
    half.originLps[0] += 0.4;
    const Image lower(half, 70);
    for (const Projection projection : kProjections) {
        const auto shown = slabOf(image, frame, 4, {projection, 9});
        QVERIFY(
            std::ranges::all_of(shown.values, [](float v) { return std::abs(v - 50) < 1e-3F; }));
        const auto partly = slabOf(lower, frame, 4, {projection, 9});
        QVERIFY(std::abs(partly.row(10)[6] - 70) < 1e-3F);
        const auto nothing = slabOf(lower, frame, 8, {projection, 3});
        QCOMPARE(nothing.row(10)[6], 0.F);
    }
}

void TestSlab::theTextSaysWhatIsShown()
{
    QCOMPARE(slabText({}), std::string());
    QCOMPARE(slabText({Projection::Maximum, 10}), std::string("MIP 10 mm"));
    QCOMPARE(slabText({Projection::Mean, 2.5}), std::string("Mean 2.5 mm"));
    QCOMPARE(slabText({Projection::Minimum, 5}), std::string("MinIP 5 mm"));
    setPaneLanguage({.translate = [](const char* context, const char* english) -> std::string {
                         return std::string_view(context) == "Pane" &&
                                        english == std::string("Mean")
                                    ? "Media"
                                    : english;
                     },
                     .decimalSeparator = ","});
    QCOMPARE(slabText({Projection::Mean, 2.5}), std::string("Media 2,5 mm"));
    QCOMPARE(slabText({Projection::Maximum, 7.5}), std::string("MIP 7,5 mm"));
    setPaneLanguage({});
}

QTEST_APPLESS_MAIN(TestSlab)
#include "test_slab.moc"
