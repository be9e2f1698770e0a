#include "viewer/slices/layer_legend.h"

#include "viewer/state/pane_language.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr Colour kTextColour = {225, 229, 235};
constexpr Colour kDividerColour = {255, 255, 255};
constexpr Colour kBlack = {0, 0, 0};
constexpr double kMargin = 8;     // logical pixels, as all that follow
constexpr double kFirstRow = 38;  // beyond the pane's name, wherever that stands
constexpr double kRowHeight = 18;
constexpr double kSignWidth = 34;  // two periods of most dashes
constexpr double kSignHeight = 8;
constexpr double kLetterWidth = 8;  // of a wide one
constexpr double kMostLetters = 24;

/// As on the picture: the labels' colours for a filled one, else its own with its dashes.
void addSign(const DrawnLayer& drawn, PanePoint at, double pixelRatio, Annotations& annotations)
{
    const double width = kSignWidth * pixelRatio, height = kSignHeight * pixelRatio;
    if (drawn.inFull) {
        const double part = width / double(kTumourLabels.size());
        double x = at.x;
        for (const Label label : kTumourLabels) {
            annotations.rectangles.push_back({x, at.y - height / 2, part, height,
                                              colourOf(label, drawn.layer->style.palette), 1});
            x += part;
        }
        return;
    }
    const LayerLook look = lookOf(drawn.layer->look);
    annotations.rectangles.push_back(
        {at.x - 2, at.y - height / 2, width + 4, height, kBlack, 0.65});
    for (double x = 0; x < width; x += (look.dash + look.gap) * pixelRatio) {
        const double end = std::min(width, x + look.dash * pixelRatio);
        annotations.rectangles.push_back(
            {at.x + x, at.y - pixelRatio, end - x, 2 * pixelRatio, look.colour, 1});
    }
}

void addDivider(const ViewCamera& camera, double at, double pixelRatio, Annotations& annotations)
{
    const double x = std::round(at * camera.width());
    const double thick = std::max(1.0, std::round(pixelRatio));
    annotations.rectangles.push_back(
        {x - 2 * thick, 0, 4 * thick, double(camera.height()), kBlack, 0.4});
    annotations.rectangles.push_back(
        {x - thick / 2, 0, thick, double(camera.height()), kDividerColour, 0.9});
}

/// "left: vnet" where it is drawn left of the divider alone.
std::string textOf(const DrawnLayer& drawn, double room)
{
    const std::string name = shortened(drawn.layer->name, std::min(kMostLetters, room));
    switch (drawn.side) {
    case PaneSide::Left: return inPanes("Pane", "left:") + " " + name;
    case PaneSide::Right: return inPanes("Pane", "right:") + " " + name;
    case PaneSide::Both: break;
    }
    return name;
}

}  // namespace

void addLegend(const ViewState& state, const ViewCamera& camera, const PaneSpec& pane,
               double pixelRatio, Annotations& annotations)
{
    const std::vector<DrawnLayer> drawn = drawnLayers(pane, state);
    if (drawn.size() < 2) {
        return;
    }
    if (const auto divider = drawnSwipe(pane, state)) {
        addDivider(camera, *divider, pixelRatio, annotations);
    }
    const double lines = pane.layers ? 1 : 0;  // of names that the pane has of its own
    double y = (kFirstRow + kRowHeight * lines) * pixelRatio;
    const double textX = (kMargin + kSignWidth + 6) * pixelRatio;
    const double room = (camera.width() - textX) / pixelRatio / kLetterWidth;
    for (const DrawnLayer& layer : drawn) {
        y += kRowHeight * pixelRatio;
        if (y > camera.height() / 2.0) {
            return;  // the corner belongs to it, not the picture
        }
        addSign(layer, {kMargin * pixelRatio, y}, pixelRatio, annotations);
        annotations.freeTexts.push_back({textOf(layer, room), {textX, y}, kTextColour});
    }
}

}  // namespace glioscope
