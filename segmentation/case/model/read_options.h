#pragma once

// What can be told about reading a case, and how large a file may be.

#include "segmentation/volume/label.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace glioscope {

/// Value of an environment variable that is a whole number above 0; `otherwise` for any other.
[[nodiscard]] std::size_t limitFromEnvironment(const char* name, std::size_t otherwise);

struct ReadOptions {
    /// Decides the label scheme where nothing in the case does, or where what does cannot be right
    /// because the file holds a value that its scheme has not.
    std::optional<LabelScheme> labelScheme;
    /// What single values are said to be; a scheme that says otherwise is not taken.
    std::map<int, Label> namedValues = {};
    /// What segments of 3D Slicer are whose names say nothing known, by name; nothing for one that
    /// is not to be used.
    std::map<std::string, std::optional<Structure>> segments = {};
    /// Whether axes that are not at right angles are brought to right angles (nearest_frame.h), or
    /// else an error.
    bool straighten = false;
    bool readLabels = true;
    /// Whether labels that cannot be read are an error, or else a sentence in Case::labelsProblem.
    bool requireLabels = true;
    /// Of one volume.
    std::size_t maxVoxels = limitFromEnvironment("GLIOSCOPE_MAX_VOXELS", std::size_t{1} << 28);
    /// Read from one file, unpacked.
    std::size_t maxBytes = limitFromEnvironment("GLIOSCOPE_MAX_BYTES", std::size_t{1} << 30);
};

}  // namespace glioscope
