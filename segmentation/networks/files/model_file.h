#pragma once

// Model files: one HDF5 file holding the contract as an attribute and one dataset a tensor (half or
// single precision), of every member where the model has several, "fold1:head.bias". Nothing in a
// file is executed. Written to a temporary file and renamed.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

class SegmentationNetwork;

/// Networks are float32 on the CPU, in eval mode.
struct Model {
    ModelContract contract;
    std::shared_ptr<SegmentationNetwork> network;  ///< of a model without members; else nothing
    std::vector<std::shared_ptr<SegmentationNetwork>> members;  ///< as in the contract
    std::filesystem::path file;
    std::string sha256;  ///< of the file, 64 hex digits
};

/// The members, or the only network.
[[nodiscard]] std::vector<std::shared_ptr<SegmentationNetwork>> networksOf(const Model& model);

enum class StoredPrecision { Float16, Float32 };

/// Throws Error naming the file; an older file of that name is then untouched.
void writeModel(const std::filesystem::path& file, const ModelContract& contract,
                const SegmentationNetwork& network, StoredPrecision precision);

/// The same of a model with members, one network for each in the contract.
void writeModel(const std::filesystem::path& file, const ModelContract& contract,
                const std::vector<std::shared_ptr<SegmentationNetwork>>& members,
                StoredPrecision precision);

/// Throws Error in one sentence for a missing, damaged or foreign file, for a missing, extra or
/// misshapen tensor or one with values that are no numbers, of which member where there are
/// several, and for a format newer than this program.
[[nodiscard]] Model readModel(const std::filesystem::path& file);

/// Lets `change` alter what the file's contract says of the model, not what the networks are, and
/// returns it; the weights stay as they are, bit for bit. Throws Error as writeModel() and
/// readContract() do.
ModelContract rewriteContract(const std::filesystem::path& file,
                              const std::function<void(ModelContract&)>& change);

/// The contract alone; fast.
[[nodiscard]] ModelContract readContract(const std::filesystem::path& file);

}  // namespace glioscope
