#include "segmentation/networks/keras/keras_weights.h"

#include "segmentation/networks/files/hdf5_guard.h"

#include <ATen/ATen.h>

namespace glioscope {
namespace {

constexpr hssize_t kMostNames = 1'000'000;
constexpr hsize_t kLongestAttribute = 256 << 20;

/// The texts of an attribute, of fixed or variable length; none of an empty list, which h5py stores
/// as numbers.
std::vector<std::string> textsOf(const H5::Attribute& attribute)
{
    const H5::DataSpace space = attribute.getSpace();
    const hssize_t count = space.getSimpleExtentNpoints();
    if (count <= 0) {
        return {};
    }
    if (attribute.getTypeClass() != H5T_STRING || count > kMostNames ||
        attribute.getStorageSize() > kLongestAttribute) {
        throw Error(
            Sentence::of("its attribute \"%1\" is not a list of names", attribute.getName()));
    }
    const H5::StrType type = attribute.getStrType();
    std::vector<std::string> texts;
    if (type.isVariableStr()) {
        std::vector<char*> raw(static_cast<std::size_t>(count), nullptr);
        attribute.read(type, raw.data());
        for (const char* text : raw) {
            texts.emplace_back(text ? text : "");
        }
        H5::DataSet::vlenReclaim(raw.data(), type, space);
        return texts;
    }
    const std::size_t length = type.getSize();
    std::string raw(length * static_cast<std::size_t>(count), '\0');
    attribute.read(type, raw.data());
    for (std::size_t start = 0; start < raw.size(); start += length) {
        const std::string text = raw.substr(start, length);
        texts.push_back(text.substr(0, text.find('\0')));
    }
    return texts;
}

bool hasTexts(const H5::Group& group, const std::string& name)
{
    return group.attrExists(name) || group.attrExists(name + "0");
}

/// The texts of an attribute that may be cut into name0, name1, ...
std::vector<std::string> textsNamed(const H5::Group& group, const std::string& name)
{
    if (group.attrExists(name)) {
        return textsOf(group.openAttribute(name));
    }
    std::vector<std::string> all;
    for (int part = 0; group.attrExists(name + std::to_string(part)); ++part) {
        const auto texts = textsOf(group.openAttribute(name + std::to_string(part)));
        all.insert(all.end(), texts.begin(), texts.end());
    }
    return all;
}

std::string joinedText(const H5::Group& group, const std::string& name)
{
    std::string all;
    for (const std::string& text : textsNamed(group, name)) {
        all += text;
    }
    return all;
}

std::string typeName(const H5::DataSet& data)
{
    const std::string bits = std::to_string(8 * data.getDataType().getSize());
    switch (data.getTypeClass()) {
    case H5T_FLOAT: return "float" + bits;
    case H5T_INTEGER: return "int" + bits;
    default: return "other";
    }
}

H5::DataSet openTensor(const H5::Group& weights, const std::string& layer, const std::string& name)
{
    try {
        return weights.openGroup(layer).openDataSet(name);
    } catch (const H5::Exception&) {
        throw Error(
            Sentence::of("the tensor %1 of the layer %2 is listed but not there", name, layer));
    }
}

KerasTensor describe(const H5::DataSet& data, const std::string& name)
{
    const H5::DataSpace space = data.getSpace();
    std::vector<hsize_t> sizes(static_cast<std::size_t>(space.getSimpleExtentNdims()));
    if (!sizes.empty()) {
        space.getSimpleExtentDims(sizes.data());
    }
    return {name, {sizes.begin(), sizes.end()}, typeName(data)};
}

/// "/model_weights", or "/" in a file of weights alone.
H5::Group weightsOf(const H5::H5File& file)
{
    const H5::Group root = file.openGroup("/");
    if (root.nameExists("model_weights")) {
        return root.openGroup("model_weights");
    }
    if (hasTexts(root, "layer_names")) {
        return root;
    }
    if (root.attrExists("format") && root.attrExists("contract")) {
        throw Error(Sentence::of("it is a model of Glioscope already"));
    }
    if (root.nameExists("layers") || root.nameExists("_layer_checkpoint_dependencies")) {
        throw Error(
            Sentence::of("it has the layout of Keras 3; save it from Keras 2, or as legacy HDF5"));
    }
    throw Error(
        Sentence::of("it is an HDF5 file, but not one that Keras wrote (it lists no layers)"));
}

}  // namespace

struct KerasWeights::Impl {
    std::uintmax_t bytes = 0;
    H5::H5File file;
    H5::Group weights;
    std::string modelConfig;
    std::string kerasVersion;
    std::vector<KerasLayer> layers;

    void list()
    {
        if (!hasTexts(weights, "layer_names")) {
            throw Error(Sentence::of("it lists no layers, so it is not a file that Keras wrote"));
        }
        for (const std::string& name : textsNamed(weights, "layer_names")) {
            if (!weights.nameExists(name)) {
                throw Error(Sentence::of("the layer %1 is listed but not there", name));
            }
            KerasLayer layer{name, {}};
            for (const std::string& tensor : textsNamed(weights.openGroup(name), "weight_names")) {
                layer.tensors.push_back(describe(openTensor(weights, name, tensor), tensor));
            }
            layers.push_back(std::move(layer));
        }
    }
};

std::string KerasTensor::role() const
{
    const std::string last = name.substr(name.rfind('/') + 1);
    return last.substr(0, last.find(':'));
}

KerasWeights::KerasWeights(const std::filesystem::path& path) : m_impl(std::make_unique<Impl>())
{
    m_impl->bytes = std::filesystem::file_size(path);
    guarded(Sentence::of("it is damaged or not an HDF5 file"), [&] {
        m_impl->file.openFile(path.string(), H5F_ACC_RDONLY);
        m_impl->weights = weightsOf(m_impl->file);
        const H5::Group root = m_impl->file.openGroup("/");
        m_impl->modelConfig = joinedText(root, "model_config");
        m_impl->kerasVersion = joinedText(root, "keras_version");
        if (m_impl->kerasVersion.empty()) {
            m_impl->kerasVersion = joinedText(m_impl->weights, "keras_version");
        }
        m_impl->list();
    });
}

KerasWeights::~KerasWeights() = default;

const std::vector<KerasLayer>& KerasWeights::layers() const
{
    return m_impl->layers;
}

const std::string& KerasWeights::modelConfig() const
{
    return m_impl->modelConfig;
}

const std::string& KerasWeights::kerasVersion() const
{
    return m_impl->kerasVersion;
}

std::uintmax_t KerasWeights::fileBytes() const
{
    return m_impl->bytes;
}

at::Tensor KerasWeights::read(const KerasLayer& layer, const KerasTensor& tensor) const
{
    return guarded(Sentence::of("the tensor %1 is damaged", tensor.name), [&] {
        const H5::DataSet data = openTensor(m_impl->weights, layer.name, tensor.name);
        if (data.getTypeClass() != H5T_FLOAT) {
            throw Error(Sentence::of("the tensor %1 does not hold numbers", tensor.name));
        }
        at::Tensor values = at::empty(tensor.shape, at::kFloat);
        data.read(values.mutable_data_ptr(), H5::PredType::NATIVE_FLOAT);
        return values;
    });
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const std::int64_t size : shape) {
        text += (text.empty() ? "" : "x") + std::to_string(size);
    }
    return text.empty() ? "1" : text;
}

}  // namespace glioscope
