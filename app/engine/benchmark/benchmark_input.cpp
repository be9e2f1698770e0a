#include "app/engine/benchmark/benchmark_input.h"

#include "segmentation/case/model/case.h"
#include "segmentation/phantom/phantom.h"
#ifdef GLIOSCOPE_HAS_CASES
#include "app/engine/console/case_options.h"
#include "app/engine/segment/case_inputs.h"
#include "segmentation/case/dataset/case_finder.h"
#endif

#include <CLI/CLI.hpp>

#include <chrono>
#include <vector>

namespace glioscope {
namespace {

TimedInput phantomInput()
{
    TimedInput input{.name = "a phantom", .phantom = true};
    Phantom phantom = makePhantom(PhantomOptions());
    for (const Sequence sequence : kAllSequences) {
        input.images[sequence] = std::make_shared<const Image>(
            std::move(phantom.images[static_cast<std::size_t>(sequence)]));
    }
    return input;
}

#ifdef GLIOSCOPE_HAS_CASES
TimedInput inputOf(const BenchmarkInput& input)
{
    if (input.path.empty()) {
        return phantomInput();
    }
    const ModelContract contract;  // the default one takes all four sequences
    const CaseFiles files =
        neededFiles(findCase(input.path, sequencesOption(input.sequences)), contract);
    std::vector<Sentence> notices;  // a measured time needs no left and right
    return {.images = readInputs(files, contract, notices), .name = files.name};
}
#else
TimedInput inputOf(const BenchmarkInput&)
{
    return phantomInput();
}
#endif

}  // namespace

void addInputOptions([[maybe_unused]] CLI::App& command, [[maybe_unused]] BenchmarkInput& input)
{
#ifdef GLIOSCOPE_HAS_CASES
    command.add_option("case", input.path,
                       "Folder of a case or any one file of it; without it a phantom is made");
    addSequencesOption(command, input.sequences);
#endif
}

TimedInput readTimed(const BenchmarkInput& input)
{
    const auto start = std::chrono::steady_clock::now();
    TimedInput timed = inputOf(input);
    timed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return timed;
}

}  // namespace glioscope
