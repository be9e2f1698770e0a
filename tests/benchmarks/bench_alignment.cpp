// How far the moves that are found for the sequences of real, stripped cases lie from the known
// ones that they were scanned by, and how long that takes, beside ANTs' antsRegistration where it
// is at hand. Each of FLAIR, T1 and T2 is turned about the head's centre by up to 20 degrees,
// shifted by up to 30 mm and seen in slices of 1 x 1 x 5 mm, axial, sagittal and coronal ones; the
// T1ce stays.
// bin/bench_alignment [--rounds 1] [--peer antsRegistration] [--thorough] CASE...

#include "tests/benchmarks/ants_peer.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/registration/case_alignment.h"
#include "segmentation/system/random_stream.h"
#include "segmentation/volume/vectors.h"
#include "tests/support/moved_head.h"
#include "tests/support/test_data.h"

#include <sys/resource.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

constexpr double kMostDegrees = 20;
constexpr double kMostMm = 30;
constexpr double kEnoughMm = 0.5;
constexpr std::array kMoved = {Sequence::Flair, Sequence::T1, Sequence::T2};

struct Figures {
    const char* name;
    std::vector<double> errorsMm = {};  ///< one a sequence
    std::vector<double> seconds = {};   ///< one a case
    std::vector<double> processorSeconds = {};
};

double processorSeconds()
{
    double seconds = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used = {};
        getrusage(who, &used);
        seconds += double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
    }
    return seconds;
}

template <typename Work>
void timed(Figures& figures, const Work& work)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const double used = processorSeconds();
    work();
    figures.seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    figures.processorSeconds.push_back(processorSeconds() - used);
}

Vec3 anyDirection(RandomStream& random)
{
    const Vec3 v = {random.normal(), random.normal(), random.normal()};
    return scaled(v, 1 / length(v));
}

/// By Rodrigues' formula.
Mat3 turnedAbout(const Vec3& axis, double radians)
{
    const double c = std::cos(radians), s = std::sin(radians);
    const auto [x, y, z] = axis;
    return {{{c + x * x * (1 - c), x * y * (1 - c) - z * s, x * z * (1 - c) + y * s},
             {y * x * (1 - c) + z * s, c + y * y * (1 - c), y * z * (1 - c) - x * s},
             {z * x * (1 - c) - y * s, z * y * (1 - c) + x * s, c + z * z * (1 - c)}}};
}

RigidTransform anyMove(const Vec3& centre, RandomStream& random)
{
    RigidTransform move;
    move.rotation = turnedAbout(anyDirection(random), random.uniform(0, kMostDegrees) * M_PI / 180);
    const Vec3 shift = scaled(anyDirection(random), random.uniform(0, kMostMm));
    move.translationMm = sum(difference(centre, multiply(move.rotation, centre)), shift);
    return move;
}

struct ScannedCase {
    Case scans;
    std::array<RigidTransform, 4> truth = {};  ///< by Sequence
};

ScannedCase scannedCase(const Case& loaded, std::uint64_t number)
{
    ScannedCase result{loaded};
    const Vec3 centre = centreOfHead(*loaded.image(Sequence::T1ce));
    // Slices across S, L and P.
    constexpr std::array kOrders = {0, 19, 14};
    for (std::size_t n = 0; n < kMoved.size(); ++n) {
        const auto place = static_cast<std::size_t>(kMoved[n]);
        RandomStream random(17, number, place);
        result.truth[place] = anyMove(centre, random);
        const Geometry box = thickSlices(result.truth[place].apply(centre));
        result.scans.images[place] = std::make_shared<const Image>(
            scanned(*loaded.image(kMoved[n]), result.truth[place],
                    allOrders(box)[static_cast<std::size_t>(kOrders[n])]));
    }
    return result;
}

