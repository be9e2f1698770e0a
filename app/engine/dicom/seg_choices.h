#pragma once

// What is said of a DICOM segmentation's segments on the command line, and the question that goes
// to whoever started the command where something is not said.

#include "segmentation/dicom/seg_labels.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace glioscope {

class Console;

struct SegChoiceOptions {
    std::vector<std::string> meanings;  ///< "2=ET", "3=none"
    std::vector<int> order;
    bool ask = false;
};

/// --meaning, --order and --ask.
void addSegChoiceOptions(CLI::App& command, SegChoiceOptions& options);

/// Throws Error for a meaning that is none.
[[nodiscard]] SegChoices choicesOf(const SegChoiceOptions& options);

/// Number, label, code, what made it, and what it is taken for ("ET"; null where that is not known,
/// "none" where it is left out).
[[nodiscard]] nlohmann::ordered_json segmentJson(const SegSegment& segment,
                                                 const SegChoices& choices);

/// Where nothing says what segments are, or which counts where they overlap: a line with all that
/// an answer needs, then AmbiguousInput.
void askWhatIsOpen(const DicomSeg& seg, const SegChoices& choices, Console& console);

}  // namespace glioscope
