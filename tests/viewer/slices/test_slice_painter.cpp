#include "viewer/slices/overlay_painter.h"
#include "viewer/slices/slice_painter.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace glioscope;

namespace {

constexpr WindowLevel kWindow = {.window = 255, .level = 127.5};  // 0..255 as it is

RgbaPicture picture(int width, int height)
{
    RgbaPicture result;
    result.resize(width, height);
    return result;
}

SliceValues<float> twoByTwo()
{
    return {2, 2, {0, 100, 200, 50}};
}

int grey(const RgbaPicture& of, int x, int y)
{
    const auto pixel = of.at(x, y);
    return pixel[0] == pixel[1] && pixel[1] == pixel[2] && pixel[3] == 255 ? pixel[0] : -1;
}

/// A column of Enhancing between two of Oedema, Background around: 5 x 3 voxels.
SliceValues<Label> stripes()
{
    const Label o = Label::Background, ed = Label::Oedema, et = Label::Enhancing;
    return {5, 3, {o, ed, et, ed, o, o, ed, et, ed, o, o, ed, et, ed, o}};
}

/// 10 pixels a voxel, the slice exactly filling the picture.
constexpr PixelMapping kTenfold = {-0.5, 0.1, -0.5, 0.1};

RgbaPicture paintedStripes(const OverlayStyle& style, Interpolation interpolation,
                           bool active = true)
{
    RgbaPicture result = picture(50, 30);
    paintSlice({5, 3, std::vector<float>(15, 100)}, kTenfold, kWindow, interpolation, result);
    paintOverlay(stripes(), kTenfold, active ? paintOf(style, 1) : outlineOf(style, lookOf(0), 1),
                 interpolation, result);
    return result;
}

/// A fill covers more of bright tissue than of black.
std::array<std::uint8_t, 4> mixed(Colour colour, double opacity, int below = 100)
{
    const double more = std::min((1 - opacity) * opacity, (1 - opacity) / 2) * below / 255;
    const auto mix = [&](std::uint8_t c) {
        return static_cast<std::uint8_t>((1 - opacity - more) * below + (opacity + more) * c + 0.5);
    };
    return {mix(colour.red), mix(colour.green), mix(colour.blue), 255};
}

/// A pixel in the middle of a label over tissue of one grey.
std::array<std::uint8_t, 4> filled(Label label, const OverlayStyle& style, int grey)
{
    RgbaPicture result = picture(30, 30);
    paintSlice({3, 3, std::vector<float>(9, float(grey))}, kTenfold, kWindow,
               Interpolation::Nearest, result);
    paintOverlay({3, 3, std::vector<Label>(9, label)}, kTenfold, paintOf(style, 1),
                 Interpolation::Nearest, result);
    return result.at(15, 15);
}

}  // namespace

class TestSlicePainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearestShowsVoxelsAsTheyAre();
    void linearPassesThroughVoxelCentresAndMeansBetween();
    void windowAndLevelSpanBlackToWhite();
    void outsideTheSliceIsBlack();
    void valuesThatAreNoNumbersStayInTheirPlace();
    void reducingAveragesInsteadOfSkipping();
    void anisotropicVoxelsKeepTheirShape();
    void fillHasTheLabelsColourAtItsOpacity();
    void aFillOverBrightTissueIsNoPastel();
    void brighterTissueIsBrighterUnderAFill();
    void theFillThatIsSafeForTheColourBlindIsHatchedToo();
    void outlineLeavesTheInsideFree();
    void hiddenLabelsShowTheImage();
    void regionsAreNested();
    void theCavityIsDrawnAsALabelAndInNoRegion();
    void hidingAnInnerRegionShowsTheOneAround();
    void exactBordersLieOnVoxelEdges();
    void smoothBordersPassMidwayBetweenVoxelCentres();
    void layersBesideTheActiveOneAreDashedOutlines();
    void dashesLeaveNoBorderOut();
};

