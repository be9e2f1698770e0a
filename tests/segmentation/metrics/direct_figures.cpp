#include "tests/segmentation/metrics/direct_figures.h"

#include "segmentation/metrics/surface_elements.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace glioscope::test {
namespace {

bool inside(const Mask& mask, int i, int j, int k)
{
    return mask.geometry.contains({i, j, k}) && mask.at(i, j, k) != 0;
}

template <typename Work>
void forEachVoxel(const Index3& size, const Work& work)
{
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                work(i, j, k);
            }
        }
    }
}

std::vector<double> distances(const std::vector<DirectPoint>& from,
                              const std::vector<DirectPoint>& to)
{
    std::vector<double> all;
    for (const DirectPoint& a : from) {
        double nearest = 1e30;
        for (const DirectPoint& b : to) {
            nearest = std::min(nearest,
                               std::hypot(a.mm[0] - b.mm[0], a.mm[1] - b.mm[1], a.mm[2] - b.mm[2]));
        }
        all.push_back(nearest);
    }
    return all;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    const double at = share * double(values.size() - 1);
    const auto lower = static_cast<std::size_t>(at);
    const std::size_t upper = std::min(lower + 1, values.size() - 1);
    return values[lower] + (at - double(lower)) * (values[upper] - values[lower]);
}

double areaPercentile(const std::vector<double>& values, const std::vector<DirectPoint>& points,
                      double share)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t n) { return values[n]; });
    double all = 0, upTo = 0;
    for (const DirectPoint& point : points) {
        all += point.area;
    }
    for (const std::size_t n : order) {
        upTo += points[n].area;
        if (upTo >= (share - 1e-12) * all) {
            return values[n];
        }
    }
    return values[order.back()];
}

/// Every voxel takes the lowest number around it until nothing changes.
Volume<int> directParts(const Mask& mask, int connectivity)
{
    Volume<int> number(mask.geometry);
    std::iota(number.voxels.begin(), number.voxels.end(), 1);
    forEachVoxel(mask.geometry.size,
                 [&](int i, int j, int k) { number.at(i, j, k) *= mask.at(i, j, k) != 0; });
    for (bool changed = true; changed;) {
        changed = false;
        forEachVoxel(mask.geometry.size, [&](int i, int j, int k) {
            for (int n = 0; n < 27 && mask.at(i, j, k); ++n) {
                const int x = n % 3 - 1, y = n / 3 % 3 - 1, z = n / 9 - 1;
                const bool near = connectivity == 26 || x * y * z == 0;
                if (near && inside(mask, i + x, j + y, k + z) &&
                    number.at(i + x, j + y, k + z) < number.at(i, j, k)) {
                    number.at(i, j, k) = number.at(i + x, j + y, k + z);
                    changed = true;
                }
            }
        });
    }
    return number;
}

Mask directDilated(Mask mask, int steps)
{
    for (; steps > 0; --steps) {
        Mask grown = mask;
        forEachVoxel(mask.geometry.size, [&](int i, int j, int k) {
            for (int n = 0; n < 27; ++n) {
                const int x = n % 3 - 1, y = n / 3 % 3 - 1, z = n / 9 - 1;
                if (x * y * z == 0 && inside(mask, i + x, j + y, k + z)) {
                    grown.at(i, j, k) = 1;
                }
            }
        });
        mask = std::move(grown);
    }
    return mask;
}

Mask where(const Volume<int>& numbers, const std::set<int>& wanted)
{
    Mask mask(numbers.geometry);
    std::ranges::transform(numbers.voxels, mask.voxels.begin(),
                           [&](int n) { return n != 0 && wanted.contains(n) ? 1 : 0; });
    return mask;
}

std::set<int> numbersIn(const Volume<int>& numbers, const Mask& where)
{
    std::set<int> found;
    for (std::size_t v = 0; v < numbers.voxels.size(); ++v) {
        if (where.voxels[v] && numbers.voxels[v]) {
            found.insert(numbers.voxels[v]);
        }
    }
    return found;
}

double countOf(const Mask& mask)
{
    return double(std::ranges::count_if(mask.voxels, [](auto v) { return v != 0; }));
}

double diceOf(const Mask& a, const Mask& b)
{
    double both = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        both += a.voxels[v] && b.voxels[v];
    }
    return 2 * both / (countOf(a) + countOf(b));
}

}  // namespace

std::vector<DirectPoint> directEdges(const Mask& mask)
{
    std::vector<DirectPoint> points;
    const Vec3& mm = mask.geometry.spacingMm;
    forEachVoxel(mask.geometry.size, [&](int i, int j, int k) {
        const bool inner = inside(mask, i - 1, j, k) && inside(mask, i + 1, j, k) &&
                           inside(mask, i, j - 1, k) && inside(mask, i, j + 1, k) &&
                           inside(mask, i, j, k - 1) && inside(mask, i, j, k + 1);
        if (inside(mask, i, j, k) && !inner) {
            points.push_back({{i * mm[0], j * mm[1], k * mm[2]}});
        }
    });
    return points;
}

