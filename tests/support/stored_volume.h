#pragma once

// A volume as files of other programs store it, byte by byte, in several formats: the way from a
// geometry to their headers, independent of the code under test.

#include "segmentation/volume/volume.h"
#include "tests/support/nifti_builder.h"

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace glioscope::test {

/// The voxel-to-RAS rows of a grid, as an sform holds them.
inline std::array<float, 12> sformOf(const Geometry& g)
{
    std::array<float, 12> rows{};
    for (std::size_t row = 0; row < 3; ++row) {
        const double sign = row < 2 ? -1 : 1;
        for (std::size_t c = 0; c < 3; ++c) {
            rows[4 * row + c] = static_cast<float>(sign * g.direction[row][c] * g.spacingMm[c]);
        }
        rows[4 * row + 3] = static_cast<float>(sign * g.originLps[row]);
    }
    return rows;
}

struct Quaternion {
    std::array<float, 6> numbers{};  ///< b, c, d and offset x, y, z
    float handedness = 1;            ///< pixdim[0]
};

/// nifti1.h, method 2: the rotation of the axes in RAS, the third one reversed where they are
/// left-handed.
inline Quaternion quaternionOf(const Geometry& g)
{
    Mat3 r = g.direction;
    for (std::size_t c = 0; c < 3; ++c) {
        r[0][c] = -r[0][c];
        r[1][c] = -r[1][c];
    }
    Quaternion result;
    if (determinant(r) < 0) {
        result.handedness = -1;
        for (Vec3& row : r) {
            row[2] = -row[2];
        }
    }
    // The largest of the four is never near 0, so that dividing by it is safe.
    const std::array<double, 4> squares = {
        1 + r[0][0] + r[1][1] + r[2][2], 1 + r[0][0] - r[1][1] - r[2][2],
        1 - r[0][0] + r[1][1] - r[2][2], 1 - r[0][0] - r[1][1] + r[2][2]};
    const std::size_t largest =
        static_cast<std::size_t>(std::ranges::max_element(squares) - squares.begin());
    const double twice = std::sqrt(squares[largest]), scale = 1 / (2 * twice);
    const double xy = r[0][1] + r[1][0], xz = r[0][2] + r[2][0], yz = r[1][2] + r[2][1];
    const double x = r[2][1] - r[1][2], y = r[0][2] - r[2][0], z = r[1][0] - r[0][1];
    std::array<double, 4> q{};
    switch (largest) {
    case 0: q = {twice / 2, x * scale, y * scale, z * scale}; break;
    case 1: q = {x * scale, twice / 2, xy * scale, xz * scale}; break;
    case 2: q = {y * scale, xy * scale, twice / 2, yz * scale}; break;
    default: q = {z * scale, xz * scale, yz * scale, twice / 2}; break;
    }
    const double sign = q[0] < 0 ? -1 : 1;
    for (std::size_t n = 0; n < 3; ++n) {
        result.numbers[n] = static_cast<float>(sign * q[n + 1]);
        result.numbers[n + 3] = static_cast<float>((n < 2 ? -1 : 1) * g.originLps[n]);
    }
    return result;
}

/// The first byte of pixdim[0], which the quaternion's handedness stands in.
inline constexpr std::size_t kHandednessByte = 76;

inline void setHandedness(ByteVector& file, float value)
{
    std::memcpy(file.data() + kHandednessByte, &value, sizeof value);
}

enum class Form { Sform, Qform, Both };

template <typename T>
std::vector<double> numbersOf(const Volume<T>& volume)
{
    std::vector<double> values;
    for (const T value : volume.voxels) {
        values.push_back(static_cast<double>(value));
    }
    return values;
}

/// Little-endian int16, NIfTI-1.
template <typename T>
NiftiFile niftiOf(const Volume<T>& volume, Form form)
{
    const Geometry& g = volume.geometry;
    NiftiFile nifti;
    nifti.size = {g.size[0], g.size[1], g.size[2]};
    for (std::size_t c = 0; c < 3; ++c) {
        nifti.spacing[c] = static_cast<float>(g.spacingMm[c]);
    }
    nifti.sformCode = form == Form::Qform ? 0 : 1;
    nifti.qformCode = form == Form::Sform ? 0 : 1;
    nifti.sform = form == Form::Qform ? std::array<float, 12>{} : sformOf(g);
    nifti.qform = form == Form::Sform ? std::array<float, 6>{} : quaternionOf(g).numbers;
    return nifti.append<std::int16_t>(numbersOf(volume));
}

template <typename T>
ByteVector niftiBytes(const Volume<T>& volume, Form form)
{
    ByteVector bytes = niftiOf(volume, form).bytes();
    setHandedness(bytes, quaternionOf(volume.geometry).handedness);
    return bytes;
}

inline std::string number(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", value);
    return text;
}

/// Steps along i, j and k, each with its x and y signed as the space has it.
inline std::array<Vec3, 3> stepsOf(const Geometry& g, double xSign, double ySign)
{
    std::array<Vec3, 3> steps{};
    for (std::size_t c = 0; c < 3; ++c) {
        steps[c] = {xSign * g.direction[0][c] * g.spacingMm[c],
                    ySign * g.direction[1][c] * g.spacingMm[c], g.direction[2][c] * g.spacingMm[c]};
    }
    return steps;
}

template <typename T>
ByteVector shorts(const Volume<T>& volume)
{
    return NiftiFile{}.append<std::int16_t>(numbersOf(volume)).voxels;
}

inline ByteVector joined(const std::string& header, const ByteVector& voxels)
{
    ByteVector all(header.begin(), header.end());
    all.insert(all.end(), voxels.begin(), voxels.end());
    return all;
}

/// `space` is "left-posterior-superior", "right-anterior-superior" or "left-anterior-superior".
template <typename T>
ByteVector nrrdBytes(const Volume<T>& volume, const std::string& space)
{
    const Geometry& g = volume.geometry;
    const double xSign = space.starts_with("right") ? -1 : 1;
    const double ySign = space.find("anterior") != std::string::npos ? -1 : 1;
    std::string directions;
    for (const Vec3& step : stepsOf(g, xSign, ySign)) {
        directions += " (" + number(step[0]) + "," + number(step[1]) + "," + number(step[2]) + ")";
    }
    const std::string header =
        "NRRD0004\ntype: short\ndimension: 3\nspace: " + space +
        "\nsizes: " + std::to_string(g.size[0]) + " " + std::to_string(g.size[1]) + " " +
        std::to_string(g.size[2]) + "\nspace directions:" + directions +
        "\nkinds: domain domain domain\nendian: little\nencoding: raw\nspace origin: (" +
        number(xSign * g.originLps[0]) + "," + number(ySign * g.originLps[1]) + "," +
        number(g.originLps[2]) + ")\n\n";
    return joined(header, shorts(volume));
}

template <typename T>
ByteVector metaImageBytes(const Volume<T>& volume)
{
    const Geometry& g = volume.geometry;
    std::string matrix;
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t row = 0; row < 3; ++row) {
            matrix += " " + number(g.direction[row][c]);
        }
    }
    const std::string header =
        "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
        "CompressedData = False\nTransformMatrix =" +
        matrix + "\nOffset = " + number(g.originLps[0]) + " " + number(g.originLps[1]) + " " +
        number(g.originLps[2]) + "\nElementSpacing = " + number(g.spacingMm[0]) + " " +
        number(g.spacingMm[1]) + " " + number(g.spacingMm[2]) +
        "\nDimSize = " + std::to_string(g.size[0]) + " " + std::to_string(g.size[1]) + " " +
        std::to_string(g.size[2]) + "\nElementType = MET_SHORT\nElementDataFile = LOCAL\n";
    return joined(header, shorts(volume));
}

}  // namespace glioscope::test
