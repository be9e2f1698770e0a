#include "training/peers/peer_place.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace glioscope {
namespace {

constexpr int kMostProcesses = 65536;

/// What one launcher calls things; null where it says nothing.
struct LauncherNames {
    const char* rank;
    const char* count;
    const char* localRank;
    const char* localCount;
};

// Of SLURM those of the step: a batch script that starts one process has SLURM_NTASKS too.
constexpr std::array kLaunchers = {
    LauncherNames{"RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"},
    LauncherNames{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK",
                  "OMPI_COMM_WORLD_LOCAL_SIZE"},
    LauncherNames{"PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID", "MPI_LOCALNRANKS"},
    LauncherNames{"SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID", nullptr},
};

std::optional<int> number(const Environment& environment, const char* name, int least, int most)
{
    const std::optional<std::string> text = name ? environment(name) : std::nullopt;
    if (!text) {
        return std::nullopt;
    }
    int value = 0;
    const char* end = text->data() + text->size();
    const auto [stop, failed] = std::from_chars(text->data(), end, value);
    if (failed != std::errc() || stop != end || value < least || value > most) {
        throw Error(
            Sentence::of("The environment variable %1 is \"%2\" and must be a number "
                         "from %3 to %4. Correct or unset it.",
                         name, *text, least, most));
    }
    return value;
}

/// SLURM says it as a list over the nodes, such as "2(x3),1"; 1 where it says nothing.
int tasksOnThisNode(const Environment& environment)
{
    const std::string list = environment("SLURM_STEP_TASKS_PER_NODE").value_or("");
    int node = number(environment, "SLURM_NODEID", 0, kMostProcesses).value_or(0);
    std::istringstream entries(list);
    for (std::string entry; std::getline(entries, entry, ',');) {
        int tasks = 0, nodes = 1;
        if (std::sscanf(entry.c_str(), "%d(x%d)", &tasks, &nodes) < 1) {
            break;
        }
        if (node < nodes) {
            return std::max(1, tasks);
        }
        node -= nodes;
    }
    return 1;
}

void findMeetingPoint(const Environment& environment, PeerPlace& place)
{
    const std::optional<std::string> host = environment("MASTER_ADDR");
    if (!host || host->empty()) {
        throw Error(
            Sentence::of("This is process %1 of %2, and MASTER_ADDR does not say where "
                         "process 0 is. Set it to the name of that machine, and "
                         "MASTER_PORT to a free port there.",
                         place.rank, place.count));
    }
    place.host = *host;
    place.port = number(environment, "MASTER_PORT", 1, 65535).value_or(PeerPlace().port);
    place.launcherAnswers = environment("TORCHELASTIC_USE_AGENT_STORE") == "True";
    place.attempt =
        number(environment, "TORCHELASTIC_RESTART_COUNT", 0, kMostProcesses).value_or(0);
}

}  // namespace

std::optional<std::string> environmentVariable(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<PeerPlace> placeAmongPeers(const Environment& environment)
{
    for (const LauncherNames& names : kLaunchers) {
        if (!environment(names.rank) || !environment(names.count)) {
            continue;
        }
        const int count = *number(environment, names.count, 1, kMostProcesses);
        const int rank = *number(environment, names.rank, 0, count - 1);
        if (count == 1) {
            return std::nullopt;
        }
        PeerPlace place{.rank = rank, .count = count, .host = {}};
        place.localRank = number(environment, names.localRank, 0, count - 1).value_or(0);
        const std::optional<int> said = number(environment, names.localCount, 1, count);
        place.localCount = said ? *said : tasksOnThisNode(environment);
        findMeetingPoint(environment, place);
        return place;
    }
    return std::nullopt;
}

}  // namespace glioscope