std::vector<DirectPoint> directElements(const Mask& mask)
{
    const SurfaceElementAreas areas = surfaceElementAreasMm2(mask.geometry.spacingMm);
    std::vector<DirectPoint> points;
    const auto& [size, mm, origin, direction] = mask.geometry;
    forEachVoxel({size[0] + 1, size[1] + 1, size[2] + 1}, [&](int i, int j, int k) {
        std::size_t code = 0;
        for (int bit = 0; bit < 8; ++bit) {
            code |= std::size_t(
                        inside(mask, i - 1 + (bit & 1), j - 1 + (bit >> 1 & 1), k - 1 + (bit >> 2)))
                    << bit;
        }
        if (code != 0 && code != 255) {
            points.push_back({{i * mm[0], j * mm[1], k * mm[2]}, areas[code]});
        }
    });
    return points;
}

DirectSurfaceFigures directFigures(const std::vector<DirectPoint>& prediction,
                                   const std::vector<DirectPoint>& reference, double toleranceMm)
{
    const std::vector<double> there = distances(prediction, reference);
    const std::vector<double> back = distances(reference, prediction);
    DirectSurfaceFigures figures;
    figures.hausdorff = std::max(std::ranges::max(there), std::ranges::max(back));
    figures.hausdorff95 = std::max(percentile(there, 0.95), percentile(back, 0.95));
    figures.areaHausdorff95 =
        std::max(areaPercentile(there, prediction, 0.95), areaPercentile(back, reference, 0.95));
    figures.mean = (std::accumulate(there.begin(), there.end(), 0.0) +
                    std::accumulate(back.begin(), back.end(), 0.0)) /
                   double(there.size() + back.size());
    double within = 0, all = 0;
    for (const auto& [values, points] : {std::pair(&there, &prediction), {&back, &reference}}) {
        for (std::size_t n = 0; n < values->size(); ++n) {
            all += (*points)[n].area;
            within += (*values)[n] <= toleranceMm ? (*points)[n].area : 0;
        }
    }
    figures.shareWithin = within / all;
    return figures;
}

LesionFigures directLesions(const Mask& prediction, const Mask& reference, const LesionRules& rules)
{
    const Volume<int> predicted = directParts(prediction, rules.connectivity);
    Volume<int> lesions =
        directParts(rules.mergesByDilation ? directDilated(reference, rules.dilations) : reference,
                    rules.connectivity);
    for (std::size_t v = 0; v < lesions.voxels.size(); ++v) {
        lesions.voxels[v] *= reference.voxels[v] != 0;
    }
    const Geometry& g = reference.geometry;
    const double missMm = rules.missMm > 0
                              ? rules.missMm
                              : std::hypot(g.size[0] * g.spacingMm[0], g.size[1] * g.spacingMm[1],
                                           g.size[2] * g.spacingMm[2]);
    LesionFigures figures;
    std::set<int> matched;
    double dice = 0, hd95 = 0;
    for (const int number : numbersIn(lesions, reference)) {
        const Mask lesion = where(lesions, {number});
        const std::set<int> met = numbersIn(predicted, directDilated(lesion, rules.dilations));
        const double mm3 = countOf(lesion) * g.voxelVolumeMl() * 1000;
        const bool dropped = rules.dropsAtThreshold ? mm3 <= rules.thresholdMm3 + 1e-9
                                                    : mm3 < rules.thresholdMm3 - 1e-9;
        if (!dropped || !rules.matchOfDroppedIsFalse) {
            matched.insert(met.begin(), met.end());
        }
        if (dropped) {
            continue;
        }
        ++(met.empty() ? figures.missed : figures.found);
        const Mask found = where(predicted, met);
        dice += met.empty() ? 0 : diceOf(found, lesion);
        hd95 +=
            met.empty()
                ? missMm
                : directFigures(directElements(found), directElements(lesion), 1).areaHausdorff95;
    }
    figures.lesions = figures.found + figures.missed;
    figures.falsePositives = int(numbersIn(predicted, prediction).size() - matched.size());
    const double scored = figures.lesions + figures.falsePositives;
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    const bool nothing = scored == 0;
    figures.dice = nothing ? (rules.nothingIsPerfect ? 1 : undefined) : dice / scored;
    figures.f1 = nothing ? (rules.nothingIsPerfect ? 1 : undefined)
                         : 2.0 * figures.found / (scored + figures.found);
    figures.hd95Mm = nothing ? (rules.nothingIsPerfect ? 0 : undefined)
                             : (hd95 + figures.falsePositives * missMm) / scored;
    return figures;
}

Mask randomMask(const Geometry& grid, Random& random)
{
    Mask mask(grid);
    const int blobs = random.below(5);
    for (int n = 0; n < blobs; ++n) {
        const Vec3 centre = {double(random.below(grid.size[0])), double(random.below(grid.size[1])),
                             double(random.below(grid.size[2]))};
        const double radius = 0.5 + 3.5 * random.uniform();
        forEachVoxel(grid.size, [&](int i, int j, int k) {
            if (std::hypot(i - centre[0], j - centre[1], k - centre[2]) <= radius) {
                mask.at(i, j, k) = 1;
            }
        });
    }
    for (int n = blobs > 1 ? random.below(8) : 0; n > 0; --n) {
        mask.voxels[std::size_t(random.below(int(grid.voxelCount())))] ^= 1;
    }
    return mask;
}

Geometry randomGrid(Random& random)
{
    return {.size = {4 + random.below(10), 4 + random.below(10), 4 + random.below(10)},
            .spacingMm = {0.5 + random.uniform(), 1.2, 0.4 + 2 * random.uniform()},
            .originLps = {1, 2, 3},
            .direction = kIdentity3};
}

}  // namespace glioscope::test
