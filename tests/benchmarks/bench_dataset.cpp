// How long the window stands still, and on the processor, while a dataset of 500 cases is opened,
// its rows in sight are read, it is sorted, searched and scrolled through. Without a folder the
// cases are copies of a tiny one, so that the figures are of the table and not of the disk; with
// one they are of its cases. What is read is kept nowhere.
// LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1200x24" bin/bench_dataset [DATASET]

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/phantom/phantom.h"
#include "tests/support/event_waiting.h"
#include "ui/dataset/case_table.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace glioscope;
using test::settle;
using test::waitUntil;
namespace fs = std::filesystem;

namespace {

constexpr int kCases = 500;
constexpr int kTimeoutMs = 120'000;

double processorMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The longest between two ticks of a clock of the window's own thread: by the wall's clock, and
/// what that thread took of the processor, which other programs do not lengthen.
class Pauses : public QObject {
public:
    Pauses()
    {
        m_clock.start();
        connect(&m_ticks, &QTimer::timeout, this, &Pauses::tick);
        m_ticks.setTimerType(Qt::PreciseTimer);
        m_ticks.start(1);
        tick();
    }

    void report(const char* what)
    {
        tick();
        std::printf("%-44s longest pause %7.1f ms, on the processor %7.1f ms\n", what, m_longest,
                    m_longestBusy);
        m_longest = m_longestBusy = 0;
    }

private:
    void tick()
    {
        const double now = double(m_clock.nsecsElapsed()) / 1e6, busy = processorMs();
        m_longest = std::max(m_longest, now - m_last);
        m_longestBusy = std::max(m_longestBusy, busy - m_lastBusy);
        m_last = now;
        m_lastBusy = busy;
    }

    QElapsedTimer m_clock;
    QTimer m_ticks;
    double m_last = 0, m_lastBusy = processorMs(), m_longest = 0, m_longestBusy = 0;
};

/// Copies of one case of 15x15x10 voxels.
void makeDataset(const fs::path& dataset, int cases)
{
    PhantomOptions options;
    options.geometry.size = {15, 15, 10};
    options.geometry.spacingMm = {16, 16, 16};
    const Phantom phantom = makePhantom(options);
    const fs::path original = dataset / "Case_000";
    fs::create_directories(original);
    for (const Sequence sequence : kAllSequences) {
        writeImage(original / ("Case_000_" + std::string(key(sequence)) + ".nii"),
                   phantom.images[static_cast<std::size_t>(sequence)], true);
    }
    writeLabels(original / "Case_000_seg.nii", phantom.labels, LabelScheme::Brats2021);
    for (int n = 1; n < cases; ++n) {
        char name[16];
        std::snprintf(name, sizeof name, "Case_%03d", n);
        fs::create_directories(dataset / name);
        for (const fs::directory_entry& file : fs::directory_iterator(original)) {
            fs::copy_file(file.path(),
                          dataset / name / (name + file.path().filename().string().substr(8)));
        }
    }
}

bool isRead(const QTableView& table)
{
    const int last = table.rowAt(table.viewport()->height() - 1);
    for (int row = table.rowAt(0); row >= 0 && row <= last; ++row) {
        if (table.model()
                ->index(row, CaseTable::Picture)
                .data(Qt::DecorationRole)
                .value<QIcon>()
                .isNull()) {
            return false;
        }
    }
    return true;
}

/// With a case open already: what the first picture costs is the panes', not the table's.
void measure(MainWindow& window, CaseSession& session, const QString& before,
             const QString& dataset)
{
    bool open = false;
    QObject::connect(&session, &CaseSession::opened, &window, [&] { open = true; });
    window.open(before);
    waitUntil([&] { return open; }, kTimeoutMs);
    settle(3000);
    open = false;
    Pauses pauses;
    QElapsedTimer timer;
    timer.start();
    window.open(dataset);
    waitUntil([&] { return open; }, kTimeoutMs);
    std::printf("%zu cases listed and the first open after %.0f ms\n", session.dataset().size(),
                double(timer.nsecsElapsed()) / 1e6);
    auto* table = window.findChild<QTableView*>(QStringLiteral("caseTable"));
    pauses.report("opening");
    timer.restart();
    waitUntil([&] { return isRead(*table); }, kTimeoutMs);
    std::printf("the rows in sight are read after %.0f ms\n", double(timer.nsecsElapsed()) / 1e6);
    pauses.report("reading what is in sight, panes drawn anew");
    QScrollBar* bar = table->verticalScrollBar();
    for (int value = 0; value < bar->maximum(); value += bar->pageStep() / 2) {
        bar->setValue(value);
        settle(20);
    }
    pauses.report("scrolling through all of it");
    for (const int column : {CaseTable::Sequences, CaseTable::WholeTumour, CaseTable::Name}) {
        table->sortByColumn(column, Qt::DescendingOrder);
        settle(100);
    }
    pauses.report("sorting by three columns");
    auto* search = window.findChild<QLineEdit*>(QStringLiteral("caseFilter"));
    for (const char* text : {"C", "Ca", "Case_1", "Case_12", ""}) {
        search->setText(QString::fromLatin1(text));
        settle(100);
    }
    pauses.report("searching, letter by letter");
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication::setApplicationName(QStringLiteral("glioscope"));
    const QApplication application(argc, argv);
    const QTemporaryDir made, single;
    makeDataset(single.path().toStdString(), 1);
    if (argc < 2) {
        makeDataset(made.path().toStdString(), kCases);
    }
    Theme theme;
    Workspace workspace(EngineClient::programBesideThis());
    MainWindow window(workspace, theme, nullptr);
    window.resize(1600, 1000);
    window.show();
    settle(500);
    measure(window, workspace.session, single.filePath(QStringLiteral("Case_000")),
            argc > 1 ? QString::fromLocal8Bit(argv[1]) : made.path());
    return 0;
}
