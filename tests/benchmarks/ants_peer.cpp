#include "tests/benchmarks/ants_peer.h"

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/system/error.h"

#include <itkMatlabTransformIOFactory.h>
#include <itkMatrixOffsetTransformBase.h>
#include <itkTransformFileReader.h>

#include <cstdlib>
#include <string>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// For a shell.
std::string quoted(const fs::path& path)
{
    return "'" + path.string() + "'";
}

/// What it wrote: a rotation and a shift in one matrix.
RigidTransform transformIn(const fs::path& file)
{
    itk::MatlabTransformIOFactory::RegisterOneFactory();
    const auto reader = itk::TransformFileReaderTemplate<double>::New();
    reader->SetFileName(file.string());
    reader->Update();
    const auto* read = dynamic_cast<const itk::MatrixOffsetTransformBase<double, 3, 3>*>(
        reader->GetTransformList()->front().GetPointer());
    if (!read) {
        throw Error(file.string() + " holds no rigid transform.");
    }
    RigidTransform found;
    for (unsigned r = 0; r < 3; ++r) {
        for (unsigned c = 0; c < 3; ++c) {
            found.rotation[r][c] = read->GetMatrix()(r, c);
        }
        found.translationMm[r] = read->GetOffset()[r];
    }
    return found;
}

}  // namespace

RigidTransform registeredByAnts(const AntsSettings& settings, const fs::path& folder,
                                const Image& fixed, const Image& moving)
{
    const fs::path onto = folder / "fixed.nii", from = folder / "moving.nii";
    writeImage(onto, fixed);
    writeImage(from, moving);
    const std::string pair = "[" + onto.string() + "," + from.string() + ",";
    const std::string command =
        "ITK_GLOBAL_DEFAULT_NUMBER_OF_THREADS=" + std::to_string(settings.threads) + " " +
        quoted(settings.program) +
        " --dimensionality 3 --float 0 --random-seed 1 --collapse-output-transforms 1 --output " +
        quoted(folder / "found") +
        " --use-histogram-matching 0 --winsorize-image-intensities '[0.005,0.995]'"
        " --initial-moving-transform '" +
        pair + "1]' --transform 'Rigid[0.1]' --metric 'MI" + pair +
        "1,32,Regular,0.25]' --convergence '[1000x500x250x" + (settings.thorough ? "100" : "0") +
        ",1e-6,10]' --shrink-factors 8x4x2x1"
        " --smoothing-sigmas 3x2x1x0vox >" +
        quoted(folder / "log") + " 2>&1";
    if (std::system(command.c_str()) != 0) {
        throw Error(settings.program.string() + " failed; it said why in " +
                    (folder / "log").string() + ".");
    }
    return transformIn(folder / "found0GenericAffine.mat");
}

}  // namespace glioscope
