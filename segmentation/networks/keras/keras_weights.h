#pragma once

// The weights of a Keras 2 HDF5 file (whole model or weights alone) as layers and tensors, in the
// order the file lists them, and nothing of what they mean. Errors of HDF5 leave here as Error with
// the bare cause; the caller names the file. One thread at a time.
//
// Layout (keras/engine/saving.py of 2.3): attribute `layer_names` of "/model_weights", or of "/"
// where the file holds weights alone; one group a layer with the attribute `weight_names`; datasets
// at <layer>/<weight name>, where the name itself holds a slash ("conv3d_1/kernel:0"). Lists beyond
// HDF5's limit of an attribute are cut into `layer_names0`, `layer_names1`, ...

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct KerasTensor {
    std::string name;                 ///< as in the file: "conv3d_1/kernel:0"
    std::vector<std::int64_t> shape;  ///< as in the file
    std::string type;                 ///< "float32", "int64", "other"

    /// What it is to its layer: "kernel", "bias", "gamma", "moving_mean", ...
    [[nodiscard]] std::string role() const;
};

struct KerasLayer {
    std::string name;
    std::vector<KerasTensor> tensors;  ///< empty for layers that learn nothing
};

class KerasWeights {
public:
    /// Opens and lists; reads no weights. Throws Error for a damaged or foreign file.
    explicit KerasWeights(const std::filesystem::path& file);
    ~KerasWeights();

    [[nodiscard]] const std::vector<KerasLayer>& layers() const;
    /// JSON of the layers and how they are connected; empty in a file of weights alone.
    [[nodiscard]] const std::string& modelConfig() const;
    /// "2.3.1"; empty where the file does not say.
    [[nodiscard]] const std::string& kerasVersion() const;
    [[nodiscard]] std::uintmax_t fileBytes() const;
    /// The values of one listed tensor in float32 and in the file's own axes.
    [[nodiscard]] at::Tensor read(const KerasLayer& layer, const KerasTensor& tensor) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// "3x3x3x4x32"; "1" for a single value.
[[nodiscard]] std::string shapeText(const std::vector<std::int64_t>& shape);

}  // namespace glioscope
