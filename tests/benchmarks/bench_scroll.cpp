// Time a wheel step takes inside the scenes: 2x2 panes of a 1600x1000 window on the phantom with
// overlay and surfaces. The pane under the pointer changes its slice, the other two their
// crosshair; the 3D pane is measured apart, since it may follow later. Prints median and 95th
// percentile. For Mesa's llvmpipe: LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a bin/bench_scroll [WIDTH
// HEIGHT]

#include "segmentation/phantom/phantom.h"
#include "viewer/slices/slice_scene.h"
#include "viewer/space/volume_scene.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <vector>

using namespace glioscope;

namespace {

constexpr int kSteps = 200;

double now()
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(time).count();
}

/// Of all threads together, so that other work on the machine does not show.
double processorTime()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

long threadCount()
{
    return std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                         std::filesystem::directory_iterator());
}

void report(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-34s median %6.2f ms   95 %% %6.2f ms   largest %6.2f ms\n", what,
                times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

struct Window {
    vtkNew<vtkRenderWindow> window;
    double render()
    {
        const double start = now();
        window->Render();
        window->WaitForCompletion();
        return now() - start;
    }
};

void scroll(ViewState& state, std::array<Window, 4>& windows, const char* kind)
{
    SliceScene axial(windows[0].window, PaneSpec{.plane = SlicePlane::Axial}, state);
    SliceScene sagittal(windows[1].window, PaneSpec{.plane = SlicePlane::Sagittal}, state);
    SliceScene coronal(windows[2].window, PaneSpec{.plane = SlicePlane::Coronal}, state);
    VolumeScene volume(windows[3].window, state);
    volume.setSurfaces(makeLabelSurfaces(state.activeLayer()->labels()->map));
    const auto subscription = state.subscribe([&](Changes changes) {
        (void)axial.update(changes);
        (void)sagittal.update(changes);
        (void)coronal.update(changes);
        (void)volume.update(changes);
    });
    for (auto& w : windows) {
        w.render();
    }
    std::vector<double> own, others, all, space, processor;
    const long threads = threadCount();
    for (int step = 0; step < kSteps; ++step) {
        const double start = now(), processorStart = processorTime();
        state.setCursorLps(axial.cursorAfterSteps(step / 25 % 2 ? -1 : 1));
        own.push_back(windows[0].render());
        others.push_back(windows[1].render() + windows[2].render());
        all.push_back(now() - start);
        processor.push_back(processorTime() - processorStart);
        space.push_back(windows[3].render());
    }
    std::printf("-- %s\n", kind);
    report("pane under the pointer", own);
    report("crosshairs in the other two", others);
    report("wheel step, three slice panes", all);
    report("its processor time, all threads", processor);
    report("3D pane afterwards", space);
    std::printf("threads: %ld before, %ld after\n", threads, threadCount());
}

}  // namespace

int main(int argc, char** argv)
{
    const int width = argc > 2 ? std::atoi(argv[1]) : 1600;
    const int height = argc > 2 ? std::atoi(argv[2]) : 1000;
    Phantom phantom = makePhantom({});
    Document document;
    ViewState state{document};
    ViewState::Images images;
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i] = std::make_shared<const Image>(std::move(phantom.images[i]));
    }
    const double start = now();
    document.open(studyOf(images));
    std::printf("case taken over in %.1f ms\n", now() - start);
    document.add({.name = "expert",
                  .content = LabelContent{
                      .map = std::make_shared<const LabelMap>(std::move(phantom.labels))}});

    std::array<Window, 4> windows;
    for (auto& w : windows) {
        w.window->SetOffScreenRendering(1);
        w.window->SetSize(width / 2, height / 2);
    }
    scroll(state, windows, "linear, fill and outline");
    state.setInterpolation(Interpolation::Nearest);
    scroll(state, windows, "nearest, fill and outline");
    return EXIT_SUCCESS;
}
