// A smooth field of brightness over a head of two tissues, and what is left of it.

#include "segmentation/registration/bias_field.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Geometry kGrid =
    turned(reordered({.size = {45, 50, 40}, .spacingMm = {4, 4, 4.5}, .originLps = {-88, -98, -88}},
                     {2, 0, 1}, {true, false, true}),
           10, 5);

bool isHead(const Vec3& p)
{
    return std::hypot(p[0] / 70, p[1] / 85, p[2] / 70) < 1;
}

bool isCore(const Vec3& p)
{
    return std::hypot(p[0] / 45, p[1] / 55, p[2] / 45) < 1;
}

/// Twice as bright at the left as at the right for a strength of 1.
Image head(double strength)
{
    return fromWorld<float>(kGrid, [&](const Vec3& p) {
        const double grain = 10 * std::sin(p[0] / 3) * std::sin(p[1] / 2.5);
        const double tissue = isCore(p) ? 400 + grain : isHead(p) ? 250 + grain : 0;
        return float(tissue * std::exp(strength * std::log(2.0) * p[0] / 140));
    });
}

Mask mask()
{
    return fromWorld<std::uint8_t>(kGrid, [](const Vec3& p) { return std::uint8_t(isHead(p)); });
}

/// The core's mean at the left over that at the right.
double leftOverRight(const Image& image)
{
    double left = 0, right = 0, nLeft = 0, nRight = 0;
    const Index3& n = kGrid.size;
    for (int k = 0; k < n[2]; ++k) {
        for (int j = 0; j < n[1]; ++j) {
            for (int i = 0; i < n[0]; ++i) {
                const Vec3 p = kGrid.toLps({double(i), double(j), double(k)});
                if (isCore(p) && std::abs(p[0]) > 15) {
                    (p[0] > 0 ? left : right) += image.at(i, j, k);
                    ++(p[0] > 0 ? nLeft : nRight);
                }
            }
        }
    }
    return left / nLeft / (right / nRight);
}

}  // namespace

class TestBiasField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mostOfAFieldGoes()
    {
        const Image uneven = head(1.5);
        const double before = leftOverRight(uneven),
                     after = leftOverRight(withoutBias(uneven, mask()));
        QVERIFY2(before > 1.3, qPrintable(QString::number(before)));
        QVERIFY2(std::abs(after - 1) < (before - 1) / 2, qPrintable(QString::number(after)));
    }

    void anEvenHeadStaysEvenAndTheSameTwice()
    {
        const Image even = head(0);
        const Image once = withoutBias(even, mask());
        QVERIFY(std::abs(leftOverRight(once) - 1) < 0.02);
        QVERIFY(once.voxels == withoutBias(even, mask()).voxels);
        QVERIFY(once.geometry == even.geometry);
    }

    void valuesBelowZeroAreLeftAsTheyAre()
    {
        Image shifted = head(1);
        for (float& v : shifted.voxels) {
            v -= 100;
        }
        QVERIFY(withoutBias(shifted, mask()).voxels == shifted.voxels);
    }
};

QTEST_GUILESS_MAIN(TestBiasField)
#include "test_bias_field.moc"
