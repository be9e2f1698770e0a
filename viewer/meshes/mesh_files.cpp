#include "viewer/meshes/mesh_files.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

/// Two gigabytes while it is made; the largest tumours have a hundredth of it, noise has more.
constexpr std::size_t kMostFaces = 5'000'000;

[[noreturn]] void failUnwritten(const fs::path& file, std::error_code cause)
{
    throw Error(
        Sentence::of("The surface %1 cannot be written: %2. Choose a folder that "
                     "exists, is writable and has room.",
                     pathText(file), writeFailure(cause)));
}

struct StagedMesh {
    WrittenMesh mesh;
    std::unique_ptr<PartFile> part;
};

void requireFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder, error)) {
        throw Error(Sentence::of("The folder %1 cannot be made: %2. Choose another folder.",
                                 pathText(folder),
                                 error ? Sentence::name(error.message())
                                       : Sentence::of("there is a file of this name")));
    }
}

TriangleMesh surfaceOf(const Mask& mask, Structure structure, const std::function<bool()>& stop)
{
    if (faceCount(mask) > kMostFaces) {
        throw Error(Sentence::of("%1 is too fragmented for a surface; take out its specks first.",
                                 shortName(structure)));
    }
    std::optional<TriangleMesh> mesh = smoothSurface(mask, kLabelPassBand, stop);
    if (!mesh) {
        throw Cancelled();
    }
    return std::move(*mesh);
}

StagedMesh stage(const Mask& mask, const MeshRequest& request, Structure structure,
                 const std::function<bool()>& stop)
{
    const TriangleMesh mesh = surfaceOf(mask, structure, stop);
    const fs::path file = meshFile(request, structure);
    StagedMesh staged = {
        .mesh = {.structure = structure,
                 .file = file,
                 .labelMl = static_cast<double>(std::ranges::count(mask.voxels, 1)) *
                            mask.geometry.voxelVolumeMl(),
                 .surfaceMl = enclosedBy(mesh).mm3 / 1000},
        .part = std::make_unique<PartFile>(file)};
    const fs::path& part = staged.part->path();
    namingErrors(part, file, [&] {
        writeBytes(part, meshBytes(request.format, mesh, structure, request.colours[structure]));
        if (const std::error_code failed = flushToDisk(part)) {
            failUnwritten(file, failed);
        }
    });
    return staged;
}

}  // namespace

fs::path meshFile(const MeshRequest& request, Structure structure)
{
    return request.folder / (request.caseName + '_' + std::string(shortName(structure)) + '.' +
                             std::string(key(request.format)));
}

MeshOutcome writeMeshes(const LabelMap& map, const MeshRequest& request,
                        const std::function<bool()>& stop)
{
    requireFolder(request.folder);
    MeshOutcome outcome;
    std::vector<StagedMesh> staged;
    for (const Structure structure : request.structures) {
        const Mask mask = maskOf(map, labelsIn(structure));
        if (!mask.empty()) {
            staged.push_back(stage(mask, request, structure, stop));
            continue;
        }
        outcome.empty.push_back(structure);
        std::error_code ignored;
        if (const fs::path file = meshFile(request, structure); fs::exists(file, ignored)) {
            outcome.outdated.push_back(file);
        }
    }
    for (StagedMesh& each : staged) {
        if (const std::error_code failed = each.part->commit()) {
            failUnwritten(each.mesh.file, failed);
        }
        outcome.written.push_back(std::move(each.mesh));
    }
    return outcome;
}

}  // namespace glioscope
