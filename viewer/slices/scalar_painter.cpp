#include "viewer/slices/scalar_painter.h"

#include "viewer/state/colour_ramp.h"
#include "viewer/state/palette.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kLineWidth = 1.1;    // logical pixels
constexpr double kMiddleWidth = 1.6;  // of the line in the middle
constexpr double kThresholdWidth = 1.8;
constexpr double kCasing = 0.8;
constexpr double kDash = 4;
constexpr double kCasingOpacity = 0.6;

/// The colour of the label that a structure adds: the same as its segmentation's.
Colour colourOf(Structure structure, Palette palette)
{
    for (const Region region : kAllRegions) {
        if (structureOf(region) == structure) {
            return glioscope::colourOf(region, palette);
        }
    }
    return glioscope::colourOf(structure == Structure::Necrosis ? Label::Necrosis : Label::Oedema,
                               palette);
}

/// Where a pixel lies between the voxels of an axis.
struct Tap {
    int lower = 0, upper = 0;
    double weight = 0;  ///< of the upper one
    bool inside = false;
};

std::vector<Tap> makeTaps(int pixels, int voxels, double start, double perPixel)
{
    std::vector<Tap> taps(static_cast<std::size_t>(pixels));
    for (std::size_t p = 0; p < taps.size(); ++p) {
        const double at = start + (static_cast<double>(p) + 0.5) * perPixel;
        const double clamped = std::clamp(at, 0.0, voxels - 1.0);
        taps[p].lower = std::min(static_cast<int>(clamped), std::max(0, voxels - 2));
        taps[p].upper = std::min(taps[p].lower + 1, voxels - 1);
        taps[p].weight = clamped - taps[p].lower;
        taps[p].inside = at >= -0.5 && at < voxels - 0.5;
    }
    return taps;
}

/// One slice at one mapping; draws row by row.
class Painter {
public:
    Painter(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
            const ScalarPaint& paint, RgbaPicture& picture)
        : m_slice(slice),
          m_mapping(mapping),
          m_paint(paint),
          m_picture(picture),
          m_columns(
              makeTaps(picture.width, slice.columns, mapping.column0, mapping.columnsPerPixel)),
          m_rows(makeTaps(picture.height, slice.rows, mapping.row0, mapping.rowsPerPixel))
    {
    }

    void smooth()
    {
        for (int y = 0; y < m_picture.height; ++y) {
            const Tap& row = m_rows[static_cast<std::size_t>(y)];
            if (!row.inside || isEmpty(row)) {
                continue;
            }
            for (int x = 0; x < m_picture.width; ++x) {
                const Tap& column = m_columns[static_cast<std::size_t>(x)];
                if (column.inside) {
                    smoothPixel(x, y, column, row);
                }
            }
        }
    }

    void voxels()
    {
        for (int y = 0; y < m_picture.height; ++y) {
            const Tap& row = m_rows[static_cast<std::size_t>(y)];
            for (int x = 0; row.inside && x < m_picture.width; ++x) {
                const Tap& column = m_columns[static_cast<std::size_t>(x)];
                if (column.inside) {
                    voxelPixel(x, y, nearest(column), nearest(row));
                }
            }
        }
    }

private:
    /// The two rows of voxels beside a row of pixels hold nothing.
    [[nodiscard]] bool isEmpty(const Tap& row) const
    {
        const auto zero = [&](int r) {
            const std::uint8_t* values = m_slice.row(r);
            return std::all_of(values, values + m_slice.columns, [](auto v) { return v == 0; });
        };
        return zero(row.lower) && zero(row.upper);
    }

    [[nodiscard]] static int nearest(const Tap& tap)
    {
        return tap.weight < 0.5 ? tap.lower : tap.upper;
    }

    void smoothPixel(int x, int y, const Tap& column, const Tap& row)
    {
        const std::uint8_t* upper = m_slice.row(row.lower);
        const std::uint8_t* lower = m_slice.row(row.upper);
        const double a = upper[column.lower], b = upper[column.upper];
        const double c = lower[column.lower], d = lower[column.upper];
        if (a + b + c + d == 0) {
            return;
        }
        const double u = column.weight, v = row.weight;
        const double top = a + u * (b - a), bottom = c + u * (d - c);
        const double value = top + v * (bottom - top);
        std::uint8_t* pixel = m_picture.row(y) + 4 * x;
        fill(pixel, value);
        const double slopeX = (b - a + v * ((d - c) - (b - a))) * m_mapping.columnsPerPixel;
        const double slopeY = (bottom - top) * m_mapping.rowsPerPixel;
        const double slope = std::hypot(slopeX, slopeY);
        for (const IsoLine& line : m_paint.lines) {
            if (slope > 1e-6) {
                stroke(pixel, line, std::abs(value - line.value) / slope,
                       inGap(line, slopeX, slopeY, x, y));
            }
        }
    }

