#include "training/windows/window_loader.h"

#include "training/heads/random_head.h"

#include <numeric>

namespace glioscope {
namespace {

// Streams that belong to no window are told apart by an index no window has.
constexpr std::uint64_t kOrderStream = ~std::uint64_t{0};

/// Which real case window `index` shows: a shuffled round after another.
std::size_t caseOfTurn(std::size_t cases, const LoaderOptions& options, std::uint64_t epoch,
                       std::uint64_t index)
{
    RandomStream random(options.seed, epoch, kOrderStream - index / cases);
    std::vector<std::size_t> order(cases);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t n = cases; n > 1; --n) {
        std::swap(order[n - 1], order[random.below(n)]);
    }
    return order[index % cases];
}

/// [channels, x, y, z] becomes [x, y, z, channels].
std::vector<float> interleaved(const std::vector<float>& planar, std::size_t channels)
{
    const std::size_t voxels = planar.size() / channels;
    std::vector<float> values(planar.size());
    for (std::size_t c = 0; c < channels; ++c) {
        for (std::size_t v = 0; v < voxels; ++v) {
            values[v * channels + c] = planar[c * voxels + v];
        }
    }
    return values;
}

LoadedWindow readyMadeWindow(const ReferencePatchSet& patches, std::size_t n)
{
    const std::shared_ptr<const ReferencePatch> patch = patches.at(n);
    return {{patch->size, interleaved(patch->images, ReferencePatch::kImages),
             interleaved(patch->labels, ReferencePatch::kLabels)},
            patches.file(n).filename().string()};
}

/// A real or a synthetic case; draws what it needs from `random`.
const TrainingSet::Entry& entryOfWindow(const TrainingSet& set, const LoaderOptions& options,
                                        std::uint64_t epoch, std::uint64_t index,
                                        RandomStream& random)
{
    const bool drawn = random.chance(options.syntheticShare);
    const bool synthetic = !set.synthetic.empty() && (drawn || set.real.empty());
    return synthetic ? set.synthetic[random.below(set.synthetic.size())]
                     : set.real[caseOfTurn(set.real.size(), options, epoch, index)];
}

}  // namespace

LoadedWindow makeWindow(const TrainingSet& set, const LoaderOptions& options, std::uint64_t epoch,
                        std::uint64_t index)
{
    if (set.readyMade) {
        return readyMadeWindow(*set.readyMade,
                               caseOfTurn(set.readyMade->size(), options, epoch, index));
    }
    RandomStream random(options.seed, epoch, index);
    const TrainingSet::Entry& entry = entryOfWindow(set, options, epoch, index, random);
    if (entry.brain) {
        RandomHead head = randomHead(*entry.brain, options.window.size, random);
        return {{head.size, std::move(head.image), std::move(head.brain)}, entry.patch.name};
    }
    return {sampleWindow(entry.patch, entry.tumour, options.window, random), entry.patch.name};
}

std::string caseOfWindow(const TrainingSet& set, const LoaderOptions& options, std::uint64_t epoch,
                         std::uint64_t index)
{
    if (set.readyMade) {
        const std::size_t n = caseOfTurn(set.readyMade->size(), options, epoch, index);
        return set.readyMade->file(n).filename().string();
    }
    RandomStream random(options.seed, epoch, index);
    return entryOfWindow(set, options, epoch, index, random).patch.name;
}

WindowLoader::WindowLoader(std::shared_ptr<const TrainingSet> set, const LoaderOptions& options,
                           std::uint64_t epoch, std::uint64_t count)
    : m_set(std::move(set)), m_options(options), m_epoch(epoch), m_count(count)
{
    startMore();
}

LoadedWindow WindowLoader::next()
{
    LoadedWindow window = m_pending.front().get();
    m_pending.pop_front();
    startMore();
    return window;
}

void WindowLoader::startMore()
{
    while (m_started < m_count && m_pending.size() < m_options.ahead) {
        m_pending.push_back(std::async(std::launch::async, makeWindow, std::cref(*m_set), m_options,
                                       m_epoch, indexInEpoch(m_options, m_started)));
        ++m_started;
    }
}

}  // namespace glioscope
