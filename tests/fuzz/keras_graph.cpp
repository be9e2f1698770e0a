// The model_config of a Keras file.

#include "segmentation/networks/keras/keras_graph.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"

#include <map>
#include <string>

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string config(fuzz::textOf(data, size));
    std::map<std::string, std::string> given;
    for (const auto& [layer, kind] : kerasClasses(config)) {
        given.emplace(layer, layer);
    }
    try {
        const KerasGraph graph(config);
        (void)graph.inputVoxels();
        (void)graph.wiring(given);
    } catch (const Error&) {
    }
    return 0;
}