void TestSlicePainter::nearestShowsVoxelsAsTheyAre()
{
    RgbaPicture result = picture(8, 4);
    paintSlice(twoByTwo(), {-0.5, 0.25, -0.5, 0.5}, kWindow, Interpolation::Nearest, result);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 8; ++x) {
            const int expected[2][2] = {{0, 100}, {200, 50}};
            QCOMPARE(grey(result, x, y), expected[y / 2][x / 4]);
        }
    }
}

void TestSlicePainter::linearPassesThroughVoxelCentresAndMeansBetween()
{
    // Pixel middles at -0.5, 0, 0.5, 1 in both directions.
    RgbaPicture result = picture(4, 4);
    paintSlice(twoByTwo(), {-0.75, 0.5, -0.75, 0.5}, kWindow, Interpolation::Linear, result);
    QCOMPARE(grey(result, 1, 1), 0);
    QCOMPARE(grey(result, 3, 1), 100);
    QCOMPARE(grey(result, 1, 3), 200);
    QCOMPARE(grey(result, 2, 1), 50);
    QCOMPARE(grey(result, 1, 2), 100);
    QCOMPARE(grey(result, 2, 2), 88);  // 87.5
    QCOMPARE(grey(result, 0, 0), 0);   // half a voxel beyond the last centre: its value
}

void TestSlicePainter::windowAndLevelSpanBlackToWhite()
{
    const SliceValues<float> slice = {5, 1, {-50, 100, 150, 200, 900}};
    RgbaPicture result = picture(5, 1);
    paintSlice(slice, {-0.5, 1, -0.5, 1}, {.window = 100, .level = 150}, Interpolation::Linear,
               result);
    QCOMPARE(grey(result, 0, 0), 0);
    QCOMPARE(grey(result, 1, 0), 0);
    QCOMPARE(grey(result, 2, 0), 128);
    QCOMPARE(grey(result, 3, 0), 255);
    QCOMPARE(grey(result, 4, 0), 255);
}

void TestSlicePainter::outsideTheSliceIsBlack()
{
    const SliceValues<float> slice = {2, 2, {255, 255, 255, 255}};
    for (Interpolation kind : {Interpolation::Nearest, Interpolation::Linear}) {
        RgbaPicture result = picture(6, 6);
        paintSlice(slice, {-2.5, 1, -2.5, 1}, kWindow, kind, result);
        for (int y = 0; y < 6; ++y) {
            for (int x = 0; x < 6; ++x) {
                const bool inside = x >= 2 && x < 4 && y >= 2 && y < 4;
                QCOMPARE(grey(result, x, y), inside ? 255 : 0);
            }
        }
    }
}

void TestSlicePainter::valuesThatAreNoNumbersStayInTheirPlace()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float inf = std::numeric_limits<float>::infinity();
    const SliceValues<float> slice = {7, 1, {100, 100, nan, 100, 100, inf, 100}};
    RgbaPicture result = picture(7, 1);
    paintSlice(slice, {-0.5, 1, -0.5, 1}, kWindow, Interpolation::Nearest, result);
    QCOMPARE(grey(result, 2, 0), 0);
    QCOMPARE(grey(result, 5, 0), 255);
    paintSlice(slice, {-0.5, 1, -0.5, 1}, kWindow, Interpolation::Linear, result);
    QCOMPARE(grey(result, 0, 0), 100);
    QVERIFY(grey(result, 2, 0) >= 0);
}

void TestSlicePainter::reducingAveragesInsteadOfSkipping()
{
    SliceValues<float> checks = {64, 64, {}};
    for (int r = 0; r < 64; ++r) {
        for (int c = 0; c < 64; ++c) {
            checks.values.push_back((r + c) % 2 ? 200.F : 0.F);
        }
    }
    RgbaPicture result = picture(16, 16);
    paintSlice(checks, {-0.5, 4, -0.5, 4}, kWindow, Interpolation::Linear, result);
    for (int i = 2; i < 14; ++i) {
        QVERIFY(std::abs(grey(result, i, i) - 100) <= 2);
    }
}

