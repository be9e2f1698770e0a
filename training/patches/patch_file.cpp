#include "training/patches/patch_file.h"

#include "segmentation/networks/files/hdf5_half.h"
#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"
#include "training/patches/checked_dataset.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace glioscope {
namespace {

constexpr int kFormatVersion = 1;
// Measured in memory on a brain of 95x115x95 voxels and windows of 80x96x80: edges of 16, 32, 48
// and 64 read a window in 5.1, 3.0, 2.7 and 3.5 ms; the last two make files 13 and 79 % larger.
constexpr hsize_t kChunkEdge = 32;
constexpr float kWhole = 255;  ///< stored share of a voxel that lies wholly inside a region

std::size_t axis(int size)
{
    return static_cast<std::size_t>(size);
}

nlohmann::json toJson(const Geometry& g)
{
    return {{"size", g.size},
            {"spacing_mm", g.spacingMm},
            {"origin_lps", g.originLps},
            {"direction", g.direction}};
}

Geometry geometryFromJson(const nlohmann::json& json)
{
    Geometry g;
    g.size = valueOf<Index3>(json.at("size"));
    g.spacingMm = json.at("spacing_mm").get<Vec3>();
    g.originLps = json.at("origin_lps").get<Vec3>();
    g.direction = json.at("direction").get<Mat3>();
    return g;
}

std::string description(const PatchCase& patch)
{
    std::vector<std::string> sequences;
    for (const Sequence sequence : kAllSequences) {
        sequences.emplace_back(key(sequence));
    }
    std::vector<std::string> regions;
    std::ranges::transform(kAllRegions, std::back_inserter(regions),
                           [](Region region) { return std::string(shortName(region)); });
    nlohmann::json labels;
    for (const Label label : kTumourLabels) {
        labels[std::string(shortName(label))] = static_cast<int>(label);
    }
    return nlohmann::json{{"format", "glioscope-patch"},
                          {"version", kFormatVersion},
                          {"name", patch.name},
                          {"synthetic", patch.synthetic},
                          {"source_hash", patch.sourceHash},
                          {"sequences", sequences},
                          {"regions", regions},
                          {"reference_labels", std::move(labels)},
                          {"normalisation", "zscore-nonzero"},
                          {"grid", toJson(patch.grid)},
                          {"reference_grid", toJson(patch.reference.geometry)}}
        .dump();
}

PatchCase fromDescription(const std::filesystem::path& file, const std::string& text)
{
    const auto json = nlohmann::json::parse(text);
    if (valueOf<int>(json.at("version")) != kFormatVersion) {
        throw Error(Sentence::of("%1 has another patch format. Run prepare again.", file));
    }
    std::vector<std::string> sequences;
    for (const Sequence sequence : kAllSequences) {
        sequences.emplace_back(key(sequence));
    }
    if (json.at("sequences").get<std::vector<std::string>>() != sequences) {
        throw Error(Sentence::of(
            "%1 holds other sequences than flair, t1, t1ce, t2. Run prepare again.", file));
    }
    PatchCase patch;
    patch.name = json.at("name").get<std::string>();
    patch.synthetic = json.at("synthetic").get<bool>();
    patch.sourceHash = json.at("source_hash").get<std::string>();
    patch.grid = geometryFromJson(json.at("grid"));
    patch.reference.geometry = geometryFromJson(json.at("reference_grid"));
    return patch;
}

/// One channel after another in the file, so that a sequence can be read or plotted by itself.
std::vector<float> planar(const PatchCase& patch, int first, int count, float scale)
{
    const std::size_t voxels = patch.grid.voxelCount();
    std::vector<float> values(voxels * axis(count));
    for (int c = 0; c < count; ++c) {
        for (std::size_t v = 0; v < voxels; ++v) {
            values[axis(c) * voxels + v] =
                patch.voxels[v * PatchCase::kChannels + axis(first + c)] * scale;
        }
    }
    return values;
}

void interleave(PatchCase& patch, const std::vector<float>& values, int first, float scale)
{
    const std::size_t voxels = patch.grid.voxelCount();
    for (std::size_t n = 0; n < values.size(); ++n) {
        patch.voxels[(n % voxels) * PatchCase::kChannels + axis(first) + n / voxels] =
            values[n] * scale;
    }
}

std::vector<float> readFloats(const H5::H5File& h5, const char* name, std::size_t expected)
{
    const H5::DataSet dataset = h5.openDataSet(name);
    if (static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNpoints()) != expected) {
        throw Error(Sentence::of("%1 is damaged: %2 has another size than its grid.",
                                 h5.getFileName(), name));
    }
    std::vector<float> values(expected);
    dataset.read(values.data(), H5::PredType::NATIVE_FLOAT);
    return values;
}

