#include "training/checkpoint.h"

#include "training/durable_file.h"
#include "training/hdf5_io.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace glioscope {
namespace {

constexpr int kFormatVersion = 1;

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

NamedTensors tensorsOf(const SegmentationNetwork& network)
{
    NamedTensors result;
    for (const auto& item : network.named_parameters()) {
        result.emplace_back(item.key(), item.value());
    }
    for (const auto& item : network.named_buffers()) {
        result.emplace_back(item.key(), item.value());
    }
    return result;
}

torch::optim::AdamWParamState& momentsOf(torch::optim::AdamW& optimiser,
                                         const at::Tensor& parameter)
{
    auto& slot = optimiser.state()[parameter.unsafeGetTensorImpl()];
    if (!slot) {
        auto fresh = std::make_unique<torch::optim::AdamWParamState>();
        fresh->exp_avg(at::zeros_like(parameter));
        fresh->exp_avg_sq(at::zeros_like(parameter));
        slot = std::move(fresh);
    }
    return static_cast<torch::optim::AdamWParamState&>(*slot);
}

using Moment = std::function<at::Tensor(torch::optim::AdamWParamState&)>;

NamedTensors momentsOf(const TrainingState& state, const Moment& moment)
{
    NamedTensors result;
    for (const auto& item : state.network->named_parameters()) {
        result.emplace_back(item.key(), moment(momentsOf(*state.optimiser, item.value())));
    }
    return result;
}

at::Tensor mean(torch::optim::AdamWParamState& s)
{
    return s.exp_avg();
}

at::Tensor square(torch::optim::AdamWParamState& s)
{
    return s.exp_avg_sq();
}

void writeTensors(H5::H5File& h5, const std::string& name, const NamedTensors& tensors)
{
    H5::Group group = h5.createGroup(name);
    for (const auto& [key, value] : tensors) {
        const at::Tensor plain = value.detach().to(at::kCPU, at::kFloat).contiguous();
        const std::vector<hsize_t> size(plain.sizes().begin(), plain.sizes().end());
        hdf5::writeDataset(group, {key, size, {}, 0}, H5::PredType::IEEE_F32LE,
                           H5::PredType::NATIVE_FLOAT, plain.data_ptr<float>());
    }
}

void readTensors(const H5::H5File& h5, const std::string& name, const NamedTensors& tensors)
{
    const torch::NoGradGuard noGradient;
    const H5::Group group = h5.openGroup(name);
    if (group.getNumObjs() != tensors.size()) {
        throw Error(h5.getFileName() + " belongs to another network. Choose another run folder.");
    }
    for (const auto& [key, value] : tensors) {
        const H5::DataSet dataset = group.openDataSet(key);
        const std::vector<hsize_t> size = hdf5::datasetSize(dataset);
        if (!std::equal(size.begin(), size.end(), value.sizes().begin(), value.sizes().end())) {
            throw Error(h5.getFileName() + " belongs to another network (" + key +
                        " has another shape). Choose another run folder.");
        }
        at::Tensor plain = at::empty(value.sizes(), at::kFloat);
        dataset.read(plain.data_ptr<float>(), H5::PredType::NATIVE_FLOAT);
        at::Tensor target = value;
        target.copy_(plain);
    }
}

void readFrom(const std::filesystem::path& file, TrainingState& state)
{
    hdf5::guarded(file, "cannot be read as a checkpoint", [&] {
        const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
        const auto json = nlohmann::json::parse(hdf5::readText(h5.openGroup("/"), "state"));
        if (json.at("version").get<int>() != kFormatVersion) {
            throw Error(file.string() + " was written by another version. Start a new run folder.");
        }
        readTensors(h5, "weights", tensorsOf(*state.network));
        readTensors(h5, "average", tensorsOf(*state.average));
        readTensors(h5, "adam_mean", momentsOf(state, mean));
        readTensors(h5, "adam_square", momentsOf(state, square));
        state.epochsDone = json.at("epochs").get<int>();
        state.stepsDone = json.at("steps").get<std::int64_t>();
        state.bestScore = json.at("best").get<double>();
        for (const at::Tensor& parameter : state.network->parameters()) {
            momentsOf(*state.optimiser, parameter).step(state.stepsDone);
        }
    });
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& folder, const TrainingState& state,
                     const std::string& configJson)
{
    const std::filesystem::path file = folder / "checkpoint.h5";
    const nlohmann::json json = {{"version", kFormatVersion},
                                 {"epochs", state.epochsDone},
                                 {"steps", state.stepsDone},
                                 {"best", state.bestScore}};
    writeDurably(file, [&](const std::filesystem::path& temporary) {
        hdf5::guarded(file, "could not be written", [&] {
            H5::H5File h5(temporary.string(), H5F_ACC_TRUNC);
            hdf5::writeText(h5, "state", json.dump());
            hdf5::writeText(h5, "config", configJson);
            writeTensors(h5, "weights", tensorsOf(*state.network));
            writeTensors(h5, "average", tensorsOf(*state.average));
            writeTensors(h5, "adam_mean", momentsOf(state, mean));
            writeTensors(h5, "adam_square", momentsOf(state, square));
            h5.close();
        });
        // From here to the rename below the folder holds the older state under its second name.
        if (std::filesystem::exists(file)) {
            std::filesystem::rename(file, folder / "checkpoint-previous.h5");
        }
    });
}

bool hasCheckpoint(const std::filesystem::path& folder)
{
    return std::filesystem::exists(folder / "checkpoint.h5") ||
           std::filesystem::exists(folder / "checkpoint-previous.h5");
}

void readCheckpoint(const std::filesystem::path& folder, TrainingState& state)
{
    const std::filesystem::path latest = folder / "checkpoint.h5";
    const std::filesystem::path previous = folder / "checkpoint-previous.h5";
    if (!hasCheckpoint(folder)) {
        throw Error(folder.string() + " holds no checkpoint to resume from.");
    }
    try {
        readFrom(latest, state);
    } catch (const std::exception&) {
        if (!std::filesystem::exists(previous)) {
            throw;
        }
        readFrom(previous, state);
    }
}

}  // namespace glioscope
