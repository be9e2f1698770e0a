#include "ui/window/mesh_program.h"

#include "segmentation/case/dataset/label_file.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "ui/widgets/path_string.h"
#include "ui/window/mesh_commands.h"

#include <cstdio>
#include <string>

namespace glioscope {
namespace {

std::string nameOf(Structure structure)
{
    return std::string(displayName(structure)) + " (" + std::string(shortName(structure)) + ")";
}

std::vector<Structure> structuresOf(const LabelMap& map)
{
    std::vector<Structure> structures(kAllStructures.begin(), kAllStructures.end());
    const bool cavity = std::ranges::find(map.voxels, Label::ResectionCavity) != map.voxels.end();
    if (!cavity) {
        std::erase(structures, Structure::ResectionCavity);  // nobody misses one
    }
    return structures;
}

bool print(const MeshOutcome& outcome)
{
    std::string text;
    for (const WrittenMesh& mesh : outcome.written) {
        char figures[80];
        std::snprintf(figures, sizeof figures, ": %.2f ml, of the label's %.2f ml\n",
                      mesh.surfaceMl, mesh.labelMl);
        text += mesh.file.string() + figures;
    }
    for (const Structure structure : outcome.empty) {
        text += nameOf(structure) + " has no voxel; there is no file of it.\n";
    }
    for (const std::filesystem::path& file : outcome.outdated) {
        text += file.string() + " is from an earlier time and not of this segmentation.\n";
    }
    return std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
}

}  // namespace

int writeMeshesOf(const CommandLine& commandLine)
{
    const LabelFile file = labelFileOf(pathFromString(commandLine.casePath));
    const ReadOptions options = {.labelScheme = commandLine.meshes->labels,
                                 .namedValues = file.namedValues};
    const CaseLabels labels = readLabels(file.file, file.namedScheme, options);
    return print(writeMeshes(labels.map, {.folder = pathFromString(commandLine.meshes->folder),
                                          .caseName = file.caseName,
                                          .format = commandLine.meshes->format,
                                          .structures = structuresOf(labels.map),
                                          .colours = structureColours(Palette::ColourBlindSafe)}))
               ? 0
               : 1;
}

}  // namespace glioscope
