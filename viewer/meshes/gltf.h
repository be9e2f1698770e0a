#pragma once

// A surface as glTF 2.0 in one file of text.

#include "segmentation/volume/label.h"
#include "segmentation/volume/label_colours.h"
#include "viewer/meshes/triangle_mesh.h"

#include <string>

namespace glioscope {

/// Points as they are, LPS mm, under one node whose matrix gives metres with +Y to superior, +X to
/// the patient's left and +Z to anterior: a model's front in glTF.
[[nodiscard]] std::string gltfText(const TriangleMesh& mesh, Structure structure, Colour colour);

}  // namespace glioscope
