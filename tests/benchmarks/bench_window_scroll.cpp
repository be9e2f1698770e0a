// Time a wheel step takes in the real window, from the event's delivery to the swapped picture:
// four panes at 1600x1000 with overlay and surfaces. The pane under the pointer changes its slice,
// the other two move their crosshair; when the 3D pane has followed is measured apart. Then four
// sequences of one plane with two segmentations each, which all change their slice, their zoom and,
// linked, their window. Beside each, in the same run: what plain VTK takes for four viewports of
// the same size. LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24"
// bin/bench_window_scroll [CASE]

#include "tests/benchmarks/plain_vtk.h"

#include "tests/support/event_waiting.h"
#include "ui/panes/layouts.h"
#include "ui/panes/pane.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace glioscope;
using test::settle;
using test::waitUntil;

namespace {

constexpr int kSteps = 200;
constexpr int kTimeoutMs = 60'000;

/// Of all threads together, so that other work on the machine does not show.
double processorMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

std::set<std::string> threads()
{
    std::set<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
        ids.insert(entry.path().filename().string());
    }
    return ids;
}

/// The median.
double report(const char* what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%-46s median %6.2f ms   95 %% %6.2f ms   largest %6.2f ms\n", what,
                times[times.size() / 2], times[times.size() * 95 / 100], times.back());
    return times[times.size() / 2];
}

void wheel(SlicePane& pane, int notches, Qt::KeyboardModifiers held = Qt::NoModifier)
{
    const QPointF position = QRectF(pane.rect()).center();
    QWheelEvent event(position, pane.mapToGlobal(position), QPoint(), QPoint(0, 120 * notches),
                      Qt::NoButton, held, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&pane, &event);
}

void mouse(SlicePane& pane, QEvent::Type type, QPointF position)
{
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(
        type, position, pane.mapToGlobal(position), moves ? Qt::NoButton : Qt::LeftButton,
        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&pane, &event);
}

int nextDirection(const SlicePane& pane, int step)
{
    const int slice = pane.scene().slice();
    return slice > 130 || (slice > 30 && step % 90 < 45) ? -1 : 1;
}

/// The median of a wheel step.
double scroll(MainWindow& window, const Workspace& workspace)
{
    SlicePane& axial = *window.panes().slicePane(SlicePlane::Axial);
    VolumePane& volume = *window.panes().volumePane();
    bool swapped = false;
    const QObject listener;
    QObject::connect(&axial, &Pane::shown, &listener, [&] { swapped = true; });
    std::vector<double> shownAfter;
    std::vector<double> shownCost;
    std::vector<double> followCost;
    std::vector<double> followedAfter;
    const std::set<std::string> before = threads();
    int slices = 0;
    for (int step = 0; step < kSteps; ++step) {
        const int direction = nextDirection(axial, step);
        const int rendered = axial.renderCount();
        const int followed = volume.renderCount();
        swapped = false;
        QElapsedTimer timer;
        timer.start();
        const double spent = processorMs();
        wheel(axial, direction);
        waitUntil([&] { return swapped && axial.renderCount() > rendered; }, kTimeoutMs);
        shownAfter.push_back(double(timer.nsecsElapsed()) / 1e6);
        const double spentWhenShown = processorMs();
        shownCost.push_back(spentWhenShown - spent);
        waitUntil([&] { return volume.renderCount() > followed || timer.elapsed() > 300; },
                  kTimeoutMs);
        followedAfter.push_back(double(timer.nsecsElapsed()) / 1e6);
        settle(10);
        followCost.push_back(processorMs() - spentWhenShown);
        slices += axial.renderCount() - rendered;
    }
    std::set<std::string> added = threads();
    std::erase_if(added, [&](const std::string& id) { return before.contains(id); });
    const double median = report("wheel step to swapped picture", shownAfter);
    report("  processor time of all threads", shownCost);
    report("wheel step to followed 3D pane", followedAfter);
    report("  processor time after the swap", followCost);
    std::printf(
        "%d pictures of the scrolled pane for %d steps; threads added: %zu (of %zu); cursor S %.1f "
        "mm\n",
        slices, kSteps, added.size(), before.size(), workspace.state.cursorLps()[2]);
    return median;
}

/// A segmentation like another, some voxels beside it.
std::shared_ptr<const LabelMap> shifted(const LabelMap& map)
{
    auto moved = std::make_shared<LabelMap>(map);
    std::ranges::rotate(moved->voxels, moved->voxels.begin() + 3 * map.geometry.size[0] + 2);
    return moved;
}

void showFourSequences(MainWindow& window, const std::vector<LayerId>& layers)
{
    Layout layout = layoutCalled(u"four-sequences")->make({});
    for (PaneSpec& pane : layout.panes) {
        pane.layers = layers;
    }
    window.panes().arrange(layout);
    settle(1000);
}

