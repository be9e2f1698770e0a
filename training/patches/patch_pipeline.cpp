#include "training/patches/patch_pipeline.h"

#include "segmentation/preparation/brain_input.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/background.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/resample.h"
#include "segmentation/volume/voxel_order.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <new>

namespace glioscope {
namespace {

/// The contract of the models these patches are for; the engine's own preparation works by it, so
/// that training and inference cannot differ.
ModelContract preparation(const PatchOptions& options)
{
    ModelContract contract;
    contract.inputs.assign(kAllSequences.begin(), kAllSequences.end());
    contract.spacingMm = options.spacingMm;
    return contract;
}

void fillChannel(PatchCase& patch, const Image& image, int channel)
{
    const Index3& n = patch.grid.size;
    std::size_t out = static_cast<std::size_t>(channel);
    for (int i = 0; i < n[0]; ++i) {
        for (int j = 0; j < n[1]; ++j) {
            for (int k = 0; k < n[2]; ++k, out += PatchCase::kChannels) {
                patch.voxels[out] = image.at(i, j, k);
            }
        }
    }
}

Image regionShare(const LabelMap& labels, Region region, const Geometry& grid)
{
    Image inside(labels.geometry);
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        inside.voxels[v] = contains(region, labels.voxels[v]) ? 1 : 0;
    }
    return resampleLinear(inside, grid);
}

/// The labels in and around the brain; none lies outside the result.
LabelMap croppedReference(const LabelMap& labels, const Image& image)
{
    VoxelBox box =
        brainBox(image, findBackground(image)).value_or(VoxelBox{{0, 0, 0}, image.geometry.size});
    for (int k = 0; k < labels.geometry.size[2]; ++k) {
        for (int j = 0; j < labels.geometry.size[1]; ++j) {
            for (int i = 0; i < labels.geometry.size[0]; ++i) {
                if (labels.at(i, j, k) != Label::Background) {
                    for (std::size_t c = 0; c < 3; ++c) {
                        const int index = Index3{i, j, k}[c];
                        box.begin[c] = std::min(box.begin[c], index);
                        box.end[c] = std::max(box.end[c], index + 1);
                    }
                }
            }
        }
    }
    return crop(labels, box);
}

/// Preparing leaves a case alone whose own spacing is this near to the wanted one.
constexpr double kSameSpacing = 0.01;

bool hasSpacing(const Geometry& grid, const Vec3& spacingMm)
{
    for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(grid.spacingMm[c] - spacingMm[c]) > kSameSpacing * spacingMm[c]) {
            return false;
        }
    }
    return true;
}

/// The errors of the audit that no reader notices.
void requireSenseInImages(const CaseVolumes& volumes)
{
    for (std::size_t s = 0; s < volumes.images.size(); ++s) {
        const std::vector<float>& voxels = volumes.images[s]->voxels;
        const std::string name(displayName(static_cast<Sequence>(s)));
        if (std::ranges::adjacent_find(voxels, std::not_equal_to()) == voxels.end()) {
            throw Error(
                Sentence::of("Case %1 has one value in every voxel of its %2. Leave the "
                             "case out or replace the file.",
                             volumes.name, name));
        }
        for (std::size_t other = 0; other < s; ++other) {
            if (volumes.images[other]->voxels == voxels) {
                throw Error(
                    Sentence::of("Case %1 has the same image as %2 and as %3. Leave the case "
                                 "out or replace the wrong file.",
                                 volumes.name, displayName(static_cast<Sequence>(other)), name));
            }
        }
    }
}

/// Names are kept in the files, in split.json and in logs.
void requireUtf8(const std::string& name)
{
    try {
        (void)nlohmann::json(name).dump();
    } catch (const nlohmann::json::type_error&) {
        throw Error(Sentence::of(
            "A case has a name that is not UTF-8 (%1); rename its folder and files.", name));
    }
}

