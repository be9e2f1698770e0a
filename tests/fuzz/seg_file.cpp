// A DICOM segmentation: its header, its segments' voxels, and what they are as one map.

#include "segmentation/dicom/seg_labels.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"

using namespace glioscope;

namespace {

/// Those of the corpus are tiny; what a damaged header claims beyond that is not filled here.
constexpr std::size_t kMostVoxels = 1U << 18;

void readSegments(const std::filesystem::path& file)
{
    const DicomSeg seg = readSeg(file);
    if (seg.grid.voxelCount() > kMostVoxels) {
        return;
    }
    for (const SegSegment& segment : seg.segments) {
        (void)volumeOf(seg, segment);
    }
    (void)overlapsOf(seg, {});
    SegChoices all;
    for (const SegSegment* unknown : unknownSegments(seg, {})) {
        all.meanings[unknown->number] = Structure::Enhancing;
    }
    (void)labelsOfSeg(seg, seg.grid, all);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        readSegments(fuzz::inputFile("seg", data, size));
    } catch (const Error&) {
    }
    return 0;
}
