// Time of every figure of one segmentation against another, beside the same in NumPy and SciPy:
// bin/bench_metrics PREDICTION REFERENCE
// python3 tests/benchmarks/metrics_peer.py PREDICTION REFERENCE

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/metrics/comparison.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace glioscope;

namespace {

double secondsOf(const LabelMap& prediction, const LabelMap& reference, std::size_t threads)
{
    using Clock = std::chrono::steady_clock;
    double best = 1e9;
    for (int trial = 0; trial < 5; ++trial) {
        const auto begin = Clock::now();
        (void)compareLabels(prediction, reference, {.threads = threads});
        best = std::min(best, std::chrono::duration<double>(Clock::now() - begin).count());
    }
    return best;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "bench_metrics PREDICTION REFERENCE\n");
        return 2;
    }
    const LabelMap prediction = readLabels(argv[1], LabelScheme::Brats2021).map;
    const LabelMap reference = readLabels(argv[2], LabelScheme::Brats2021).map;
    for (const std::size_t threads : {1, 2}) {
        std::printf("Glioscope, %zu thread%s: %.3f s\n", threads, threads == 1 ? "" : "s",
                    secondsOf(prediction, reference, threads));
    }
    for (const StructureFigures& row : compareLabels(prediction, reference)) {
        std::printf("%-4s Dice %.4f, HD95 %.3f mm\n", std::string(shortName(row.structure)).c_str(),
                    row.figures.value(Metric::Dice), row.figures.value(Metric::Hausdorff95));
    }
    return 0;
}
