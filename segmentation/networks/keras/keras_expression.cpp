#include "segmentation/networks/keras/keras_expression.h"

#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestExpression = 2000;

/// `what` the layer does, as it stands behind "its layer conv3d_1".
[[noreturn]] void refuse(const KerasNode& node, const Sentence& what)
{
    throw Error(Sentence::of("its layer %1 (%2) %3, which none of our networks does", node.name,
                             node.className, what));
}

[[noreturn]] void refuseKind(const KerasNode& node)
{
    throw Error(Sentence::of("its layer %1 is of a kind none of our networks has, %2", node.name,
                             node.className));
}

/// The one number that all three axes have.
int alike(const KerasNode& node, const char* setting, int byDefault)
{
    const Json value = node.config.value(setting, Json());
    if (value.is_null()) {
        return byDefault;
    }
    if (value.is_number_integer()) {
        return valueOf<int>(value);
    }
    const auto each = valueOf<std::vector<int>>(value);
    if (each.size() != 3 || each[0] != each[1] || each[0] != each[2]) {
        refuse(node, Sentence::of("has a %1 that differs between the axes", setting));
    }
    return each.front();
}

void requireChannelsFirst(const KerasNode& node)
{
    if (node.config.value("data_format", std::string("channels_first")) != "channels_first") {
        refuse(node, Sentence::of("keeps channels last"));
    }
}

const std::string& only(const KerasNode& node, const std::vector<std::string>& inputs)
{
    if (inputs.size() != 1) {
        refuse(node, Sentence::of("reads %1 layers", inputs.size()));
    }
    return inputs.front();
}

/// Concatenation and normalisation count their axis in [batch, channel, x, y, z]; negative from the
/// end.
int axisOf(const KerasNode& node)
{
    const Json value = node.config.value("axis", Json(-1));
    const int axis = valueOf<int>(value.is_array() ? value.at(0) : value);
    return axis < 0 ? axis + 5 : axis;
}

std::string readByConvolution(const KerasNode& node, const std::string& input)
{
    requireChannelsFirst(node);
    if (alike(node, "dilation_rate", 1) != 1) {
        refuse(node, Sentence::of("is dilated"));
    }
    const int stride = alike(node, "strides", 1);
    const int kernel = alike(node, "kernel_size", 0);
    const bool padded = node.config.value("padding", std::string("valid")) == "same";
    // A kernel as long as its stride covers an even size exactly, padded or not.
    if (!padded && kernel != stride) {
        refuse(node, Sentence::of("does not pad"));
    }
    if (node.className == "Conv3DTranspose") {
        if (stride != 2) {
            refuse(node, Sentence::of("does not double"));
        }
        return "doubling " + input;
    }
    return stride == 1 ? input : "every " + std::to_string(stride) + "nd of " + input;
}

std::string readByNormalisation(const KerasNode& node, const std::string& input)
{
    if (std::abs(node.config.value("epsilon", 1e-3) - 1e-3) > 1e-9) {
        refuse(node, Sentence::of("has an epsilon other than 0.001"));
    }
    switch (axisOf(node)) {
    case 1: return "by channel of " + input;
    case 4: return "along z of " + input;
    default: refuse(node, Sentence::of("normalises along an axis in the slice plane"));
    }
}

std::string activation(const KerasNode& node, const std::string& kind, const std::string& input)
{
    if (kind == "linear") {
        return input;
    }
    if (kind != "relu" && kind != "sigmoid") {
        refuse(node, Sentence::of("has the activation %1", kind));
    }
    return kind + "(" + input + ")";
}

std::string rectified(const KerasNode& node, const std::string& input)
{
    const Json ceiling = node.config.value("max_value", Json());
    if (!ceiling.is_null() || node.config.value("negative_slope", 0.0) != 0 ||
        node.config.value("threshold", 0.0) != 0) {
        refuse(node, Sentence::of("is a ReLU of another form"));
    }
    return "relu(" + input + ")";
}

std::string pooled(const KerasNode& node, const std::string& input)
{
    requireChannelsFirst(node);
    if (alike(node, "pool_size", 2) != 2 || alike(node, "strides", 2) != 2) {
        refuse(node, Sentence::of("does not halve"));
    }
    return "pool(" + input + ")";
}

std::string doubledExpression(const KerasNode& node, const std::string& input)
{
    requireChannelsFirst(node);
    if (alike(node, "size", 2) != 2) {
        refuse(node, Sentence::of("does not double"));
    }
    return "up(" + input + ")";
}

std::string joinedBy(const std::vector<std::string>& parts, const std::string& separator)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : separator) + part;
    }
    return text;
}

std::string unweighted(const KerasNode& node, const std::vector<std::string>& inputs)
{
    const std::string& kind = node.className;
    if (kind == "InputLayer") {
        return "input";
    }
    if (kind == "Concatenate") {
        if (axisOf(node) != 1) {
            refuse(node, Sentence::of("joins along an axis that is not the channels"));
        }
        return "cat(" + joinedBy(inputs, ", ") + ")";
    }
    if (kind == "Add") {
        std::vector<std::string> terms = inputs;
        std::ranges::sort(terms);
        return "(" + joinedBy(terms, " + ") + ")";
    }
    const std::string& input = only(node, inputs);
    if (kind == "Dropout" || kind == "SpatialDropout3D") {
        return input;
    }
    if (kind == "Activation") {
        return activation(node, node.config.at("activation").get<std::string>(), input);
    }
    if (kind == "ReLU") {
        return rectified(node, input);
    }
    if (kind == "MaxPooling3D") {
        return pooled(node, input);
    }
    if (kind == "UpSampling3D") {
        return doubledExpression(node, input);
    }
    refuseKind(node);
}

}  // namespace

std::string readByLayer(const KerasNode& node, const std::vector<std::string>& inputs)
{
    const std::string& input = only(node, inputs);
    if (node.className == "Conv3D" || node.className == "Conv3DTranspose") {
        return readByConvolution(node, input);
    }
    if (node.className.starts_with("BatchNormalization")) {
        return readByNormalisation(node, input);
    }
    refuseKind(node);
}

std::string activated(const KerasNode& node, const std::string& name)
{
    return activation(node, node.config.value("activation", std::string("linear")), name);
}

std::string resultOfLayer(const KerasNode& node, const std::vector<std::string>& inputs)
{
    std::string result = unweighted(node, inputs);
    if (result.size() > kLongestExpression) {
        refuse(node, Sentence::of("joins far more layers"));
    }
    return result;
}

}  // namespace glioscope
