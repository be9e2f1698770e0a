#include "viewer/state/colour_ramp.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

using Linear = std::array<double, 3>;
using Matrix = std::array<Linear, 3>;

double linear(std::uint8_t value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

constexpr Matrix kSeenByAll = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
/// Full dichromacy after Machado, Oliveira and Fernandes (2009), in linear RGB.
constexpr std::array<Matrix, 3> kDichromacies = {{
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

/// L* of CIE 1976 of a colour as seen with this kind of sight, 0 to 100.
double lightness(const Matrix& sight, Colour colour)
{
    const Linear in = {linear(colour.red), linear(colour.green), linear(colour.blue)};
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
        for (const Matrix& sight : kDichromacies) {
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
