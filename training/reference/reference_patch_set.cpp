#include "training/reference/reference_patch_set.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <set>

namespace glioscope {

ReferencePatchSet::ReferencePatchSet(std::vector<std::filesystem::path> files,
                                     std::size_t keptBytes)
    : m_files(std::move(files)), m_room(keptBytes), m_kept(m_files.size())
{
    const ReferencePatch first = readReferenceHeader(m_files.front());
    m_size = first.size;
    m_scaling = *first.scaling;
}

std::vector<std::string> ReferencePatchSet::caseNames() const
{
    std::set<std::string> names;
    for (const auto& file : m_files) {
        names.insert(caseOfReferenceFile(file));
    }
    return {names.begin(), names.end()};
}

std::size_t ReferencePatchSet::patchesInMemory() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(
        std::ranges::count_if(m_kept, [](const auto& patch) { return patch != nullptr; }));
}

std::shared_ptr<const ReferencePatch> ReferencePatchSet::at(std::size_t n) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_kept[n]) {
            return m_kept[n];
        }
    }
    auto patch = std::make_shared<const ReferencePatch>(readReferencePatch(m_files[n]));
    if (patch->size != m_size || *patch->scaling != m_scaling) {
        throw Error(Sentence::of(
            "%1 has another size or scaling than %2. Prepare all patches of a folder alike.",
            m_files[n], m_files.front()));
    }
    const std::size_t bytes = (patch->images.size() + patch->labels.size()) * sizeof(float);
    const std::lock_guard lock(m_mutex);
    if (!m_kept[n] && bytes <= m_room) {
        m_room -= bytes;
        m_kept[n] = patch;
    }
    return patch;
}

}  // namespace glioscope
