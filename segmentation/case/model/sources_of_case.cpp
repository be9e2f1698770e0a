#include "segmentation/case/model/sources_of_case.h"

namespace glioscope {

CaseSources sourcesOf(const CaseFiles& files)
{
    CaseSources sources = {.name = files.name,
                           .folder = files.folder,
                           .images = {},
                           .labels = files.labels.value_or(std::filesystem::path()),
                           .unused = files.unused,
                           .notices = files.notices,
                           .straighten = files.straighten};
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = files.image(sequence)) {
            const int volume = files.channelOf[static_cast<std::size_t>(sequence)];
            sources.images[sequence] = {*image, files.images4d ? volume : -1};
        }
    }
    return sources;
}

CaseFiles filesOf(const CaseSources& sources)
{
    CaseFiles files;
    files.name = sources.name;
    files.folder = sources.folder;
    files.unused = sources.unused;
    files.notices = sources.notices;
    files.straighten = sources.straighten;
    if (!sources.labels.empty()) {
        files.labels = sources.labels;
    }
    for (const auto& [sequence, source] : sources.images) {
        const auto at = static_cast<std::size_t>(sequence);
        files.images[at] = source.file;
        if (source.volume >= 0) {
            files.images4d = true;
            files.channelOf[at] = source.volume;
        }
    }
    return files;
}

}  // namespace glioscope
