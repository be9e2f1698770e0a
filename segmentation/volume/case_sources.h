#pragma once

// Which file holds which sequence of a case, for a job that is to run on exactly these and searches
// nothing.

#include "segmentation/system/sentence.h"
#include "segmentation/volume/sequence.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glioscope {

struct SequenceSource {
    std::filesystem::path file;
    int volume = -1;  ///< of a 4D file, from 0; below 0 for a file of its own
    bool operator==(const SequenceSource&) const = default;
};

struct CaseSources {
    std::string name;
    std::filesystem::path folder;
    std::map<Sequence, SequenceSource> images;
    std::filesystem::path labels;  ///< the expert's, which nothing may replace; may be empty
    std::vector<std::filesystem::path> unused;  ///< images of the folder that fill no place
    std::vector<Sentence> notices;              ///< what was taken for granted
    bool straighten = false;  ///< axes that are not at right angles are brought to right angles
    bool operator==(const CaseSources&) const = default;
};

}  // namespace glioscope
