#include "training/reference/reference_patch_file.h"

#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"
#include "training/patches/checked_dataset.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "glioscope-reference-patch";
constexpr const char* kFormerFormat = "glioscope-seed-patch";
constexpr int kFormatVersion = 1;

std::vector<std::string> sequenceKeys()
{
    std::vector<std::string> keys;
    for (const Sequence sequence : ReferencePatch::kSequences) {
        keys.emplace_back(key(sequence));
    }
    return keys;
}

std::vector<std::string> labelNames()
{
    std::vector<std::string> names;
    for (const Label label : kTumourLabels) {
        names.emplace_back(shortName(label));
    }
    return names;
}

std::string description(const ReferencePatch& patch)
{
    return nlohmann::json{{"format", kFormat},
                          {"version", kFormatVersion},
                          {"case", patch.caseName},
                          {"number", patch.number},
                          {"patches_of_case", patch.patchesOfCase},
                          {"corner", patch.corner},
                          {"sequences", sequenceKeys()},
                          {"labels", labelNames()},
                          {"orientation", "LPS"},
                          {"spacing_mm", {1, 1, 1}},
                          {"normalisation", key(*patch.scaling)},
                          {"source_hash", patch.sourceHash}}
        .dump();
}

void applyDescription(ReferencePatch& patch, const fs::path& file, const std::string& text)
{
    const auto json = nlohmann::json::parse(text);
    const nlohmann::json& format = json.at("format");
    if ((format != kFormat && format != kFormerFormat) || json.at("version") != kFormatVersion) {
        throw Error(
            Sentence::of("%1 is no reference patch of this version. Run prepare again.", file));
    }
    if (json.at("sequences").get<std::vector<std::string>>() != sequenceKeys() ||
        json.at("labels").get<std::vector<std::string>>() != labelNames()) {
        throw Error(
            Sentence::of("%1 holds other sequences than flair, t1ce, t1, t2 or other "
                         "labels than NCR, ED, ET. Run prepare again.",
                         file));
    }
    patch.caseName = json.at("case").get<std::string>();
    patch.number = valueOf<int>(json.at("number"));
    patch.patchesOfCase = valueOf<int>(json.at("patches_of_case"));
    patch.corner = valueOf<Index3>(json.at("corner"));
    patch.sourceHash = json.at("source_hash").get<std::string>();
    patch.scaling = fromKey<SliceScaling>(json.at("normalisation").get<std::string>());
    if (!patch.scaling) {
        throw Error(Sentence::of("%1 is scaled in a way this program does not know.", file));
    }
}

Index3 sizeOf(const H5::H5File& h5, const fs::path& file)
{
    const std::vector<hsize_t> n = hdf5::datasetSize(h5.openDataSet("x"));
    constexpr hsize_t kLongest = 4096;
    if (n.size() != 4 || n[0] != ReferencePatch::kImages ||
        std::any_of(n.begin(), n.end(), [](hsize_t edge) { return edge < 1 || edge > kLongest; })) {
        throw Error(
            Sentence::of("%1 holds an x that is not [4, x, y, z]. Is it a patch file?", file));
    }
    return {static_cast<int>(n[1]), static_cast<int>(n[2]), static_cast<int>(n[3])};
}

std::vector<float> readNumbers(const H5::DataSet& dataset, const fs::path& file, const char* name)
{
    const auto count = static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNpoints());
    std::vector<float> values(count);
    dataset.read(values.data(), H5::PredType::NATIVE_FLOAT);
    if (std::any_of(values.begin(), values.end(), [](float v) { return !std::isfinite(v); })) {
        throw Error(Sentence::of(
            "%1 has values in %2 that are no numbers. Leave it out or make it again.", file, name));
    }
    return values;
}

