#pragma once

namespace CLI {
class App;
}

namespace glioscope {

/// statistics: volumes, places, diameters and lesions of one segmentation, and what the images hold
/// within it.
void addStatisticsCommand(CLI::App& app);

}  // namespace glioscope
