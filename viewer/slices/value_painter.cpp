#include "viewer/slices/value_painter.h"

#include "viewer/slices/hatching.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kLineWidth = 1.4;  // logical pixels
constexpr double kPeriod = 8;

/// One slice at one mapping.
class Painter {
public:
    Painter(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
            const ValuePaint& paint, bool exact, RgbaPicture& picture)
        : m_slice(slice), m_mapping(mapping), m_paint(paint), m_exact(exact), m_picture(picture)
    {
    }

    void paint()
    {
        for (int y = 0; y < m_picture.height; ++y) {
            const double row = m_mapping.row0 + (y + 0.5) * m_mapping.rowsPerPixel;
            if (row < -0.5 || row >= m_slice.rows - 0.5 || isEmpty(row)) {
                continue;
            }
            for (int x = 0; x < m_picture.width; ++x) {
                const double column = m_mapping.column0 + (x + 0.5) * m_mapping.columnsPerPixel;
                if (column >= -0.5 && column < m_slice.columns - 0.5) {
                    paintPixel(x, y, column, row);
                }
            }
        }
    }

private:
    /// Corners of the square of voxel centres around a place, and how far in it the place lies.
    struct Corners {
        std::array<std::uint8_t, 4> values;
        double u, v;
        [[nodiscard]] bool alike() const
        {
            return values[0] == values[1] && values[0] == values[2] && values[0] == values[3];
        }
    };

    [[nodiscard]] std::uint8_t valueAt(int column, int row) const
    {
        const int c = std::clamp(column, 0, m_slice.columns - 1);
        const int r = std::clamp(row, 0, m_slice.rows - 1);
        return m_slice.row(r)[c];
    }

    [[nodiscard]] bool isEmpty(double row) const
    {
        const int r = static_cast<int>(std::floor(row));
        const auto zero = [this](int which) {
            const std::uint8_t* values = m_slice.row(std::clamp(which, 0, m_slice.rows - 1));
            return std::all_of(values, values + m_slice.columns, [](auto v) { return v == 0; });
        };
        return zero(r) && zero(r + 1);
    }

    [[nodiscard]] Corners cornersAt(double column, double row) const
    {
        const int c = static_cast<int>(std::floor(column)), r = static_cast<int>(std::floor(row));
        return {{valueAt(c, r), valueAt(c + 1, r), valueAt(c, r + 1), valueAt(c + 1, r + 1)},
                column - c,
                row - r};
    }

    [[nodiscard]] std::uint8_t shownValue(double column, double row) const
    {
        const Corners at = cornersAt(column, row);
        if (m_exact) {
            return at.values[(at.u < 0.5 ? 0U : 1U) + (at.v < 0.5 ? 0U : 2U)];
        }
        const std::array<double, 4> weight = {(1 - at.u) * (1 - at.v), at.u * (1 - at.v),
                                              (1 - at.u) * at.v, at.u * at.v};
        std::uint8_t best = 0;
        double most = -1;
        for (const std::uint8_t value : at.values) {
            double share = 0;
            for (std::size_t n = 0; n < weight.size(); ++n) {
                share += at.values[n] == value ? weight[n] : 0;
            }
            if (share > most) {
                most = share;
                best = value;
            }
        }
        return best;
    }

    void paintPixel(int x, int y, double column, double row)
    {
        const Corners around = cornersAt(column, row);
        if (around.alike()) {
            blend(x, y, around.values[0], 1);
            return;
        }
        constexpr std::array kPlaces = {-0.25, 0.25};
        for (const double dy : kPlaces) {
            for (const double dx : kPlaces) {
                const std::uint8_t value = shownValue(column + dx * m_mapping.columnsPerPixel,
                                                      row + dy * m_mapping.rowsPerPixel);
                covered(value) += 0.25;
            }
        }
        for (std::size_t n = 0; n < m_found; ++n) {
            blend(x, y, m_shares[n].value, m_shares[n].share);
        }
        m_found = 0;
    }

    /// What a value covers of the pixel so far.
    [[nodiscard]] double& covered(std::uint8_t value)
    {
        for (std::size_t n = 0; n < m_found; ++n) {
            if (m_shares[n].value == value) {
                return m_shares[n].share;
            }
        }
        m_shares[m_found] = {value, 0};
        return m_shares[m_found++].share;
    }

    void blend(int x, int y, std::uint8_t value, double share)
    {
        if (value == 0 || value >= m_paint.looks.size()) {
            return;
        }
        const ValueLook& look = m_paint.looks[value];
        const double line = onHatchLine(look.hatch, {x, y}, m_paint.period, m_paint.lineWidth);
        const double opacity = share * m_paint.opacity * (look.fill + (1 - look.fill) * line);
        std::uint8_t* pixel = m_picture.row(y) + 4 * x;
        const auto mixed = [opacity](std::uint8_t below, std::uint8_t over) {
            return static_cast<std::uint8_t>(below + opacity * (over - below) + 0.5);
        };
        pixel[0] = mixed(pixel[0], look.colour.red);
        pixel[1] = mixed(pixel[1], look.colour.green);
        pixel[2] = mixed(pixel[2], look.colour.blue);
    }

    struct Share {
        std::uint8_t value = 0;
        double share = 0;
    };
    const SliceValues<std::uint8_t>& m_slice;
    const PixelMapping& m_mapping;
    const ValuePaint& m_paint;
    bool m_exact;
    RgbaPicture& m_picture;
    std::array<Share, 4> m_shares{};
    std::size_t m_found = 0;
};

}  // namespace

ValuePaint valuePaintOf(const ScalarContent& content, double opacity, double pixelRatio)
{
    return {.looks = valueLooks(content),
            .opacity = opacity,
            .lineWidth = kLineWidth * pixelRatio,
            .period = kPeriod * pixelRatio};
}

void paintScalar(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
                 const ValuePaint& paint, Interpolation interpolation, RgbaPicture& picture)
{
    if (!slice.values.empty()) {
        Painter(slice, mapping, paint, interpolation == Interpolation::Nearest, picture).paint();
    }
}

}  // namespace glioscope
