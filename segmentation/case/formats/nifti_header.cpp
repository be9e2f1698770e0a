#include "segmentation/case/formats/nifti_header.h"

#include "segmentation/case/formats/volume_header.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace glioscope {
namespace {

VoxelType voxelType(int datatype, const std::filesystem::path& file)
{
    switch (datatype) {
    case 2: return VoxelType::UInt8;
    case 4: return VoxelType::Int16;
    case 8: return VoxelType::Int32;
    case 16: return VoxelType::Float32;
    case 64: return VoxelType::Float64;
    case 256: return VoxelType::Int8;
    case 512: return VoxelType::UInt16;
    case 768: return VoxelType::UInt32;
    case 1024: return VoxelType::Int64;
    case 1280: return VoxelType::UInt64;
    default:
        fail(file, Sentence::of("holds voxels of NIfTI type %1, which is not a plain whole or "
                                "real number; convert it to one of these.",
                                datatype));
    }
}

std::array<std::int64_t, 4> volumeSize(const NiftiFields& fields, const std::filesystem::path& file)
{
    const std::int64_t dimensions = fields.dim[0];
    if (dimensions < 1 || dimensions > 7) {
        fail(file, Sentence::of(
                       "has a damaged header (it claims %1 dimensions); copy or download it again.",
                       dimensions));
    }
    std::array<std::int64_t, 4> size = {1, 1, 1, 1};
    for (std::size_t d = 0; d < static_cast<std::size_t>(dimensions); ++d) {
        std::int64_t extent = fields.dim[d + 1];
        if (d >= 3 && extent == 0) {  // some writers leave out what they do not use
            extent = 1;
        }
        if (extent < 1 || extent > std::numeric_limits<int>::max()) {
            fail(file, Sentence::of("has a damaged header (it claims %1 voxels along dimension "
                                    "%2); copy or download it again.",
                                    extent, d + 1));
        }
        if (d < 4) {
            size[d] = extent;
        } else if (extent > 1) {
            fail(file, Sentence::of(
                           "has more than four dimensions; extract the volumes that are meant."));
        }
    }
    if (dimensions < 3) {
        fail(file,
             Sentence::of("holds a flat picture of %1 dimensions; a volume of three is needed.",
                          dimensions));
    }
    return size;
}

void requireFinite(std::span<const double> numbers, const Sentence& which,
                   const std::filesystem::path& file)
{
    if (!std::ranges::all_of(numbers, [](double v) { return std::isfinite(v); })) {
        fail(file,
             Sentence::of(
                 "has an orientation (%1) with numbers that are not finite; write its header anew.",
                 which));
    }
}

void requireVolume(double determinantMm3, const Sentence& which, const std::filesystem::path& file)
{
    // The smallest voxel anybody has is far above a cubic micrometre, 1e-9.
    if (!(std::abs(determinantMm3) > 1e-12)) {
        fail(file, Sentence::of("has an orientation (%1) that flattens its voxels to nothing; "
                                "write its header anew.",
                                which));
    }
}

void checkAffine(const NiftiFields& fields, const std::filesystem::path& file)
{
    const bool hasSform = fields.sformCode > 0;
    const bool hasQform = fields.qformCode > 0;
    if (hasSform) {
        const std::array<double, 12>& rows = fields.srow;
        requireFinite(rows, "sform", file);
        requireVolume(determinant({{{rows[0], rows[1], rows[2]},
                                    {rows[4], rows[5], rows[6]},
                                    {rows[8], rows[9], rows[10]}}}),
                      "sform", file);
    }
    if (hasQform || !hasSform) {
        std::array<double, 9> numbers;  // voxel sizes, quaternion and offset
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            numbers[i] = i < 3 ? fields.pixdim[i + 1] : (hasQform ? fields.quaternion[i - 3] : 0);
        }
        requireFinite(numbers, hasQform ? Sentence("qform") : Sentence::of("voxel size"), file);
        requireVolume(numbers[0] * numbers[1] * numbers[2], Sentence::of("voxel size"), file);
    }
}

