#include "training/peers/peers.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/distributed/c10d/Backend.hpp>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

// PyTorch's own LibTorch comes without Gloo's headers.
#if defined(USE_C10D_GLOO) && __has_include(<gloo/algorithm.h>)
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#define GLIOSCOPE_HAS_GLOO
#endif

// NCCL's headers come with CUDA's; LibTorch for the CPU has neither.
#if defined(USE_C10D_NCCL) && __has_include(<nccl.h>) && __has_include(<cuda_runtime_api.h>)
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#define GLIOSCOPE_HAS_NCCL
#endif

#include <fcntl.h>
#include <unistd.h>
#include <cstdlib>
#include <string>
#include <utility>

namespace glioscope {
namespace {

using std::chrono::milliseconds;

// Gloo counts milliseconds in 32 bits in places; a week is for ever here.
constexpr std::chrono::hours kForEver{24 * 7};

Sentence nameOf(const PeerPlace& place)
{
    return Sentence::of("process %1 of %2", place.rank, place.count);
}

/// A store of its own for every attempt of torchrun, so that nothing of the one before is found.
c10::intrusive_ptr<c10d::Store> meet(const PeerPlace& place, const PeerPatience& patience)
{
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(place.port);
    options.isServer = place.rank == 0 && !place.launcherAnswers;
    options.timeout = patience.joining;
    options.useLibUV = false;  // Debian's LibTorch is built without
    if (!place.launcherAnswers) {
        options.numWorkers = static_cast<std::size_t>(place.count);
    }
    return c10::make_intrusive<c10d::PrefixStore>(
        "glioscope-" + std::to_string(place.attempt),
        c10::make_intrusive<c10d::TCPStore>(place.host, options));
}

#ifdef GLIOSCOPE_HAS_GLOO
/// Between machines the interface may have to be named, as for PyTorch; on one machine it is the
/// loopback.
std::shared_ptr<::gloo::transport::Device> networkDevice(const PeerPlace& place)
{
    if (const char* interface = std::getenv("GLOO_SOCKET_IFNAME")) {
        return c10d::ProcessGroupGloo::createDeviceForInterface(interface);
    }
    return place.localCount == place.count
               ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
               : c10d::ProcessGroupGloo::createDefaultDevice();
}
#endif

/// Gloo tells the error stream that it has connected, and has no setting against it.
class QuietErrorStream {
public:
    QuietErrorStream() : m_kept(::dup(STDERR_FILENO))
    {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDERR_FILENO);
        ::close(nowhere);
    }
    ~QuietErrorStream()
    {
        ::dup2(m_kept, STDERR_FILENO);
        ::close(m_kept);
    }
    QuietErrorStream(const QuietErrorStream&) = delete;
    QuietErrorStream& operator=(const QuietErrorStream&) = delete;

private:
    int m_kept;
};

c10::intrusive_ptr<c10d::Backend> makeBackend(const c10::intrusive_ptr<c10d::Store>& store,
                                              const PeerPlace& place, const at::Device& device,
                                              const PeerPatience& patience)
{
#ifdef GLIOSCOPE_HAS_NCCL
    if (device.is_cuda()) {
        auto options = c10d::ProcessGroupNCCL::Options::create();
        options->timeout = kForEver;
        return c10::make_intrusive<c10d::ProcessGroupNCCL>(store, place.rank, place.count, options);
    }
#else
    (void)device;
#endif
#ifdef GLIOSCOPE_HAS_GLOO
    auto options = c10d::ProcessGroupGloo::Options::create(patience.sums);
    options->devices.push_back(networkDevice(place));
    return c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.count, options);
#else
    (void)store, (void)place, (void)patience;
    throw Error(
        Sentence::of("This engine was built without Gloo, so several processes "
                     "cannot train together. Train in one, or build against a "
                     "LibTorch that has its headers."));
#endif
}

