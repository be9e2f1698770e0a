#include "training/patches/hdf5_io.h"

#include "segmentation/networks/files/hdf5_image.h"
#include "segmentation/system/durable_file.h"

#include <algorithm>

namespace glioscope::hdf5 {

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
    withoutTimes(properties);
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
        if (layout.checksum) {
            properties.setFletcher32();
        }
    }
    const H5::DataSpace space(static_cast<int>(layout.size.size()), layout.size.data());
    group.createDataSet(layout.name, stored, space, properties).write(values, native);
}

void writeWhole(const std::filesystem::path& file, const std::function<void(H5::H5File&)>& fill)
{
    writeDurably(file, [&](const std::filesystem::path& temporary) {
        guarded(file, Sentence::of("could not be written"),
                [&] { writeHdf5Image(temporary, fill); });
    });
}

std::vector<hsize_t> datasetSize(const H5::DataSet& dataset)
{
    const H5::DataSpace space = dataset.getSpace();
    std::vector<hsize_t> size(static_cast<std::size_t>(space.getSimpleExtentNdims()));
    space.getSimpleExtentDims(size.data());
    return size;
}

}  // namespace glioscope::hdf5
