#include "viewer/slices/overlay_painter.h"

#include "viewer/slices/hatching.h"
#include "viewer/state/label_hatches.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace glioscope {
namespace {

constexpr double kLineWidth = 1.3;     // logical pixels
constexpr double kBetweenLines = 0.6;  // of the fill's opacity, as the next
constexpr double kOnLines = 1.8;
constexpr double kOutlinedLineWidth = 1.3;  // of a layer beside the active one

/// The classes of a label slice with a margin of one voxel of class 0 around, and which part of it
/// holds any.
struct ClassSlice {
    int columns = 0, rows = 0;  // without the margin
    std::vector<std::uint8_t> classes;
    int firstRow = 0, lastRow = -1, firstColumn = 0, lastColumn = -1;

    [[nodiscard]] const std::uint8_t* row(int r) const { return &classes[start(r)]; }
    [[nodiscard]] std::uint8_t* row(int r) { return &classes[start(r)]; }

private:
    [[nodiscard]] std::size_t start(int r) const
    {
        return static_cast<std::size_t>(r + 1) * static_cast<std::size_t>(columns + 2) + 1;
    }
};

ClassSlice classesOf(const SliceValues<Label>& slice, const OverlayPaint& paint)
{
    ClassSlice result;
    result.columns = slice.columns;
    result.rows = slice.rows;
    result.classes.assign(
        static_cast<std::size_t>(slice.columns + 2) * static_cast<std::size_t>(slice.rows + 2), 0);
    result.firstColumn = slice.columns;
    result.firstRow = slice.rows;
    for (int r = 0; r < slice.rows; ++r) {
        const Label* in = slice.row(r);
        std::uint8_t* out = result.row(r);
        for (int c = 0; c < slice.columns; ++c) {
            out[c] = paint.classOf[in[c]];
            if (out[c] != 0) {
                result.firstRow = std::min(result.firstRow, r);
                result.lastRow = r;
                result.firstColumn = std::min(result.firstColumn, c);
                result.lastColumn = std::max(result.lastColumn, c);
            }
        }
    }
    return result;
}

/// Unit vector along a border, one of four, so that neighbouring pixels of a border agree on it.
struct Along {
    double x = 1, y = 0;
};

Along alongBorder(double gradientX, double gradientY)
{
    constexpr double kSteep = 2.4;  // tangent midway between the axis and the diagonal
    constexpr double kDiagonal = 0.7071;
    const double x = std::abs(gradientX), y = std::abs(gradientY);
    if (x > kSteep * y || y > kSteep * x) {
        return x > y ? Along{0, 1} : Along{1, 0};
    }
    return {kDiagonal, gradientX * gradientY > 0 ? -kDiagonal : kDiagonal};
}

/// What lies under a pixel: the class in front, the class across the nearest border, the distance
/// to that border in pixels (large where there is none near) and where it runs.
struct Membership {
    std::uint8_t inner = 0;
    std::uint8_t across = 0;
    double distance = 1e9;
    Along along = {};
};

/// Position of a pixel among voxels and how many voxels a pixel spans.
struct Sample {
    double column, row;
    double columnsPerPixel, rowsPerPixel;
};

Membership smoothMembership(const ClassSlice& slice, const Sample& at)
{
    const int c = static_cast<int>(std::floor(at.column)), r = static_cast<int>(std::floor(at.row));
    const std::uint8_t* upper = slice.row(r) + c;
    const std::uint8_t* lower = slice.row(r + 1) + c;
    const std::array<std::uint8_t, 4> corners = {upper[0], upper[1], lower[0], lower[1]};
    if (corners[0] == corners[1] && corners[0] == corners[2] && corners[0] == corners[3]) {
        return {.inner = corners[0], .across = corners[0]};
    }
    const double x = at.column - c, y = at.row - r;
    const std::array<double, 4> weight = {(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y};
    const std::array<double, 4> alongX = {y - 1, 1 - y, -y, y};
    const std::array<double, 4> alongY = {x - 1, -x, 1 - x, x};
    std::array<double, OverlayPaint::kClasses> share{}, slopeX{}, slopeY{};
    for (std::size_t i = 0; i < 4; ++i) {
        share[corners[i]] += weight[i];
        slopeX[corners[i]] += alongX[i];
        slopeY[corners[i]] += alongY[i];
    }
    std::uint8_t first = 0, second = 1;
    if (share[1] > share[0]) {
        std::swap(first, second);
    }
    for (std::uint8_t k = 2; k < OverlayPaint::kClasses; ++k) {
        if (share[k] > share[first]) {
            second = first;
            first = k;
        } else if (share[k] > share[second]) {
            second = k;
        }
    }
    const double gradientX = (slopeX[first] - slopeX[second]) * at.columnsPerPixel;
    const double gradientY = (slopeY[first] - slopeY[second]) * at.rowsPerPixel;
    const double gradient = std::sqrt(gradientX * gradientX + gradientY * gradientY);
    const double difference = share[first] - share[second];
    return {.inner = first,
            .across = second,
            .distance = gradient > 1e-9 ? difference / gradient : 1e9,
            .along = alongBorder(gradientX, gradientY)};
}

Membership voxelMembership(const ClassSlice& slice, const Sample& at)
{
    const int c = static_cast<int>(std::floor(at.column + 0.5));
    const int r = static_cast<int>(std::floor(at.row + 0.5));
    Membership result;
    result.inner = slice.row(r)[c];
    result.across = result.inner;
    // Distances to the voxel's edges in pixels; a corner counts by the farther of its two edges.
    const double left = (at.column - c + 0.5) / at.columnsPerPixel;
    const double top = (at.row - r + 0.5) / at.rowsPerPixel;
    const double right = 1 / at.columnsPerPixel - left, bottom = 1 / at.rowsPerPixel - top;
    for (int dr = -1; dr <= 1; ++dr) {
        for (int dc = -1; dc <= 1; ++dc) {
            const std::uint8_t other = slice.row(r + dr)[c + dc];
            const double acrossColumn = dc == 0 ? 0 : (dc < 0 ? left : right);
            const double acrossRow = dr == 0 ? 0 : (dr < 0 ? top : bottom);
            const double distance = std::max(acrossColumn, acrossRow);
            if (other != result.inner && distance < result.distance) {
                result.across = other;
                result.distance = distance;
                result.along = acrossColumn > acrossRow ? Along{0, 1} : Along{1, 0};
            }
        }
    }
    return result;
}

/// Of the fill: a hatched one is thinner between its lines, and about as thick in all.
double fillOpacity(const OverlayPaint& paint, std::uint8_t k, const Pixel& at)
{
    const Hatch hatch = paint.hatches[k];
    if (hatch == Hatch::None || paint.fillOpacity == 0) {
        return paint.fillOpacity;
    }
    const double between = kBetweenLines * paint.fillOpacity;
    const double on = std::min(1.0, kOnLines * paint.fillOpacity);
    return std::lerp(between, on, onHatchLine(hatch, at, paint.hatchPeriod, paint.hatchWidth));
}

/// On white a colour of little opacity is a pastel that no swatch shows: the brighter the tissue,
/// the more a fill covers, as much as leaves a brighter tissue brighter under it.
double overBright(double opacity, const std::uint8_t* pixel)
{
    const double brightness = (pixel[0] + pixel[1] + pixel[2]) / (3 * 255.0);
    const double most = opacity > 0.5 ? 0.5 / opacity : 1;
    return opacity * (1 + (1 - opacity) * most * brightness);
}

/// Opacity that class `k` has at its own side of a border against `other`.
double ownOpacity(const OverlayPaint& paint, std::uint8_t k, std::uint8_t other, double line,
                  const Pixel& at, const std::uint8_t* pixel)
{
    if (k == 0) {
        return 0;
    }
    const bool draws = k != other && (!paint.nested || k > other);
    const double fill = overBright(fillOpacity(paint, k, at), pixel);
    return draws ? fill + (1 - fill) * line : fill;
}

void blend(std::uint8_t* pixel, const Pixel& place, const OverlayPaint& paint, const Membership& at,
           bool inGap)
{
    const double covered = std::min(1.0, 0.5 + at.distance);
    const double line = paint.lineWidth > 0 && !inGap
                            ? std::clamp(paint.lineWidth + 0.5 - at.distance, 0.0, 1.0)
                            : 0;
    const double inner = covered * ownOpacity(paint, at.inner, at.across, line, place, pixel);
    const double across =
        covered < 1 ? (1 - covered) * ownOpacity(paint, at.across, at.inner, line, place, pixel)
                    : 0;
    const double through = 1 - inner - across;
    const Colour& a = paint.colours[at.inner];
    const Colour& b = paint.colours[at.across];
    const auto mixed = [&](std::uint8_t below, std::uint8_t ofInner, std::uint8_t ofAcross) {
        return static_cast<std::uint8_t>(through * below + inner * ofInner + across * ofAcross +
                                         0.5);
    };
    pixel[0] = mixed(pixel[0], a.red, b.red);
    pixel[1] = mixed(pixel[1], a.green, b.green);
    pixel[2] = mixed(pixel[2], a.blue, b.blue);
}

/// Pixels [begin, end) that can lie within a voxel of the given ones.
struct PixelRange {
    int begin, end;
};
PixelRange pixelRange(int firstVoxel, int lastVoxel, double start, double perPixel, int pixels)
{
    const double begin = std::floor((firstVoxel - 1 - start) / perPixel - 0.5);
    const double end = std::ceil((lastVoxel + 1 - start) / perPixel + 0.5);
    return {static_cast<int>(std::clamp(begin, 0.0, static_cast<double>(pixels))),
            static_cast<int>(std::clamp(end, 0.0, static_cast<double>(pixels)))};
}

/// Whether the voxels that decide about a position all lie in the slice or its margin.
bool decidable(double position, int voxels, bool exact)
{
    return exact ? position >= -0.5 && position < voxels - 0.5
                 : position >= -1 && position < voxels;
}

bool inGap(const OverlayPaint& paint, const Along& along, int x, int y)
{
    if (paint.dash <= 0) {
        return false;
    }
    const double period = paint.dash + paint.gap;
    const double at = (x * along.x + y * along.y) / period;
    return (at - std::floor(at)) * period >= paint.dash;
}

struct PixelBox {
    PixelRange xs, ys;
};

void blendAt(const OverlayPaint& paint, const Membership& membership, int x, int y,
             RgbaPicture& picture)
{
    if (membership.inner != 0 || membership.across != 0) {
        blend(picture.row(y) + 4 * x, {x, y}, paint, membership,
              inGap(paint, membership.along, x, y));
    }
}

void paintVoxels(const ClassSlice& classes, const PixelMapping& mapping, const OverlayPaint& paint,
                 const PixelBox& box, RgbaPicture& picture)
{
    Sample at{0, 0, mapping.columnsPerPixel, mapping.rowsPerPixel};
    for (int y = box.ys.begin; y < box.ys.end; ++y) {
        at.row = mapping.row0 + (y + 0.5) * mapping.rowsPerPixel;
        for (int x = box.xs.begin; decidable(at.row, classes.rows, true) && x < box.xs.end; ++x) {
            at.column = mapping.column0 + (x + 0.5) * mapping.columnsPerPixel;
            if (decidable(at.column, classes.columns, true)) {
                blendAt(paint, voxelMembership(classes, at), x, y, picture);
            }
        }
    }
}

/// The column of voxels left of each pixel's middle; nothing beyond the slice and its margin.
std::vector<std::optional<int>> columnsOf(const PixelRange& xs, const PixelMapping& mapping,
                                          int columns)
{
    std::vector<std::optional<int>> all;
    for (int x = xs.begin; x < xs.end; ++x) {
        const double column = mapping.column0 + (x + 0.5) * mapping.columnsPerPixel;
        all.push_back(decidable(column, columns, false)
                          ? std::optional(static_cast<int>(std::floor(column)))
                          : std::nullopt);
    }
    return all;
}

/// Most pixels lie amid voxels of one class, where outlines draw nothing.
void paintSmooth(const ClassSlice& classes, const PixelMapping& mapping, const OverlayPaint& paint,
                 const PixelBox& box, RgbaPicture& picture)
{
    const auto columns = columnsOf(box.xs, mapping, classes.columns);
    const bool fills = paint.fillOpacity > 0;
    Sample at{0, 0, mapping.columnsPerPixel, mapping.rowsPerPixel};
    for (int y = box.ys.begin; y < box.ys.end; ++y) {
        at.row = mapping.row0 + (y + 0.5) * mapping.rowsPerPixel;
        if (!decidable(at.row, classes.rows, false)) {
            continue;
        }
        const int r = static_cast<int>(std::floor(at.row));
        const std::uint8_t *upper = classes.row(r), *lower = classes.row(r + 1);
        for (int x = box.xs.begin; x < box.xs.end; ++x) {
            const std::optional<int>& c = columns[static_cast<std::size_t>(x - box.xs.begin)];
            if (!c) {
                continue;
            }
            const std::uint8_t k = upper[*c];
            const bool amid = k == upper[*c + 1] && k == lower[*c] && k == lower[*c + 1];
            if (amid && (k == 0 || !fills)) {
                continue;
            }
            at.column = mapping.column0 + (x + 0.5) * mapping.columnsPerPixel;
            blendAt(paint, smoothMembership(classes, at), x, y, picture);
        }
    }
}

void takeLabels(const OverlayStyle& style, OverlayPaint& paint)
{
    std::uint8_t k = 0;
    for (const Label label : kMarkedLabels) {
        paint.colours[++k] = colourOf(label, style.palette);
        paint.hatches[k] = hatchOf(label, style.palette);
        paint.classOf[label] = style.labelVisible[label] ? k : 0;
    }
}

/// What lies in no region is not drawn.
void takeRegions(const OverlayStyle& style, OverlayPaint& paint)
{
    std::uint8_t k = 0;
    for (const Region region : kAllRegions) {
        paint.colours[++k] = colourOf(region, style.palette);
        paint.hatches[k] = hatchOf(region, style.palette);
        // Later regions lie within earlier ones, so each label ends with the innermost shown.
        for (const Label label : kMarkedLabels) {
            if (style.regionVisible[region] && contains(region, label)) {
                paint.classOf[label] = k;
            }
        }
    }
}

OverlayPaint classesOf(const OverlayStyle& style)
{
    OverlayPaint paint;
    const bool regions = style.kind == OverlayKind::Regions;
    paint.nested = regions;
    if (regions) {
        takeRegions(style, paint);
    } else {
        takeLabels(style, paint);
    }
    return paint;
}

}  // namespace

OverlayPaint paintOf(const OverlayStyle& style, double pixelRatio)
{
    OverlayPaint paint = classesOf(style);
    paint.fillOpacity = style.mode != OverlayMode::Outline ? style.opacity : 0;
    paint.lineWidth = style.mode != OverlayMode::Fill ? kLineWidth * pixelRatio : 0;
    paint.hatchPeriod *= pixelRatio;
    paint.hatchWidth *= pixelRatio;
    return paint;
}

OverlayPaint outlineOf(const OverlayStyle& style, const LayerLook& look, double pixelRatio)
{
    OverlayPaint paint = classesOf(style);
    std::fill(paint.colours.begin() + 1, paint.colours.end(), look.colour);
    paint.lineWidth = kOutlinedLineWidth * pixelRatio;
    paint.dash = look.dash * pixelRatio;
    paint.gap = look.gap * pixelRatio;
    return paint;
}

void paintOverlay(const SliceValues<Label>& slice, const PixelMapping& mapping,
                  const OverlayPaint& paint, Interpolation interpolation, RgbaPicture& picture)
{
    const ClassSlice classes = classesOf(slice, paint);
    if (classes.lastRow < classes.firstRow) {
        return;
    }
    PixelRange xs = pixelRange(classes.firstColumn, classes.lastColumn, mapping.column0,
                               mapping.columnsPerPixel, picture.width);
    xs.begin = std::max(xs.begin, static_cast<int>(std::lround(paint.from * picture.width)));
    xs.end = std::min(xs.end, static_cast<int>(std::lround(paint.to * picture.width)));
    const PixelRange ys = pixelRange(classes.firstRow, classes.lastRow, mapping.row0,
                                     mapping.rowsPerPixel, picture.height);
    interpolation == Interpolation::Nearest
        ? paintVoxels(classes, mapping, paint, {xs, ys}, picture)
        : paintSmooth(classes, mapping, paint, {xs, ys}, picture);
}

}  // namespace glioscope
