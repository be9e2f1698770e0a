// glioscope-engine brain-mask: where the brain is in one image of a head.

#include "app/engine/brain/brain_mask_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/inference/brain_extractor.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

struct BrainMaskSettings {
    std::filesystem::path image;
    std::filesystem::path output;
    std::string model;
    ComputeOptions compute;
    bool json = false;
};

double volumeMlOf(const Mask& mask)
{
    return static_cast<double>(std::ranges::count(mask.voxels, 1)) * mask.geometry.voxelVolumeMl();
}

std::string summary(const BrainExtraction& found, const std::filesystem::path& file, double seconds)
{
    char text[200];
    std::snprintf(
        text, sizeof text,
        "Brain %.0f ml in %.1f s; the image shows %s (%.0f %% of what is bright lies "
        "outside).",
        volumeMlOf(found.brain), seconds,
        isStripped(found.brightShareOutside) ? "a brain that is stripped already" : "a whole head",
        found.brightShareOutside * 100);
    return file.string() + "\n" + text;
}

std::string asJson(const BrainExtraction& found, const std::filesystem::path& file, double seconds)
{
    return nlohmann::json{{"type", "brain-mask"},
                          {"file", file.string()},
                          {"volumeMl", volumeMlOf(found.brain)},
                          {"stripped", isStripped(found.brightShareOutside)},
                          {"brightShareOutside", found.brightShareOutside},
                          {"device", found.device},
                          {"precision", found.precision},
                          {"seconds", seconds},
                          {"networkSeconds", found.networkSeconds}}
        .dump();
}

void writeMask(const std::filesystem::path& file, const Mask& mask)
{
    const std::filesystem::path folder = file.parent_path();
    OutputStaging staging(folder.empty() ? "." : folder);
    const InterruptDeadline deadline([&staging] { staging.discard(); });
    const std::string name = file.filename().string();
    staging.write(name, [&](const std::filesystem::path& staged) { writeBytes(staged, mask); });
    staging.commit({name});
}

void maskBrain(const BrainMaskSettings& settings)
{
    Console console(settings.json);
    std::error_code ignored;
    if (std::filesystem::equivalent(settings.image, settings.output, ignored)) {
        throw Error(Sentence::of(
            "The mask would take the place of the image %1. Choose another name for it.",
            settings.image));
    }
    const auto start = std::chrono::steady_clock::now();
    const Image image = readImage(settings.image);
    BrainExtractor extractor(
        findBrainModel(settings.model),
        {.device = settings.compute.device, .precision = settings.compute.precision});
    const BrainExtraction found =
        extractor.extract(image, [](double, double) { return !interrupted(); });
    for (const std::string& notice : found.notices) {
        console.warn(notice);
    }
    writeMask(settings.output, found.brain);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    console.say(summary(found, settings.output, taken.count()));
    console.sendLine(asJson(found, settings.output, taken.count()));
}

}  // namespace

void addBrainMaskCommand(CLI::App& app)
{
    const auto settings = std::make_shared<BrainMaskSettings>();
    CLI::App* command = app.add_subcommand("brain-mask", "Finds the brain in one image of a head");
    command
        ->add_option("image", settings->image,
                     "NIfTI or NRRD of any sequence, with the skull or without")
        ->required();
    command
        ->add_option("--output", settings->output,
                     "The mask, 1 in the brain, on the image's grid; .nii.gz or .nii")
        ->required();
    command->add_option("--model", settings->model,
                        "Name or file of a model for brains; without it the shipped one");
    addComputeOptions(*command, settings->compute);
    addJsonOption(*command, settings->json);
    command->callback([settings] { maskBrain(*settings); });
}

}  // namespace glioscope
