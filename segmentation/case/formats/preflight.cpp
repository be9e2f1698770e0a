#include "segmentation/case/formats/preflight.h"

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"

#include <string_view>
#include <utility>

namespace glioscope {
namespace {

// DEFLATE cannot pack more than 1032 bytes into one.
constexpr std::uintmax_t kLargestGzipRatio = 1032;

std::string describeSize(const HeaderSummary& header)
{
    std::string text;
    for (std::size_t d = 0; d < (header.size[3] > 1 ? 4u : 3u); ++d) {
        text += (d > 0 ? "x" : "") + std::to_string(header.size[d]);
    }
    return text;
}

/// Compares what the header claims with the limits and with what `fileBytes` can hold.
void checkSizes(const std::filesystem::path& file, const HeaderSummary& header,
                const ReadOptions& options)
{
    const std::uintmax_t fileBytes = sizeOfFile(file);
    // The factors are below 2^31 for NIfTI (16 bit) and checked for NRRD, so doubles order them
    // safely.
    const double voxels = double(header.size[0]) * double(header.size[1]) * double(header.size[2]);
    const double bytes = voxels * double(header.size[3]) * header.bytesPerVoxel;
    const std::string claim = "claims " + describeSize(header) + " voxels";
    if (voxels > double(options.maxVoxels)) {
        fail(file,
             claim + ", more than the limit of " + std::to_string(options.maxVoxels) +
                 " a volume; check that it is what you meant to open, or raise the limit with "
                 "the environment variable GLIOSCOPE_MAX_VOXELS.");
    }
    if (bytes + double(header.voxelOffset) > double(options.maxBytes)) {
        fail(file, claim + ", more bytes than the limit of " + std::to_string(options.maxBytes) +
                       " a file; check that it is what you meant to open, or raise the limit with "
                       "the environment variable GLIOSCOPE_MAX_BYTES.");
    }
    const std::uintmax_t most = header.compressed ? fileBytes * kLargestGzipRatio : fileBytes;
    const double needed = header.compressed ? bytes : bytes + double(header.voxelOffset);
    if (needed > double(most)) {
        fail(file,
             claim + ", but its " + std::to_string(fileBytes) +
                 " bytes cannot hold them; it ends early or is damaged, so copy or download it "
                 "again.");
    }
}

HeaderSummary preflightNifti(const std::filesystem::path& file)
{
    HeaderSummary summary;
    summary.compressed = isGzip(file);
    const std::string name = file.filename().string();
    if (summary.compressed && !endsWithIgnoringCase(name, ".gz")) {
        fail(file,
             "is gzip-compressed although its name does not say so; rename it to end in .nii.gz.");
    }
    NiftiHeader header = parseNiftiHeader(firstBytes(file, kNiftiHeaderBytes), file);
    summary.size = header.size;
    summary.bytesPerVoxel = bytesPerVoxel(header.type);
    summary.voxelOffset = header.voxelOffset;
    summary.header = std::move(header);
    return summary;
}

HeaderSummary preflightNrrd(const std::filesystem::path& file)
{
    const NrrdHeader header = readNrrdHeader(file);
    const Index3& size = header.geometry.size;
    return {.size = {size[0], size[1], size[2], 1},
            .bytesPerVoxel = bytesPerVoxel(header.type),
            .compressed = header.compressed,
            .voxelOffset = header.compressed ? header.skippedBytes : header.voxelOffset,
            .header = header};
}

}  // namespace

HeaderSummary preflight(const std::filesystem::path& file, const ReadOptions& options)
{
    (void)sizeOfFile(file);
    const std::string name = file.filename().string();
    HeaderSummary summary;
    if (endsWithIgnoringCase(name, ".nrrd")) {
        summary = preflightNrrd(file);
    } else if (endsWithIgnoringCase(name, ".nii") || endsWithIgnoringCase(name, ".nii.gz")) {
        summary = preflightNifti(file);
    } else {
        failForeign(file);
    }
    checkSizes(file, summary, options);
    return summary;
}

}  // namespace glioscope
