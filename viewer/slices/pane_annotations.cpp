#include "viewer/slices/pane_annotations.h"

#include "viewer/slices/slab.h"
#include "viewer/state/pane_language.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

constexpr Colour kLetterColour = {255, 255, 255};
constexpr Colour kTextColour = {196, 202, 210};
constexpr Colour kBadgeColour = {255, 190, 80};
// A hue that no palette gives to a label.
constexpr Colour kCrosshairColour = {222, 160, 255};
constexpr Colour kBlack = {0, 0, 0};
constexpr double kCrosshairOpacity = 0.85;
constexpr double kRimOpacity = 0.35;  // dark, so that lines show on bright tissue
constexpr double kCrosshairGap = 10;  // logical pixels from the centre on each side
constexpr double kBarHeight = 3;
constexpr double kBarMargin = 12;
constexpr double kBarLabelRise = 11;
constexpr double kNameLetterWidth = 8;  // logical pixels, of a wide one

/// Longest of the usual lengths that takes at most a fifth of the pane's width.
int scaleBarMm(double pixelsPerMm, int width)
{
    int best = 1;
    for (int mm : {2, 5, 10, 20, 50, 100, 200}) {
        best = mm * pixelsPerMm <= width / 5.0 ? mm : best;
    }
    return best;
}

void addCrosshair(const ViewCamera& camera, const Vec3& cursorLps, double pixelRatio,
                  std::vector<Rectangle>& rectangles)
{
    const double thick = std::max(1.0, std::round(pixelRatio));
    const double gap = std::round(kCrosshairGap * pixelRatio);
    const PanePoint at = camera.toPoint(cursorLps);
    const double x = std::floor(at.x - thick / 2 + 0.5), y = std::floor(at.y - thick / 2 + 0.5);
    const double width = camera.width(), height = camera.height();
    const auto add = [&](double left, double top, double right, double bottom, Colour colour,
                         double opacity) {
        left = std::clamp(left, 0.0, width);
        right = std::clamp(right, 0.0, width);
        top = std::clamp(top, 0.0, height);
        bottom = std::clamp(bottom, 0.0, height);
        if (right > left && bottom > top) {
            rectangles.push_back({left, top, right - left, bottom - top, colour, opacity});
        }
    };
    const auto addLines = [&](double rim, Colour colour, double opacity) {
        const double before = gap - rim, after = thick + gap - rim;
        add(0, y - rim, x - before, y + thick + rim, colour, opacity);
        add(x + after, y - rim, width, y + thick + rim, colour, opacity);
        add(x - rim, 0, x + thick + rim, y - before, colour, opacity);
        add(x - rim, y + after, x + thick + rim, height, colour, opacity);
    };
    addLines(thick, kBlack, kRimOpacity);
    addLines(0, kCrosshairColour, kCrosshairOpacity);
}

void addScaleBar(const ViewCamera& camera, double pixelRatio, Annotations& annotations)
{
    const int mm = scaleBarMm(camera.pixelsPerMm(), camera.width());
    const double length = std::round(mm * camera.pixelsPerMm());
    const double height = std::round(kBarHeight * pixelRatio);
    const double right = std::floor(camera.width() - kBarMargin * pixelRatio);
    const double top = std::floor(camera.height() - kBarMargin * pixelRatio - height);
    const double rim = std::max(1.0, std::round(pixelRatio));
    annotations.rectangles.push_back(
        {right - length - rim, top - rim, length + 2 * rim, height + 2 * rim, kBlack, 0.6});
    annotations.rectangles.push_back({right - length, top, length, height, kTextColour, 1});
    annotations.barLabelX = right;
    annotations.barLabelY = top - kBarLabelRise * pixelRatio;
    annotations.texts[static_cast<std::size_t>(TextPlace::BarLabel)] = {
        mm % 10 ? std::to_string(mm) + " mm" : std::to_string(mm / 10) + " cm", kTextColour};
}

std::string windowText(WindowLevel windowLevel)
{
    // Normalised intensities need decimals, scanner units do not.
    const char* format = windowLevel.window < 0.1  ? "%.3g"
                         : windowLevel.window < 20 ? "%.2f"
                                                   : "%.0f";
    const auto number = [format](double value) {
        char text[32];
        std::snprintf(text, sizeof text, format, value);
        return numbersInPanes(text);
    };
    return inPanes("Pane", "W") + " " + number(windowLevel.window) + "  " + inPanes("Pane", "L") +
           " " + number(windowLevel.level);
}