    void voxelPixel(int x, int y, int c, int r)
    {
        const double value = m_slice.row(r)[c];
        std::uint8_t* pixel = m_picture.row(y) + 4 * x;
        fill(pixel, value);
        for (const IsoLine& line : m_paint.lines) {
            double distance = 1e9;
            bool upright = false;
            for (const auto& [dc, dr] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
                const int nc = c + dc, nr = r + dr;
                const bool there = nc >= 0 && nc < m_slice.columns && nr >= 0 && nr < m_slice.rows;
                const double other = there ? m_slice.row(nr)[nc] : 0;
                if ((other > line.value) != (value > line.value)) {
                    const double away = distanceToEdge(x, y, c, r, dc, dr);
                    upright = away < distance ? dc != 0 : upright;
                    distance = std::min(distance, away);
                }
            }
            stroke(pixel, line, distance, inGap(line, upright ? 1 : 0, upright ? 0 : 1, x, y));
        }
    }

    /// Pixels from the middle of a pixel to an edge of the voxel that it shows.
    [[nodiscard]] double distanceToEdge(int x, int y, int c, int r, int dc, int dr) const
    {
        const double column = m_mapping.column0 + (x + 0.5) * m_mapping.columnsPerPixel;
        const double row = m_mapping.row0 + (y + 0.5) * m_mapping.rowsPerPixel;
        return dc != 0 ? std::abs(c + dc * 0.5 - column) / m_mapping.columnsPerPixel
                       : std::abs(r + dr * 0.5 - row) / m_mapping.rowsPerPixel;
    }

    static void blend(std::uint8_t* pixel, const Colour& colour, double share)
    {
        const auto mixed = [share](std::uint8_t below, std::uint8_t over) {
            return static_cast<std::uint8_t>(below + share * (over - below) + 0.5);
        };
        pixel[0] = mixed(pixel[0], colour.red);
        pixel[1] = mixed(pixel[1], colour.green);
        pixel[2] = mixed(pixel[2], colour.blue);
    }

    void fill(std::uint8_t* pixel, double value) const
    {
        const auto index = static_cast<std::size_t>(value + 0.5);
        if (const float opacity = m_paint.opacities[index]; opacity > 0) {
            blend(pixel, m_paint.colours[index], static_cast<double>(opacity));
        }
    }

    /// Whether a pixel lies in a gap between dashes along a border with this slope across.
    [[nodiscard]] static bool inGap(const IsoLine& line, double slopeX, double slopeY, int x, int y)
    {
        if (line.dash <= 0) {
            return false;
        }
        const double along = std::abs(slopeX) > std::abs(slopeY) ? y : x;
        const double dashes = along / (2 * line.dash);
        return dashes - std::floor(dashes) >= 0.5;
    }

    void stroke(std::uint8_t* pixel, const IsoLine& line, double distance, bool gap) const
    {
        const double half = line.width / 2;
        if (gap || distance > half + m_paint.casing + 0.5) {
            return;
        }
        const auto covered = [distance](double reach) {
            return std::clamp(reach + 0.5 - distance, 0.0, 1.0);
        };
        blend(pixel, {0, 0, 0}, kCasingOpacity * covered(half + m_paint.casing));
        blend(pixel, line.colour, covered(half));
    }

    const SliceValues<std::uint8_t>& m_slice;
    const PixelMapping& m_mapping;
    const ScalarPaint& m_paint;
    RgbaPicture& m_picture;
    std::vector<Tap> m_columns, m_rows;
};

std::vector<IsoLine> isoLines(const ScalarContent& content, double pixelRatio)
{
    std::vector<IsoLine> lines;
    for (const double level : kIsoLevels) {
        const bool middle = level == 0.5;
        lines.push_back({.value = level / content.perStep,
                         .width = (middle ? kMiddleWidth : kLineWidth) * pixelRatio,
                         .dash = level < 0.5 ? kDash * pixelRatio : 0});
    }
    return lines;
}

}  // namespace

ScalarPaint paintOf(const ScalarContent& content, const LayerStyle& style, Palette palette,
                    double pixelRatio)
{
    ScalarPaint paint;
    paint.colours = colourRamp();
    paint.casing = kCasing * pixelRatio;
    if (content.meaning == ScalarMeaning::BrainMask) {
        paint.lines.push_back(
            {.value = 127.5, .width = kThresholdWidth * pixelRatio, .colour = kBrainColour});
        return paint;
    }
    if (style.mode != OverlayMode::Outline) {
        for (std::size_t n = 0; n < paint.opacities.size(); ++n) {
            const double value = static_cast<double>(n) * content.perStep;
            paint.opacities[n] = static_cast<float>(style.opacity * opacityShare(value));
        }
    }
    if (style.mode != OverlayMode::Fill) {
        paint.lines = isoLines(content, pixelRatio);
    }
    if (hasThreshold(content.meaning) && content.structure) {
        paint.lines.push_back({.value = style.threshold / content.perStep,
                               .width = kThresholdWidth * pixelRatio,
                               .colour = colourOf(*content.structure, palette)});
    }
    return paint;
}

void paintScalar(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
                 const ScalarPaint& paint, Interpolation interpolation, RgbaPicture& picture)
{
    if (slice.values.empty()) {
        return;
    }
    Painter painter(slice, mapping, paint, picture);
    interpolation == Interpolation::Nearest ? painter.voxels() : painter.smooth();
}

}  // namespace glioscope
