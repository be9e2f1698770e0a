#include "viewer/state/colour_ramp.h"

#include "tests/support/colour_sight.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

using Linear = test::LinearRgb;
using Matrix = test::ColourMatrix;

constexpr Matrix kSeenByAll = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
/// L* of CIE 1976 of a colour as seen with this kind of sight, 0 to 100.
double lightness(const Matrix& sight, Colour colour)
{
    const Linear in = {test::linearOf(colour.red), test::linearOf(colour.green),
                       test::linearOf(colour.blue)};
    Linear out{};
    for (std::size_t r = 0; r < 3; ++r) {
        out[r] =
            std::clamp(sight[r][0] * in[0] + sight[r][1] * in[1] + sight[r][2] * in[2], 0.0, 1.0);
    }
    const double y = 0.2126 * out[0] + 0.7152 * out[1] + 0.0722 * out[2];
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

}  // namespace

class TestColourRamp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalStepsAreEqualStepsOfLightness()
    {
        const auto& ramp = colourRamp();
        const double whole = lightness(kSeenByAll, ramp[255]) - lightness(kSeenByAll, ramp[0]);
        QVERIFY(whole > 70);
        for (std::size_t n = 0; n + 16 < ramp.size(); ++n) {
            const double step =
                lightness(kSeenByAll, ramp[n + 16]) - lightness(kSeenByAll, ramp[n]);
            QVERIFY2(std::abs(step / whole * 255 / 16 - 1) < 0.25, qPrintable(QString::number(n)));
        }
    }

    void withEveryDichromacyMoreIsLighter()
    {
        for (const Matrix& sight : test::kDichromacies) {
            for (std::size_t n = 0; n + 16 < 256; ++n) {
                QVERIFY(lightness(sight, colourRamp()[n + 16]) >
                        lightness(sight, colourRamp()[n]) + 1);
            }
        }
    }

    void whatIsAllButImpossibleFadesOut()
    {
        QCOMPARE(opacityShare(0), 0.0);
        QVERIFY(opacityShare(0.02) < 0.3);
        QCOMPARE(opacityShare(0.3), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestColourRamp)
#include "test_colour_ramp.moc"
