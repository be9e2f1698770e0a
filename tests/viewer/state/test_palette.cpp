#include "viewer/state/palette.h"

#include "tests/support/colour_sight.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

using namespace glioscope;

namespace {

using Linear = test::LinearRgb;

double gammaEncoded(double v)
{
    v = std::clamp(v, 0.0, 1.0);
    return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
}

Linear seenBy(const test::ColourMatrix& matrix, Colour colour)
{
    const Linear in = {test::linearOf(colour.red), test::linearOf(colour.green),
                       test::linearOf(colour.blue)};
    Linear out{};
    for (std::size_t r = 0; r < 3; ++r) {
        out[r] = gammaEncoded(matrix[r][0] * in[0] + matrix[r][1] * in[1] + matrix[r][2] * in[2]);
    }
    return out;
}

/// Smallest distance between two labels' colours (0 to 1.7) for any of the three.
double leastDistance(Palette palette, std::span<const Label> labels)
{
    double least = 2;
    for (const auto& matrix : test::kDichromacies) {
        for (Label a : labels) {
            for (Label b : labels) {
                if (a != b) {
                    const Linear x = seenBy(matrix, colourOf(a, palette));
                    const Linear y = seenBy(matrix, colourOf(b, palette));
                    least = std::min(least, std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
                }
            }
        }
    }
    return least;
}

}  // namespace

class TestPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classicIsRedGreenAndBlue();
    void safePaletteKeepsLabelsApartForEveryDichromat();
    void theCavityIsFarFromEachLabelAndFromGreyInBothPalettes();
    void regionsTakeTheColourOfTheLabelTheyAdd();
};

void TestPalette::classicIsRedGreenAndBlue()
{
    const Colour ncr = colourOf(Label::Necrosis, Palette::Classic);
    const Colour ed = colourOf(Label::Oedema, Palette::Classic);
    const Colour et = colourOf(Label::Enhancing, Palette::Classic);
    QVERIFY(ncr.red > 2 * ncr.green && ncr.red > 2 * ncr.blue);
    QVERIFY(ed.green > 2 * ed.red && ed.green > 2 * ed.blue);
    QVERIFY(et.blue > 2 * et.red && et.blue > 2 * et.green);
}

void TestPalette::safePaletteKeepsLabelsApartForEveryDichromat()
{
    QVERIFY(leastDistance(Palette::ColourBlindSafe, kMarkedLabels) > 0.4);
    QVERIFY(leastDistance(Palette::ColourBlindSafe, kTumourLabels) >
            leastDistance(Palette::Classic, kTumourLabels));
}

void TestPalette::theCavityIsFarFromEachLabelAndFromGreyInBothPalettes()
{
    for (const Palette palette : {Palette::Classic, Palette::ColourBlindSafe}) {
        const Colour cavity = colourOf(Label::ResectionCavity, palette);
        for (const Label label : kTumourLabels) {
            const std::array pair = {label, Label::ResectionCavity};
            QVERIFY(leastDistance(palette, pair) > 0.4);
        }
        const auto [least, most] = std::minmax({cavity.red, cavity.green, cavity.blue});
        QVERIFY(most - least > 128);
    }
}

void TestPalette::regionsTakeTheColourOfTheLabelTheyAdd()
{
    for (Palette palette : {Palette::Classic, Palette::ColourBlindSafe}) {
        QCOMPARE(colourOf(Region::WholeTumour, palette), colourOf(Label::Oedema, palette));
        QCOMPARE(colourOf(Region::TumourCore, palette), colourOf(Label::Necrosis, palette));
        QCOMPARE(colourOf(Region::EnhancingTumour, palette), colourOf(Label::Enhancing, palette));
    }
}

QTEST_APPLESS_MAIN(TestPalette)
#include "test_palette.moc"