bool alreadyThere(const std::filesystem::path& file, const std::string& hash,
                  const PatchOptions& options)
{
    if (hash.empty() || !std::filesystem::exists(file)) {
        return false;
    }
    try {
        const PatchCase patch = readPatchHeader(file);
        return patch.sourceHash == hash && hasSpacing(patch.grid, options.spacingMm);
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

void requireWhole(const CaseVolumes& volumes)
{
    for (const Sequence sequence : kAllSequences) {
        const auto& image = volumes.images[static_cast<std::size_t>(sequence)];
        if (!image) {
            throw Error(Sentence::of(
                "Case %1 has no %2, which training needs. Leave the case out or add the file.",
                volumes.name, displayName(sequence)));
        }
        if (!sameGridInAnyOrder(image->geometry, volumes.images[0]->geometry)) {
            throw Error(
                Sentence::of("Case %1 has its %2 on another grid (%3) than its FLAIR (%4). "
                             "Register and resample it first.",
                             volumes.name, displayName(sequence), described(image->geometry),
                             described(volumes.images[0]->geometry)));
        }
    }
    requireSenseInImages(volumes);
    if (!volumes.labels) {
        throw Error(
            Sentence::of("Case %1 has no expert labels, which training needs.", volumes.name));
    }
    if (!sameGridInAnyOrder(volumes.labels->geometry, volumes.images[0]->geometry)) {
        throw Error(
            Sentence::of("Case %1 has its labels on another grid than its images.", volumes.name));
    }
}

LabelMap tumourLabels(const CaseVolumes& volumes)
{
    LabelMap labels = reorientToLps(*volumes.labels);
    std::ranges::replace_if(
        labels.voxels, [](Label label) { return !isTumour(label); }, Label::Background);
    return labels;
}

PatchCase makePatch(const CaseVolumes& volumes, const PatchOptions& options)
{
    requireWhole(volumes);
    PatchCase patch{.name = volumes.name,
                    .synthetic = volumes.synthetic,
                    .sourceHash = volumes.sourceHash,
                    .grid = {},
                    .voxels = {},
                    .reference = {}};
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        images[sequence] = volumes.images[static_cast<std::size_t>(sequence)];
    }
    const BrainInput brain = prepareBrain(preparation(options), images);
    patch.grid = brain.channels.front().geometry;
    patch.voxels.assign(patch.grid.voxelCount() * PatchCase::kChannels, 0);
    for (int s = 0; s < PatchCase::kImages; ++s) {
        fillChannel(patch, brain.channels[static_cast<std::size_t>(s)], s);
    }
    const Image image = reorientToLps(*volumes.images[0]);
    patch.reference = croppedReference(inOrderOf(image.geometry, tumourLabels(volumes)), image);
    for (int r = 0; r < PatchCase::kRegions; ++r) {
        fillChannel(patch, regionShare(patch.reference, static_cast<Region>(r), patch.grid),
                    PatchCase::kImages + r);
    }
    markBrain(patch);
    return patch;
}

/// Among many cases a sentence has to say which one it is about.
static Sentence namingCase(const std::string& name, const Sentence& sentence)
{
    return sentence.text().find(name) != std::string::npos
               ? sentence
               : Sentence::of("Case %1 cannot be prepared. %2", name, sentence);
}

static Sentence memoryFailure(const std::string& name)
{
    return Sentence::of(
        "Memory does not suffice for the case %1; close other programs and run prepare again.",
        name);
}

PrepareReport prepareCases(const std::vector<CaseSource>& cases,
                           const std::filesystem::path& folder, std::size_t threads,
                           const std::function<CaseOutcome(const CaseSource&)>& prepareOne,
                           const ContinueCheck& mayContinue)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        throw Error(Sentence::of("%1 cannot be made (%2). Choose another folder for the patches.",
                                 folder, Sentence::name(failed.message())));
    }
    if (threads == 0) {
        threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostCasesAtOnce);
    }
    std::vector<CaseOutcome> outcomes(cases.size());
    std::vector<Sentence> failures(cases.size());
    std::atomic<bool> ambiguous = false;
    PrepareReport report;
    report.stopped = !inParallel(
        cases.size(), threads,
        [&](std::size_t n) {
            try {
                requireUtf8(cases[n].name);
                outcomes[n] = prepareOne(cases[n]);
            } catch (const AmbiguousInput& e) {
                failures[n] = namingCase(cases[n].name, e.said());
                ambiguous = true;
            } catch (const Error& e) {
                failures[n] = namingCase(cases[n].name, e.said());
            } catch (const std::bad_alloc&) {
                failures[n] = memoryFailure(cases[n].name);
            }
        },
        mayContinue);
    report.ambiguous = ambiguous;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        report.written += outcomes[n].written;
        report.kept += outcomes[n].kept;
        if (!failures[n].empty()) {
            report.failures.push_back(failures[n]);
        }
        if (!outcomes[n].notice.empty()) {
            report.notices.push_back(outcomes[n].notice);
        }
    }
    return report;
}

PrepareReport preparePatches(const std::vector<CaseSource>& cases,
                             const std::filesystem::path& folder, const PatchOptions& options,
                             const ContinueCheck& mayContinue)
{
    const auto prepareOne = [&](const CaseSource& source) -> CaseOutcome {
        const std::filesystem::path file = folder / (source.name + ".h5");
        const std::string hash = source.sourceHash ? source.sourceHash() : std::string();
        if (alreadyThere(file, hash, options)) {
            return {.kept = 1};
        }
        CaseVolumes volumes = source.load();
        volumes.sourceHash = hash;
        writePatchFile(file, makePatch(volumes, options), options.deflate);
        return {.written = 1};
    };
    return prepareCases(cases, folder, options.threads, prepareOne, mayContinue);
}

}  // namespace glioscope
