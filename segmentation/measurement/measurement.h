#pragma once

// What a reader measures on a slice: distances, angles, two perpendicular diameters, and regions.
// Values whose points lie in the world (LPS mm), so that they hold on any grid, oblique and
// anisotropic ones too. Pure geometry; knows no image and draws nothing.

#include "segmentation/system/keys.h"
#include "segmentation/volume/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

enum class MeasureKind : std::uint8_t { Length, Angle, Bidirectional, Ellipse, Box };

/// Names in files.
template <>
inline constexpr auto kKeys<MeasureKind> = keyTable<MeasureKind>({
    {MeasureKind::Length, "length"},
    {MeasureKind::Angle, "angle"},
    {MeasureKind::Bidirectional, "bidirectional"},
    {MeasureKind::Ellipse, "ellipse"},
    {MeasureKind::Box, "box"},
});

/// The number under which a list knows it; 0: in none.
using MeasurementId = int;

/// Of an enhancing lesion whose diameters a bidirectional measurement holds; see rano.h.
struct MeasuredLesion {
    double ml = 0;
    int axialSlices = 0;         ///< that show it
    double sliceDistanceMm = 1;  ///< of those
    bool operator==(const MeasuredLesion&) const = default;
};

struct Measurement {
    MeasurementId id = 0;
    MeasureKind kind = MeasureKind::Length;
    /// LPS mm, in one plane. Length: its ends. Angle: end of one arm, vertex, end of the other.
    /// Bidirectional: ends of the one diameter, then of the one perpendicular to it. Ellipse and
    /// box: centre, then the ends of two perpendicular half axes.
    std::vector<Vec3> points;
    Vec3 normalLps = {0, 0, 1};  ///< unit vector across the plane
    std::optional<MeasuredLesion> lesion = {};
    bool operator==(const Measurement&) const = default;
};

/// Directions of a slice, unit vectors in LPS at right angles.
struct SliceAxes {
    Vec3 right = {1, 0, 0};
    Vec3 down = {0, 1, 0};
    Vec3 normal = {0, 0, 1};
};

[[nodiscard]] constexpr bool isRegion(MeasureKind kind)
{
    return kind == MeasureKind::Ellipse || kind == MeasureKind::Box;
}

/// How many places a reader gives for one: 2, and 3 for an angle.
[[nodiscard]] std::size_t placesOf(MeasureKind kind);

/// From these places on a slice. A second diameter is half as long as the first, through its
/// middle; a region's places are opposite corners of the box around it, along the slice's axes.
/// Nothing where it would have no extent.
[[nodiscard]] std::optional<Measurement> measurementAt(MeasureKind kind,
                                                       const std::vector<Vec3>& places,
                                                       const SliceAxes& axes);

/// Whether it has the points of its kind, all finite, in one plane with its normal, and a region
/// perpendicular axes: as one that was read from a file must.
[[nodiscard]] bool isSound(const Measurement& measurement);

// Each of a measurement of that kind; 0 of others.
[[nodiscard]] double lengthMm(const Measurement& length);
[[nodiscard]] double angleDegrees(const Measurement& angle);  ///< 0 to 180, at the vertex
/// The longer one and the one across, whichever was drawn first.
struct Diameters {
    double longestMm = 0;
    double perpendicularMm = 0;
};
[[nodiscard]] Diameters diametersOf(const Measurement& bidirectional);
[[nodiscard]] double areaMm2(const Measurement& region);

/// "23.4 mm", "37.2°", "23.4 × 12.1 mm", "3.14 cm²".
[[nodiscard]] std::string figureText(const Measurement& measurement);

/// In the middle of its points, or a region's centre.
[[nodiscard]] Vec3 centreOf(const Measurement& measurement);

/// Lines from point to point that are its shape; closed around a region, an ellipse in 64 parts.
[[nodiscard]] std::vector<std::vector<Vec3>> outlineOf(const Measurement& measurement);

/// Where it can be taken hold of: its points, a box's corners, the ends of an ellipse's axes.
[[nodiscard]] std::vector<Vec3> handlesOf(const Measurement& measurement);

/// With one handle at another place, which is put onto the plane. The opposite corner or end stays;
/// of two diameters both stay perpendicular: the other one turns with the one whose end moves.
[[nodiscard]] Measurement withHandleAt(const Measurement& measurement, std::size_t handle,
                                       const Vec3& lps);

/// As a whole, within its plane.
[[nodiscard]] Measurement movedBy(const Measurement& measurement, const Vec3& wayLps);

}  // namespace glioscope
