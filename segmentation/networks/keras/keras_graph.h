#pragma once

// How the layers of a Keras 2 model are connected, from the `model_config` of a whole-model file:
// an order in which every layer follows what it reads, and for every layer with weights what it
// reads, as an expression that can be compared with a network's. Free of LibTorch and HDF5.
//
// Expressions: "input"; the name given to a layer with weights; "relu(x)", "sigmoid(x)", "pool(x)",
// "up(x)", "cat(a, b)" along channels, "(a + b)" with its terms sorted. Dropout is left out, as at
// inference. A strided convolution reads "every 2nd of x"; a batch normalisation "along z of x" or
// "by channel of x"; the network's result has the name "output".

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

class KerasGraph {
public:
    /// Throws Error with the bare cause: not a functional Keras 2 model, a layer used twice, a
    /// circle.
    explicit KerasGraph(const std::string& modelConfig);
    ~KerasGraph();

    /// Layer names, each behind all it reads; otherwise as in the file.
    [[nodiscard]] const std::vector<std::string>& order() const;
    /// Spatial size of the one input, where it is fixed.
    [[nodiscard]] std::optional<std::array<int, 3>> inputVoxels() const;
    /// What every layer of `given` (a layer's name in the file and the name to use for it) reads,
    /// by the given name. Throws Error that names a layer of a kind or setting that none of our
    /// networks has: channels_last, another padding, dilation or epsilon, an unknown class.
    [[nodiscard]] std::map<std::string, std::string> wiring(
        const std::map<std::string, std::string>& given) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Class of every layer that a `model_config` tells of, also of models that KerasGraph refuses;
/// empty where it cannot be read.
[[nodiscard]] std::map<std::string, std::string> kerasClasses(const std::string& modelConfig);

}  // namespace glioscope
