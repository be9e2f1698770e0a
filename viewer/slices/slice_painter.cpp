#include "viewer/slices/slice_painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace glioscope {
namespace {

/// Voxels and weights that make each pixel along one axis: `count` a pixel, which is empty (count
/// weights of 0) outside the slice.
struct Taps {
    int count = 1;
    std::vector<int> first;      ///< of a pixel; taps beyond the slice are moved onto its border
    std::vector<float> weights;  ///< count a pixel
    std::vector<bool> inside;
};

Taps makeTaps(int pixels, int voxels, double start, double perPixel, Interpolation interpolation)
{
    // Where a pixel covers more than one voxel, the kernel widens with it.
    const bool nearest = interpolation == Interpolation::Nearest;
    const double widening = nearest ? 1 : std::max(1.0, std::abs(perPixel));
    Taps taps;
    taps.count = nearest ? 1 : std::min(voxels, static_cast<int>(std::ceil(2 * widening)));
    const auto total = static_cast<std::size_t>(pixels);
    taps.first.resize(total);
    taps.weights.assign(total * static_cast<std::size_t>(taps.count), 0.F);
    taps.inside.resize(total);
    for (std::size_t p = 0; p < total; ++p) {
        const double at = start + (static_cast<double>(p) + 0.5) * perPixel;
        taps.inside[p] = at >= -0.5 && at < voxels - 0.5;
        if (!taps.inside[p]) {
            continue;
        }
        const double from = nearest ? std::floor(at + 0.5) : std::floor(at - widening) + 1;
        const int wanted = static_cast<int>(from);
        taps.first[p] = std::clamp(wanted, 0, voxels - taps.count);
        float* weights = &taps.weights[p * static_cast<std::size_t>(taps.count)];
        double sum = 0;
        const int reach = nearest ? 1 : static_cast<int>(std::ceil(2 * widening));
        for (int t = 0; t < reach; ++t) {
            const double distance = std::abs((wanted + t - at) / widening);
            const double weight = nearest ? 1 : std::max(0.0, 1 - distance);
            const int voxel = std::clamp(wanted + t, taps.first[p], taps.first[p] + taps.count - 1);
            weights[voxel - taps.first[p]] += static_cast<float>(weight);
            sum += weight;
        }
        for (int t = 0; t < taps.count; ++t) {
            weights[t] = static_cast<float>(weights[t] / sum);
        }
    }
    return taps;
}

/// Rows of the slice stretched to the picture's width, each made once and kept as long as needed.
class StretchedRows {
public:
    StretchedRows(const SliceValues<float>& slice, const Taps& columns, int kept)
        : m_slice(slice),
          m_columns(columns),
          m_width(columns.first.size()),
          m_rows(static_cast<std::size_t>(kept)),
          m_held(static_cast<std::size_t>(kept), std::numeric_limits<int>::min())
    {
    }

    const float* row(int r)
    {
        const std::size_t slot = static_cast<std::size_t>(r) % m_rows.size();
        if (m_held[slot] != r) {
            m_held[slot] = r;
            stretch(m_slice.row(r), m_rows[slot]);
        }
        return m_rows[slot].data();
    }

private:
    void stretch(const float* in, std::vector<float>& out) const
    {
        out.resize(m_width);
        const auto count = static_cast<std::size_t>(m_columns.count);
        const float* weights = m_columns.weights.data();
        for (std::size_t x = 0; x < m_width; ++x, weights += count) {
            const float* from = in + m_columns.first[x];
            float sum = 0;
            for (std::size_t t = 0; t < count; ++t) {
                sum += weights[t] * from[t];
            }
            out[x] = sum;
        }
    }

    const SliceValues<float>& m_slice;
    const Taps& m_columns;
    std::size_t m_width;
    std::vector<std::vector<float>> m_rows;
    std::vector<int> m_held;
};

/// 0..255 for the window's range; what compares false, as not-a-number does, becomes black.
void writeGrey(const std::vector<float>& values, WindowLevel windowLevel, std::uint8_t* out)
{
    const auto scale = static_cast<float>(255.0 / windowLevel.window);
    const auto offset = static_cast<float>(-windowLevel.lower() * 255.0 / windowLevel.window + 0.5);
    for (std::size_t x = 0; x < values.size(); ++x) {
        float grey = values[x] * scale + offset;
        grey = grey > 0.F ? grey : 0.F;
        grey = grey < 255.F ? grey : 255.F;
        const std::uint32_t level = static_cast<std::uint32_t>(static_cast<std::int32_t>(grey));
        const std::uint32_t pixel = level * 0x00010101U | 0xff000000U;
        std::memcpy(out + 4 * x, &pixel, 4);
    }
}

void blackOut(std::uint8_t* out, std::size_t pixels)
{
    for (std::size_t x = 0; x < pixels; ++x) {
        const std::uint32_t black = 0xff000000U;
        std::memcpy(out + 4 * x, &black, 4);
    }
}

/// Pixels before the first and after the last one inside the slice.
void blackOutSides(const Taps& columns, std::uint8_t* out)
{
    const auto begin = std::find(columns.inside.begin(), columns.inside.end(), true);
    const auto end = std::find(begin, columns.inside.end(), false);
    const auto left = static_cast<std::size_t>(begin - columns.inside.begin());
    const auto right = static_cast<std::size_t>(end - columns.inside.begin());
    blackOut(out, left);
    blackOut(out + 4 * right, columns.inside.size() - right);
}

}  // namespace

void RgbaPicture::resize(int newWidth, int newHeight)
{
    width = newWidth;
    height = newHeight;
    rgba.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
}

std::uint8_t* RgbaPicture::row(int y)
{
    return rgba.data() + 4 * static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
}

std::array<std::uint8_t, 4> RgbaPicture::at(int x, int y) const
{
    const std::uint8_t* pixel =
        &rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                   static_cast<std::size_t>(x))];
    return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

void paintSlice(const SliceValues<float>& slice, const PixelMapping& mapping,
                WindowLevel windowLevel, Interpolation interpolation, RgbaPicture& picture)
{
    const auto width = static_cast<std::size_t>(picture.width);
    if (slice.values.empty()) {
        blackOut(picture.rgba.data(), width * static_cast<std::size_t>(picture.height));
        return;
    }
    const Taps columns = makeTaps(picture.width, slice.columns, mapping.column0,
                                  mapping.columnsPerPixel, interpolation);
    const Taps rows =
        makeTaps(picture.height, slice.rows, mapping.row0, mapping.rowsPerPixel, interpolation);
    StretchedRows stretched(slice, columns, rows.count + 1);
    std::vector<float> values(width);
    for (int y = 0; y < picture.height; ++y) {
        const auto p = static_cast<std::size_t>(y);
        if (!rows.inside[p]) {
            blackOut(picture.row(y), width);
            continue;
        }
        std::fill(values.begin(), values.end(), 0.F);
        for (int t = 0; t < rows.count; ++t) {
            const float weight = rows.weights[p * static_cast<std::size_t>(rows.count) +
                                              static_cast<std::size_t>(t)];
            const float* from = stretched.row(rows.first[p] + t);
            for (std::size_t x = 0; x < width; ++x) {
                values[x] += weight * from[x];
            }
        }
        writeGrey(values, windowLevel, picture.row(y));
        blackOutSides(columns, picture.row(y));
    }
}

}  // namespace glioscope
