// Time a wheel step takes in the real window, from the event's delivery to the swapped picture:
// four panes at 1600x1000 with overlay and surfaces. The pane under the pointer changes its slice,
// the other two move their crosshair; when the 3D pane has followed is measured apart. Then four
// sequences of one plane with two segmentations each, which all change their slice, their zoom and,
// linked, their window. Beside each, in the same run: what plain VTK takes for four viewports of
// the same size. A part alone takes less than a minute also where a frame of plain VTK takes 0.2 s:
// LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24" bin/bench_window_scroll
//     [--part four-views|scroll|zoom|window-level] [--steps 50] [CASE]

#include "tests/benchmarks/plain_vtk.h"

#include "tests/support/event_waiting.h"
#include "ui/panes/layouts.h"
#include "ui/panes/pane.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace glioscope;
using test::settle;
using test::waitUntil;

namespace {

constexpr int kTimeoutMs = 60'000;

std::set<std::string> threads()
{
    std::set<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) {
        ids.insert(entry.path().filename().string());
    }
    return ids;
}

double medianOf(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

void report(const char* what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%-46s median %6.2f ms   95 %% %6.2f ms   largest %6.2f ms\n", what,
                times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

void report(const char* what, const FrameTimes& times)
{
    report(what, times.wallMs);
    report("  processor time of all threads", times.processorMs);
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

/// Until the picture is swapped.
FrameTimes scroll(MainWindow& window, const Workspace& workspace, int steps)
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
    for (int step = 0; step < steps; ++step) {
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
    const FrameTimes shown = {.wallMs = shownAfter, .processorMs = shownCost};
    report("wheel step to swapped picture", shown);
    report("wheel step to followed 3D pane", followedAfter);
    report("  processor time after the swap", followCost);
    std::printf(
        "%d pictures of the scrolled pane for %d steps; threads added: %zu (of %zu); cursor S %.1f "
        "mm\n",
        slices, steps, added.size(), before.size(), workspace.state.cursorLps()[2]);
    return shown;
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

/// From a change of the first pane until the pictures of all four are swapped.
FrameTimes timeAll(MainWindow& window, int steps,
                   const std::function<void(SlicePane&, int step)>& change)
{
    const std::vector<SlicePane*> panes = window.panes().slicePanes();
    std::set<const Pane*> swapped;
    const QObject listener;
    for (const SlicePane* pane : panes) {
        QObject::connect(pane, &Pane::shown, &listener, [&, pane] { swapped.insert(pane); });
    }
    FrameTimes times;
    for (int step = 0; step < steps; ++step) {
        swapped.clear();
        QElapsedTimer timer;
        timer.start();
        const double spent = processorMs();
        change(*panes.front(), step);
        waitUntil([&] { return swapped.size() == panes.size(); }, kTimeoutMs);
        times.wallMs.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.processorMs.push_back(processorMs() - spent);
        settle(10);
    }
    return times;
}

/// By a drag across the first pane.
FrameTimes windowAll(MainWindow& window, ViewState& state, int steps)
{
    state.setWindowLevelsLinked(true);
    SlicePane& first = *window.panes().slicePanes().front();
    const QPointF middle = QRectF(first.rect()).center();
    mouse(first, QEvent::MouseButtonPress, middle);
    mouse(first, QEvent::MouseMove, middle + QPointF(10, 0));
    settle(100);
    FrameTimes times = timeAll(window, steps, [middle](SlicePane& pane, int step) {
        const int at = step % 40;
        const int right = 12 + 2 * (at < 20 ? at : 40 - at);
        mouse(pane, QEvent::MouseMove, middle + QPointF(right, 0));
    });
    mouse(first, QEvent::MouseButtonRelease, middle);
    state.setWindowLevelsLinked(false);
    return times;
}

FrameTimes timeAll(MainWindow& window, ViewState& state, PlainMotion motion, int steps)
{
    switch (motion) {
    case PlainMotion::AllZoomed:
        return timeAll(window, steps, [](SlicePane& pane, int step) {
            wheel(pane, step % 20 < 10 ? 1 : -1, Qt::ControlModifier);
        });
    case PlainMotion::AllWindowed: return windowAll(window, state, steps);
    default:
        return timeAll(window, steps,
                       [](SlicePane& pane, int step) { wheel(pane, nextDirection(pane, step)); });
    }
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

/// Wall time, which is what a user waits, and processor time, which other work changes less.
void compare(const FrameTimes& ours, PlainVtkPanes panes, PlainMotion motion, int steps)
{
    for (const std::optional<int> samples : {std::optional<int>(), std::optional<int>(0)}) {
        panes.samples = samples;
        const FrameTimes plain = timePlainVtk(panes, motion, steps);
        report(samples ? "plain VTK without multisampling" : "plain VTK as it comes", plain);
        std::printf("=> %.2f of it (%.2f of its processor time)\n",
                    medianOf(ours.wallMs) / medianOf(plain.wallMs),
                    medianOf(ours.processorMs) / medianOf(plain.processorMs));
        std::fflush(stdout);
    }
}

struct Part {
    const char* name;
    const char* what;
    PlainMotion motion;
};

constexpr Part kFourViews = {"four-views", "", PlainMotion::OneScrolled};
constexpr std::array kFourSequences = {
    Part{"scroll", "four sequences, two segmentations, all scrolled", PlainMotion::AllScrolled},
    Part{"zoom", "four sequences, two segmentations, zoomed", PlainMotion::AllZoomed},
    Part{"window-level", "four sequences, two segmentations, windowed", PlainMotion::AllWindowed}};

/// Both layouts, each beside plain VTK with as many segmentations. Nothing asked for: all parts.
void compareWithPlainVtk(MainWindow& window, Workspace& workspace, const QString& part, int steps)
{
    const Layer* expert = workspace.state.activeLayer();
    if (!expert) {
        std::printf("The case has no segmentation: nothing to compare with.\n");
        return;
    }
    const auto isAsked = [&part](const Part& each) {
        return part.isEmpty() || part == QLatin1String(each.name);
    };
    const LayerId first = expert->id;
    const QSize size = window.panes().size();
    PlainVtkPanes panes = {.images = imagesOf(workspace.state),
                           .labels = {expert->labels()->map},
                           .width = size.width(),
                           .height = size.height()};
    std::printf("panes of %dx%d together\n", size.width(), size.height());
    if (isAsked(kFourViews)) {
        compare(scroll(window, workspace, steps), panes, kFourViews.motion, steps);
    }
    panes.labels.push_back(shifted(*panes.labels.front()));
    const LayerId second = workspace.document.add(
        {.name = "shifted", .content = LabelContent{.map = panes.labels.back()}, .origin = {}});
    for (const Part& each : kFourSequences) {
        if (isAsked(each)) {
            showFourSequences(window, {first, second});
            window.panes().resetAllViews();
            settle(500);
            const FrameTimes ours = timeAll(window, workspace.state, each.motion, steps);
            report(each.what, ours);
            compare(ours, panes, each.motion, steps);
        }
    }
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication::setApplicationName(QStringLiteral("glioscope"));
    const QApplication application(argc, argv);
    QCommandLineParser line;
    line.addOptions(
        {{QStringLiteral("part"), QString(), QStringLiteral("part")},
         {QStringLiteral("steps"), QString(), QStringLiteral("n"), QStringLiteral("50")}});
    line.process(application);
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
    const QStringList cases = line.positionalArguments();
    cases.isEmpty() ? window.openDemo() : window.open(cases.front());
    waitUntil([&] { return open && !window.panes().volumePane()->isMakingSurfaces(); }, kTimeoutMs);
    if (!open) {
        std::fprintf(stderr, "The case did not open.\n");
        return 1;
    }
    settle(500);
    compareWithPlainVtk(window, workspace, line.value(QStringLiteral("part")),
                        std::max(1, line.value(QStringLiteral("steps")).toInt()));
    return 0;
}
