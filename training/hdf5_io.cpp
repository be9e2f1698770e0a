#include "training/hdf5_io.h"

#include "segmentation/volume/durable_file.h"

#include <algorithm>

namespace glioscope::hdf5 {

H5::FloatType halfType()
{
    H5::FloatType type(H5::PredType::IEEE_F32LE);
    type.setFields(15, 10, 5, 0, 10);
    type.setSize(2);
    type.setEbias(15);
    return type;
}

void writeText(H5::H5Object& object, const std::string& name, const std::string& text)
{
    const H5::StrType type(H5::PredType::C_S1, std::max<std::size_t>(1, text.size()));
    object.createAttribute(name, type, H5::DataSpace(H5S_SCALAR)).write(type, text);
}

std::string readText(const H5::H5Object& object, const std::string& name)
{
    const H5::Attribute attribute = object.openAttribute(name);
    std::string text;
    attribute.read(attribute.getDataType(), text);
    return text;
}

void writeDataset(H5::Group& group, const DatasetLayout& layout, const H5::DataType& stored,
                  const H5::DataType& native, const void* values)
{
    H5::DSetCreatPropList properties;
    if (!layout.chunk.empty()) {
        std::vector<hsize_t> chunk = layout.chunk;
        for (std::size_t axis = 0; axis < chunk.size(); ++axis) {
            chunk[axis] =
                std::clamp<hsize_t>(chunk[axis], 1, std::max<hsize_t>(1, layout.size[axis]));
        }
        properties.setChunk(static_cast<int>(chunk.size()), chunk.data());
        if (layout.deflate > 0) {
            properties.setShuffle();
            properties.setDeflate(static_cast<unsigned>(layout.deflate));
        }
    }
    const H5::DataSpace space(static_cast<int>(layout.size.size()), layout.size.data());
    group.createDataSet(layout.name, stored, space, properties).write(values, native);
}

void writeWhole(const std::filesystem::path& file, const std::function<void(H5::H5File&)>& fill)
{
    constexpr std::size_t kGrowth = std::size_t{4} << 20;
    std::string bytes;
    guarded(file, "could not be written", [&] {
        H5::FileAccPropList inMemory;
        inMemory.setCore(kGrowth, /*backing_store=*/false);
        H5::H5File h5(file.string() + " in memory", H5F_ACC_TRUNC, H5::FileCreatPropList::DEFAULT,
                      inMemory);
        fill(h5);
        h5.flush(H5F_SCOPE_GLOBAL);
        const ssize_t size = H5Fget_file_image(h5.getId(), nullptr, 0);
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(0, size)));
        if (H5Fget_file_image(h5.getId(), bytes.data(), bytes.size()) != size || size <= 0) {
            throw Error(file.string() + " could not be written: HDF5 gave no image of it.");
        }
    });
    writeTextDurably(file, bytes);
}

std::vector<hsize_t> datasetSize(const H5::DataSet& dataset)
{
    const H5::DataSpace space = dataset.getSpace();
    std::vector<hsize_t> size(static_cast<std::size_t>(space.getSimpleExtentNdims()));
    space.getSimpleExtentDims(size.data());
    return size;
}

}  // namespace glioscope::hdf5
