#include "segmentation/networks/files/model_file.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/hdf5_tensors.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/sha256.h"

#include <ATen/ATen.h>

#include <map>
#include <optional>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Every parameter and buffer by name.
std::map<std::string, at::Tensor> tensorsOf(const SegmentationNetwork& network)
{
    std::map<std::string, at::Tensor> tensors;
    for (const auto& item : network.named_parameters()) {
        tensors[item.key()] = item.value().detach();
    }
    for (const auto& item : network.named_buffers()) {
        tensors[item.key()] = item.value();
    }
    return tensors;
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
void checkTensors(const std::map<std::string, at::Tensor>& expected, const ModelFileReader& reader)
{
    std::int64_t values = 0;
    for (const auto& [name, tensor] : expected) {
        const auto shape = reader.shapeOf(name);
        if (!shape) {
            throw Error("the tensor " + name + " is missing");
        }
        if (tensor.sizes() != at::IntArrayRef(*shape)) {
            throw Error("the tensor " + name + " is " + shapeText(*shape) + " instead of " +
                        shapeText(tensor.sizes()));
        }
        values += tensor.numel();
    }
    for (const std::string& name : reader.tensorNames()) {
        if (!expected.contains(name)) {
            throw Error("it holds a tensor its network does not have, " + name);
        }
    }
    if (static_cast<std::uintmax_t>(values) > 2 * reader.fileBytes()) {
        throw Error("it is too small for the weights it declares");
    }
}

std::shared_ptr<SegmentationNetwork> readNetwork(const ModelContract& contract,
                                                 const ModelFileReader& reader)
{
    checkTensors(tensorsOf(*makeEmptyNetwork(contract.network, at::kMeta)), reader);
    const auto network = makeEmptyNetwork(contract.network, at::kCPU);
    for (auto& [name, tensor] : tensorsOf(*network)) {
        tensor.copy_(reader.read(name, tensor.sizes()));
        if (!tensor.isfinite().all().item<bool>()) {
            throw Error("the tensor " + name + " holds values that are not numbers");
        }
    }
    network->eval();
    return network;
}

void requireModelFile(const fs::path& file)
{
    requireReadable("The model file", file);
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        throw Error("The model file " + file.string() + " is a folder; choose a file in it.");
    }
}

/// Runs `read` and puts the file's name and the advice around whatever goes wrong.
template <typename Read>
auto describingFailures(const fs::path& file, const Read& read)
{
    requireModelFile(file);
    try {
        return read();
    } catch (const Error& error) {
        throw Error("The model file " + file.string() + " cannot be used: " + error.what() +
                    (std::string_view(error.what()).ends_with('.') ? "" : "."));
    } catch (const c10::Error&) {
        throw Error("The model file " + file.string() + " cannot be used: its weights don't fit.");
    } catch (const std::bad_alloc&) {
        throw Error("The model file " + file.string() + " does not fit into memory.");
    }
}

}  // namespace

void writeModel(const fs::path& file, const ModelContract& contract,
                const SegmentationNetwork& network, StoredPrecision precision)
{
    try {
        writeDurably(file, [&](const fs::path& temporary) {
            writeModelTensors(temporary, contract, tensorsOf(network),
                              precision == StoredPrecision::Float16 ? at::kHalf : at::kFloat);
        });
    } catch (const Error& error) {
        const bool named = std::string_view(error.what()).starts_with(file.string());
        throw Error(named ? "The model file " + std::string(error.what())
                          : "The model file " + file.string() +
                                " was not written: " + error.what() + ".");
    }
}

Model readModel(const fs::path& file)
{
    return describingFailures(file, [&file] {
        const ModelFileReader reader(file);
        Model model;
        model.contract = reader.contract();
        model.network = readNetwork(model.contract, reader);
        model.file = file;
        model.sha256 = sha256OfFile(file);
        return model;
    });
}

ModelContract readContract(const fs::path& file)
{
    return describingFailures(file, [&file] { return ModelFileReader(file).contract(); });
}

}  // namespace glioscope
