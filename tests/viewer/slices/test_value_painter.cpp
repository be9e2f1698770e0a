#include "viewer/slices/value_painter.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace glioscope;

namespace {

constexpr std::uint8_t kGrey = 100;

ScalarContent errors()
{
    return {.values = nullptr, .perStep = 1, .meaning = ScalarMeaning::Errors};
}

/// Stripes of two columns, one a value, none at both ends.
SliceValues<std::uint8_t> stripes()
{
    SliceValues<std::uint8_t> slice{10, 6, {}};
    for (int n = 0; n < 60; ++n) {
        const int c = n % 10;
        slice.values.push_back(static_cast<std::uint8_t>(c < 2 || c > 7 ? 0 : c / 2));
    }
    return slice;
}

RgbaPicture painted(const ScalarContent& content, double opacity, int scale, Interpolation how,
                    double pixelRatio = 1)
{
    const SliceValues<std::uint8_t> slice = stripes();
    RgbaPicture picture;
    picture.resize(slice.columns * scale, slice.rows * scale);
    picture.rgba.assign(picture.rgba.size(), kGrey);
    paintScalar(slice, {-0.5, 1.0 / scale, -0.5, 1.0 / scale},
                valuePaintOf(content, opacity, pixelRatio), how, picture);
    return picture;
}

bool isUntouched(const RgbaPicture& picture, int x, int y)
{
    return picture.at(x, y) == std::array<std::uint8_t, 4>{kGrey, kGrey, kGrey, kGrey};
}

}  // namespace

class TestValuePainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void voxelsAreSquaresAndNoughtIsNotDrawn()
    {
        constexpr int kScale = 12;
        const RgbaPicture picture = painted(errors(), 0.8, kScale, Interpolation::Nearest);
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x) {
                const int column = x / kScale;
                QCOMPARE(isUntouched(picture, x, y), column < 2 || column > 7);
            }
        }
    }

    void onlyDoubtfulVoxelsAreHatchedAndTheTwoErrorsTheOtherWay()
    {
        constexpr int kScale = 20;
        const RgbaPicture picture = painted(errors(), 0.8, kScale, Interpolation::Nearest);
        const auto shades = [&](int column) {
            std::set<std::array<std::uint8_t, 4>> all;
            for (int y = 5; y < 100; ++y) {
                for (int x = column * kScale; x < (column + 2) * kScale; ++x) {
                    all.insert(picture.at(x, y));
                }
            }
            return all.size();
        };
        QCOMPARE(shades(2), std::size_t{1});
        QVERIFY(shades(4) > 1 && shades(6) > 1);
        // Along a line of the hatching the picture is the same.
        for (int step = 0; step < 12; ++step) {
            QCOMPARE(picture.at(90 + step, 40 - step), picture.at(90, 40));
            QCOMPARE(picture.at(125 + step, 40 + step), picture.at(125, 40));
        }
    }

    void linesAreAsOpaqueAsTheLayerAndFillsLess()
    {
        const RgbaPicture picture = painted(errors(), 1, 20, Interpolation::Nearest);
        const Colour colour = valueLooks(errors())[2].colour;
        bool whole = false, thin = false;
        for (int x = 80; x < 120; ++x) {
            const auto pixel = picture.at(x, 50);
            const int off = std::abs(pixel[0] - colour.red) + std::abs(pixel[1] - colour.green) +
                            std::abs(pixel[2] - colour.blue);
            whole |= off < 4;
            thin |= off > 60;
        }
        QVERIFY(whole && thin);
    }

    void smoothEdgesPassMidwayBetweenVoxels()
    {
        constexpr int kScale = 16;
        const RgbaPicture picture = painted(errors(), 0.8, kScale, Interpolation::Linear);
        for (int y = 8; y < picture.height - 8; ++y) {
            QVERIFY(isUntouched(picture, 2 * kScale - 2, y));
            QVERIFY(!isUntouched(picture, 2 * kScale + 1, y));
        }
    }

    void onFinerScreensTheHatchingIsAsWideInMillimetres()
    {
        const auto lines = [](double ratio) {
            const int scale = static_cast<int>(20 * ratio);
            const RgbaPicture picture = painted(errors(), 1, scale, Interpolation::Nearest, ratio);
            int count = 0;
            for (int x = 4 * scale + 1; x < 6 * scale; ++x) {
                const int now = picture.at(x, 2 * scale)[0],
                          before = picture.at(x - 1, 2 * scale)[0];
                count += now > 200 && before <= 200 ? 1 : 0;
            }
            return count;
        };
        QVERIFY(lines(1) >= 4);
        QVERIFY(std::abs(lines(1) - lines(2)) <= 1);
    }
};

QTEST_APPLESS_MAIN(TestValuePainter)
#include "test_value_painter.moc"
