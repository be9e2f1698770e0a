#include "segmentation/case/formats/raw_volume.h"

#include "segmentation/case/formats/preflight.h"
#include "segmentation/case/formats/straight_axes.h"
#include "segmentation/case/model/file_error.h"

#include <itkNiftiImageIO.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failInItk(const fs::path& file, const itk::ExceptionObject& error)
{
    fail(file, Sentence::of("cannot be read: %1", error.GetDescription()));
}

Geometry geometryOf(const itk::ImageIOBase& io, const fs::path& file)
{
    if (io.GetNumberOfDimensions() < 3) {
        fail(file, Sentence::of("is not a volume of three dimensions."));
    }
    Geometry geometry;
    for (unsigned axis = 0; axis < 3; ++axis) {
        geometry.size[axis] = static_cast<int>(io.GetDimensions(axis));
        geometry.spacingMm[axis] = std::abs(io.GetSpacing(axis));  // some writers sign it
        geometry.originLps[axis] = io.GetOrigin(axis);
        const std::vector<double> direction = io.GetDirection(axis);
        for (unsigned row = 0; row < 3; ++row) {
            geometry.direction[row][axis] = direction[row];
        }
    }
    const double det = determinant(geometry.direction);
    if (!std::isfinite(det) || std::abs(std::abs(det) - 1) > 1e-3) {
        fail(file,
             Sentence::of("has an orientation that cannot be understood; write its header anew."));
    }
    return geometry;
}

/// Hold it while ITK reads, since its NIfTI reader keeps the name of the last file in a static that
/// no lock of its own guards (`prev` in itkNiftiImageIO.cxx). Two threads that assign names of
/// different lengths to it can move the heap behind it by a byte.
[[nodiscard]] std::unique_lock<std::mutex> aloneWithItk()
{
    static std::mutex oneAtATime;
    return std::unique_lock(oneAtATime);
}

Geometry niftiGeometryByItk(const fs::path& file)
{
    const auto alone = aloneWithItk();
    const auto io = itk::NiftiImageIO::New();
    io->SetFileName(file.string());
    io->ReadImageInformation();
    return geometryOf(*io, file);
}

RawVolume readVoxels(const fs::path& file, const NiftiHeader& header, const HeaderSummary& summary)
{
    // The standard puts the sform first; ITK sometimes prefers the qform, or takes the voxel size
    // from elsewhere. So a straight sform counts, and ITK decides in most other cases.
    const auto sform = sformGeometry(header);
    RawVolume raw;
    raw.geometry = sform ? *sform : header.otherwise ? *header.otherwise : niftiGeometryByItk(file);
    raw.stated = {.grid = {},
                  .forms = header.forms,
                  .formsApartMm = header.formsApartMm,
                  .otherForm = header.otherForm};
    raw.volumes = static_cast<std::size_t>(header.size[3]);
    raw.type = header.type;
    raw.swapBytes = header.swapBytes;
    raw.slope = header.slope;
    raw.intercept = header.intercept;
    raw.description = header.description;
    raw.orientationDoubt = header.orientationDoubt;
    raw.offset = static_cast<std::size_t>(header.voxelOffset);
    raw.bytes = unpack(summary.voxelFile,
                       raw.offset + raw.geometry.voxelCount() * raw.volumes *
                                        static_cast<std::size_t>(bytesPerVoxel(raw.type)),
                       {.offset = 0, .packed = summary.compressed});
    return raw;
}

/// From all layers of a voxel one behind the other to a volume a layer.
void separateLayers(RawVolume& raw)
{
    const auto width = static_cast<std::size_t>(bytesPerVoxel(raw.type));
    const std::size_t voxels = raw.geometry.voxelCount();
    Bytes separate{std::make_unique_for_overwrite<std::byte[]>(voxels * raw.volumes * width),
                   voxels * raw.volumes * width};
    const std::byte* from = raw.bytes.data.get() + raw.offset;
    for (std::size_t v = 0; v < voxels; ++v) {
        for (std::size_t layer = 0; layer < raw.volumes; ++layer, from += width) {
            std::copy_n(from, width, separate.data.get() + (layer * voxels + v) * width);
        }
    }
    raw.bytes = std::move(separate);
    raw.offset = 0;
}

RawVolume readVoxels(const fs::path&, const VolumeHeader& header, const HeaderSummary& summary)
{
    RawVolume raw;
    raw.geometry = header.geometry;
    raw.type = header.type;
    raw.swapBytes = header.swapBytes;
    raw.orientationDoubt = header.orientationDoubt;
    raw.segments = header.segments;
    raw.volumes = header.layers;
    raw.offset = static_cast<std::size_t>(header.skippedBytes);
    raw.bytes = unpack(
        summary.voxelFile,
        raw.offset + raw.geometry.voxelCount() * raw.volumes *
                         static_cast<std::size_t>(bytesPerVoxel(raw.type)),
        {.offset = static_cast<std::size_t>(header.voxelOffset), .packed = summary.compressed});
    if (raw.volumes > 1) {
        separateLayers(raw);
    }
    return raw;
}

}  // namespace

std::span<const std::byte> RawVolume::volume(std::size_t t) const
{
    const std::size_t size = geometry.voxelCount() * static_cast<std::size_t>(bytesPerVoxel(type));
    return bytes.span().subspan(offset + t * size, size);
}

RawVolume readRawVolume(const fs::path& file, const ReadOptions& options)
{
    const HeaderSummary summary = preflight(file, options);
    itk::Object::GlobalWarningDisplayOff();  // what matters is said by our own checks
    try {
        RawVolume raw = std::visit(
            [&](const auto& header) { return readVoxels(file, header, summary); }, summary.header);
        raw.stated.straightenedMm = straighten(raw.geometry, options, file);
        raw.stated.grid = raw.geometry;
        return raw;
    } catch (const itk::ExceptionObject& error) {
        failInItk(file, error);
    }
}

}  // namespace glioscope