void TestSlicePainter::anisotropicVoxelsKeepTheirShape()
{
    // Voxels twice as wide as high: 4 pixels a column, 2 a row.
    RgbaPicture result = picture(8, 4);
    paintSlice(twoByTwo(), {-0.5, 0.25, -0.5, 0.5}, kWindow, Interpolation::Nearest, result);
    QCOMPARE(grey(result, 3, 1), 0);
    QCOMPARE(grey(result, 4, 1), 100);
    QCOMPARE(grey(result, 3, 2), 200);
}

void TestSlicePainter::fillHasTheLabelsColourAtItsOpacity()
{
    OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 0.5};
    for (Interpolation kind : {Interpolation::Nearest, Interpolation::Linear}) {
        const RgbaPicture result = paintedStripes(style, kind);
        QCOMPARE(result.at(15, 15), mixed(colourOf(Label::Oedema, Palette::Classic), 0.5));
        QCOMPARE(result.at(25, 15), mixed(colourOf(Label::Enhancing, Palette::Classic), 0.5));
        QCOMPARE(grey(result, 3, 15), 100);
    }
    style.palette = Palette::ColourBlindSafe;
    const RgbaPicture safe = paintedStripes(style, Interpolation::Linear);
    QCOMPARE(safe.at(15, 15), mixed(colourOf(Label::Oedema, Palette::ColourBlindSafe), 0.5));
}

void TestSlicePainter::aFillOverBrightTissueIsNoPastel()
{
    // At the opacity that fills begin with, over tissue as bright as oedema is in FLAIR.
    const OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 0.35};
    for (const Label label : {Label::Necrosis, Label::Oedema, Label::Enhancing}) {
        const Colour colour = colourOf(label, style.palette);
        const auto saturation = [](int r, int g, int b) {
            return 1 - double(std::min({r, g, b})) / std::max({r, g, b});
        };
        const auto pixel = filled(label, style, 230);
        QVERIFY2(saturation(pixel[0], pixel[1], pixel[2]) >
                     0.5 * saturation(colour.red, colour.green, colour.blue),
                 qPrintable(QStringLiteral("%1 %2 %3").arg(pixel[0]).arg(pixel[1]).arg(pixel[2])));
    }
}

void TestSlicePainter::brighterTissueIsBrighterUnderAFill()
{
    for (const double opacity : {0.1, 0.35, 0.5, 0.7, 0.9}) {
        const OverlayStyle style{.mode = OverlayMode::Fill, .opacity = opacity};
        int before = -1;
        for (int grey = 0; grey <= 255; grey += 15) {
            const auto pixel = filled(Label::Necrosis, style, grey);
            QVERIFY(pixel[1] >= before);  // green, which the red of necrosis has little of
            before = pixel[1];
        }
        QVERIFY(before > 0);
    }
}

void TestSlicePainter::theFillThatIsSafeForTheColourBlindIsHatchedToo()
{
    const OverlayStyle style{
        .mode = OverlayMode::Fill, .palette = Palette::ColourBlindSafe, .opacity = 0.5};
    const RgbaPicture result = paintedStripes(style, Interpolation::Nearest);
    std::set<std::array<std::uint8_t, 4>> enhancing, oedema;
    for (int y = 2; y < 28; ++y) {
        for (int x = 22; x < 28; ++x) {
            enhancing.insert(result.at(x, y));
            oedema.insert(result.at(x - 10, y));
        }
    }
    // Lines have more of the colour than what is between them; oedema, the largest, stays plain.
    const Colour colour = colourOf(Label::Enhancing, Palette::ColourBlindSafe);
    QVERIFY(enhancing.contains(mixed(colour, 0.3)) && enhancing.contains(mixed(colour, 0.9)));
    QCOMPARE(oedema.size(), std::size_t{1});
    // They fall: the next row has the same one pixel further right.
    QCOMPARE(result.at(24, 15), result.at(25, 16));
}

