#include "training/learning/checkpoint.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/hdf5_image.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/json_value.h"
#include "training/learning/optimiser.h"
#include "training/patches/hdf5_io.h"
#include "training/settings/config_json.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/optim/optimizer.h>
#include <nlohmann/json.hpp>

#include <map>

namespace glioscope {
namespace {

constexpr int kFormatVersion = 2;

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// The older checkpoint would be refused for the same reason.
class AnotherRun : public Error {
    using Error::Error;
};

NamedTensors tensorsOf(const torch::nn::Module& module)
{
    NamedTensors result;
    for (const auto& item : module.named_parameters()) {
        result.emplace_back(item.key(), item.value());
    }
    for (const auto& item : module.named_buffers()) {
        result.emplace_back(item.key(), item.value());
    }
    return result;
}

/// Every group of tensors in the file by name.
std::map<std::string, NamedTensors> groupsOf(const TrainingState& state)
{
    std::map<std::string, NamedTensors> groups;
    groups["weights"] = tensorsOf(*state.network);
    groups["average"] = tensorsOf(*state.average);
    auto parameters = state.network->named_parameters();
    if (state.heads) {
        groups["heads"] = tensorsOf(*state.heads);
        for (const auto& item : state.heads->named_parameters()) {
            parameters.insert("heads." + item.key(), item.value());
        }
    }
    for (const auto& item : parameters) {
        for (const auto& [name, value] : optimiserState(*state.optimiser, item.value())) {
            groups["optimiser_" + name].emplace_back(item.key(), value);
        }
    }
    return groups;
}

void writeTensors(H5::H5File& h5, const std::string& name, const NamedTensors& tensors)
{
    H5::Group group = makeGroup(h5, name);
    for (const auto& [key, value] : tensors) {
        const at::Tensor plain = value.detach().to(at::kCPU, at::kFloat).contiguous();
        const std::vector<hsize_t> size(plain.sizes().begin(), plain.sizes().end());
        hdf5::writeDataset(group, {key, size, size, 0, true}, H5::PredType::IEEE_F32LE,
                           H5::PredType::NATIVE_FLOAT, plain.data_ptr<float>());
    }
}

void readTensors(const H5::H5File& h5, const std::string& name, const NamedTensors& tensors)
{
    const at::NoGradGuard noGradient;
    const H5::Group group = h5.openGroup(name);
    if (group.getNumObjs() != tensors.size()) {
        throw AnotherRun(Sentence::of("%1 belongs to another network. Choose another run folder.",
                                      h5.getFileName()));
    }
    for (const auto& [key, value] : tensors) {
        const H5::DataSet dataset = group.openDataSet(key);
        const std::vector<hsize_t> size = hdf5::datasetSize(dataset);
        if (!std::equal(size.begin(), size.end(), value.sizes().begin(), value.sizes().end())) {
            throw AnotherRun(Sentence::of(
                "%1 belongs to another network (%2 has another shape). Choose another run folder.",
                h5.getFileName(), key));
        }
        at::Tensor plain = at::empty(value.sizes(), at::kFloat);
        dataset.read(plain.data_ptr<float>(), H5::PredType::NATIVE_FLOAT);
        at::Tensor target = value;
        target.copy_(plain);
    }
}

void tellOptimiserItsSteps(TrainingState& state)
{
    for (const auto& group : state.optimiser->param_groups()) {
        for (const at::Tensor& parameter : group.params()) {
            setStepsSeen(*state.optimiser, parameter, state.stepsDone);
        }
    }
}

void requireSameRun(const std::filesystem::path& file, const std::string& storedConfig,
                    const std::string& splitHash, const RunIdentity& identity)
{
    const std::string folder = file.parent_path().string();
    if (const auto change = changedSetting(storedConfig, identity.config)) {
        throw AnotherRun(
            Sentence::of("The run in %1 cannot go on with another setting: %2. Give the old value, "
                         "or start a new run folder.",
                         folder, *change));
    }
    if (splitHash != identity.splitHash) {
        throw AnotherRun(
            Sentence::of("The run in %1 was trained on other cases, or with others held back. "
                         "Restore the patches it was started with, or start a new run folder.",
                         folder));
    }
}

void readFrom(const std::filesystem::path& file, TrainingState& state, const RunIdentity& identity)
{
    const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
    const H5::Group root = h5.openGroup("/");
    const auto json = nlohmann::json::parse(hdf5::readText(root, "state"));
    if (valueOf<int>(json.at("version")) != kFormatVersion) {
        throw AnotherRun(
            Sentence::of("%1 was written by another version. Start a new run folder.", file));
    }
    requireSameRun(file, hdf5::readText(root, "config"), json.at("split").get<std::string>(),
                   identity);
    for (const auto& [name, tensors] : groupsOf(state)) {
        readTensors(h5, name, tensors);
    }
    state.epochsDone = valueOf<int>(json.at("epochs"));
    state.stepsDone = valueOf<std::int64_t>(json.at("steps"));
    state.score = json.at("score").get<double>();
    state.bestScore = json.at("best").get<double>();
    tellOptimiserItsSteps(state);
}

/// False where the file is missing or damaged.
bool couldRead(const std::filesystem::path& file, TrainingState& state, const RunIdentity& identity)
{
    try {
        hdf5::guarded(file, Sentence::of("cannot be read as a checkpoint"),
                      [&] { readFrom(file, state, identity); });
        return true;
    } catch (const AnotherRun&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& folder, const TrainingState& state,
                     const RunIdentity& identity)
{
    const std::filesystem::path file = folder / "checkpoint.h5";
    const nlohmann::json json = {{"version", kFormatVersion}, {"epochs", state.epochsDone},
                                 {"steps", state.stepsDone},  {"score", state.score},
                                 {"best", state.bestScore},   {"split", identity.splitHash}};
    const auto write = [&](const std::filesystem::path& temporary) {
        hdf5::guarded(file, Sentence::of("could not be put together"), [&] {
            writeHdf5Image(temporary, [&](H5::H5File& h5) {
                hdf5::writeText(h5, "state", json.dump());
                hdf5::writeText(h5, "config", toJson(identity.config));
                for (const auto& [name, tensors] : groupsOf(state)) {
                    writeTensors(h5, name, tensors);
                }
            });
        });
    };
    // Between the two renames the older state is there under its second name.
    writeDurably(file, write, [&](const std::filesystem::path&) {
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

std::optional<std::string> readCheckpoint(const std::filesystem::path& folder, TrainingState& state,
                                          const RunIdentity& identity)
{
    if (!hasCheckpoint(folder)) {
        throw Error(Sentence::of("%1 holds no checkpoint to resume from.", folder));
    }
    const std::filesystem::path latest = folder / "checkpoint.h5";
    if (couldRead(latest, state, identity)) {
        return std::nullopt;
    }
    if (couldRead(folder / "checkpoint-previous.h5", state, identity)) {
        return latest.string() +
               " is missing or damaged; the run goes on from the one before, after epoch " +
               std::to_string(state.epochsDone) + ".";
    }
    throw Error(
        Sentence::of("Neither checkpoint.h5 nor checkpoint-previous.h5 in %1 can be "
                     "read. Start a new run folder.",
                     folder));
}

void takeStateFromLead(const Peers& peers, TrainingState& state)
{
    if (peers.count() == 1) {
        return;
    }
    at::Tensor numbers =
        at::tensor({static_cast<double>(state.epochsDone), static_cast<double>(state.stepsDone),
                    state.score, state.bestScore},
                   at::kDouble);
    std::vector<at::Tensor> tensors = {numbers};
    for (const auto& [name, group] : groupsOf(state)) {
        for (const auto& [key, value] : group) {
            tensors.push_back(value);
        }
    }
    peers.takeFromLead(tensors);
    state.epochsDone = static_cast<int>(numbers[0].item<double>());
    state.stepsDone = static_cast<std::int64_t>(numbers[1].item<double>());
    state.score = numbers[2].item<double>();
    state.bestScore = numbers[3].item<double>();
    if (state.stepsDone > 0) {
        tellOptimiserItsSteps(state);
    }
}

}  // namespace glioscope
