// Time that the surfaces of a segmentation take, as the 3D pane makes them and as files have them.
// bin/bench_surfaces SEG [RUNS]

#include "segmentation/case/dataset/label_file.h"
#include "segmentation/case/formats/case_reader.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"
#include "viewer/space/label_surfaces.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <vector>

using namespace glioscope;

namespace {

double percentile(std::vector<double> values, std::size_t percent)
{
    std::ranges::sort(values);
    return values[(values.size() - 1) * percent / 100];
}

void report(const char* what, int runs, const std::function<void()>& work)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> wall, processor;
    for (int run = 0; run <= runs; ++run) {
        const auto start = Clock::now();
        const std::clock_t used = std::clock();
        work();
        if (run > 0) {  // the first one warms caches
            wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
            processor.push_back(1000.0 * double(std::clock() - used) / CLOCKS_PER_SEC);
        }
    }
    std::printf("%-34s median %7.1f ms  least %7.1f ms  95 %% %7.1f ms  processor %7.1f ms\n", what,
                percentile(wall, 50), percentile(wall, 0), percentile(wall, 95),
                percentile(processor, 50));
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("bench_surfaces SEG [RUNS]\n", stderr);
        return 2;
    }
    const int runs = argc > 2 ? std::atoi(argv[2]) : 20;
    const LabelFile file = labelFileOf(argv[1]);
    ReadOptions options;
    options.namedValues = file.namedValues;
    const auto map =
        std::make_shared<const LabelMap>(readLabels(file.file, file.namedScheme, options).map);
    std::size_t triangles = 0;
    for (const Structure structure : kAllStructures) {
        const Mask mask = maskOf(*map, labelsIn(structure));
        triangles += smoothSurface(mask)->triangles.size();
    }
    std::printf("%zu triangles before thinning\n", triangles);
    report("all surfaces of the 3D pane", runs, [&] { (void)makeLabelSurfaces(map); });
    const Mask whole = maskOf(*map, labelsIn(Structure::WholeTumour));
    report("whole tumour: voxels' faces", runs, [&] { (void)voxelBoundary(whole); });
    report("whole tumour: smoothed", runs, [&] { (void)smoothSurface(whole); });
    return 0;
}
