#include "segmentation/registration/rigid_transform.h"

#include "segmentation/volume/resample.h"

#include <cmath>

namespace glioscope {
namespace {

Mat3 product(const Mat3& a, const Mat3& b)
{
    Mat3 result{};
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) {
            result[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
        }
    }
    return result;
}

}  // namespace

Vec3 RigidTransform::apply(const Vec3& lps) const
{
    const Vec3 turned = multiply(rotation, lps);
    return {turned[0] + translationMm[0], turned[1] + translationMm[1],
            turned[2] + translationMm[2]};
}

RigidTransform RigidTransform::inverted() const
{
    RigidTransform back;
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) {
            back.rotation[r][c] = rotation[c][r];
        }
    }
    const Vec3 shift = multiply(back.rotation, translationMm);
    back.translationMm = {-shift[0], -shift[1], -shift[2]};
    return back;
}

RigidTransform rigidAbout(const Vec3& centre, const Vec3& radians, const Vec3& shiftMm)
{
    const double cl = std::cos(radians[0]), sl = std::sin(radians[0]);
    const double cp = std::cos(radians[1]), sp = std::sin(radians[1]);
    const double cs = std::cos(radians[2]), ss = std::sin(radians[2]);
    const Mat3 aboutL = {{{1, 0, 0}, {0, cl, -sl}, {0, sl, cl}}};
    const Mat3 aboutP = {{{cp, 0, sp}, {0, 1, 0}, {-sp, 0, cp}}};
    const Mat3 aboutS = {{{cs, -ss, 0}, {ss, cs, 0}, {0, 0, 1}}};
    RigidTransform result;
    result.rotation = product(aboutS, product(aboutP, aboutL));
    const Vec3 turned = multiply(result.rotation, centre);
    for (std::size_t c = 0; c < 3; ++c) {
        result.translationMm[c] = centre[c] - turned[c] + shiftMm[c];
    }
    return result;
}

Geometry moved(const Geometry& grid, const RigidTransform& transform)
{
    Geometry result = grid;
    result.originLps = transform.apply(grid.originLps);
    result.direction = product(transform.rotation, grid.direction);
    return result;
}

Image onGrid(const Image& image, const RigidTransform& toImage, const Geometry& grid)
{
    if (toImage.isIdentity()) {
        return resampleLinear(image, grid);
    }
    // The grid goes to the image instead of the image to the grid, which copies no voxel.
    Image result = resampleLinear(image, moved(grid, toImage));
    result.geometry = grid;
    return result;
}

}  // namespace glioscope