void TestSlicePainter::outlineLeavesTheInsideFree()
{
    const OverlayStyle style{.mode = OverlayMode::Outline};
    for (Interpolation kind : {Interpolation::Nearest, Interpolation::Linear}) {
        const RgbaPicture result = paintedStripes(style, kind);
        QCOMPARE(grey(result, 25, 15), 100);
        QCOMPARE(grey(result, 15, 15), 100);
        // Just inside the edge of Enhancing at x = 20, and of Oedema at x = 10.
        QCOMPARE(result.at(20, 15), mixed(colourOf(Label::Enhancing, Palette::Classic), 1));
        QCOMPARE(result.at(10, 15), mixed(colourOf(Label::Oedema, Palette::Classic), 1));
        QCOMPARE(grey(result, 8, 15), 100);
    }
}

void TestSlicePainter::hiddenLabelsShowTheImage()
{
    OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 0.5};
    style.labelVisible[Label::Oedema] = false;
    const RgbaPicture result = paintedStripes(style, Interpolation::Linear);
    QCOMPARE(grey(result, 12, 15), 100);
    QCOMPARE(result.at(25, 15), mixed(colourOf(Label::Enhancing, Palette::Classic), 0.5));
}

void TestSlicePainter::regionsAreNested()
{
    const OverlayStyle style{
        .mode = OverlayMode::FillAndOutline, .kind = OverlayKind::Regions, .opacity = 0.5};
    const RgbaPicture result = paintedStripes(style, Interpolation::Nearest);
    const Colour et = colourOf(Region::EnhancingTumour, Palette::Classic);
    const Colour wt = colourOf(Region::WholeTumour, Palette::Classic);
    QCOMPARE(result.at(25, 15), mixed(et, 0.5));
    QCOMPARE(result.at(15, 15), mixed(wt, 0.5));
    // The whole tumour goes on under the enhancing one: no border of its own against it.
    QCOMPARE(result.at(18, 15), mixed(wt, 0.5));
    QCOMPARE(result.at(20, 15), mixed(et, 1));
}

void TestSlicePainter::theCavityIsDrawnAsALabelAndInNoRegion()
{
    const Label o = Label::Background, rc = Label::ResectionCavity, ed = Label::Oedema;
    const SliceValues<Label> slice = {5, 3, {o, rc, rc, ed, o, o, rc, rc, ed, o, o, rc, rc, ed, o}};
    for (const Palette palette : {Palette::Classic, Palette::ColourBlindSafe}) {
        for (const OverlayKind kind : {OverlayKind::Labels, OverlayKind::Regions}) {
            const OverlayStyle style{
                .mode = OverlayMode::Fill, .kind = kind, .palette = palette, .opacity = 0.5};
            for (const Interpolation interpolation :
                 {Interpolation::Nearest, Interpolation::Linear}) {
                RgbaPicture result = picture(50, 30);
                paintSlice({5, 3, std::vector<float>(15, 100)}, kTenfold, kWindow, interpolation,
                           result);
                paintOverlay(slice, kTenfold, paintOf(style, 1), interpolation, result);
                const auto expected =
                    kind == OverlayKind::Labels ? mixed(colourOf(rc, palette), 0.5) : mixed({}, 0);
                QCOMPARE(result.at(20, 15), expected);
                QCOMPARE(result.at(35, 15), mixed(colourOf(ed, palette), 0.5));
            }
        }
    }
}

void TestSlicePainter::hidingAnInnerRegionShowsTheOneAround()
{
    OverlayStyle style{.mode = OverlayMode::Fill, .kind = OverlayKind::Regions, .opacity = 0.5};
    style.regionVisible[Region::EnhancingTumour] = false;
    const RgbaPicture core = paintedStripes(style, Interpolation::Linear);
    QCOMPARE(core.at(25, 15), mixed(colourOf(Region::TumourCore, Palette::Classic), 0.5));
    style.regionVisible[Region::TumourCore] = false;
    const RgbaPicture whole = paintedStripes(style, Interpolation::Linear);
    QCOMPARE(whole.at(25, 15), mixed(colourOf(Region::WholeTumour, Palette::Classic), 0.5));
}

void TestSlicePainter::exactBordersLieOnVoxelEdges()
{
    const OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 1};
    const RgbaPicture result = paintedStripes(style, Interpolation::Nearest);
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 50; ++x) {
            const bool tumour = x >= 10 && x < 40;
            QCOMPARE(grey(result, x, y) == 100, !tumour);
        }
    }
}

