#include "segmentation/networks/files/model_file.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/hdf5_tensors.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/sha256.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>
#include <optional>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

using Tensors = std::map<std::string, at::Tensor>;
using Networks = std::vector<std::shared_ptr<SegmentationNetwork>>;

constexpr char kAfterMember = ':';  ///< is in no member's and no tensor's name

/// Every parameter and buffer by its name in a file.
Tensors tensorsOf(const SegmentationNetwork& network, const std::string& prefix = {})
{
    Tensors tensors;
    for (const auto& item : network.named_parameters()) {
        tensors[prefix + item.key()] = item.value().detach();
    }
    for (const auto& item : network.named_buffers()) {
        tensors[prefix + item.key()] = item.value();
    }
    return tensors;
}

/// What the names of each network's tensors begin with.
std::vector<std::string> prefixesOf(const ModelContract& contract)
{
    std::vector<std::string> prefixes;
    for (const ModelMember& member : contract.members) {
        prefixes.push_back(member.name + kAfterMember);
    }
    return prefixes.empty() ? std::vector<std::string>(1) : prefixes;
}

/// "head.bias", or "head.bias of the member fold1".
Sentence tensorText(const std::string& name)
{
    const std::size_t end = name.find(kAfterMember);
    return end == std::string::npos
               ? Sentence(name)
               : Sentence::of("%1 of the member %2", name.substr(end + 1), name.substr(0, end));
}

std::string shapeText(at::IntArrayRef sizes)
{
    std::string text;
    for (const std::int64_t size : sizes) {
        text += (text.empty() ? "" : "x") + std::to_string(size);
    }
    return text;
}

/// The contract decides what must be there; the file is held against it before memory is taken.
void checkTensors(const Tensors& expected, const ModelFileReader& reader)
{
    std::int64_t values = 0;
    for (const auto& [name, tensor] : expected) {
        const auto shape = reader.shapeOf(name);
        if (!shape) {
            throw Error(Sentence::of("the tensor %1 is missing", tensorText(name)));
        }
        if (tensor.sizes() != at::IntArrayRef(*shape)) {
            throw Error(Sentence::of("the tensor %1 is %2 instead of %3", tensorText(name),
                                     shapeText(*shape), shapeText(tensor.sizes())));
        }
        values += tensor.numel();
    }
    for (const std::string& name : reader.tensorNames()) {
        if (!expected.contains(name)) {
            throw Error(
                Sentence::of("it holds a tensor its network does not have, %1", tensorText(name)));
        }
    }
    if (static_cast<std::uintmax_t>(values) > 2 * reader.fileBytes()) {
        throw Error(Sentence::of("it is too small for the weights it declares"));
    }
}

std::shared_ptr<SegmentationNetwork> readNetwork(const NetworkConfig& config,
                                                 const std::string& prefix,
                                                 const ModelFileReader& reader)
{
    const auto network = makeEmptyNetwork(config, at::kCPU);
    for (auto& [name, tensor] : tensorsOf(*network, prefix)) {
        tensor.copy_(reader.read(name, tensor.sizes()));
        if (!tensor.isfinite().all().item<bool>()) {
            throw Error(
                Sentence::of("the tensor %1 holds values that are not numbers", tensorText(name)));
        }
    }
    network->eval();
    return network;
}

Networks readNetworks(const ModelContract& contract, const ModelFileReader& reader)
{
    const std::vector<std::string> prefixes = prefixesOf(contract);
    const auto shapes = makeEmptyNetwork(contract.network, at::kMeta);
    Tensors expected;
    for (const std::string& prefix : prefixes) {
        expected.merge(tensorsOf(*shapes, prefix));
    }
    checkTensors(expected, reader);
    Networks networks;
    for (const std::string& prefix : prefixes) {
        networks.push_back(readNetwork(contract.network, prefix, reader));
    }
    return networks;
}

/// The same for one network and for several.
void writeTensors(const fs::path& file, const ModelContract& contract, const Tensors& tensors,
                  StoredPrecision precision)
{
    try {
        writeDurably(file, [&](const fs::path& temporary) {
            writeModelTensors(temporary, contract, tensors,
                              precision == StoredPrecision::Float16 ? at::kHalf : at::kFloat);
        });
    } catch (const Error& error) {
        const bool named = std::string_view(error.what()).starts_with(file.string());
        throw Error(
            named ? Sentence::of("The model file %1", error.said())
                  : Sentence::of("The model file %1 was not written: %2.", file, error.said()));
    }
}

/// Runs `read` and puts the file's name and the advice around whatever goes wrong.
template <typename Read>
auto describingFailures(const fs::path& file, const Read& read)
{
    requireFile(Sentence::of("The model file"), file);
    try {
        return read();
    } catch (const Error& error) {
        throw Error(
            std::string_view(error.what()).ends_with('.')
                ? Sentence::of("The model file %1 cannot be used: %2", file, error.said())
                : Sentence::of("The model file %1 cannot be used: %2.", file, error.said()));
    } catch (const c10::Error&) {
        throw Error(Sentence::of("The model file %1 cannot be used: its weights don't fit.", file));
    } catch (const std::bad_alloc&) {
        throw Error(Sentence::of("The model file %1 does not fit into memory.", file));
    }
}

}  // namespace

std::vector<std::shared_ptr<SegmentationNetwork>> networksOf(const Model& model)
{
    return model.members.empty() ? Networks{model.network} : model.members;
}

void writeModel(const fs::path& file, const ModelContract& contract,
                const SegmentationNetwork& network, StoredPrecision precision)
{
    writeTensors(file, contract, tensorsOf(network), precision);
}

void writeModel(const fs::path& file, const ModelContract& contract,
                const std::vector<std::shared_ptr<SegmentationNetwork>>& members,
                StoredPrecision precision)
{
    Tensors tensors;
    for (std::size_t n = 0; n < members.size(); ++n) {
        tensors.merge(tensorsOf(*members[n], contract.members.at(n).name + kAfterMember));
    }
    writeTensors(file, contract, tensors, precision);
}

Model readModel(const fs::path& file)
{
    return describingFailures(file, [&file] {
        const ModelFileReader reader(file);
        Model model;
        model.contract = reader.contract();
        Networks networks = readNetworks(model.contract, reader);
        if (model.contract.members.empty()) {
            model.network = networks.front();
        } else {
            model.members = std::move(networks);
        }
        model.file = file;
        model.sha256 = sha256OfFile(file);
        return model;
    });
}

ModelContract rewriteContract(const fs::path& file,
                              const std::function<void(ModelContract&)>& change)
{
    Tensors tensors;
    ModelContract contract = describingFailures(file, [&] {
        const ModelFileReader reader(file);
        for (const std::string& name : reader.tensorNames()) {
            const auto shape = reader.shapeOf(name);
            if (!shape) {
                throw Error(Sentence::of("the tensor %1 is missing", tensorText(name)));
            }
            tensors[name] = reader.read(name, at::IntArrayRef(*shape));
        }
        return reader.contract();
    });
    const bool half = std::ranges::all_of(
        tensors, [](const auto& each) { return each.second.scalar_type() == at::kHalf; });
    change(contract);
    writeTensors(file, contract, tensors,
                 half ? StoredPrecision::Float16 : StoredPrecision::Float32);
    return contract;
}

ModelContract readContract(const fs::path& file)
{
    return describingFailures(file, [&file] { return ModelFileReader(file).contract(); });
}

}  // namespace glioscope
