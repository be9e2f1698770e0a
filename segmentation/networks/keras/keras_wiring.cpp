#include "segmentation/networks/keras/keras_wiring.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

class Wiring {
public:
    explicit Wiring(const NetworkConfig& config) : m_norm(config.norm) {}

    /// A layer's own name, after noting what it reads.
    std::string layer(const std::string& name, const std::string& input)
    {
        m_reads[name] = input;
        return name;
    }

    std::string normalised(const std::string& name, const std::string& input)
    {
        if (m_norm == FeatureNorm::None) {
            return input;
        }
        return layer(name,
                     (m_norm == FeatureNorm::BatchPerZ ? "along z of " : "by channel of ") + input);
    }

    std::map<std::string, std::string> finished(const std::string& last)
    {
        m_reads["output"] = "sigmoid(" + layer("head", last) + ")";
        return std::move(m_reads);
    }

private:
    FeatureNorm m_norm;
    std::map<std::string, std::string> m_reads;
};

std::string relu(const std::string& x)
{
    return "relu(" + x + ")";
}

std::string cat(const std::string& a, const std::string& b)
{
    return "cat(" + a + ", " + b + ")";
}

std::string sum(const std::string& a, const std::string& b)
{
    return "(" + std::min(a, b) + " + " + std::max(a, b) + ")";
}

std::string halved(const std::string& x)
{
    return "every 2nd of " + x;
}

std::string doubleConvolution(Wiring& net, const std::string& name, const std::string& input)
{
    std::string x = net.layer(name + ".conv1", input);
    x = relu(net.normalised(name + ".norm1", x));
    x = net.layer(name + ".conv2", x);
    return relu(net.normalised(name + ".norm2", x));
}

std::map<std::string, std::string> unetWiring(Wiring net)
{
    std::vector<std::string> skips;
    std::string x = "input";
    for (int level = 0; level <= 3; ++level) {
        x = doubleConvolution(net, "encoder" + std::to_string(level),
                              level == 0 ? x : "pool(" + x + ")");
        skips.push_back(x);
    }
    for (int level = 2; level >= 0; --level) {
        x = doubleConvolution(net, "decoder" + std::to_string(level),
                              cat(skips[static_cast<std::size_t>(level)], "up(" + x + ")"));
    }
    return net.finished(x);
}

struct ResidualBlock {
    std::string name;
    bool first = false;
    bool strided = false;
};

std::string residualBlock(Wiring& net, const ResidualBlock& block, const std::string& input)
{
    const auto read = [&block](const std::string& x) { return block.strided ? halved(x) : x; };
    const std::string around = net.layer(block.name + ".shortcut", read(input));
    std::string x = block.first ? input : relu(net.normalised(block.name + ".norm1", input));
    x = net.layer(block.name + ".conv1", read(x));
    x = relu(net.normalised(block.name + ".norm2", x));
    return sum(net.layer(block.name + ".conv2", x), around);
}

std::map<std::string, std::string> resUNetWiring(Wiring net)
{
    std::vector<std::string> skips;
    std::string x = "input";
    for (int level = 0; level <= 3; ++level) {
        x = residualBlock(net, {"encoder" + std::to_string(level), level == 0, level > 0}, x);
        skips.push_back(x);
    }
    for (int level = 2; level >= 0; --level) {
        x = residualBlock(net, {"decoder" + std::to_string(level), false, false},
                          cat("up(" + x + ")", skips[static_cast<std::size_t>(level)]));
    }
    return net.finished(x);
}

std::map<std::string, std::string> vnetWiring(Wiring net)
{
    std::vector<std::string> skips = {net.layer("first.conv", "input")};
    for (int level = 1; level <= 4; ++level) {
        const std::string number = std::to_string(level);
        const std::string down = net.layer("down" + number, halved(skips.back()));
        skips.push_back(sum(doubleConvolution(net, "encoder" + number, down), down));
    }
    std::string x = skips.back();
    for (int level = 3; level >= 0; --level) {
        const std::string number = std::to_string(level);
        const std::string up = net.layer("up" + number, "doubling " + x);
        const std::string joined = cat(up, skips[static_cast<std::size_t>(level)]);
        x = sum(level > 0 ? doubleConvolution(net, "decoder" + number, joined)
                          : net.layer("last.conv", joined),
                joined);
    }
    return net.finished(x);
}

}  // namespace

std::map<std::string, std::string> referenceWiring(const NetworkConfig& config)
{
    switch (config.kind) {
    case NetworkKind::UNet: return unetWiring(Wiring(config));
    case NetworkKind::ResUNet: return resUNetWiring(Wiring(config));
    case NetworkKind::VNet: return vnetWiring(Wiring(config));
    default: return {};  // not the reference's
    }
}

}  // namespace glioscope
