#pragma once

// The HDF5 side of model files: attributes and tensors, and nothing of what they mean. Errors of
// HDF5 leave here as Error with the bare cause; the caller names the file. HDF5 is not thread-safe
// on every platform: one thread at a time.
//
// Layout: attributes of "/" (contract, and its main points in words), one dataset a tensor in
// "/weights", float16 or float32, each one chunk with a checksum.

#include "segmentation/networks/contract/model_contract.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

class ModelFileReader {
public:
    explicit ModelFileReader(const std::filesystem::path& file);
    ~ModelFileReader();

    [[nodiscard]] ModelContract contract() const;
    [[nodiscard]] std::vector<std::string> tensorNames() const;
    /// Nothing where there is no such tensor.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> shapeOf(const std::string& name) const;
    /// The values in float16 or float32. `sizes` must be the tensor's own shape.
    [[nodiscard]] at::Tensor read(const std::string& name, at::IntArrayRef sizes) const;
    [[nodiscard]] std::uintmax_t fileBytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Writes a new file; `type` is at::kHalf or at::kFloat.
void writeModelTensors(const std::filesystem::path& file, const ModelContract& contract,
                       const std::map<std::string, at::Tensor>& tensors, at::ScalarType type);

}  // namespace glioscope
