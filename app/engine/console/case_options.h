#pragma once

// The option of all commands that take a case: what channels are that nothing names.

#include "segmentation/case/model/case.h"

#include <string>

namespace CLI {
class App;
}

namespace glioscope {

/// --sequences; `text` is empty where it was not given.
void addSequencesOption(CLI::App& command, std::string& text);
/// Of such a text, which a job may hold unchecked. Throws Error for one that is no list.
[[nodiscard]] ChannelSequences sequencesOption(const std::string& text);

}  // namespace glioscope
