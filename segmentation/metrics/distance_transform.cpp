#include "segmentation/metrics/distance_transform.h"

#include <algorithm>
#include <limits>

namespace glioscope {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Squared distances to the nearest non-zero voxel of the same row.
void scanRow(const std::uint8_t* mask, int count, double spacingMm, double* out)
{
    double distance = kInfinity;
    for (int i = 0; i < count; ++i) {
        distance = mask[i] ? 0 : distance + spacingMm;
        out[i] = distance;
    }
    distance = kInfinity;
    for (int i = count - 1; i >= 0; --i) {
        distance = mask[i] ? 0 : distance + spacingMm;
        const double nearest = std::min(out[i], distance);
        out[i] = nearest * nearest;
    }
}

/// min over q of f(q) + (spacing (p - q))^2 for every p of one line; buffers live across lines.
class LowerEnvelope {
public:
    LowerEnvelope(int count, double spacingMm)
        : m_line(static_cast<std::size_t>(count)),
          m_apex(static_cast<std::size_t>(count)),
          m_from(static_cast<std::size_t>(count)),
          m_spacingMm2(spacingMm * spacingMm)
    {
    }

    [[nodiscard]] std::vector<double>& line() { return m_line; }

    /// Replaces nothing where no value of the line is finite. Writes to out[p * stride].
    void apply(double* out, std::ptrdiff_t stride)
    {
        const int count = static_cast<int>(m_line.size());
        int last = -1;
        for (int q = 0; q < count; ++q) {
            if (m_line[q] == kInfinity) {
                continue;
            }
            double from = -kInfinity;
            while (last >= 0 && (from = crossing(m_apex[last], q)) <= m_from[last]) {
                --last;
            }
            ++last;
            m_apex[last] = q;
            m_from[last] = last == 0 ? -kInfinity : from;
        }
        if (last < 0) {
            return;
        }
        for (int p = 0, part = 0; p < count; ++p) {
            while (part < last && m_from[part + 1] < p) {
                ++part;
            }
            const double away = p - m_apex[part];
            out[p * stride] = m_line[m_apex[part]] + m_spacingMm2 * away * away;
        }
    }

private:
    /// Where the parabola with apex q gets below the one with apex r < q.
    [[nodiscard]] double crossing(int r, int q) const
    {
        return ((m_line[q] - m_line[r]) / m_spacingMm2 + double(q) * q - double(r) * r) /
               (2.0 * (q - r));
    }

    std::vector<double> m_line;
    std::vector<int> m_apex;
    std::vector<double> m_from;
    double m_spacingMm2;
};

void envelopeAlong(LowerEnvelope& envelope, double* first, std::ptrdiff_t stride)
{
    std::vector<double>& line = envelope.line();
    for (std::size_t p = 0; p < line.size(); ++p) {
        line[p] = first[static_cast<std::ptrdiff_t>(p) * stride];
    }
    envelope.apply(first, stride);
}

}  // namespace

std::vector<double> squaredDistancesMm(const Mask& mask)
{
    const Geometry& g = mask.geometry;
    const auto [ni, nj, nk] = g.size;
    std::vector<double> squared(g.voxelCount());
    for (std::size_t row = 0; row < squared.size(); row += static_cast<std::size_t>(ni)) {
        scanRow(mask.voxels.data() + row, ni, g.spacingMm[0], squared.data() + row);
    }
    LowerEnvelope alongJ(nj, g.spacingMm[1]);
    for (int k = 0; k < nk; ++k) {
        for (int i = 0; i < ni; ++i) {
            envelopeAlong(alongJ, squared.data() + g.offset(i, 0, k), ni);
        }
    }
    LowerEnvelope alongK(nk, g.spacingMm[2]);
    for (int j = 0; j < nj; ++j) {
        for (int i = 0; i < ni; ++i) {
            envelopeAlong(alongK, squared.data() + g.offset(i, j, 0),
                          static_cast<std::ptrdiff_t>(ni) * nj);
        }
    }
    return squared;
}

}  // namespace glioscope
