#pragma once

// A small made-up case for the tests of reference mode: every voxel's intensity tells its place and
// its sequence, so that a patch can be checked against where it was cut.

#include "training/reference/reference_patch.h"

namespace glioscope::test {

inline constexpr Index3 kReferenceVolume = {40, 36, 24};

/// Intensity of a voxel; slice 3 of the T2 is flat.
inline float intensityAt(Sequence sequence, int i, int j, int k)
{
    if (sequence == Sequence::T2 && k == 3) {
        return 7;
    }
    const float base = 1000.0F * static_cast<float>(static_cast<int>(sequence) + 1);
    return base + static_cast<float>(i + 3 * j * j) + 0.5F * static_cast<float>(k * i);
}

/// A box of tumour: ED with NCR and ET inside.
inline Label labelAt(int i, int j, int k)
{
    if (i < 10 || i >= 26 || j < 8 || j >= 24 || k < 6 || k >= 18) {
        return Label::Background;
    }
    return i < 14 ? Label::Necrosis : i < 18 ? Label::Enhancing : Label::Oedema;
}

inline CaseVolumes referenceCase(const std::string& name, const Index3& size = kReferenceVolume)
{
    const Geometry grid{.size = size};
    CaseVolumes volumes{.name = name, .images = {}, .labels = {}, .sourceHash = "hash"};
    LabelMap labels(grid);
    for (const Sequence sequence : kAllSequences) {
        Image image(grid);
        for (int k = 0; k < size[2]; ++k) {
            for (int j = 0; j < size[1]; ++j) {
                for (int i = 0; i < size[0]; ++i) {
                    image.at(i, j, k) = intensityAt(sequence, i, j, k);
                    labels.at(i, j, k) = labelAt(i, j, k);
                }
            }
        }
        volumes.images[static_cast<std::size_t>(sequence)] = std::make_shared<Image>(image);
    }
    volumes.labels = std::make_shared<LabelMap>(labels);
    return volumes;
}

inline ReferencePatchOptions smallPatches()
{
    return {.size = {16, 16, 8}, .patchesPerCase = 4, .threads = 2};
}

/// One of the small case's patches, as `prepare` would write it.
inline ReferencePatch smallPatch(const std::string& caseName, int number = 0,
                                 ReferencePatchOptions options = smallPatches())
{
    const ReferenceVolume volume = referenceVolume(referenceCase(caseName), options.size);
    ReferencePatch patch =
        cutPatch(volume, *drawCorner(volume.labels, caseName, number, options), options);
    patch.caseName = caseName;
    patch.number = number;
    patch.patchesOfCase = 1;
    patch.sourceHash = "hash";
    return patch;
}

}  // namespace glioscope::test