void TestSlicePainter::smoothBordersPassMidwayBetweenVoxelCentres()
{
    // One voxel alone: a diamond through the middles to its neighbours, half its area.
    const OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 1};
    SliceValues<Label> alone = {3, 3, std::vector<Label>(9, Label::Background)};
    alone.values[4] = Label::Necrosis;
    RgbaPicture result = picture(60, 60);
    const PixelMapping mapping = {-0.5, 0.05, -0.5, 0.05};
    paintSlice({3, 3, std::vector<float>(9, 0)}, mapping, kWindow, Interpolation::Linear, result);
    paintOverlay(alone, mapping, paintOf(style, 1), Interpolation::Linear, result);
    const int full = colourOf(Label::Necrosis, Palette::Classic).red;
    QCOMPARE(int(result.at(30, 30)[0]), full);
    QCOMPARE(int(result.at(22, 30)[0]), full);
    QCOMPARE(int(result.at(18, 30)[0]), 0);
    QCOMPARE(int(result.at(22, 22)[0]), 0);
    // On the way out the colour fades within two pixels: antialiased, not stepped.
    int shades = 0;
    for (int x = 15; x < 25; ++x) {
        const int red = result.at(x, 30)[0];
        shades += red > 0 && red < full;
    }
    QVERIFY(shades >= 1 && shades <= 2);
}

void TestSlicePainter::layersBesideTheActiveOneAreDashedOutlines()
{
    const OverlayStyle style{.mode = OverlayMode::Fill, .opacity = 0.5};
    const RgbaPicture result = paintedStripes(style, Interpolation::Nearest, false);
    QCOMPARE(grey(result, 25, 15), 100);
    int lines = 0, gaps = 0;
    for (int y = 5; y < 25; ++y) {
        (grey(result, 20, y) == 100 ? gaps : lines) += 1;
    }
    QVERIFY(lines >= 6);
    QVERIFY(gaps >= 6);
}

void TestSlicePainter::dashesLeaveNoBorderOut()
{
    // One voxel alone: a diamond, whose four sides run along both diagonals.
    const OverlayStyle style{.mode = OverlayMode::Outline};
    SliceValues<Label> alone = {3, 3, std::vector<Label>(9, Label::Background)};
    alone.values[4] = Label::Necrosis;
    const auto isLine = [](const RgbaPicture& picture, int x, int y) {
        return picture.at(x, y)[0] > 150;
    };
    for (Interpolation kind : {Interpolation::Nearest, Interpolation::Linear}) {
        // Whatever the place of the pane's corner among the dashes.
        for (int shift = 0; shift < 8; ++shift) {
            const PixelMapping mapping = {-0.5 - shift / 40.0, 0.025, -0.5, 0.025};
            RgbaPicture whole = picture(140, 120), dashed = picture(140, 120);
            for (RgbaPicture* each : {&whole, &dashed}) {
                paintSlice({3, 3, std::vector<float>(9, 0)}, mapping, kWindow, kind, *each);
                paintOverlay(alone, mapping,
                             each == &whole ? paintOf(style, 1) : outlineOf(style, lookOf(0), 1),
                             kind, *each);
            }
            std::array<int, 4> lines{}, dashes{};  // of each quarter around the voxel
            for (int y = 0; y < 120; ++y) {
                for (int x = 0; x < 140; ++x) {
                    const auto quarter = std::size_t(2 * (y >= 60) + (x >= 60 + shift));
                    lines[quarter] += isLine(whole, x, y);
                    dashes[quarter] += isLine(dashed, x, y);
                }
            }
            for (std::size_t quarter = 0; quarter < 4; ++quarter) {
                QVERIFY(lines[quarter] > 20);
                QVERIFY(dashes[quarter] > 0.3 * lines[quarter]);
                QVERIFY(dashes[quarter] < 0.75 * lines[quarter]);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestSlicePainter)
#include "test_slice_painter.moc"
