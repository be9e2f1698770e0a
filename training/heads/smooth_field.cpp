#include "training/heads/smooth_field.h"

#include <algorithm>
#include <cmath>

namespace glioscope {

SmoothField::SmoothField(const Vec3& halfMm, double featureMm, RandomStream& random)
    : m_featureMm(featureMm)
{
    std::size_t count = 1;
    for (std::size_t c = 0; c < 3; ++c) {
        m_size[c] = static_cast<int>(std::ceil(2 * halfMm[c] / featureMm)) + 2;
        m_first[c] = -halfMm[c] - featureMm * random.uniform(0, 1);
        count *= static_cast<std::size_t>(m_size[c]);
    }
    m_values.resize(count);
    for (float& value : m_values) {
        value = static_cast<float>(random.normal());
    }
}

float SmoothField::at(const Vec3& mm) const
{
    std::array<std::size_t, 3> base{};
    std::array<float, 3> upper{};
    for (std::size_t c = 0; c < 3; ++c) {
        const double place = std::clamp((mm[c] - m_first[c]) / m_featureMm, 0.0, m_size[c] - 1.001);
        base[c] = static_cast<std::size_t>(place);
        upper[c] = static_cast<float>(place - static_cast<double>(base[c]));
    }
    const auto nj = static_cast<std::size_t>(m_size[1]), nk = static_cast<std::size_t>(m_size[2]);
    const float* corner = m_values.data() + (base[0] * nj + base[1]) * nk + base[2];
    const auto along = [&](const float* row) { return row[0] + upper[2] * (row[1] - row[0]); };
    const auto plane = [&](const float* first) {
        const float low = along(first);
        return low + upper[1] * (along(first + nk) - low);
    };
    const float low = plane(corner);
    return low + upper[0] * (plane(corner + nj * nk) - low);
}

}  // namespace glioscope