/// [x,y,z,4] with a class for the background becomes [3,x,y,z].
std::vector<float> planarLabels(const std::vector<float>& interleaved, std::size_t voxels)
{
    constexpr std::size_t kClasses = ReferencePatch::kLabels + 1;
    std::vector<float> labels(voxels * ReferencePatch::kLabels);
    for (std::size_t c = 0; c < ReferencePatch::kLabels; ++c) {
        for (std::size_t v = 0; v < voxels; ++v) {
            labels[c * voxels + v] = interleaved[v * kClasses + c + 1];
        }
    }
    return labels;
}

std::vector<float> readLabels(const H5::H5File& h5, const ReferencePatch& patch,
                              const fs::path& file)
{
    const H5::DataSet dataset = h5.openDataSet("y");
    const std::vector<hsize_t> n = hdf5::datasetSize(dataset);
    const auto edge = [&](std::size_t c) { return static_cast<hsize_t>(patch.size[c]); };
    const std::vector<hsize_t> planar = {ReferencePatch::kLabels, edge(0), edge(1), edge(2)};
    const std::vector<hsize_t> interleaved = {edge(0), edge(1), edge(2),
                                              ReferencePatch::kLabels + 1};
    if (n != planar && n != interleaved) {
        throw Error(Sentence::of(
            "%1 holds a y that is neither [3, x, y, z] nor [x, y, z, 4] with the size of its x.",
            file));
    }
    std::vector<float> labels = readNumbers(dataset, file, "y");
    if (n == interleaved) {
        labels = planarLabels(labels, patch.voxelCount());
    }
    if (std::any_of(labels.begin(), labels.end(), [](float v) { return v != 0 && v != 1; })) {
        throw Error(Sentence::of("%1 has targets in y other than 0 and 1.", file));
    }
    return labels;
}

template <typename Read>
ReferencePatch opened(const fs::path& file, const Read& read)
{
    requireReadable(Sentence::of("The patch file"), file);
    try {
        return hdf5::guarded(file, Sentence::of("cannot be read as a patch file"), [&] {
            const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
            ReferencePatch patch;
            patch.caseName = caseOfReferenceFile(file);
            if (const H5::Group root = h5.openGroup("/"); root.attrExists("patch")) {
                applyDescription(patch, file, hdf5::readText(root, "patch"));
            }
            patch.size = sizeOf(h5, file);
            read(h5, patch);
            return patch;
        });
    } catch (const nlohmann::json::exception&) {
        throw Error(
            Sentence::of("%1 is not a patch file of this program. Run prepare again.", file));
    }
}

}  // namespace

std::string referenceFileName(const ReferencePatch& patch)
{
    return referenceFileName(patch.caseName, patch.number, patch.corner);
}

void writeReferencePatch(const fs::path& file, const ReferencePatch& patch, int deflate)
{
    const auto layout = [&](const char* name, hsize_t channels) {
        std::vector<hsize_t> size = {channels};
        for (const int edge : patch.size) {
            size.push_back(static_cast<hsize_t>(edge));
        }
        // A patch is always read whole: one piece, or one chunk a channel where it is compressed.
        std::vector<hsize_t> chunk;
        if (deflate > 0) {
            chunk = size;
            chunk[0] = 1;
        }
        return hdf5::DatasetLayout{name, size, chunk, deflate};
    };
    hdf5::writeWhole(file, [&](H5::H5File& h5) {
        hdf5::writeCheckedText(h5, "patch", description(patch));
        hdf5::writeChecked(h5, layout("x", ReferencePatch::kImages), H5::PredType::IEEE_F32LE,
                           patch.images);
        hdf5::writeChecked(h5, layout("y", ReferencePatch::kLabels), H5::PredType::STD_U8LE,
                           patch.labels);
    });
}

ReferencePatch readReferencePatch(const fs::path& file)
{
    return opened(file, [&](const H5::H5File& h5, ReferencePatch& patch) {
        patch.images = readNumbers(h5.openDataSet("x"), file, "x");
        patch.labels = readLabels(h5, patch, file);
    });
}

ReferencePatch readReferenceHeader(const fs::path& file)
{
    return opened(file, [](const H5::H5File&, ReferencePatch&) {});
}

}  // namespace glioscope
