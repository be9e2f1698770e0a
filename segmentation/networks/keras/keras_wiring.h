#pragma once

// How the reference system wires its three networks, in the words of keras_graph.h and with the
// names of our layers: what the graph of an imported file is held against. Concatenations are as it
// builds them: [skip, up] in the UNet, [up, skip] in ResUNet and VNet.

#include "segmentation/networks/contract/network_config.h"

#include <map>
#include <string>

namespace glioscope {

/// By layer ("encoder1.conv2"; "output" for the result): what it reads.
[[nodiscard]] std::map<std::string, std::string> referenceWiring(const NetworkConfig& config);

}  // namespace glioscope
