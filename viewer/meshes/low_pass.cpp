#include "viewer/meshes/low_pass.h"

#include <cmath>
#include <cstddef>
#include <numeric>

namespace glioscope {
namespace {

constexpr double kKept = 0.999;  // of the highest frequency in the pass band
constexpr int kBisections = 30;

/// The points that share an edge with each: those of point p from starts[p] to starts[p + 1].
struct Rings {
    std::vector<std::int32_t> starts;
    std::vector<std::int32_t> points;
};
Rings ringsOf(const TriangleMesh& mesh)
{
    Rings rings;
    rings.starts.assign(mesh.points.size() + 1, 0);
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        for (const std::int32_t point : triangle) {
            ++rings.starts[static_cast<std::size_t>(point) + 1];
        }
    }
    std::partial_sum(rings.starts.begin(), rings.starts.end(), rings.starts.begin());
    rings.points.resize(3 * mesh.triangles.size());
    std::vector<std::int32_t> next(rings.starts.begin(), rings.starts.end() - 1);
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        for (std::size_t c = 0; c < 3; ++c) {
            // Around a closed surface every edge goes once in each direction.
            std::int32_t& at = next[static_cast<std::size_t>(triangle[c])];
            rings.points[static_cast<std::size_t>(at++)] = triangle[(c + 1) % 3];
        }
    }
    return rings;
}

/// Of Chebyshev's polynomials in 1 - k / 2: an ideal filter that ends at `theta`, with its end made
/// soft by Nuttall's window.
std::vector<double> softFilter(double theta, int degree)
{
    std::vector<double> c(static_cast<std::size_t>(degree) + 1);
    for (int n = 0; n <= degree; ++n) {
        const double t = M_PI * n / (degree + 1);
        const double window = 0.355768 + 0.487396 * std::cos(t) + 0.144232 * std::cos(2 * t) +
                              0.012604 * std::cos(3 * t);
        c[static_cast<std::size_t>(n)] =
            window * (n == 0 ? theta / M_PI : 2 * std::sin(n * theta) / (n * M_PI));
    }
    return c;
}

/// What is left of a frequency, k = 2 (1 - cos theta).
double leftOf(const std::vector<double>& c, double theta)
{
    double sum = 0;
    for (std::size_t n = 0; n < c.size(); ++n) {
        sum += c[n] * std::cos(static_cast<double>(n) * theta);
    }
    return sum;
}

/// Of the filter that ends as early as it may to keep the pass band, exact for what does not change
/// from point to point.
std::vector<double> coefficients(double passBand, int degree)
{
    const double theta = std::acos(1 - passBand / 2);
    double low = theta, high = M_PI;
    for (int step = 0; step < kBisections; ++step) {
        const double middle = (low + high) / 2;
        (leftOf(softFilter(middle, degree), theta) < kKept ? low : high) = middle;
    }
    std::vector<double> c = softFilter(high, degree);
    const double all = leftOf(c, 0);
    for (double& value : c) {
        value /= all;
    }
    return c;
}

using Point = std::array<float, 3>;

/// Where each point would be amid those around it.
Point meanOfRing(const Rings& rings, const std::vector<Point>& points, std::size_t p)
{
    Point sum = {0, 0, 0};
    const auto begin = static_cast<std::size_t>(rings.starts[p]);
    const auto end = static_cast<std::size_t>(rings.starts[p + 1]);
    for (std::size_t at = begin; at < end; ++at) {
        const Point& other = points[static_cast<std::size_t>(rings.points[at])];
        for (std::size_t w = 0; w < 3; ++w) {
            sum[w] += other[w];
        }
    }
    const float share = 1 / static_cast<float>(end - begin);
    return {sum[0] * share, sum[1] * share, sum[2] * share};
}

/// From the first point, so that floats have digits enough wherever the mesh lies.
std::vector<Point> relativePoints(const TriangleMesh& mesh)
{
    std::vector<Point> points(mesh.points.size());
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t w = 0; w < 3; ++w) {
            points[p][w] = static_cast<float>(mesh.points[p][w] - mesh.points[0][w]);
        }
    }
    return points;
}

}  // namespace

void takeOffFineSteps(TriangleMesh& mesh, double passBand, int degree,
                      const std::function<bool()>& stop)
{
    const Rings rings = ringsOf(mesh);
    const std::vector<double> c = coefficients(passBand, degree);
    std::vector<Point> before = relativePoints(mesh), now = before, sum = before;
    for (std::size_t p = 0; p < now.size(); ++p) {
        const Point mean = meanOfRing(rings, before, p);
        for (std::size_t w = 0; w < 3; ++w) {
            now[p][w] = (before[p][w] + mean[w]) / 2;
            sum[p][w] =
                static_cast<float>(c[0]) * before[p][w] + static_cast<float>(c[1]) * now[p][w];
        }
    }
    for (std::size_t n = 2; n < c.size(); ++n) {
        if (stop && stop()) {
            return;
        }
        const auto weight = static_cast<float>(c[n]);
        for (std::size_t p = 0; p < now.size(); ++p) {
            const Point mean = meanOfRing(rings, now, p);
            for (std::size_t w = 0; w < 3; ++w) {
                // 2 (1 - K / 2) now - before, into the place of what is needed no more.
                before[p][w] = now[p][w] + mean[w] - before[p][w];
                sum[p][w] += weight * before[p][w];
            }
        }
        before.swap(now);
    }
    const Vec3 first = mesh.points[0];
    for (std::size_t p = 0; p < sum.size(); ++p) {
        for (std::size_t w = 0; w < 3; ++w) {
            mesh.points[p][w] = first[w] + sum[p][w];
        }
    }
}

}  // namespace glioscope