hdf5::DatasetLayout layoutOf(const char* name, int channels, const Index3& n, int deflate)
{
    const auto count = static_cast<hsize_t>(channels);
    return {
        name,
        {count, static_cast<hsize_t>(n[0]), static_cast<hsize_t>(n[1]), static_cast<hsize_t>(n[2])},
        {count, kChunkEdge, kChunkEdge, kChunkEdge},
        deflate};
}

void writeVoxels(H5::H5File& h5, const PatchCase& patch, int deflate)
{
    hdf5::writeChecked(h5, layoutOf("images", PatchCase::kImages, patch.grid.size, deflate),
                       halfType(), planar(patch, 0, PatchCase::kImages, 1));
    std::vector<float> shares = planar(patch, PatchCase::kImages, PatchCase::kRegions, kWhole);
    std::for_each(shares.begin(), shares.end(), [](float& s) { s = std::round(s); });
    hdf5::writeChecked(h5, layoutOf("regions", PatchCase::kRegions, patch.grid.size, deflate),
                       H5::PredType::STD_U8LE, std::move(shares));
    const Index3& n = patch.reference.geometry.size;  // i is fastest in a LabelMap: the last axis
    std::vector<float> labels(patch.reference.voxels.size());
    std::transform(patch.reference.voxels.begin(), patch.reference.voxels.end(), labels.begin(),
                   [](Label label) { return static_cast<float>(static_cast<int>(label)); });
    hdf5::writeChecked(h5, layoutOf("reference", 1, {n[2], n[1], n[0]}, deflate),
                       H5::PredType::STD_U8LE, std::move(labels));
}

/// Opens `file` and hands it to `read`; whatever goes wrong becomes a sentence.
template <typename Read>
PatchCase opened(const std::filesystem::path& file, const Read& read)
{
    requireReadable(Sentence::of("The patch file"), file);
    try {
        return hdf5::guarded(file, Sentence::of("cannot be read as a patch file"), [&] {
            const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
            PatchCase patch = fromDescription(file, hdf5::readText(h5.openGroup("/"), "patch"));
            read(h5, patch);
            return patch;
        });
    } catch (const nlohmann::json::exception&) {
        throw Error(
            Sentence::of("%1 is not a patch file of this program. Run prepare again.", file));
    }
}

}  // namespace

void markBrain(PatchCase& patch)
{
    for (std::size_t v = 0; v < patch.grid.voxelCount(); ++v) {
        float* voxel = patch.voxels.data() + v * PatchCase::kChannels;
        const bool brain =
            std::any_of(voxel, voxel + PatchCase::kImages, [](float x) { return x != 0; });
        voxel[PatchCase::kChannels - 1] = brain ? 1 : 0;
    }
}

void writePatchFile(const std::filesystem::path& file, const PatchCase& patch, int deflate)
{
    hdf5::writeWhole(file, [&](H5::H5File& h5) {
        hdf5::writeCheckedText(h5, "patch", description(patch));
        writeVoxels(h5, patch, deflate);
    });
}

PatchCase readPatchFile(const std::filesystem::path& file)
{
    return opened(file, [](const H5::H5File& h5, PatchCase& patch) {
        const std::size_t voxels = patch.grid.voxelCount();
        patch.voxels.resize(voxels * PatchCase::kChannels);
        interleave(patch, readFloats(h5, "images", voxels * PatchCase::kImages), 0, 1);
        interleave(patch, readFloats(h5, "regions", voxels * PatchCase::kRegions),
                   PatchCase::kImages, 1 / kWhole);
        markBrain(patch);
        const auto labels = readFloats(h5, "reference", patch.reference.geometry.voxelCount());
        for (const float label : labels) {
            patch.reference.voxels.push_back(static_cast<Label>(std::clamp(label, 0.0F, 3.0F)));
        }
    });
}

PatchCase readPatchHeader(const std::filesystem::path& file)
{
    return opened(file, [](const H5::H5File&, PatchCase&) {});
}

std::vector<std::filesystem::path> listPatchFiles(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    requireReadable(Sentence::of("The folder of patches"), folder);
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.is_regular_file() && entry.path().extension() == ".h5") {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw Error(Sentence::of(
            "%1 holds no patch files. Make some with glioscope-engine prepare.", folder));
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace glioscope
