#include "viewer/space/space_camera.h"

#include "segmentation/volume/vectors.h"

#include <vtkCamera.h>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kRadians = M_PI / 180;
constexpr double kViewAngle = 30;
constexpr double kFilled = 0.6;     // of the bounds' diagonal: a head does not fill their corners
constexpr double kMargin = 1.08;    // around what is seen straight from a side
constexpr double kSteepest = 89;    // degrees above or below the horizon
constexpr double kUpright = 0.999;  // sine of an elevation without a heading of its own

Vec3 halfOf(const BoundsLps& bounds)
{
    return {(bounds[1][0] - bounds[0][0]) / 2, (bounds[1][1] - bounds[0][1]) / 2,
            (bounds[1][2] - bounds[0][2]) / 2};
}

void place(vtkCamera* camera, const BoundsLps& bounds, double distance, const Vec3& from,
           const Vec3& up)
{
    Vec3 middle{};
    for (std::size_t w = 0; w < 3; ++w) {
        middle[w] = (bounds[0][w] + bounds[1][w]) / 2;
    }
    camera->SetViewAngle(kViewAngle);
    camera->SetFocalPoint(middle.data());
    camera->SetPosition(middle[0] + distance * from[0], middle[1] + distance * from[1],
                        middle[2] + distance * from[2]);
    camera->SetViewUp(up.data());
}

struct Stand {
    Vec3 from;
    Vec3 up;
};
Stand standOf(ViewFrom side)
{
    switch (side) {
    case ViewFrom::Anterior: return {{0, -1, 0}, {0, 0, 1}};
    case ViewFrom::Posterior: return {{0, 1, 0}, {0, 0, 1}};
    case ViewFrom::Left: return {{1, 0, 0}, {0, 0, 1}};
    case ViewFrom::Right: return {{-1, 0, 0}, {0, 0, 1}};
    case ViewFrom::Superior: return {{0, 0, 1}, {0, -1, 0}};
    case ViewFrom::Inferior: return {{0, 0, -1}, {0, -1, 0}};
    }
    return {{0, -1, 0}, {0, 0, 1}};
}

/// Where the viewer looks along the ground, radians from +x to +y.
double headingOf(vtkCamera* camera)
{
    const double* forward = camera->GetDirectionOfProjection();
    const double* up = camera->GetViewUp();
    if (std::abs(forward[2]) < kUpright) {
        return std::atan2(forward[1], forward[0]);
    }
    const double sign = forward[2] < 0 ? 1 : -1;
    return std::atan2(sign * up[1], sign * up[0]);
}

}  // namespace

BoundsLps boundsOf(const Geometry& grid, const VoxelBox& box)
{
    BoundsLps bounds = {Vec3{1e9, 1e9, 1e9}, Vec3{-1e9, -1e9, -1e9}};
    for (unsigned corner = 0; corner < 8; ++corner) {
        Vec3 ijk{};
        for (unsigned c = 0; c < 3; ++c) {
            ijk[c] = ((corner >> c) & 1U) ? box.end[c] - 0.5 : box.begin[c] - 0.5;
        }
        const Vec3 lps = grid.toLps(ijk);
        for (std::size_t w = 0; w < 3; ++w) {
            bounds[0][w] = std::min(bounds[0][w], lps[w]);
            bounds[1][w] = std::max(bounds[1][w], lps[w]);
        }
    }
    return bounds;
}

void lookAtAll(vtkCamera* camera, const BoundsLps& bounds)
{
    const Vec3 half = halfOf(bounds);
    const double radius = kFilled * std::hypot(half[0], half[1], half[2]);
    place(camera, bounds, radius / std::sin(kViewAngle / 2 * kRadians), unit({-0.55, -1, 0.45}),
          {0, 0, 1});
}

void lookFrom(vtkCamera* camera, const BoundsLps& bounds, ViewFrom side)
{
    const Stand stand = standOf(side);
    const Vec3 half = halfOf(bounds);
    double widest = 0;
    for (std::size_t w = 0; w < 3; ++w) {
        widest = stand.from[w] == 0 ? std::max(widest, half[w]) : widest;
    }
    place(camera, bounds, kMargin * widest / std::tan(kViewAngle / 2 * kRadians), stand.from,
          stand.up);
}

void turn(vtkCamera* camera, double degreesAround, double degreesUp)
{
    const double heading = headingOf(camera) + degreesAround * kRadians;
    const double sine = std::clamp(camera->GetDirectionOfProjection()[2], -1.0, 1.0);
    const double above = std::clamp(-std::asin(sine) / kRadians + degreesUp, -kSteepest, kSteepest);
    const double flat = std::cos(above * kRadians), distance = camera->GetDistance();
    Vec3 focus{};
    camera->GetFocalPoint(focus.data());
    camera->SetPosition(focus[0] - distance * flat * std::cos(heading),
                        focus[1] - distance * flat * std::sin(heading),
                        focus[2] + distance * std::sin(above * kRadians));
    camera->SetViewUp(0, 0, 1);
}

void shift(vtkCamera* camera, double rightMm, double upMm)
{
    Vec3 sight{}, upwards{}, focus{}, position{};
    camera->GetDirectionOfProjection(sight.data());
    camera->GetViewUp(upwards.data());
    const Vec3 right = unit(cross(sight, upwards));
    const Vec3 up = cross(right, sight);
    camera->GetFocalPoint(focus.data());
    camera->GetPosition(position.data());
    for (std::size_t w = 0; w < 3; ++w) {
        const double move = -rightMm * right[w] - upMm * up[w];
        focus[w] += move;
        position[w] += move;
    }
    camera->SetFocalPoint(focus.data());
    camera->SetPosition(position.data());
}

}  // namespace glioscope
