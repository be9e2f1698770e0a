#pragma once

// A surface as the bytes of a file. Points are LPS mm in all of them, as 32-bit numbers, with
// normals where the format has them for points; STL, PLY and OBJ say so in their header
// ("SPACE=LPS" is what 3D Slicer looks for), glTF has one node that scales to metres and turns z to
// y, which is what its readers expect. Pure functions, any thread.

#include "segmentation/system/keys.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/label_colours.h"
#include "viewer/meshes/triangle_mesh.h"

#include <string>

namespace glioscope {

enum class MeshFormat : std::uint8_t { Stl, Ply, Obj, Gltf };

template <>
inline constexpr auto kKeys<MeshFormat> = keyTable<MeshFormat>({
    {MeshFormat::Stl, "stl"},
    {MeshFormat::Ply, "ply"},
    {MeshFormat::Obj, "obj"},
    {MeshFormat::Gltf, "gltf"},
});

/// STL and PLY binary, OBJ and glTF as text, the latter with its buffer inside. The colour is the
/// material's in glTF; the others have none.
[[nodiscard]] std::string meshBytes(MeshFormat format, const TriangleMesh& mesh,
                                    Structure structure, Colour colour);

}  // namespace glioscope
