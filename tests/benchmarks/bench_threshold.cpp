// Time a step of a threshold takes in the real window on a grid of 240x240x155: until its volume
// stands beside the slider, and until the picture with its contour is swapped; and what is made
// once a result (counting its values). The probabilities are smooth ones of the tumour's size.
// LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24" bin/bench_threshold [CASE]

#include "segmentation/session/value_counts.h"
#include "tests/support/event_waiting.h"
#include "ui/panes/pane.h"
#include "ui/panes/slice_pane.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QSlider>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace glioscope;
using test::settle;
using test::waitUntil;

namespace {

constexpr int kTimeoutMs = 60'000;

double msSince(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

void report(const char* what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%-46s median %6.2f ms   95 %% %6.2f ms   largest %6.2f ms\n", what,
                times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

ScalarContent hill(const Geometry& grid, Structure structure, const Vec3& centre, double widthMm)
{
    auto values = std::make_shared<Volume<std::uint8_t>>(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const Vec3 at = grid.toLps({double(i), double(j), double(k)});
                const double d =
                    std::hypot(at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]) / widthMm;
                values->at(i, j, k) = static_cast<std::uint8_t>(255 * std::exp(-d * d));
            }
        }
    }
    return {.values = std::move(values), .structure = structure};
}

void step(MainWindow& window)
{
    auto* slider = window.findChild<QSlider*>(QStringLiteral("threshold0"));
    auto* volume = window.findChild<QLabel*>(QStringLiteral("thresholdVolume0"));
    SlicePane& axial = *window.panes().slicePane(SlicePlane::Axial);
    bool swapped = false;
    const QObject listener;
    QObject::connect(&axial, &Pane::shown, &listener, [&] { swapped = true; });
    std::vector<double> told, shown;
    slider->setValue(1);
    settle(500);
    for (int percent = 2; percent < 100; ++percent) {
        const int rendered = axial.renderCount();
        const QString before = volume->text();
        swapped = false;
        QElapsedTimer timer;
        timer.start();
        slider->setValue(percent);
        if (volume->text() == before) {
            std::printf("The volume did not change at %d %%.\n", percent);
        }
        told.push_back(msSince(timer));
        waitUntil([&] { return swapped && axial.renderCount() > rendered; }, kTimeoutMs);
        shown.push_back(msSince(timer));
        settle(120);
    }
    report("threshold step to its volume", told);
    report("threshold step to the swapped picture", shown);
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication::setApplicationName(QStringLiteral("glioscope"));
    const QApplication application(argc, argv);
    Theme theme;
    Workspace workspace(EngineClient::programBesideThis());
    MainWindow window(workspace, theme, nullptr);
    window.resize(1600, 1000);
    window.show();
    bool open = false;
    QObject::connect(&workspace.session, &CaseSession::opened, &window, [&] { open = true; });
    argc > 1 ? window.open(QString::fromLocal8Bit(argv[1])) : window.openDemo();
    waitUntil([&] { return open; }, kTimeoutMs);
    const Layer* active = workspace.state.activeLayer();
    if (!open || !active) {
        std::fprintf(stderr, "The case did not open, or has no segmentation.\n");
        return 1;
    }
    const LabelContent labels = *active->labels();
    const Geometry& grid = labels.map->geometry;
    std::printf("%s\n", describe(grid).c_str());
    const Vec3 centre = labels.tumourCentreLps().value_or(grid.centreLps());
    ModelResult result{.model = "hills", .labels = labels, .maps = {}};
    for (const auto& [structure, widthMm] : {std::pair{Structure::WholeTumour, 40.0},
                                             {Structure::TumourCore, 25.0},
                                             {Structure::Enhancing, 15.0}}) {
        const ScalarContent map = hill(grid, structure, centre, widthMm);
        QElapsedTimer timer;
        timer.start();
        result.maps.push_back(measured(map));
        std::printf("counting the values of a map once: %.1f ms\n", msSince(timer));
    }
    workspace.session.addResult(std::move(result));
    settle(3000);
    step(window);
    return 0;
}
