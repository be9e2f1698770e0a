#pragma once

// The question which surfaces of a segmentation are written, and as what.

#include "segmentation/session/layer.h"
#include "viewer/meshes/mesh_format.h"

#include <optional>
#include <vector>

class QDialog;
class QWidget;

namespace glioscope {

struct MeshChoice {
    MeshFormat format = MeshFormat::Stl;
    std::vector<Structure> structures;  ///< at least one
};

/// About a segmentation: structures that it lacks cannot be chosen, all others are. Ends accepted
/// with chosenMeshes().
[[nodiscard]] QDialog* makeMeshDialog(const Layer& layer, MeshFormat format, QWidget* parent);
[[nodiscard]] MeshChoice chosenMeshes(const QDialog& dialog);

}  // namespace glioscope
