#include "training/patches/checked_dataset.h"

#include "segmentation/system/sha256.h"

#include <cstdint>
#include <span>

namespace glioscope::hdf5 {
namespace {

constexpr const char* kHash = "sha256";

std::string hashOf(const void* bytes, std::size_t count)
{
    Sha256 hash;
    hash.update({static_cast<const std::uint8_t*>(bytes), count});
    return hash.hexDigest();
}

std::string hashOfStored(const H5::DataSet& dataset)
{
    const H5::DataType type = dataset.getDataType();
    const auto count = static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNpoints());
    std::vector<std::uint8_t> bytes(count * type.getSize());
    dataset.read(bytes.data(), type);
    return hashOf(bytes.data(), bytes.size());
}

}  // namespace

void writeChecked(H5::Group& group, const DatasetLayout& layout, const H5::DataType& stored,
                  std::vector<float> values)
{
    // In place: no type stored here is wider than float.
    H5::PredType::NATIVE_FLOAT.convert(stored, values.size(), values.data(), nullptr);
    writeDataset(group, layout, stored, stored, values.data());
    H5::DataSet dataset = group.openDataSet(layout.name);
    writeText(dataset, kHash, hashOf(values.data(), values.size() * stored.getSize()));
}

void writeCheckedText(H5::H5Object& object, const std::string& name, const std::string& text)
{
    writeText(object, name, text);
    writeText(object, name + "_" + kHash, hashOf(text.data(), text.size()));
}

std::string damageOf(const H5::H5File& file, const std::string& name, std::size_t& hashes)
{
    const H5::Group root = file.openGroup("/");
    const std::string hashName = name + "_" + kHash;
    if (root.attrExists(hashName)) {
        ++hashes;
        const std::string text = readText(root, name);
        if (hashOf(text.data(), text.size()) != readText(root, hashName)) {
            return "is damaged: its description has changed since it was written";
        }
    }
    for (hsize_t n = 0; n < root.getNumObjs(); ++n) {
        const std::string member = root.getObjnameByIdx(n);
        if (root.childObjType(member) != H5O_TYPE_DATASET) {
            continue;
        }
        const H5::DataSet dataset = root.openDataSet(member);
        if (!dataset.attrExists(kHash)) {
            continue;
        }
        ++hashes;
        if (hashOfStored(dataset) != readText(dataset, kHash)) {
            return "is damaged: the values of " + member + " have changed since they were written";
        }
    }
    return {};
}

}  // namespace glioscope::hdf5
