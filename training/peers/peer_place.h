#pragma once

// Which of the processes that train together this one is, as the launcher says in the environment:
// torchrun, SLURM's srun, Open MPI's and MPICH's mpirun. Free of LibTorch; connecting is peers.h.

#include <functional>
#include <optional>
#include <string>

namespace glioscope {

struct PeerPlace {
    int rank = 0;        ///< 0 leads: it alone writes the run's folder
    int count = 1;       ///< processes in all
    int localRank = 0;   ///< among those on this machine; chooses the GPU
    int localCount = 1;  ///< processes on this machine; they share its cores
    std::string host;    ///< where process 0, or torchrun's agent, answers
    int port = 29500;
    bool launcherAnswers = false;  ///< torchrun's agent answers at host:port, not process 0
    int attempt = 0;               ///< restarts by torchrun so far
};

/// Value of a variable; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The process' own.
[[nodiscard]] std::optional<std::string> environmentVariable(const std::string& name);

/// Nothing for a process on its own. RANK and WORLD_SIZE come first, with LOCAL_RANK and
/// LOCAL_WORLD_SIZE, then what mpirun and srun set by themselves. MASTER_ADDR and MASTER_PORT
/// (29500 without) say where process 0 answers. Throws Error for a count above one without
/// MASTER_ADDR, and for numbers that make no sense.
[[nodiscard]] std::optional<PeerPlace> placeAmongPeers(
    const Environment& environment = environmentVariable);

}  // namespace glioscope
