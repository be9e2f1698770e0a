#include "tests/support/small_case.h"

#include "segmentation/case/formats/label_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

namespace glioscope::test {

Phantom smallPhantom(double spacingMm, std::uint64_t seed)
{
    const PhantomOptions whole;
    PhantomOptions options{.seed = seed};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double voxels =
            whole.geometry.size[axis] * whole.geometry.spacingMm[axis] / spacingMm;
        options.geometry.size[axis] = static_cast<int>(std::ceil(voxels));
    }
    options.geometry.spacingMm = {spacingMm, spacingMm, spacingMm};
    return makePhantom(options);
}

std::filesystem::path writeCase(const std::filesystem::path& folder, const Phantom& phantom,
                                const CaseWriting& writing)
{
    constexpr std::array plain = {"flair", "t1", "t1ce", "t2"};
    constexpr std::array unconventional = {"FLAIR", "T1w", "T1gd", "T2w"};
    const std::filesystem::path place = folder / writing.name;
    std::filesystem::create_directories(place);
    const auto file = [&](const std::string& suffix) {
        return place / (writing.name + "_" + suffix + ".nii");
    };
    for (const Sequence sequence : kAllSequences) {
        const auto index = static_cast<std::size_t>(sequence);
        if (sequence != Sequence::T1ce || writing.withT1ce) {
            writeImage(file(writing.ambiguous ? unconventional[index] : plain[index]),
                       phantom.images[index], true);
        }
    }
    if (writing.ambiguous) {
        Image values(phantom.labels.geometry);
        std::ranges::transform(phantom.labels.voxels, values.voxels.begin(), [](Label label) {
            return static_cast<float>(*fileValue(LabelScheme::Brats2023, label));
        });
        writeImage(file("seg"), values, true);
    } else if (writing.withLabels) {
        writeLabels(file("seg"), phantom.labels, LabelScheme::Brats2021);
    }
    return place;
}

void writeUnnamedDataset(const std::filesystem::path& folder, const Phantom& phantom,
                         const std::vector<std::string>& names)
{
    constexpr std::array order = {Sequence::T2, Sequence::T1, Sequence::T1ce, Sequence::Flair};
    std::filesystem::create_directories(folder / "imagesTr");
    std::ofstream(folder / "dataset.json") << R"({"channel_names": ["MRI", "MRI", "MRI", "MRI"]})";
    for (const std::string& name : names) {
        for (std::size_t channel = 0; channel < order.size(); ++channel) {
            writeImage(folder / "imagesTr" / (name + "_000" + std::to_string(channel) + ".nii"),
                       phantom.images[static_cast<std::size_t>(order[channel])], true);
        }
    }
}

}  // namespace glioscope::test
