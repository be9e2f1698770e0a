#include "segmentation/case/consistency/label_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace glioscope {
namespace {

constexpr double kAcrossMm = 2;  // beyond what an edge is blurred by
constexpr std::size_t kMostEdges = 8000;
constexpr std::size_t kLeastEdges = 200;
constexpr std::size_t kLabels = 5;  // with the background

/// From the voxel indices of one grid to those of another.
class IndexMap {
public:
    IndexMap(const Geometry& from, const Geometry& to) : m_size(to.size)
    {
        m_start = to.toIjk(from.toLps({0, 0, 0}));
        for (std::size_t c = 0; c < 3; ++c) {
            Vec3 unit{};
            unit[c] = 1;
            const Vec3 moved = to.toIjk(from.toLps(unit));
            for (std::size_t row = 0; row < 3; ++row) {
                m_step[row][c] = moved[row] - m_start[row];
            }
        }
    }
    /// Nothing where it lies outside.
    [[nodiscard]] std::optional<Index3> operator()(const Index3& ijk) const
    {
        Index3 voxel{};
        for (std::size_t row = 0; row < 3; ++row) {
            const double place = m_start[row] + m_step[row][0] * ijk[0] + m_step[row][1] * ijk[1] +
                                 m_step[row][2] * ijk[2];
            if (!(place > -0.5 && place < m_size[row] - 0.5)) {
                return std::nullopt;
            }
            voxel[row] = static_cast<int>(place + 0.5);
        }
        return voxel;
    }

private:
    Index3 m_size;
    Vec3 m_start{};
    Mat3 m_step{};
};

}  // namespace

LabelFit::LabelFit(const LabelMap& labels, const Case& images)
{
    for (const auto& image : images.images) {
        const auto background = image ? findBackground(*image) : std::nullopt;
        if (background) {
            m_images.push_back({image.get(), *background});
        }
    }
    for (std::size_t axis = 0; axis < 3 && !m_images.empty(); ++axis) {
        findEdges(labels, axis, -1);
        findEdges(labels, axis, 1);
    }
    if (m_edges.size() > kMostEdges) {  // evenly from all of them
        std::vector<Edge> some;
        for (std::size_t n = 0; n < kMostEdges; ++n) {
            some.push_back(m_edges[n * m_edges.size() / kMostEdges]);
        }
        m_edges = std::move(some);
    }
}

/// Edges are those that are clean: one label up to them, and one other from there on.
void LabelFit::findEdges(const LabelMap& labels, std::size_t axis, int side)
{
    const Geometry& grid = labels.geometry;
    const int step = std::max(1, static_cast<int>(std::lround(kAcrossMm / grid.spacingMm[axis])));
    const std::ptrdiff_t stride =
        side * (axis == 0   ? std::ptrdiff_t{1}
                : axis == 1 ? std::ptrdiff_t{grid.size[0]}
                            : std::ptrdiff_t{grid.size[0]} * grid.size[1]);
    Index3 at{};
    const Label* here = labels.voxels.data();
    for (at[2] = 0; at[2] < grid.size[2]; ++at[2]) {
        for (at[1] = 0; at[1] < grid.size[1]; ++at[1]) {
            for (at[0] = 0; at[0] < grid.size[0]; ++at[0], ++here) {
                const int beyond = at[axis] + side * step;
                if (*here == Label::Background || beyond < 0 || beyond >= grid.size[axis] ||
                    here[stride] == *here || here[stride] != here[step * stride]) {
                    continue;
                }
                Edge edge{.ends = {at, at},
                          .kind = static_cast<std::size_t>(*here) * kLabels +
                                  static_cast<std::size_t>(here[stride])};
                edge.ends[1][axis] = beyond;
                m_edges.push_back(edge);
            }
        }
    }
}

double LabelFit::at(const Geometry& grid) const
{
    double sum = 0;
    for (const Intensities& of : m_images) {
        sum += at(grid, of);
    }
    return m_images.empty() ? 0 : sum / static_cast<double>(m_images.size());
}

double LabelFit::at(const Geometry& grid, const Intensities& of) const
{
    const IndexMap map(grid, of.image->geometry);
    std::array<double, kLabels * kLabels> change = {}, count = {};
    double squares = 0, edges = 0;
    for (const Edge& edge : m_edges) {
        const auto inner = map(edge.ends[0]), outer = map(edge.ends[1]);
        if (!inner || !outer) {
            continue;
        }
        const float a = of.image->at((*inner)[0], (*inner)[1], (*inner)[2]);
        const float b = of.image->at((*outer)[0], (*outer)[1], (*outer)[2]);
        if (of.background.covers(a) || of.background.covers(b)) {
            continue;
        }
        const double across = double(a) - double(b);
        change[edge.kind] += across;
        count[edge.kind] += 1;
        squares += across * across;
        edges += 1;
    }
    if (edges < kLeastEdges || !(squares > 0)) {
        return 0;
    }
    double explained = 0, kinds = 0;
    for (std::size_t kind = 0; kind < change.size(); ++kind) {
        if (count[kind] > 0) {
            explained += change[kind] * change[kind] / count[kind];
            kinds += 1;
        }
    }
    // Of mere chance every kind explains the square of one edge.
    const double chance = kinds / edges;
    return std::max(0.0, (explained / squares - chance) / (1 - chance));
}

}  // namespace glioscope
