// glioscope-engine phantom: synthetic BraTS cases under BraTS file names, the same for the same
// seed.

#include "app/engine/data/phantom_command.h"

#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kMostCases = 1000;
constexpr int kSmallestEdge = 16;
constexpr int kLargestEdge = 512;

struct PhantomSettings {
    std::filesystem::path output;
    std::uint64_t seed = PhantomOptions().seed;
    int cases = 1;
    std::vector<int> size = {PhantomOptions().geometry.size[0], PhantomOptions().geometry.size[1],
                             PhantomOptions().geometry.size[2]};
};

PhantomOptions optionsFor(const PhantomSettings& settings, std::uint64_t seed)
{
    const std::vector<int>& size = settings.size;
    return {.seed = seed, .geometry = phantomGrid({size[0], size[1], size[2]})};
}

std::string caseName(std::uint64_t seed)
{
    char name[40];
    std::snprintf(name, sizeof name, "Phantom_%03llu", static_cast<unsigned long long>(seed));
    return name;
}

void stopIfInterrupted()
{
    if (interrupted()) {
        throw Cancelled();
    }
}

/// Writes the case's files, hidden until all are whole.
void writeCase(OutputStaging& staging, const std::string& name, const Phantom& phantom)
{
    std::vector<std::string> files;
    for (const Sequence sequence : kAllSequences) {
        stopIfInterrupted();
        files.push_back(name + "_" + std::string(key(sequence)) + ".nii.gz");
        const Image& image = phantom.images[static_cast<std::size_t>(sequence)];
        staging.write(files.back(), [&](const fs::path& file) { writeImage(file, image, true); });
    }
    files.push_back(name + "_seg.nii.gz");
    staging.write(files.back(), [&](const fs::path& file) {
        writeLabels(file, phantom.labels, LabelScheme::Brats2021);
    });
    stopIfInterrupted();
    staging.commit(files);
}

void makeCases(const PhantomSettings& settings)
{
    Console console(false);
    for (int i = 0; i < settings.cases; ++i) {
        stopIfInterrupted();
        const std::uint64_t seed = settings.seed + static_cast<std::uint64_t>(i);
        const std::string name = caseName(seed);
        OutputStaging staging(settings.output / name);
        const InterruptDeadline deadline([&staging] { staging.discard(); });
        console.progress(
            {.id = {}, .stage = "making", .done = double(i), .total = double(settings.cases)},
            name);
        writeCase(staging, name, makePhantom(optionsFor(settings, seed)));
        console.say((settings.output / name).string());
    }
}

}  // namespace

void addPhantomCommand(CLI::App& app)
{
    const auto settings = std::make_shared<PhantomSettings>();
    CLI::App* command =
        app.add_subcommand("phantom", "Makes synthetic cases with BraTS file names");
    command
        ->add_option("--output", settings->output,
                     "Folder for a folder <case> with five files each")
        ->required();
    command
        ->add_option("--seed", settings->seed,
                     "Which head and tumour; the same seed gives the same voxels")
        ->capture_default_str();
    command->add_option("--cases", settings->cases, "How many, with seeds counted up from --seed")
        ->check(CLI::Range(1, kMostCases))
        ->capture_default_str();
    command
        ->add_option("--size", settings->size, "Voxels along i, j and k; fewer are larger voxels")
        ->expected(3)
        ->check(CLI::Range(kSmallestEdge, kLargestEdge))
        ->capture_default_str();
    command->callback([settings] { makeCases(*settings); });
}

}  // namespace glioscope
