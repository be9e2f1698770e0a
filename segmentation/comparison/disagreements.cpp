#include "segmentation/comparison/disagreements.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

namespace glioscope {
namespace {

/// The box of the votes with one voxel around it that belongs to no place, so that neighbours need
/// no limits.
class Places {
public:
    explicit Places(const Votes& votes) : m_votes(votes), m_size(votes.box.size())
    {
        for (int& length : m_size) {
            length += 2;
        }
        m_stride = {1, m_size[0], static_cast<std::ptrdiff_t>(m_size[0]) * m_size[1]};
        const auto count = static_cast<std::size_t>(m_stride[2] * m_size[2]);
        m_sets.assign(count, 0);
        m_place.assign(count, 0);
        copyContested();
        m_neighbours = neighbours();
    }

    [[nodiscard]] std::vector<Disagreement> found()
    {
        gather();
        measureThickness();
        std::vector<Disagreement> all;
        all.reserve(m_ends.size());
        std::size_t begin = 0;
        for (const std::size_t end : m_ends) {
            all.push_back(describe(std::span(m_order).subspan(begin, end - begin)));
            begin = end;
        }
        std::ranges::stable_sort(all, std::ranges::greater(), &Disagreement::voxels);
        return all;
    }

private:
    [[nodiscard]] std::array<std::ptrdiff_t, 26> neighbours() const
    {
        std::array<std::ptrdiff_t, 26> steps{};
        std::size_t n = 0;
        for (int k = -1; k <= 1; ++k) {
            for (int j = -1; j <= 1; ++j) {
                for (int i = -1; i <= 1; ++i) {
                    if (i != 0 || j != 0 || k != 0) {
                        steps[n++] = i + m_stride[1] * j + m_stride[2] * k;
                    }
                }
            }
        }
        return steps;
    }

    void copyContested()
    {
        const Index3 inner = m_votes.box.size();
        const LayerSet* in = m_votes.sets.data();
        for (int k = 0; k < inner[2]; ++k) {
            for (int j = 0; j < inner[1]; ++j) {
                LayerSet* out = m_sets.data() + 1 + m_stride[1] * (j + 1) + m_stride[2] * (k + 1);
                for (int i = 0; i < inner[0]; ++i, ++in) {
                    out[i] = *in == m_votes.everybody() ? LayerSet{0} : *in;
                }
            }
        }
    }

    /// Numbers the places from 1 and puts their voxels one place after another.
    void gather()
    {
        std::uint32_t last = 0;
        for (std::size_t first = 0; first < m_sets.size(); ++first) {
            if (m_sets[first] == 0 || m_place[first] != 0) {
                continue;
            }
            std::size_t next = m_order.size();
            m_place[first] = ++last;
            m_order.push_back(first);
            for (; next < m_order.size(); ++next) {
                for (const std::ptrdiff_t step : m_neighbours) {
                    const std::size_t at = m_order[next] + static_cast<std::size_t>(step);
                    if (m_sets[at] == m_sets[first] && m_place[at] == 0) {
                        m_place[at] = last;
                        m_order.push_back(at);
                    }
                }
            }
            m_ends.push_back(m_order.size());
        }
    }

    /// Distance in mm along the axes to the nearest voxel of another place: exact in two scans,
    /// since no voxel on a shortest way belongs to another.
    void measureThickness()
    {
        m_thickness.assign(m_place.size(), 0);
        const Vec3& mm = m_votes.grid.spacingMm;
        const auto relax = [&](std::size_t at, int sense) {
            float nearest = m_thickness[at];
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const std::size_t other = at + static_cast<std::size_t>(sense * m_stride[axis]);
                const float beyond = m_place[other] == m_place[at] ? m_thickness[other] : 0.0F;
                nearest = std::min(nearest, beyond + static_cast<float>(mm[axis]));
            }
            m_thickness[at] = nearest;
        };
        std::ranges::sort(m_sorted = m_order);
        for (const std::size_t at : m_sorted) {
            m_thickness[at] = std::numeric_limits<float>::infinity();
            relax(at, -1);
        }
        std::for_each(m_sorted.rbegin(), m_sorted.rend(), [&](std::size_t at) { relax(at, 1); });
    }

    [[nodiscard]] int sliceOf(std::size_t at) const
    {
        return static_cast<int>(at / static_cast<std::size_t>(m_stride[2]));
    }

    [[nodiscard]] Index3 inGrid(std::size_t at) const
    {
        const auto offset = static_cast<std::ptrdiff_t>(at);
        const Index3& begin = m_votes.box.begin;
        return {begin[0] + static_cast<int>(offset % m_stride[1]) - 1,
                begin[1] + static_cast<int>(offset % m_stride[2] / m_stride[1]) - 1,
                begin[2] + sliceOf(at) - 1};
    }

    /// Mean index of voxels.
    [[nodiscard]] Vec3 middleOf(std::span<const std::size_t> voxels) const
    {
        Vec3 middle = {0, 0, 0};
        for (const std::size_t at : voxels) {
            const Index3 index = inGrid(at);
            for (std::size_t axis = 0; axis < 3; ++axis) {
                middle[axis] += index[axis] / static_cast<double>(voxels.size());
            }
        }
        return middle;
    }

    [[nodiscard]] double squaredMm(const Vec3& from, const Index3& to) const
    {
        double sum = 0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double mm = (to[axis] - from[axis]) * m_votes.grid.spacingMm[axis];
            sum += mm * mm;
        }
        return sum;
    }

    [[nodiscard]] Disagreement describe(std::span<const std::size_t> voxels)
    {
        m_inSlice.assign(static_cast<std::size_t>(m_size[2]), 0);
        for (const std::size_t at : voxels) {
            ++m_inSlice[static_cast<std::size_t>(sliceOf(at))];
        }
        const Vec3 middle = middleOf(voxels);
        const auto rank = [&](std::size_t at) {
            return std::tuple(m_thickness[at], m_inSlice[static_cast<std::size_t>(sliceOf(at))],
                              -squaredMm(middle, inGrid(at)));
        };
        std::size_t best = voxels.front();
        auto highest = rank(best);
        for (const std::size_t at : voxels) {
            if (const auto now = rank(at); now > highest) {
                highest = now;
                best = at;
            }
        }
        return {.sayIt = m_sets[best],
                .voxels = voxels.size(),
                .ml = static_cast<double>(voxels.size()) * m_votes.grid.voxelVolumeMl(),
                .voxel = inGrid(best)};
    }

    const Votes& m_votes;
    Index3 m_size;
    std::array<std::ptrdiff_t, 3> m_stride{};
    std::array<std::ptrdiff_t, 26> m_neighbours{};
    std::vector<LayerSet> m_sets;        // 0 where all agree
    std::vector<std::uint32_t> m_place;  // 0 where all agree
    std::vector<std::size_t> m_order;    // voxels, one place after another
    std::vector<std::size_t> m_ends;     // of the places in it
    std::vector<std::size_t> m_sorted;
    std::vector<float> m_thickness;
    std::vector<int> m_inSlice;
};

}  // namespace

std::vector<Disagreement> disagreementsOf(const Votes& votes)
{
    return Places(votes).found();
}

}  // namespace glioscope
