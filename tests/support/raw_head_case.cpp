#include "tests/support/raw_head_case.h"

#include "segmentation/case/formats/label_writer.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/whole_head.h"

namespace glioscope::test {
namespace fs = std::filesystem;
namespace {

const Geometry kHeadGrid = {
    .size = {100, 118, 100}, .spacingMm = {2, 2, 2}, .originLps = {-100, -118, -100}};
const PhantomOptions kOptions = {.seed = 5, .geometry = kHeadGrid};

fs::path fileOf(const fs::path& folder, const std::string& name, Sequence sequence)
{
    return folder / (name + "_" + std::string(key(sequence)) + ".nii.gz");
}

}  // namespace

const PhantomOptions& rawHeadOptions()
{
    return kOptions;
}

Geometry obliqueHeadGrid(const Vec3& spacingMm, const std::array<int, 3>& axes,
                         const std::array<bool, 3>& flipped, double aboutS, double aboutL)
{
    Geometry box = {.size = {}, .spacingMm = spacingMm, .originLps = {}};
    const std::array<double, 3> extent = {190, 225, 190};
    for (std::size_t c = 0; c < 3; ++c) {
        box.size[c] = static_cast<int>(extent[c] / spacingMm[c]);
        box.originLps[c] = -(box.size[c] - 1) * spacingMm[c] / 2;
    }
    return turned(reordered(box, axes, flipped), aboutS, aboutL);
}

RawHeadCase writeRawHead(const fs::path& folder, const std::string& name)
{
    RawHeadCase made;
    made.t1ceGrid = obliqueHeadGrid({1.5, 1.5, 3}, {0, 1, 2}, {true, false, false}, 7, 9);
    made.move = rigidAbout({0, 0, 0}, {0.08, -0.05, 0.12}, {9, -7, 5});
    made.head = wholeHead(kOptions);
    made.brain = brainOf(makePhantom(kOptions));
    const Geometry flair = obliqueHeadGrid({2, 2, 5}, {0, 1, 2}, {false, true, true}, -4, 12);
    const Geometry t2 = obliqueHeadGrid({4, 2, 2}, {1, 2, 0}, {false, true, false}, 3, 0);
    const auto write = [&](Sequence sequence, const RigidTransform& toHead, const Geometry& grid) {
        const Image& image = made.head.images[static_cast<std::size_t>(sequence)];
        writeImage(fileOf(folder, name, sequence), onGrid(image, toHead, grid));
    };
    fs::create_directories(folder);
    write(Sequence::Flair, made.move.inverted(), flair);
    write(Sequence::T1, {}, made.t1ceGrid);
    write(Sequence::T1ce, {}, made.t1ceGrid);
    write(Sequence::T2, made.move, t2);
    return made;
}

void writeHeadOnOneGrid(const fs::path& folder, const std::string& name, bool skull)
{
    fs::create_directories(folder);
    const Phantom head = skull ? wholeHead(kOptions) : makePhantom(kOptions);
    for (const Sequence sequence : kAllSequences) {
        writeImage(fileOf(folder, name, sequence), head.images[static_cast<std::size_t>(sequence)]);
    }
}

double tumourDice(const LabelMap& a, const LabelMap& b)
{
    double both = 0, sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const bool inA = isTumour(a.voxels[v]), inB = isTumour(b.voxels[v]);
        both += inA && inB ? 2 : 0;
        sum += int(inA) + int(inB);
    }
    return both / sum;
}

}  // namespace glioscope::test
