#include "segmentation/networks/files/hdf5_tensors.h"

#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/hdf5_guard.h"
#include "segmentation/networks/files/hdf5_half.h"
#include "segmentation/networks/files/hdf5_image.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <H5Cpp.h>

#include <algorithm>

namespace glioscope {
namespace {

constexpr const char* kFormat = "glioscope-model";
constexpr const char* kWeights = "weights";
constexpr std::size_t kLongestContract = 16 << 20;

H5::FloatType storedType(at::ScalarType type)
{
    return type == at::kHalf ? halfType() : H5::FloatType(H5::PredType::IEEE_F32LE);
}

void writeAttribute(H5::H5Object& object, const std::string& name, const std::string& text)
{
    H5::StrType utf8(H5::PredType::C_S1, std::max<std::size_t>(1, text.size()));
    utf8.setCset(H5T_CSET_UTF8);
    const std::string value = text.empty() ? std::string(1, '\0') : text;
    object.createAttribute(name, utf8, H5::DataSpace(H5S_SCALAR)).write(utf8, value.data());
}

template <typename Items, typename Text>
std::string joined(const Items& items, const Text& text)
{
    std::string all;
    for (const auto& item : items) {
        all += (all.empty() ? "" : ", ") + std::string(text(item));
    }
    return all;
}

void writeContract(H5::H5File& file, const ModelContract& contract)
{
    H5::Group root = file.openGroup("/");
    const auto number = [](double value) {
        std::string text = std::to_string(value);
        return text.substr(0, text.find_last_not_of('0') + 1);
    };
    writeAttribute(root, "format", kFormat);
    writeAttribute(root, "format_version", std::to_string(contract.formatVersion));
    writeAttribute(root, "contract", toJson(contract));
    writeAttribute(root, "name", contract.name);
    writeAttribute(root, "network", std::string(displayName(contract.network.kind)));
    writeAttribute(root, "width", std::to_string(contract.network.baseWidth));
    writeAttribute(root, "feature_normalisation", std::string(key(contract.network.norm)));
    writeAttribute(root, "inputs",
                   joined(contract.inputs, [](Sequence s) { return displayName(s); }));
    writeAttribute(root, "outputs", joined(contract.outputs, [](const ModelOutput& o) {
                       return shortName(o.structure);
                   }));
    writeAttribute(root, "spacing_mm", joined(contract.spacingMm, number));
    writeAttribute(root, "orientation", contract.orientation);
    if (!contract.members.empty()) {
        writeAttribute(root, "members", listedMembers(contract));
    }
    writeAttribute(root, "training_data", contract.trainingData);
    writeAttribute(root, "date", contract.date);
}

void writeTensor(H5::Group& group, const std::string& name, const at::Tensor& tensor)
{
    const at::Tensor plain = tensor.contiguous();
    const std::vector<hsize_t> sizes(plain.sizes().begin(), plain.sizes().end());
    const int rank = static_cast<int>(sizes.size());
    H5::DSetCreatPropList properties;
    properties.setChunk(rank, sizes.data());
    properties.setFletcher32();
    withoutTimes(properties);
    const H5::FloatType type = storedType(plain.scalar_type());
    group.createDataSet(name, type, H5::DataSpace(rank, sizes.data()), properties)
        .write(plain.const_data_ptr(), type);
}

std::string readString(const H5::H5File& file, const std::string& name)
{
    const H5::Group root = file.openGroup("/");
    if (!root.attrExists(name)) {
        throw Error(Sentence::of("it is not a Glioscope model (it has no attribute \"%1\")", name));
    }
    const H5::Attribute attribute = root.openAttribute(name);
    const H5::DataSpace space = attribute.getSpace();
    if (attribute.getTypeClass() != H5T_STRING || space.getSimpleExtentNpoints() != 1 ||
        attribute.getStorageSize() > kLongestContract) {
        throw Error(Sentence::of("its attribute \"%1\" is not a text", name));
    }
    std::string text;
    attribute.read(attribute.getStrType(), text);
    return text.substr(0, text.find('\0'));
}

}  // namespace

struct ModelFileReader::Impl {
    std::uintmax_t bytes = 0;
    H5::H5File file;
    H5::Group weights;

    [[nodiscard]] bool holds(const std::string& name) const
    {
        return H5Lexists(weights.getId(), name.c_str(), H5P_DEFAULT) > 0 &&
               weights.childObjType(name) == H5O_TYPE_DATASET;
    }
};

ModelFileReader::ModelFileReader(const std::filesystem::path& path)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->bytes = std::filesystem::file_size(path);
    guarded(Sentence::of("it is damaged or not an HDF5 file"), [&] {
        m_impl->file.openFile(path.string(), H5F_ACC_RDONLY);
        if (readString(m_impl->file, "format") != kFormat) {
            throw Error(Sentence::of("it is not a Glioscope model"));
        }
        m_impl->weights = m_impl->file.openGroup(kWeights);
    });
}

ModelFileReader::~ModelFileReader() = default;

ModelContract ModelFileReader::contract() const
{
    return contractFromJson(guarded(Sentence::of("its contract is damaged"),
                                    [this] { return readString(m_impl->file, "contract"); }));
}

std::vector<std::string> ModelFileReader::tensorNames() const
{
    return guarded(Sentence::of("its list of tensors is damaged"), [this] {
        std::vector<std::string> names;
        for (hsize_t i = 0; i < m_impl->weights.getNumObjs(); ++i) {
            names.push_back(m_impl->weights.getObjnameByIdx(i));
        }
        return names;
    });
}

std::optional<std::vector<std::int64_t>> ModelFileReader::shapeOf(const std::string& name) const
{
    using Shape = std::vector<std::int64_t>;
    return guarded(Sentence::of("a tensor is damaged"), [&]() -> std::optional<Shape> {
        if (!m_impl->holds(name)) {
            return std::nullopt;
        }
        const H5::DataSpace space = m_impl->weights.openDataSet(name).getSpace();
        std::vector<hsize_t> sizes(static_cast<std::size_t>(space.getSimpleExtentNdims()));
        space.getSimpleExtentDims(sizes.data());
        return Shape(sizes.begin(), sizes.end());
    });
}

at::Tensor ModelFileReader::read(const std::string& name, at::IntArrayRef sizes) const
{
    return guarded(Sentence::of("a tensor is damaged"), [&] {
        const H5::DataSet data = m_impl->weights.openDataSet(name);
        const bool half = data.getDataType() == halfType();
        if (!half && data.getTypeClass() != H5T_FLOAT) {
            throw Error(Sentence::of("the tensor %1 does not hold numbers", name));
        }
        const H5::FloatType type = half ? halfType() : H5::FloatType(H5::PredType::NATIVE_FLOAT);
        at::Tensor tensor = at::empty(sizes, half ? at::kHalf : at::kFloat);
        data.read(tensor.mutable_data_ptr(), type);
        return tensor;
    });
}

std::uintmax_t ModelFileReader::fileBytes() const
{
    return m_impl->bytes;
}

void writeModelTensors(const std::filesystem::path& path, const ModelContract& contract,
                       const std::map<std::string, at::Tensor>& tensors, at::ScalarType type)
{
    guarded(Sentence::of("its content could not be put together"), [&] {
        writeHdf5Image(path, [&](H5::H5File& file) {
            writeContract(file, contract);
            H5::Group group = makeGroup(file, kWeights);
            for (const auto& [name, tensor] : tensors) {
                writeTensor(group, name, tensor.to(at::kCPU, type));
            }
        });
    });
}

}  // namespace glioscope