/// See Peers::sum().
struct PassingSum : torch::autograd::Function<PassingSum> {
    static at::Tensor forward(torch::autograd::AutogradContext*, const at::Tensor& value,
                              const Peers* peers)
    {
        const at::Tensor sum = value.detach().clone();
        peers->sumAll({sum});
        return sum;
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext*,
                                                   torch::autograd::variable_list gradients)
    {
        return {gradients.front(), {}};
    }
};

}  // namespace

struct Peers::Group {
    PeerPlace place;
    at::Device device;
    PeerPatience patience;
    c10::intrusive_ptr<c10d::Store> store = {};
    c10::intrusive_ptr<c10d::Backend> backend = {};

    template <typename Call>
    void guarded(Call call) const
    {
        try {
            call();
        } catch (const std::exception&) {
            throw PeerLost(Sentence::of(
                "Another process of this run is gone or does not answer, which %1 noticed.",
                nameOf(place)));
        }
    }

    /// Gloo works on the CPU; between GPUs NCCL takes tensors where they are.
    [[nodiscard]] at::Tensor passable(const at::Tensor& tensor) const
    {
#ifdef GLIOSCOPE_HAS_NCCL
        return tensor.to(device);
#else
        return tensor.to(at::kCPU);
#endif
    }

    void add(at::Tensor& tensor, milliseconds timeout) const
    {
        guarded([&] {
            std::vector<at::Tensor> list = {passable(tensor)};
            c10d::AllreduceOptions options;
            options.timeout = timeout;
            // With a timeout NCCL too waits here, and not first where the sum is used.
            backend->allreduce(list, options)->wait(timeout);
            tensor = list.front();
        });
    }
};

Peers::Peers() = default;
Peers::~Peers() = default;
Peers::Peers(Peers&&) noexcept = default;
Peers& Peers::operator=(Peers&&) noexcept = default;

Peers::Peers(const PeerPlace& place, const at::Device& device, const PeerPatience& patience)
    : m_rank(place.rank),
      m_count(place.count),
      m_group(std::make_unique<Group>(Group{place, device, patience}))
{
    const QuietErrorStream quiet;
    try {
        m_group->store = meet(place, patience);
        m_group->backend = makeBackend(m_group->store, place, device, patience);
    } catch (const std::exception&) {
        throw Error(
            Sentence::of("The processes of this run did not find each other at %1:%2 "
                         "(%3). Check that all were started, that MASTER_ADDR and "
                         "MASTER_PORT are the same for all and that the port is free.",
                         place.host, place.port, nameOf(place)));
    }
}

at::Tensor Peers::sum(const at::Tensor& value) const
{
    return m_group ? PassingSum::apply(value, this) : value;
}

at::Tensor Peers::mean(const at::Tensor& value) const
{
    return m_group ? sum(value) / m_count : value;
}

void Peers::sumAll(const std::vector<at::Tensor>& tensors) const
{
    if (!m_group || tensors.empty()) {
        return;
    }
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> flat;
    for (const at::Tensor& tensor : tensors) {
        flat.push_back(tensor.reshape({-1}));
    }
    at::Tensor all = at::cat(flat);
    m_group->add(all, m_group->patience.sums);
    std::int64_t first = 0;
    for (const at::Tensor& tensor : tensors) {
        tensor.copy_(all.narrow(0, first, tensor.numel()).view(tensor.sizes()));
        first += tensor.numel();
    }
}

void Peers::takeFromLead(const std::vector<at::Tensor>& tensors) const
{
    if (!m_group) {
        return;
    }
    const at::NoGradGuard noGradient;
    for (const at::Tensor& tensor : tensors) {
        at::Tensor target = tensor;
        m_group->guarded([&] {
            std::vector<at::Tensor> list = {m_group->passable(tensor.contiguous().clone())};
            m_group->backend->broadcast(list)->wait(m_group->patience.sums);
            target.copy_(list.front());
        });
    }
}

bool Peers::agree(bool any) const
{
    if (!m_group) {
        return any;
    }
    at::Tensor votes = at::full({1}, any ? 1.0 : 0.0);
    m_group->add(votes, kForEver);
    return votes.item<double>() > 0;
}

}  // namespace glioscope