/// From a change of the first pane until the pictures of all four are swapped. The median.
double timeAll(MainWindow& window, const char* what,
               const std::function<void(SlicePane&, int step)>& change)
{
    const std::vector<SlicePane*> panes = window.panes().slicePanes();
    std::set<const Pane*> swapped;
    const QObject listener;
    for (const SlicePane* pane : panes) {
        QObject::connect(pane, &Pane::shown, &listener, [&, pane] { swapped.insert(pane); });
    }
    std::vector<double> times;
    for (int step = 0; step < kSteps; ++step) {
        swapped.clear();
        QElapsedTimer timer;
        timer.start();
        change(*panes.front(), step);
        waitUntil([&] { return swapped.size() == panes.size(); }, kTimeoutMs);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        settle(10);
    }
    return report(what, times);
}

double zoomAll(MainWindow& window)
{
    return timeAll(window, "four sequences zoomed", [](SlicePane& pane, int step) {
        wheel(pane, step % 20 < 10 ? 1 : -1, Qt::ControlModifier);
    });
}

/// By a drag across the first pane.
double windowAll(MainWindow& window, ViewState& state)
{
    state.setWindowLevelsLinked(true);
    SlicePane& first = *window.panes().slicePanes().front();
    const QPointF middle = QRectF(first.rect()).center();
    mouse(first, QEvent::MouseButtonPress, middle);
    mouse(first, QEvent::MouseMove, middle + QPointF(10, 0));
    settle(100);
    const double median =
        timeAll(window, "four sequences with another window", [middle](SlicePane& pane, int step) {
            const int at = step % 40;
            const int right = 12 + 2 * (at < 20 ? at : 40 - at);
            mouse(pane, QEvent::MouseMove, middle + QPointF(right, 0));
        });
    mouse(first, QEvent::MouseButtonRelease, middle);
    state.setWindowLevelsLinked(false);
    return median;
}

/// A case's images, one a sequence that it has.
std::vector<std::shared_ptr<const Image>> imagesOf(const ViewState& state)
{
    std::vector<std::shared_ptr<const Image>> images;
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = state.image(sequence)) {
            images.push_back(image);
        }
    }
    return images;
}

/// Four sequences beside plain VTK with the same two segmentations.
void compareFourSequences(MainWindow& window, Workspace& workspace, const QSize& size)
{
    const Layer* expert = workspace.state.activeLayer();
    const LayerId first = expert->id;
    std::vector<std::shared_ptr<const LabelMap>> maps = {expert->labels()->map};
    maps.push_back(shifted(*maps.front()));
    const LayerId second = workspace.document.add(
        {.name = "shifted", .content = LabelContent{.map = maps.back()}, .origin = {}});
    showFourSequences(window, {first, second});
    const double scrolled =
        timeAll(window, "four sequences, two segmentations, all scrolled",
                [](SlicePane& pane, int step) { wheel(pane, nextDirection(pane, step)); });
    const double zoomed = zoomAll(window);
    window.panes().resetAllViews();
    settle(500);
    const double windowed = windowAll(window, workspace.state);
    for (const std::optional<int> samples : {std::optional<int>(), std::optional<int>(0)}) {
        std::printf("plain VTK, two segmentations%s\n", samples ? ", without multisampling" : "");
        const PlainVtkTimes plain = scrollPlainVtk(imagesOf(workspace.state), maps, size.width(),
                                                   size.height(), kSteps, samples);
        const double scroll = report("  all move", plain.allPanesMs);
        const double zoom = report("  all zoomed", plain.zoomMs);
        const double level = report("  all with another window", plain.windowMs);
        std::printf("four sequences of it: scroll %.2f, zoom %.2f, window/level %.2f\n",
                    scrolled / scroll, zoomed / zoom, windowed / level);
    }
}

/// Both layouts, each beside plain VTK with as many segmentations.
void compareWithPlainVtk(MainWindow& window, Workspace& workspace)
{
    const double fourViews = scroll(window, workspace);
    const Layer* expert = workspace.state.activeLayer();
    if (!expert) {
        std::printf("The case has no segmentation: nothing to compare with.\n");
        return;
    }
    const std::vector<std::shared_ptr<const LabelMap>> maps = {expert->labels()->map};
    const QSize size = window.panes().size();
    const auto plain = [&](std::optional<int> samples) {
        return scrollPlainVtk(imagesOf(workspace.state), maps, size.width(), size.height(), kSteps,
                              samples)
            .onePaneMs;
    };
    const double one = report("plain VTK, one of four viewports moves", plain({}));
    const double oneFast = report("  without multisampling", plain(0));
    std::printf(
        "panes of %dx%d together: four views %.2f of plain VTK (%.2f without its "
        "multisampling)\n",
        size.width(), size.height(), fourViews / one, fourViews / oneFast);
    compareFourSequences(window, workspace, size);
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
    QObject::connect(&workspace.session, &CaseSession::openFailed, &window,
                     [](const QString& message) {
                         std::fprintf(stderr, "%s\n", message.toUtf8().constData());
                         QApplication::exit(1);
                     });
    argc > 1 ? window.open(QString::fromLocal8Bit(argv[1])) : window.openDemo();
    waitUntil([&] { return open && !window.panes().volumePane()->isMakingSurfaces(); }, kTimeoutMs);
    if (!open) {
        std::fprintf(stderr, "The case did not open.\n");
        return 1;
    }
    settle(500);
    compareWithPlainVtk(window, workspace);
    return 0;
}
