#include "segmentation/case/dataset/dataset_layout.h"

#include "segmentation/case/dataset/folder_cases.h"

#include <algorithm>
#include <iterator>

namespace glioscope {

namespace fs = std::filesystem;

bool isDatasetRoot(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_directory(folder / "imagesTr", ignored) ||
           fs::is_directory(folder / "imagesTs", ignored);
}

std::vector<CaseFiles> casesOfDatasetRoot(const fs::path& folder, const ChannelSequences& told)
{
    std::vector<CaseFiles> cases;
    for (const char* part : {"imagesTr", "imagesTs"}) {
        std::ranges::move(casesOfFolder(folder / part, told), std::back_inserter(cases));
    }
    return cases;
}

}  // namespace glioscope
