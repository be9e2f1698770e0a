#pragma once

// Which of many points hang together (union by path halving).

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace glioscope {

/// For each point the number of the part that it lies on, from 0.
struct ConnectedParts {
    std::vector<std::int32_t> partOf;
    std::size_t count = 0;
};

class JoinedPoints {
public:
    explicit JoinedPoints(std::size_t count) : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0);
    }

    void join(std::int32_t a, std::int32_t b) { parentOf(rootOf(b)) = rootOf(a); }

    /// Numbered in the order of their first points.
    [[nodiscard]] ConnectedParts parts()
    {
        ConnectedParts result;
        result.partOf.resize(m_parents.size());
        std::vector<std::int32_t> numbers(m_parents.size(), -1);
        for (std::size_t point = 0; point < m_parents.size(); ++point) {
            const auto root = static_cast<std::size_t>(rootOf(static_cast<std::int32_t>(point)));
            if (numbers[root] < 0) {
                numbers[root] = static_cast<std::int32_t>(result.count++);
            }
            result.partOf[point] = numbers[root];
        }
        return result;
    }

private:
    [[nodiscard]] std::int32_t& parentOf(std::int32_t point)
    {
        return m_parents[static_cast<std::size_t>(point)];
    }
    [[nodiscard]] std::int32_t rootOf(std::int32_t point)
    {
        while (parentOf(point) != point) {
            parentOf(point) = parentOf(parentOf(point));
            point = parentOf(point);
        }
        return point;
    }

    std::vector<std::int32_t> m_parents;
};

}  // namespace glioscope
