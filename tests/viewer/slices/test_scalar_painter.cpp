#include "viewer/slices/scalar_painter.h"

#include "viewer/state/colour_ramp.h"
#include "viewer/state/palette.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

constexpr double kStep = 1.0 / 255;
constexpr int kGrey = 100;

ScalarContent probability()
{
    return {.values = nullptr, .structure = Structure::WholeTumour};
}

/// From 0 at the left to 255 at the right, 16 columns, 5 rows.
SliceValues<std::uint8_t> slope()
{
    SliceValues<std::uint8_t> slice{16, 5, {}};
    for (int n = 0; n < 16 * 5; ++n) {
        slice.values.push_back(static_cast<std::uint8_t>(17 * (n % 16)));
    }
    return slice;
}

/// `scale` pixels a voxel, the slice exactly filling the picture.
RgbaPicture painted(const LayerStyle& style, int scale, double pixelRatio,
                    Interpolation interpolation = Interpolation::Linear,
                    const SliceValues<std::uint8_t>& slice = slope())
{
    RgbaPicture picture;
    picture.resize(slice.columns * scale, slice.rows * scale);
    picture.rgba.assign(picture.rgba.size(), std::uint8_t{kGrey});
    const PixelMapping mapping = {-0.5, 1.0 / scale, -0.5, 1.0 / scale};
    paintScalar(slice, mapping, paintOf(probability(), style, Palette::Classic, pixelRatio),
                interpolation, picture);
    return picture;
}

/// Columns of the middle row that have this colour all but in full, as one stretch of [first,
/// last]. The last column is left out, where the slice ends and so do the values.
struct Stretch {
    int first = -1, last = -2;
    [[nodiscard]] double middle() const { return (first + last + 1) / 2.0; }
    [[nodiscard]] int width() const { return last - first + 1; }
};
Stretch stretchOf(const RgbaPicture& picture, Colour colour)
{
    Stretch stretch;
    for (int x = 0; x < picture.width * 15 / 16; ++x) {
        const auto pixel = picture.at(x, picture.height / 2);
        if (std::abs(pixel[0] - colour.red) + std::abs(pixel[1] - colour.green) +
                std::abs(pixel[2] - colour.blue) <
            150) {
            stretch.first = stretch.first < 0 ? x : stretch.first;
            stretch.last = x;
        }
    }
    return stretch;
}

/// Within a pixel of a place in the middle row.
int brightest(const RgbaPicture& picture, double place)
{
    int most = 0;
    for (int x = int(place) - 1; x <= int(place) + 1; ++x) {
        most = std::max(most, int(picture.at(x, picture.height / 2)[0]));
    }
    return most;
}

/// Where a probability lies in a picture of slope(), pixels from the left.
double placeOf(double value, int scale)
{
    return (value / kStep / 17 + 0.5) * scale;
}

constexpr Colour kWhite = {255, 255, 255};

}  // namespace

class TestScalarPainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Whatever the style of maps is.
    void aBrainMaskIsALineAtItsBorder()
    {
        SliceValues<std::uint8_t> half{16, 5, {}};
        for (int n = 0; n < 16 * 5; ++n) {
            half.values.push_back(n % 16 < 8 ? 0 : 255);
        }
        ScalarContent brain;
        brain.meaning = ScalarMeaning::BrainMask;
        for (const OverlayMode mode : {OverlayMode::Fill, OverlayMode::Outline}) {
            RgbaPicture picture;
            picture.resize(160, 50);
            picture.rgba.assign(picture.rgba.size(), std::uint8_t{kGrey});
            paintScalar(half, {-0.5, 0.1, -0.5, 0.1},
                        paintOf(brain, {.mode = mode}, Palette::Classic, 1), Interpolation::Linear,
                        picture);
            const Stretch line = stretchOf(picture, kBrainColour);
            QVERIFY(std::abs(line.middle() - 80) <= 1);
            QVERIFY(line.width() >= 1 && line.width() <= 3);
            for (const int x : {20, 70, 90, 140}) {
                QCOMPARE(int(picture.at(x, 25)[0]), kGrey);
            }
        }
    }

    void aValueHasItsColourOfTheRamp()
    {
        const RgbaPicture picture =
            painted({.mode = OverlayMode::Fill, .opacity = 1, .threshold = 1}, 10, 1);
        for (const int column : {4, 8, 12}) {
            const auto pixel = picture.at(column * 10 + 5, 25);
            // Half a pixel beside the voxel's middle, the colour is at most a step further.
            const Colour colour = colourRamp()[static_cast<std::size_t>(17 * column + 1)];
            QVERIFY(std::abs(pixel[0] - colour.red) <= 3);
            QVERIFY(std::abs(pixel[1] - colour.green) <= 3);
            QVERIFY(std::abs(pixel[2] - colour.blue) <= 3);
        }
    }

    void nothingIsDrawnWhereNothingIsProbable()
    {
        const SliceValues<std::uint8_t> empty{8, 8, std::vector<std::uint8_t>(64, 0)};
        for (const auto interpolation : {Interpolation::Linear, Interpolation::Nearest}) {
            const RgbaPicture picture = painted({.opacity = 1}, 6, 1, interpolation, empty);
            QVERIFY(std::ranges::all_of(picture.rgba, [](int value) { return value == kGrey; }));
        }
    }

    void linesLieWhereTheValueIsAtAnyPixelRatio()
    {
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const int scale = static_cast<int>(24 * ratio);
            const LayerStyle style = {.mode = OverlayMode::Outline, .threshold = 0.85};
            const RgbaPicture picture = painted(style, scale, ratio);
            const Stretch threshold =
                stretchOf(picture, colourOf(Region::WholeTumour, Palette::Classic));
            QVERIFY(std::abs(threshold.middle() - placeOf(0.85, scale)) <= 1);
            QVERIFY(threshold.width() >= 1 && threshold.width() <= 2.2 * ratio + 1);
            // Of 0.3 a gap may lie in this row.
            const Stretch lines = stretchOf(picture, kWhite);
            QVERIFY(lines.last > placeOf(0.5, scale) - 2 * ratio);
            QVERIFY(lines.last < placeOf(0.7, scale) + 2 * ratio);
            QVERIFY(brightest(picture, placeOf(0.5, scale)) >= 200);
            QVERIFY(brightest(picture, placeOf(0.7, scale)) >= 140);
            for (int x = 0; x < picture.width; ++x) {
                const auto pixel = picture.at(x, picture.height / 2);
                double nearest = 1e9;
                for (const double value : {0.3, 0.5, 0.7, 0.85}) {
                    nearest = std::min(nearest, std::abs(x + 0.5 - placeOf(value, scale)));
                }
                // Sharp: beyond line and casing nothing is touched.
                QVERIFY(pixel[0] == kGrey || nearest < 3 * ratio + 1);
            }
        }
    }

    void theThresholdMovesItsLine()
    {
        double before = 0;
        for (const double threshold : {0.2, 0.4, 0.6, 0.8}) {
            const RgbaPicture picture =
                painted({.mode = OverlayMode::Fill, .opacity = 0, .threshold = threshold}, 20, 1);
            const Stretch line =
                stretchOf(picture, colourOf(Region::WholeTumour, Palette::Classic));
            QVERIFY(line.width() >= 1);
            QVERIFY(line.middle() > before);
            before = line.middle();
        }
    }

    void linesFollowTheVoxelsWhereTheseAreSquares()
    {
        const LayerStyle style = {.mode = OverlayMode::Fill, .opacity = 0, .threshold = 0.5};
        const RgbaPicture picture = painted(style, 20, 1, Interpolation::Nearest);
        // 119 is the last value not above a half, in column 7.
        const Stretch line = stretchOf(picture, colourOf(Region::WholeTumour, Palette::Classic));
        QCOMPARE(line.middle(), 160.0);
    }

    void entireVoxelsHaveOneColourWhereTheseAreSquares()
    {
        const LayerStyle style = {.mode = OverlayMode::Fill, .opacity = 1, .threshold = 1};
        const RgbaPicture picture = painted(style, 10, 1, Interpolation::Nearest);
        for (int x = 80; x < 90; ++x) {
            QCOMPARE(picture.at(x, 25), picture.at(85, 25));
        }
        QVERIFY(picture.at(79, 25) != picture.at(80, 25));
    }
};

QTEST_APPLESS_MAIN(TestScalarPainter)
#include "test_scalar_painter.moc"
