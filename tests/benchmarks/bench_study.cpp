// How long the way from a study to a segmentation takes in the real window with the real engine:
// the images of a case with the skull, on grids of their own, are written as DICOM, opened as a
// drop does, and segmented with what the window proposes. Nothing is clicked but Open Case and Run.
// On a quiet machine: LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24"
// bin/bench_study [--rounds 3] CASE
// where CASE is a folder or, where that holds more than one, a file of the case.

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/event_waiting.h"
#include "tests/support/test_data.h"
#include "ui/study/study_dialog.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/study_commands.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

constexpr int kTimeoutMs = 600'000;

/// Whole numbers of 12 bits on a right-handed grid, as scanners store them.
Volume<int> stored(const Image& image)
{
    const Geometry& from = image.geometry;
    Geometry grid = from;
    const bool isLeftHanded = determinant(from.direction) < 0;
    if (isLeftHanded) {
        grid.originLps = from.toLps({0, 0, from.size[2] - 1.0});
        for (Vec3& row : grid.direction) {
            row[2] = -row[2];
        }
    }
    const float most = std::max(1.0F, std::ranges::max(image.voxels));
    Volume<int> volume(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const float value = image.at(i, j, isLeftHanded ? grid.size[2] - 1 - k : k);
                volume.at(i, j, k) =
                    std::clamp(static_cast<int>(std::lround(value / most * 4095)), 0, 4095);
            }
        }
    }
    return volume;
}

void writeStudy(const fs::path& folder, const Case& loaded)
{
    for (const Sequence sequence : kAllSequences) {
        const bool isT1 = sequence == Sequence::T1 || sequence == Sequence::T1ce;
        writeClassic(folder, {.stored = stored(*loaded.image(sequence)),
                              .series = 3 + static_cast<int>(sequence),
                              .description = std::string(displayName(sequence)),
                              .repetitionTimeMs = isT1 ? 520.0 : 6000.0,
                              .echoTimeMs = isT1 ? 12.0 : 100.0,
                              .inversionTimeMs = sequence == Sequence::Flair ? 2400.0 : 0.0,
                              .contrastAgent = sequence == Sequence::T1ce ? "Gd" : ""});
    }
}

/// Ends the program where it does not come to pass.
void await(const char* what, const std::function<bool()>& done)
{
    if (!waitUntil(done, kTimeoutMs)) {
        std::fprintf(stderr, "It did not come to this: %s.\n", what);
        std::exit(1);
    }
}

class Stages {
public:
    Stages() { m_clock.start(); }
    void next(const char* what)
    {
        const double now = double(m_clock.elapsed()) / 1000;
        std::printf("  %-42s %6.2f s\n", what, now - m_last);
        m_last = now;
    }
    [[nodiscard]] double total() const { return m_last; }

private:
    QElapsedTimer m_clock;
    double m_last = 0;
};

double measure(const fs::path& study, const fs::path& folder, Theme& theme)
{
    Workspace workspace(EngineClient::programBesideThis());
    MainWindow window(workspace, theme, nullptr);
    window.studies().keepIn(folder / "cases", folder / "choices.json");
    window.resize(1600, 1000);
    window.show();
    bool listed = false, opened = false, finished = false;
    QObject::connect(&window.studies(), &StudyCommands::answered, &window, [&] { listed = true; });
    QObject::connect(&workspace.session, &CaseSession::opened, &window, [&] { opened = true; });
    QObject::connect(&workspace.run, &SegmentationRun::finished, &window, [&] { finished = true; });
    QObject::connect(&workspace.run, &SegmentationRun::failed, &window, [](const QString& why) {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        std::exit(1);
    });
    settle(500);

    Stages stages;
    window.open(pathString(study));
    await("the series are listed", [&] { return listed; });
    stages.next("series listed");
    window.warmUp();  // as the program does then
    auto* buttons = window.findChild<StudyDialog*>()->findChild<QDialogButtonBox*>();
    await("all four are proposed",
          [&] { return buttons->button(QDialogButtonBox::Open)->isEnabled(); });
    buttons->button(QDialogButtonBox::Open)->click();
    await("the case is open", [&] { return opened; });
    stages.next("case open");
    await("a run is offered", [&] { return window.actions()[Command::Segment]->isEnabled(); });
    stages.next("model listed and case checked");
    window.actions()[Command::Segment]->trigger();
    await("the run ends", [&] { return finished; });
    stages.next("aligned, stripped, segmented");
    std::printf("  %-42s %6.2f s\n", "from the study to its segmentation", stages.total());
    std::fflush(stdout);
    return stages.total();
}

void measureAll(const fs::path& file, int rounds)
{
    const TemporaryFolder folder;
    const fs::path study = folder.path() / "study";
    writeStudy(study, readCase(findCase(file), {.labelScheme = std::nullopt, .readLabels = false}));
    Theme theme;
    std::vector<double> totals;
    for (int round = 0; round < rounds; ++round) {
        std::printf("round %d\n", round + 1);
        totals.push_back(measure(study, folder.path(), theme));
    }
    std::ranges::sort(totals);
    std::printf("median %.1f s, least %.1f s, largest %.1f s\n", totals[totals.size() / 2],
                totals.front(), totals.back());
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication::setApplicationName(QStringLiteral("glioscope"));
    const QApplication application(argc, argv);
    QCommandLineParser line;
    line.addOption({QStringLiteral("rounds"), QString(), QStringLiteral("n"), QStringLiteral("3")});
    line.process(application);
    if (line.positionalArguments().size() != 1) {
        std::fputs("bench_study [--rounds 3] CASE\n", stderr);
        return 2;
    }
    try {
        measureAll(pathFromString(line.positionalArguments().front()),
                   std::max(1, line.value(QStringLiteral("rounds")).toInt()));
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
