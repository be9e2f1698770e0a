#include "segmentation/case/formats/preflight.h"

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/formats/meta_image_header.h"
#include "segmentation/case/formats/nrrd_header.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/image_format.h"

#include <string_view>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

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

/// Compares what the header claims with the limits and with what its voxels' file can hold.
void checkSizes(const fs::path& file, const HeaderSummary& header, const ReadOptions& options)
{
    const std::uintmax_t fileBytes = sizeOfFile(header.voxelFile);
    // Every factor is below 2^31, so doubles order them safely.
    const double voxels = double(header.size[0]) * double(header.size[1]) * double(header.size[2]);
    const double bytes = voxels * double(header.size[3]) * double(header.bytesPerVoxel);
    const std::string size = describeSize(header);
    if (voxels > double(options.maxVoxels)) {
        fail(file, Sentence::of("claims %1 voxels, more than the limit of %2 a volume; check "
                                "that it is what you meant to open, or raise the limit with "
                                "the environment variable GLIOSCOPE_MAX_VOXELS.",
                                size, options.maxVoxels));
    }
    if (bytes + double(header.voxelOffset) > double(options.maxBytes)) {
        fail(file, Sentence::of("claims %1 voxels, more bytes than the limit of %2 a file; "
                                "check that it is what you meant to open, or raise the limit "
                                "with the environment variable GLIOSCOPE_MAX_BYTES.",
                                size, options.maxBytes));
    }
    const std::uintmax_t most = header.compressed ? fileBytes * kLargestGzipRatio : fileBytes;
    const double needed = header.compressed ? bytes : bytes + double(header.voxelOffset);
    if (needed > double(most)) {
        fail(file, Sentence::of("claims %1 voxels, but its %2 bytes cannot hold them; it ends "
                                "early or is damaged, so copy or download it again.",
                                size, fileBytes));
    }
}

/// The file with the voxels of a pair's header.
fs::path otherHalf(const fs::path& file)
{
    const std::string name = file.filename().string();
    const std::string stem = stemOf(name);
    for (const char* ending : {".img", ".img.gz", ".IMG"}) {
        std::error_code ignored;
        if (const fs::path half = file.parent_path() / (stem + ending);
            fs::is_regular_file(half, ignored)) {
            return half;
        }
    }
    fail(file, Sentence::of("is the header of a pair of files whose other half (%1.img) is "
                            "not beside it; copy that one here too.",
                            stem));
}

void requireForm(const fs::path& file, bool isPair, bool namedAsPair)
{
    if (isPair && !namedAsPair) {
        fail(file, Sentence::of("is the header of a pair of files (.hdr and .img) under "
                                "another name; rename it to end in .hdr, with its .img beside "
                                "it."));
    }
    if (!isPair && namedAsPair) {
        fail(file, Sentence::of("holds header and voxels in one file; rename it to end in .nii."));
    }
}

HeaderSummary summaryOf(const fs::path& file, NiftiHeader header)
{
    HeaderSummary summary;
    summary.voxelFile = header.pair ? otherHalf(file) : file;
    summary.compressed = isGzip(summary.voxelFile);
    if (summary.compressed && !endsWithIgnoringCase(summary.voxelFile.string(), ".gz")) {
        fail(summary.voxelFile,
             Sentence::of(
                 "is gzip-compressed although its name does not say so; rename it to end in .gz."));
    }
    summary.size = header.size;
    summary.bytesPerVoxel = static_cast<std::size_t>(bytesPerVoxel(header.type));
    summary.voxelOffset = header.voxelOffset;
    summary.header = std::move(header);
    return summary;
}

HeaderSummary preflightNifti(const fs::path& file, ImageFormat format)
{
    NiftiHeader header = parseNiftiHeader(firstBytes(file, kNiftiHeaderBytes), file);
    requireForm(file, header.pair, format == ImageFormat::NiftiPair);
    return summaryOf(file, std::move(header));
}

HeaderSummary summaryOf(const fs::path& file, const VolumeHeader& header)
{
    const Index3& size = header.geometry.size;
    return {.size = {size[0], size[1], size[2], 1},
            .bytesPerVoxel = static_cast<std::size_t>(bytesPerVoxel(header.type)) * header.layers,
            .compressed = header.compressed,
            .voxelOffset = header.compressed ? header.skippedBytes : header.voxelOffset,
            .voxelFile = header.voxelFile.empty() ? file : header.voxelFile,
            .header = header};
}

HeaderSummary summaryOf(const fs::path& file)
{
    const auto ending = imageEndingOf(file.filename().string());
    if (!ending) {
        failForeign(file);
    }
    switch (ending->format) {
    case ImageFormat::Nifti:
    case ImageFormat::NiftiPair: return preflightNifti(file, ending->format);
    case ImageFormat::Nrrd: return summaryOf(file, readNrrdHeader(file));
    case ImageFormat::MetaImage: return summaryOf(file, readMetaImageHeader(file));
    }
    failForeign(file);
}

}  // namespace

HeaderSummary preflight(const fs::path& file, const ReadOptions& options)
{
    (void)sizeOfFile(file);
    const HeaderSummary summary = summaryOf(file);
    checkSizes(file, summary, options);
    return summary;
}

}  // namespace glioscope
