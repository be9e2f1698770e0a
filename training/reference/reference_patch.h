#pragma once

// Ready-made training patches as the reference system makes them: 160x160x16 voxels cut anywhere
// where there is some tumour, standardised slice by slice, with one target a label (NCR, ED, ET)
// instead of nested regions. In memory and free of files; reference_patch_file.h stores them.

#include "training/patches/patch_pipeline.h"
#include "training/settings/reference_options.h"

#include <cstdint>
#include <optional>

namespace glioscope {

struct ReferencePatch {
    static constexpr int kImages = 4;
    static constexpr int kLabels = 3;  ///< NCR, ED, ET
    /// The order of the reference system, other than kAllSequences.
    static constexpr std::array kSequences = {Sequence::Flair, Sequence::T1ce, Sequence::T1,
                                              Sequence::T2};

    std::string caseName;
    int number = 0;             ///< of the case's patches, from 0
    int patchesOfCase = 0;      ///< 0 where unknown
    Index3 corner = {0, 0, 0};  ///< in the case's volume, LPS orientation
    Index3 size = {0, 0, 0};
    std::optional<SliceScaling> scaling = SliceScaling::Standard;
    std::string sourceHash;     ///< empty for files of the reference system
    std::vector<float> images;  ///< [4, x, y, z], z fastest
    std::vector<float> labels;  ///< [3, x, y, z], 0 or 1

    [[nodiscard]] std::size_t voxelCount() const;
};

/// A case on the grid patches are cut from: LPS orientation, voxels of 1 mm.
struct ReferenceVolume {
    std::array<Image, 4> images;  ///< in the order of ReferencePatch::kSequences
    LabelMap labels;
};

/// Throws Error naming the case where something is missing (requireWhole) or a side of the volume
/// is shorter than the patch.
[[nodiscard]] ReferenceVolume referenceVolume(const CaseVolumes& volumes, const Index3& patchSize);

/// Corner of patch `number`; nothing where none of the tries was acceptable. Depends on the seed,
/// the case's name, the number and the labels alone.
[[nodiscard]] std::optional<Index3> drawCorner(const LabelMap& labels, const std::string& caseName,
                                               int number, const ReferencePatchOptions& options);

/// Cuts and scales one patch; a slice of one value becomes 0.
[[nodiscard]] ReferencePatch cutPatch(const ReferenceVolume& volume, const Index3& corner,
                                      const ReferencePatchOptions& options);

}  // namespace glioscope
