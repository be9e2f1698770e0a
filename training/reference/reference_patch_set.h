#pragma once

// Ready-made patches of a run, shared by all threads: read when first asked for, and kept in memory
// up to a bound. Beyond it they are read anew each time, which is what the order of an epoch,
// shuffled, would make of any other rule too.

#include "training/reference/reference_patch_file.h"

#include <memory>
#include <mutex>

namespace glioscope {

class ReferencePatchSet {
public:
    static constexpr std::size_t kKeptBytes = std::size_t{2} << 30;

    /// `files` are not empty. Reads the first one's header. Throws Error.
    explicit ReferencePatchSet(std::vector<std::filesystem::path> files,
                               std::size_t keptBytes = kKeptBytes);

    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    [[nodiscard]] const std::filesystem::path& file(std::size_t n) const { return m_files[n]; }
    [[nodiscard]] std::vector<std::string> caseNames() const;  ///< each once, sorted
    [[nodiscard]] const Index3& patchSize() const { return m_size; }
    [[nodiscard]] SliceScaling scaling() const { return m_scaling; }
    [[nodiscard]] std::size_t patchesInMemory() const;

    /// Throws Error for a damaged file and for another size or scaling than the first one's. Any
    /// thread.
    [[nodiscard]] std::shared_ptr<const ReferencePatch> at(std::size_t n) const;

private:
    std::vector<std::filesystem::path> m_files;
    Index3 m_size = {0, 0, 0};
    SliceScaling m_scaling = SliceScaling::Standard;
    mutable std::mutex m_mutex;
    mutable std::size_t m_room;
    mutable std::vector<std::shared_ptr<const ReferencePatch>> m_kept;
};

}  // namespace glioscope
