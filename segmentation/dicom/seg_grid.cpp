#include "segmentation/dicom/seg_grid.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kCrooked = 1e-4;      ///< of directions
constexpr double kOffMm = 0.05;        ///< within a plane, and of a slice from its multiple
constexpr double kSamePlaceMm = 0.01;  ///< of two frames

bool near(const Vec3& a, const Vec3& b)
{
    return distance(a, b) < kCrooked;
}

void requirePlane(const SegPlane& plane, const std::filesystem::path& file)
{
    const Vec3& row = plane.rowDirection;
    const Vec3& column = plane.columnDirection;
    const bool upright = std::abs(dot(row, row) - 1) < 0.01 &&
                         std::abs(dot(column, column) - 1) < 0.01 &&
                         std::abs(dot(row, column)) < 0.01;
    const bool sized =
        std::ranges::all_of(plane.spacingMm, [](double mm) { return mm >= 1e-3 && mm <= 100; });
    if (!upright || !sized) {
        fail(file, Sentence::of("states frames of an orientation or pixel size that is none."));
    }
}

bool allOnMultiples(const std::vector<double>& places, double distance)
{
    return std::ranges::all_of(places, [&](double place) {
        const double steps = (place - places.front()) / distance;
        return std::abs(steps - std::round(steps)) * distance < kOffMm;
    });
}

/// Of ascending places at least kSamePlaceMm apart.
double sliceDistance(const std::vector<double>& places, const SegPlane& plane,
                     const std::filesystem::path& file)
{
    const double told = std::abs(plane.sliceDistanceMm.value_or(0));
    if (told > kOffMm && allOnMultiples(places, told)) {
        return told;
    }
    if (places.size() == 1) {
        const double thick = std::abs(plane.thicknessMm.value_or(0));
        return thick > kOffMm ? thick : 1;
    }
    double least = places[1] - places[0];
    for (std::size_t n = 2; n < places.size(); ++n) {
        least = std::min(least, places[n] - places[n - 1]);
    }
    // 2 and 3 slices left out between frames have the distance of one in common.
    for (const int parts : {1, 2, 3}) {
        if (allOnMultiples(places, least / parts)) {
            return least / parts;
        }
    }
    fail(file, Sentence::of("has frames at uneven distances, which make no volume."));
}

}  // namespace

Geometry segGrid(const std::vector<SegPlane>& planes, const Index3& size,
                 const std::filesystem::path& file)
{
    const SegPlane& first = planes.front();
    requirePlane(first, file);
    const Vec3 row = unit(first.rowDirection);
    const Vec3 normal = unit(cross(row, first.columnDirection));
    const Vec3 column = cross(normal, row);
    std::vector<double> places;
    std::size_t lowest = 0;
    for (std::size_t n = 0; n < planes.size(); ++n) {
        const SegPlane& plane = planes[n];
        const Vec3 away = difference(plane.positionLps, first.positionLps);
        if (!near(plane.rowDirection, first.rowDirection) ||
            !near(plane.columnDirection, first.columnDirection) ||
            plane.spacingMm != first.spacingMm || std::abs(dot(away, row)) > kOffMm ||
            std::abs(dot(away, column)) > kOffMm) {
            fail(file, Sentence::of("has frames that are not parallel, shifted against each other, "
                                    "or of several sizes, which make no volume."));
        }
        places.push_back(dot(away, normal));
        lowest = places[n] < places[lowest] ? n : lowest;
    }
    const Vec3 origin = planes[lowest].positionLps;
    std::ranges::sort(places);
    const auto same = std::ranges::unique(
        places, [](double a, double b) { return std::abs(a - b) < kSamePlaceMm; });
    places.erase(same.begin(), same.end());

    const double distance = sliceDistance(places, first, file);
    const double slices = std::round((places.back() - places.front()) / distance) + 1;
    Geometry grid{.size = size,
                  .spacingMm = {first.spacingMm[0], first.spacingMm[1], distance},
                  .originLps = origin};
    for (std::size_t r = 0; r < 3; ++r) {
        grid.direction[r] = {row[r], column[r], normal[r]};
    }
    if (slices * size[0] * size[1] > static_cast<double>(ReadOptions{}.maxVoxels)) {
        fail(file, Sentence::of("reaches over more voxels than are read; GLIOSCOPE_MAX_VOXELS "
                                "raises the limit."));
    }
    grid.size[2] = static_cast<int>(slices);
    return grid;
}

}  // namespace glioscope
