#pragma once

// The structures of a segmentation as files of surfaces, a file each, all of them or none.

#include "viewer/meshes/mesh_format.h"

#include "segmentation/volume/volume.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace glioscope {

struct MeshRequest {
    std::filesystem::path folder;  ///< made where it is not there
    std::string caseName;
    MeshFormat format = MeshFormat::Stl;
    std::vector<Structure> structures;  ///< in the order in which they are told of
    PerStructure<Colour> colours;
};

/// "<folder>/<case>_ET.stl"
[[nodiscard]] std::filesystem::path meshFile(const MeshRequest& request, Structure structure);

struct WrittenMesh {
    Structure structure;
    std::filesystem::path file;
    double labelMl = 0;    ///< of the voxels
    double surfaceMl = 0;  ///< enclosed by what the file holds
};

struct MeshOutcome {
    std::vector<WrittenMesh> written;
    std::vector<Structure> empty;  ///< without a voxel, and so without a file
    /// Of those, from an earlier time: files that are there and no longer true.
    std::vector<std::filesystem::path> outdated;
};

/// Seconds; any thread. Files appear once all are whole, in place of those that were there; when
/// one cannot be written none of them does. Throws Error naming it, and where a structure has more
/// faces than a surface can; Cancelled soon after `stop`, asked on the calling thread, says true.
[[nodiscard]] MeshOutcome writeMeshes(const LabelMap& map, const MeshRequest& request,
                                      const std::function<bool()>& stop = {});

}  // namespace glioscope