std::string badgeText(const ViewState& state, Sequence sequence)
{
    if (!state.image(sequence)) {
        return inPanes("Pane", "Not in this case");
    }
    std::string text = state.imageIsResampled(sequence) ? inPanes("Pane", "Resampled") : "";
    if (state.imageIsMoved(sequence)) {
        text += (text.empty() ? "" : "\n") + inPanes("Pane", "Moved onto T1ce");
    }
    if (state.orientationIsUncertain(sequence)) {
        text += (text.empty() ? "" : "\n") + inPanes("Pane", "Orientation uncertain");
    }
    return text;
}

/// Plane and sequence, and which segmentations are drawn where that is the pane's own choice.
std::string nameText(const ViewState& state, const ViewCamera& camera, const PaneSpec& pane,
                     double pixelRatio)
{
    std::string text = inPanes("Name", displayName(*pane.plane)) + "   " +
                       std::string(displayName(sequenceOf(pane, state)));
    if (!pane.layers) {
        return text;
    }
    const double room = camera.width() / pixelRatio / kNameLetterWidth;
    std::string names;
    for (const LayerId id : *pane.layers) {
        if (const Layer* layer = state.document().layer(id)) {
            names += (names.empty() ? "" : ", ") + layer->name;
        }
    }
    return text + "\n" +
           (names.empty() ? inPanes("Pane", "No segmentation") : shortened(names, room));
}

}  // namespace

std::string shortened(const std::string& name, double most)
{
    std::size_t characters = 0;
    for (std::size_t byte = 0; byte < name.size(); ++byte) {
        const bool begins = (static_cast<unsigned char>(name[byte]) & 0xc0U) != 0x80U;
        if (begins && double(++characters) > most) {
            return name.substr(0, byte) + "…";
        }
    }
    return name;
}

std::string sliceText(const SliceFrame& frame, const Vec3& cursorLps, int slice)
{
    Vec3 at = frame.fromLps(cursorLps);
    at[2] = slice;
    const Vec3 lps = frame.toLps(at);
    const AxisAssignment axes = closestWorldAxes(frame.grid());
    const auto normal = std::find(axes.axis.begin(), axes.axis.end(), frame.axes()[2]);
    const auto world = static_cast<std::size_t>(normal - axes.axis.begin());
    const bool negative = lps[world] < -0.05;
    char mm[32];
    std::snprintf(mm, sizeof mm, "%.1f", std::abs(lps[world]));
    return std::string(1, negative ? "RAI"[world] : "LPS"[world]) + " " + numbersInPanes(mm) +
           " mm   " + std::to_string(slice + 1) + "/" + std::to_string(frame.slices());
}

Annotations annotate(const ViewState& state, const ViewCamera& camera, const PaneSpec& pane,
                     int slice, double pixelRatio)
{
    Annotations result;
    if (!state.shownImage()) {
        return result;
    }
    addScaleBar(camera, pixelRatio, result);
    if (state.crosshairVisible()) {
        addCrosshair(camera, state.cursorLps(), pixelRatio, result.rectangles);
    }
    const auto put = [&result](TextPlace place, const std::string& text, Colour colour) {
        result.texts[static_cast<std::size_t>(place)] = {text, colour};
    };
    const EdgeLetters letters = camera.frame().edgeLetters();
    put(TextPlace::Left, letters.left, kLetterColour);
    put(TextPlace::Right, letters.right, kLetterColour);
    put(TextPlace::Top, letters.top, kLetterColour);
    put(TextPlace::Bottom, letters.bottom, kLetterColour);
    const Sequence sequence = sequenceOf(pane, state);
    put(TextPlace::TopLeft, nameText(state, camera, pane, pixelRatio),
        pane.layers ? kLetterColour : kTextColour);
    if (state.image(sequence)) {
        put(TextPlace::TopRight, windowText(state.windowLevel(sequence)), kTextColour);
    }
    put(TextPlace::Badge, badgeText(state, sequence), kBadgeColour);
    std::string corner = sliceText(camera.frame(), state.cursorLps(), slice);
    if (pane.plane != SlicePlane::Sagittal) {
        const bool neurological = state.convention() == Convention::Neurological;
        corner =
            (neurological ? inPanes("Pane", "Neurological") : inPanes("Pane", "Radiological")) +
            "\n" + corner;
    }
    if (const std::string slab = slabText(state.slab()); !slab.empty() && state.image(sequence)) {
        corner = slab + "\n" + corner;
    }
    put(TextPlace::BottomLeft, corner, kTextColour);
    return result;
}

}  // namespace glioscope