std::int64_t voxelOffset(const NiftiFields& fields, const std::filesystem::path& file)
{
    const std::int64_t first = fields.pair ? 0 : firstVoxelByte(fields.version);
    const double offset = fields.voxelOffset;
    if (offset == 0) {  // some writers leave it out
        return first;
    }
    const bool inRange = offset >= double(first) && offset < double(std::int64_t{1} << 40);
    if (!inRange || offset != std::floor(offset)) {
        fail(file, Sentence::of("has a damaged header (its voxels start at an impossible "
                                "place); copy or download it again."));
    }
    return static_cast<std::int64_t>(offset);
}

/// Columns of voxel steps in LPS mm and the origin, by the quaternion (nifti1.h, method 2).
Geometry qformGeometry(const NiftiFields& fields, const std::array<std::int64_t, 4>& size)
{
    auto [b, c, d, x, y, z] = fields.quaternion;
    const Vec3 offset = {x, y, z};
    const double squares = b * b + c * c + d * d;
    double a = std::sqrt(std::max(0.0, 1 - squares));
    if (1 - squares < 1e-7) {  // half a turn: what single precision left must not turn it on
        const double length = std::sqrt(squares);
        a = 0;
        b /= length;
        c /= length;
        d /= length;
    }
    Geometry geometry;
    geometry.direction = {
        {{a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
         {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
         {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - c * c - b * b}}};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double sign = axis == 2 && fields.pixdim[0] < 0 ? -1 : 1;
        geometry.size[axis] = static_cast<int>(size[axis]);
        geometry.spacingMm[axis] = std::abs(fields.pixdim[axis + 1]);
        for (std::size_t w = 0; w < 3; ++w) {
            geometry.direction[w][axis] *= w < 2 ? -sign : sign;
        }
        geometry.originLps[axis] = (axis < 2 ? -1 : 1) * offset[axis];
    }
    return geometry;
}

/// The columns of the sform as they are, in LPS: x and y of RAS change sign.
std::array<Vec3, 3> columnsOf(const std::array<double, 12>& rows)
{
    std::array<Vec3, 3> columns;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        columns[axis] = {-rows[axis], -rows[4 + axis], rows[8 + axis]};
    }
    return columns;
}

/// Where there is no straight sform. Where neither form is there, voxel sizes along the axes of
/// LPS, as ITK takes version 1; such a file is doubted.
Geometry geometryWithoutSform(const NiftiFields& fields, const NiftiHeader& header,
                              const std::filesystem::path& file)
{
    const std::array<std::int64_t, 4>& size = header.size;
    if (fields.qformCode > 0) {
        return qformGeometry(fields, size);
    }
    Geometry geometry;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        geometry.size[axis] = static_cast<int>(size[axis]);
        geometry.spacingMm[axis] = std::abs(fields.pixdim[axis + 1]);
    }
    if (header.sform) {
        geometry.originLps = {-fields.srow[3], -fields.srow[7], fields.srow[11]};
        setAxes(geometry, columnsOf(*header.sform), file);
    } else if (fields.sformCode > 0) {
        fail(file,
             Sentence::of("has an orientation that is not in millimetres; write its header anew."));
    }
    return geometry;
}

/// Sets what the two forms say of each other.
void compareForms(const NiftiFields& fields, NiftiHeader& header)
{
    using enum OrientationForms;
    const int sformCode = fields.sformCode, qformCode = fields.qformCode;
    const auto sform = sformGeometry(header);
    if (sformCode <= 0 || qformCode <= 0) {
        header.forms = sformCode > 0 ? SformAlone : qformCode > 0 ? QformAlone : None;
        return;
    }
    const Geometry qform = qformGeometry(fields, header.size);
    if (!sform) {
        header.forms = header.sform ? SformSheared : QformAlone;
        return;
    }
    header.formsApartMm = maxCornerDisplacementMm(*sform, qform);
    // Where one is of a template's space and the other of the scanner's, only their axes need to
    // agree.
    const bool otherSpace = (sformCode >= 3) != (qformCode >= 3);
    if (samePhysicalGrid(*sform, qform)) {
        header.forms = Agree;
    } else if (otherSpace && orientationCode(*sform) == orientationCode(qform)) {
        header.forms = OtherSpace;
    } else if (differByFlip(*sform, qform)) {
        header.forms = DifferByFlip;
        header.otherForm = qform;
    } else {
        header.forms = Differ;
    }
}

