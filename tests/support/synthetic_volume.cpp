#include "tests/support/synthetic_volume.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glioscope::test {
namespace {

constexpr Vec3 kOriginLps = {-31.5, 12.25, 40.75};

Label markerAt(const Vec3& fromMiddleMm)
{
    const auto [x, y, z] = fromMiddleMm;
    constexpr double kHalfWidth = 2.6;
    const bool inStem = std::abs(x) <= kHalfWidth && std::abs(y) <= kHalfWidth && std::abs(z) <= 12;
    if (inStem) {
        return Label::Necrosis;
    }
    if (x > 0 && x <= 8.6 && std::abs(y) <= kHalfWidth && z >= -12 && z <= -6) {
        return Label::Oedema;
    }
    if (y > 0 && y <= 6.2 && std::abs(x) <= kHalfWidth && z >= 6 && z <= 12) {
        return Label::Enhancing;
    }
    return Label::Background;
}

template <typename T, typename Value>
Volume<T> filled(const Geometry& geometry, Value value)
{
    Volume<T> volume(geometry);
    for (int k = 0; k < geometry.size[2]; ++k) {
        for (int j = 0; j < geometry.size[1]; ++j) {
            for (int i = 0; i < geometry.size[0]; ++i) {
                volume.at(i, j, k) = value(geometry.toLps({double(i), double(j), double(k)}));
            }
        }
    }
    return volume;
}

Mat3 product(const Mat3& a, const Mat3& b)
{
    Mat3 result{};
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 3; ++c) {
            result[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
        }
    }
    return result;
}

}  // namespace

Geometry anisotropicGeometry()
{
    return {.size = {20, 25, 14},
            .spacingMm = {0.9, 1.2, 2.5},
            .originLps = kOriginLps,
            .direction = kIdentity3};
}

Geometry obliqueGeometry()
{
    Geometry geometry = anisotropicGeometry();
    geometry.direction = rotation({1, 2, 3}, 25);
    return geometry;
}

Geometry permutedGeometry()
{
    Geometry geometry = anisotropicGeometry();
    geometry.direction = {{{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}}};
    return geometry;
}

Geometry mirroredGeometry()
{
    Geometry geometry = obliqueGeometry();
    geometry.direction = product(geometry.direction, {{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
    return geometry;
}

std::vector<NamedGeometry> trickyGeometries()
{
    return {{"anisotropic", anisotropicGeometry()},
            {"oblique", obliqueGeometry()},
            {"permuted", permutedGeometry()},
            {"mirrored", mirroredGeometry()}};
}

std::vector<NamedGeometry> allAxisOrders()
{
    std::vector<NamedGeometry> orders;
    std::array<int, 3> world = {0, 1, 2};
    do {
        for (int flips = 0; flips < 8; ++flips) {
            NamedGeometry order{.name = "", .geometry = anisotropicGeometry()};
            order.geometry.direction = {};
            for (int c = 0; c < 3; ++c) {
                const bool flipped = (flips >> c) & 1;
                order.geometry.direction[world[c]][c] = flipped ? -1 : 1;
                order.name += flipped ? "RAI"[world[c]] : "LPS"[world[c]];
            }
            orders.push_back(order);
        }
    } while (std::next_permutation(world.begin(), world.end()));
    return orders;
}

Mat3 rotation(const Vec3& axis, double degrees)
{
    const double length = std::hypot(axis[0], axis[1], axis[2]);
    const Vec3 u = {axis[0] / length, axis[1] / length, axis[2] / length};
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const Mat3 cross = {{{0, -u[2], u[1]}, {u[2], 0, -u[0]}, {-u[1], u[0], 0}}};
    Mat3 result{};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            result[row][column] =
                (row == column ? c : 0) + s * cross[row][column] + (1 - c) * u[row] * u[column];
        }
    }
    return result;
}

Image uniqueImage(const Geometry& geometry)
{
    Image image(geometry);
    for (std::size_t i = 0; i < image.voxels.size(); ++i) {
        image.voxels[i] = static_cast<float>(i + 1);
    }
    return image;
}

Image rampImage(const Geometry& geometry, const Vec3& gradient, double constant)
{
    return filled<float>(geometry, [&](const Vec3& lps) {
        return static_cast<float>(gradient[0] * lps[0] + gradient[1] * lps[1] +
                                  gradient[2] * lps[2] + constant);
    });
}

LabelMap markerLabels(const Geometry& geometry)
{
    const Vec3 middle = geometry.centreLps();
    return filled<Label>(geometry, [&](const Vec3& lps) {
        return markerAt({lps[0] - middle[0], lps[1] - middle[1], lps[2] - middle[2]});
    });
}

Image markerImage(const Geometry& geometry)
{
    const LabelMap labels = markerLabels(geometry);
    Image image(geometry);
    std::transform(labels.voxels.begin(), labels.voxels.end(), image.voxels.begin(),
                   [](Label label) { return 100.0F * (1 + static_cast<int>(label)); });
    return image;
}

std::uint64_t Random::next()
{
    // splitmix64 (Steele, Lea, Flood 2014).
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

int Random::below(int end)
{
    return static_cast<int>(next() % static_cast<std::uint64_t>(end));
}

}  // namespace glioscope::test
