#pragma once

// The processes that train one model together, each on windows of its own: sums over all of them
// through LibTorch's c10d, by NCCL between GPUs where it is there and by Gloo elsewhere. A process
// on its own is a group of one, for which everything here does nothing.
// Every process makes the same calls in the same order, on its training thread; a call returns when
// all have made it. A call throws PeerLost where another process has died or does not answer.

#include "segmentation/system/error.h"
#include "training/peers/peer_place.h"

#include <ATen/core/TensorBody.h>
#include <c10/core/Device.h>

#include <chrono>
#include <memory>
#include <vector>

namespace glioscope {

/// Its text is a sentence about this process and the others.
class PeerLost : public Error {
    using Error::Error;
};

struct PeerPatience {
    std::chrono::seconds joining{300};  ///< until all processes have started
    std::chrono::seconds sums{600};     ///< for one sum; agree() waits for ever
};

class Peers {
public:
    /// A process on its own.
    Peers();
    /// Waits until all processes have joined. `device` is the one whose tensors are summed. Throws
    /// Error where they do not.
    Peers(const PeerPlace& place, const at::Device& device, const PeerPatience& patience = {});
    ~Peers();
    Peers(Peers&&) noexcept;
    Peers& operator=(Peers&&) noexcept;

    [[nodiscard]] int rank() const { return m_rank; }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool lead() const { return m_rank == 0; }

    /// Sum of `value` over the processes, the same in all. A gradient passes through to this
    /// process' own `value` alone, so that gradients of parameters are to be summed too.
    [[nodiscard]] at::Tensor sum(const at::Tensor& value) const;
    /// Mean of every process' `value`.
    [[nodiscard]] at::Tensor mean(const at::Tensor& value) const;
    /// Replaces every tensor by its sum over the processes. They are of one type and on one device.
    void sumAll(const std::vector<at::Tensor>& tensors) const;
    /// Replaces every tensor by that of process 0.
    void takeFromLead(const std::vector<at::Tensor>& tensors) const;
    /// True where any process says so; waits as long as it takes, such as for one that is paused.
    [[nodiscard]] bool agree(bool any) const;

private:
    struct Group;

    int m_rank = 0;
    int m_count = 1;
    std::unique_ptr<Group> m_group;  ///< null for a process on its own
};

}  // namespace glioscope