/// What leaves left and right uncertain, as NiftiHeader says.
Sentence orientationDoubt(const NiftiHeader& header)
{
    switch (header.forms) {
    case OrientationForms::None:
        return Sentence::of("does not state its orientation (its sform and qform codes are 0)");
    case OrientationForms::Differ:
    case OrientationForms::DifferByFlip: {
        char apart[32];
        std::snprintf(apart, sizeof apart, "%.3g", header.formsApartMm);
        return Sentence::of(
            "contradicts itself in its orientation (its sform and qform differ by %1 mm)",
            Sentence::Number{apart});
    }
    default: return {};
    }
}

/// Whether a corner of the straightened grid lies a tenth of a voxel or more from where the sform's
/// own columns put it.
bool farCornerMoves(const std::array<Vec3, 3>& columns, const Geometry& straightened)
{
    double moved = 0;  // each axis at its far end, added up: an upper bound for every corner
    for (std::size_t axis = 0; axis < 3; ++axis) {
        Vec3 difference;
        for (std::size_t w = 0; w < 3; ++w) {
            difference[w] =
                columns[axis][w] - straightened.direction[w][axis] * straightened.spacingMm[axis];
        }
        moved += std::sqrt(dot(difference, difference)) * (straightened.size[axis] - 1);
    }
    return !(moved < 0.1 * *std::ranges::min_element(straightened.spacingMm));
}

}  // namespace

NiftiHeader parseNiftiHeader(std::span<const std::byte> bytes, const std::filesystem::path& file)
{
    const NiftiFields fields = readNiftiFields(bytes, file);
    NiftiHeader header;
    header.swapBytes = fields.swapBytes;
    header.pair = fields.pair;
    header.size = volumeSize(fields, file);
    header.type = voxelType(fields.datatype, file);
    header.voxelOffset = voxelOffset(fields, file);
    checkAffine(fields, file);
    if (std::isfinite(fields.slope) && fields.slope != 0) {
        header.slope = fields.slope;
        header.intercept = std::isfinite(fields.intercept) ? fields.intercept : 0;
    }
    const int lengthUnit = fields.units & 7;  // 0 unknown, 2 mm
    if (fields.sformCode > 0 && (lengthUnit == 0 || lengthUnit == 2)) {
        header.sform = fields.srow;
    }
    compareForms(fields, header);
    header.orientationDoubt = orientationDoubt(header);
    header.description = fields.description;
    // Version 1 is ITK's, but for axes that are not at right angles, of which it makes what it
    // likes.
    if ((fields.version == 2 || header.sform) && !sformGeometry(header)) {
        header.otherwise = geometryWithoutSform(fields, header, file);
    }
    return header;
}

std::optional<Geometry> sformGeometry(const NiftiHeader& header)
{
    if (!header.sform) {
        return std::nullopt;
    }
    const std::array<double, 12>& rows = *header.sform;
    Geometry geometry;
    const std::array<Vec3, 3> columns = columnsOf(rows);
    std::array<Vec3, 3> straight = columns;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        for (std::size_t before = 0; before < axis; ++before) {  // Gram-Schmidt
            const double along = dot(straight[axis], straight[before]);
            for (std::size_t w = 0; w < 3; ++w) {
                straight[axis][w] -= along * straight[before][w];
            }
        }
        const double length = std::sqrt(dot(straight[axis], straight[axis]));
        geometry.size[axis] = static_cast<int>(header.size[axis]);
        geometry.spacingMm[axis] = std::sqrt(dot(columns[axis], columns[axis]));
        for (std::size_t w = 0; w < 3; ++w) {
            straight[axis][w] /= length;
            geometry.direction[w][axis] = straight[axis][w];
        }
    }
    geometry.originLps = {-rows[3], -rows[7], rows[11]};
    return farCornerMoves(columns, geometry) ? std::nullopt : std::optional(geometry);
}

}  // namespace glioscope
