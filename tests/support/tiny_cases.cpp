#include "tests/support/tiny_cases.h"

#include <cmath>

namespace glioscope::test {
namespace {

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

Label labelAt(const TinyCase& options, const Vec3& p)
{
    const double d = distance(p, options.tumour);
    if (d > options.radius) {
        return Label::Background;
    }
    if (d > 0.75 * options.radius) {
        return Label::Oedema;
    }
    return d > 0.4 * options.radius ? Label::Enhancing : Label::Necrosis;
}

}  // namespace

PatchCase tinyCase(const TinyCase& options)
{
    const Index3 size = {options.edge, options.edge + 2, options.edge + 4};
    PatchCase patch;
    patch.name = options.name;
    patch.sourceHash = "made";
    patch.grid = {.size = size, .spacingMm = {1.5, 1.5, 1.5}, .originLps = {-3, 4, 5}};
    patch.reference = LabelMap(patch.grid);
    patch.voxels.assign(patch.grid.voxelCount() * PatchCase::kChannels, 0);
    float* voxel = patch.voxels.data();
    const Vec3 middle = {size[0] / 2.0, size[1] / 2.0, size[2] / 2.0};
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            for (int k = 0; k < size[2]; ++k, voxel += PatchCase::kChannels) {
                const Vec3 p = {double(i), double(j), double(k)};
                if (distance(p, middle) > options.edge / 2.0) {
                    continue;
                }
                const Label label = labelAt(options, p);
                patch.reference.at(i, j, k) = label;
                for (int s = 0; s < PatchCase::kImages; ++s) {
                    voxel[s] = static_cast<float>(static_cast<int>(label)) +
                               0.125F * static_cast<float>(s + 1);
                }
                for (int r = 0; r < PatchCase::kRegions; ++r) {
                    voxel[PatchCase::kImages + r] = contains(static_cast<Region>(r), label) ? 1 : 0;
                }
            }
        }
    }
    markBrain(patch);
    return patch;
}

TrainingConfig tinyRun(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder / "patches");
    for (const TinyCase& options :
         {TinyCase{.name = "one"}, TinyCase{.name = "two", .tumour = {13, 12, 15}}}) {
        writePatchFile(folder / "patches" / (std::string(options.name) + ".h5"), tinyCase(options));
    }
    TrainingConfig config;
    config.patches = folder / "patches";
    config.output = folder / "run";
    config.network = {.kind = NetworkKind::VNet, .baseWidth = 2, .dropout = 0.1};
    config.windowVoxels = {16, 16, 16};
    config.epochs = 2;
    config.stepsPerEpoch = 3;
    config.warmUpSteps = 2;
    config.device = "cpu";
    config.precision = Precision::Float32;
    return config;
}

}  // namespace glioscope::test
