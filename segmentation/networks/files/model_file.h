#pragma once

// Model files: one HDF5 file holding the contract as an attribute and one dataset a tensor (half or
// single precision). Nothing in a file is executed. Written to a temporary file and renamed.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <memory>

namespace glioscope {

class SegmentationNetwork;

struct Model {
    ModelContract contract;
    std::shared_ptr<SegmentationNetwork> network;  ///< float32 on the CPU, in eval mode
    std::filesystem::path file;
    std::string sha256;  ///< of the file, 64 hex digits
};

enum class StoredPrecision { Float16, Float32 };

/// Throws Error naming the file; an older file of that name is then untouched.
void writeModel(const std::filesystem::path& file, const ModelContract& contract,
                const SegmentationNetwork& network, StoredPrecision precision);

/// Throws Error in one sentence for a missing, damaged or foreign file, for a missing, extra or
/// misshapen tensor, and for a format newer than this program.
[[nodiscard]] Model readModel(const std::filesystem::path& file);

/// The contract alone; fast.
[[nodiscard]] ModelContract readContract(const std::filesystem::path& file);

}  // namespace glioscope