void addErrors(Figures& figures, const ScannedCase& scanned,
               const std::array<RigidTransform, 4>& found)
{
    const Image& head = *scanned.scans.image(Sequence::T1ce);
    std::printf("  %-10s", figures.name);
    for (const Sequence sequence : kMoved) {
        const auto place = static_cast<std::size_t>(sequence);
        figures.errorsMm.push_back(meanErrorMm(head, found[place], scanned.truth[place]));
        std::printf("  %s %6.2f mm", std::string(displayName(sequence)).c_str(),
                    figures.errorsMm.back());
    }
    std::printf("  %6.1f s, %6.1f s of processor time\n", figures.seconds.back(),
                figures.processorSeconds.back());
    std::fflush(stdout);
}

void measureOurs(Figures& figures, const ScannedCase& scanned)
{
    std::array<RigidTransform, 4> found;
    timed(figures, [&] {
        const CaseAlignment alignment = alignCase(scanned.scans, {});
        std::ranges::transform(alignment.moves, found.begin(), &RigidRegistration::toMoving);
    });
    addErrors(figures, scanned, found);
}

/// One sequence after another, each on all cores.
void measureAnts(Figures& figures, const ScannedCase& scanned, const AntsSettings& ants)
{
    const TemporaryFolder folder;
    std::array<RigidTransform, 4> found;
    timed(figures, [&] {
        for (const Sequence sequence : kMoved) {
            found[static_cast<std::size_t>(sequence)] =
                registeredByAnts(ants, folder.path(), *scanned.scans.image(Sequence::T1ce),
                                 *scanned.scans.image(sequence));
        }
    });
    addErrors(figures, scanned, found);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void report(const Figures& figures)
{
    const std::vector<double>& errors = figures.errorsMm;
    if (errors.empty()) {
        return;
    }
    const double mean = std::accumulate(errors.begin(), errors.end(), 0.0) / double(errors.size());
    std::printf(
        "%-10s mean error %5.2f mm, median %5.2f, largest %6.2f; %td of %zu below %.1f mm; "
        "a case %5.1f s, %5.1f s of processor time (medians)\n",
        figures.name, mean, median(errors), std::ranges::max(errors),
        std::ranges::count_if(errors, [](double e) { return e < kEnoughMm; }), errors.size(),
        kEnoughMm, median(figures.seconds), median(figures.processorSeconds));
}

/// Where a shell would find it; empty where it would not.
fs::path onPath(const std::string& program)
{
    if (program.find('/') != std::string::npos) {
        return fs::exists(program) ? fs::path(program) : fs::path();
    }
    const char* path = std::getenv("PATH");
    const std::string all = path ? path : "";
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find(':', begin), all.size());
        if (const fs::path file = fs::path(all.substr(begin, end - begin)) / program;
            fs::exists(file)) {
            return file;
        }
        begin = end + 1;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    CLI::App app("Known moves of real cases, found again");
    int rounds = 1;
    std::string peer = "antsRegistration";
    AntsSettings settings{.threads = std::max(1U, std::thread::hardware_concurrency())};
    std::vector<fs::path> cases;
    app.add_option("--rounds", rounds, "Moves of each case");
    app.add_option("--peer", peer, "ANTs' program, of Debian's package \"ants\"");
    app.add_flag("--thorough", settings.thorough, "Let it go on in full resolution");
    app.add_option("case", cases, "Folders of cases that are stripped and lie on one grid")
        ->required();
    CLI11_PARSE(app, argc, argv);

    settings.program = onPath(peer);
    if (settings.program.empty()) {
        std::printf("%s is not here; ours alone is measured.\n", peer.c_str());
    }
    Figures ours{"Glioscope"}, theirs{"ANTs"};
    std::uint64_t number = 0;
    for (const fs::path& folder : cases) {
        const Case loaded =
            readCase(findCase(folder), {.labelScheme = std::nullopt, .readLabels = false});
        for (int round = 0; round < rounds; ++round) {
            std::printf("case %llu\n", static_cast<unsigned long long>(++number));
            const ScannedCase scanned = scannedCase(loaded, number);
            measureOurs(ours, scanned);
            if (!settings.program.empty()) {
                measureAnts(theirs, scanned, settings);
            }
        }
    }
    report(ours);
    report(theirs);
    return 0;
}
