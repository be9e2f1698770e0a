#include "training/patch_pipeline.h"

#include "segmentation/volume/error.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

void requireWhole(const CaseVolumes& volumes)
{
    for (const Sequence sequence : kAllSequences) {
        const auto& image = volumes.images[static_cast<std::size_t>(sequence)];
        if (!image)
            throw Error("Case " + volumes.name + " has no " + std::string(displayName(sequence)) +
                        ", which training needs. Leave the case out or add the file.");
        if (!samePhysicalGrid(image->geometry, volumes.images[0]->geometry))
            throw Error("Case " + volumes.name + " has its " + std::string(displayName(sequence)) +
                        " on another grid (" + describe(image->geometry) + ") than its FLAIR (" +
                        describe(volumes.images[0]->geometry) + "). Register and resample it first.");
    }
    if (!volumes.labels)
        throw Error("Case " + volumes.name + " has no expert labels, which training needs.");
    if (!samePhysicalGrid(volumes.labels->geometry, volumes.images[0]->geometry))
        throw Error("Case " + volumes.name + " has its labels on another grid than its images.");
}

VoxelBox brainBox(const std::array<Image, 4>& images, const std::string& name)
{
    std::optional<VoxelBox> all;
    for (const Image& image : images) {
        const auto box = boundingBox(image, 0);
        if (!box)
            throw Error("Case " + name + " has a sequence without anything in it.");
        if (!all)
            all = box;
        for (int c = 0; c < 3; ++c) {
            all->begin[c] = std::min(all->begin[c], box->begin[c]);
            all->end[c] = std::max(all->end[c], box->end[c]);
        }
    }
    return *all;
}

/// Mean 0 and deviation 1 over the voxels that differ from 0, which stay 0.
void normalise(Image& image)
{
    double sum = 0, squares = 0, count = 0;
    for (const float v : image.voxels) {
        if (v != 0) {
            sum += v;
            squares += static_cast<double>(v) * v;
            ++count;
        }
    }
    const double mean = sum / count;
    const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
    const double scale = deviation > 0 ? 1 / deviation : 1;
    for (float& v : image.voxels)
        if (v != 0)
            v = static_cast<float>((v - mean) * scale);
}

void fillChannel(PatchCase& patch, const Image& image, int channel)
{
    const Index3& n = patch.grid.size;
    std::size_t out = static_cast<std::size_t>(channel);
    for (int i = 0; i < n[0]; ++i)
        for (int j = 0; j < n[1]; ++j)
            for (int k = 0; k < n[2]; ++k, out += PatchCase::kChannels)
                patch.voxels[out] = image.at(i, j, k);
}

Image regionShare(const LabelMap& labels, Region region, const Geometry& grid)
{
    Image inside(labels.geometry);
    for (std::size_t v = 0; v < labels.voxels.size(); ++v)
        inside.voxels[v] = contains(region, labels.voxels[v]) ? 1 : 0;
    return resampleLinear(inside, grid);
}

/// What is left of a case whose brain touches no border once the background is cut away.
LabelMap croppedReference(const LabelMap& labels, const Image& image)
{
    const VoxelBox box = grown(boundingBox(image, 0).value(), 2, image.geometry.size);
    VoxelBox all = box;
    for (int k = 0; k < labels.geometry.size[2]; ++k)
        for (int j = 0; j < labels.geometry.size[1]; ++j)
            for (int i = 0; i < labels.geometry.size[0]; ++i)
                if (labels.at(i, j, k) != Label::Background)
                    for (int c = 0; c < 3; ++c) {
                        const int index = Index3{i, j, k}[c];
                        all.begin[c] = std::min(all.begin[c], index);
                        all.end[c] = std::max(all.end[c], index + 1);
                    }
    return crop(labels, all);
}

bool alreadyThere(const std::filesystem::path& file, const CaseSource& source)
{
    if (source.sourceHash.empty() || !std::filesystem::exists(file))
        return false;
    try {
        return readPatchFile(file).sourceHash == source.sourceHash;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

PatchCase makePatch(const CaseVolumes& volumes, const PatchOptions& options)
{
    requireWhole(volumes);
    PatchCase patch{.name = volumes.name, .synthetic = volumes.synthetic,
                    .sourceHash = volumes.sourceHash, .grid = {}, .voxels = {}, .reference = {}};
    std::array<Image, 4> images;
    for (std::size_t s = 0; s < images.size(); ++s) {
        images[s] = reorientToLps(*volumes.images[s]);
        const Geometry coarse = withSpacing(images[s].geometry, options.spacingMm);
        if (s == 0)
            patch.reference = croppedReference(reorientToLps(*volumes.labels), images[0]);
        if (!(coarse == images[s].geometry))
            images[s] = resampleLinear(images[s], coarse);
    }
    const VoxelBox box = grown(brainBox(images, volumes.name), options.marginVoxels,
                               images[0].geometry.size);
    patch.grid = croppedGeometry(images[0].geometry, box);
    patch.voxels.assign(patch.grid.voxelCount() * PatchCase::kChannels, 0);
    for (int s = 0; s < PatchCase::kImages; ++s) {
        Image& image = images[static_cast<std::size_t>(s)];
        image = crop(image, box);
        normalise(image);
        fillChannel(patch, image, s);
    }
    for (int r = 0; r < PatchCase::kRegions; ++r)
        fillChannel(patch, regionShare(patch.reference, static_cast<Region>(r), patch.grid),
                    PatchCase::kImages + r);
    for (std::size_t v = 0; v < patch.voxels.size(); v += PatchCase::kChannels)
        patch.voxels[v + 7] = std::any_of(&patch.voxels[v], &patch.voxels[v] + PatchCase::kImages,
                                          [](float x) { return x != 0; });
    return patch;
}

PrepareReport preparePatches(const std::vector<CaseSource>& cases,
                             const std::filesystem::path& folder, const PatchOptions& options,
                             const std::function<bool(std::size_t, std::size_t)>& progress)
{
    std::filesystem::create_directories(folder);
    PrepareReport report;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        if (progress && !progress(n, cases.size()))
            return report;
        const std::filesystem::path file = folder / (cases[n].name + ".h5");
        if (alreadyThere(file, cases[n])) {
            ++report.kept;
            continue;
        }
        try {
            writePatchFile(file, makePatch(cases[n].load(), options));
            ++report.written;
        } catch (const Error& e) {
            report.failures.emplace_back(e.what());
        }
    }
    return report;
}

}  // namespace glioscope
