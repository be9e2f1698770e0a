#include "segmentation/case/formats/image_files.h"

#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/patients.h"

#include <algorithm>

namespace glioscope {

namespace fs = std::filesystem;

std::string nameOfFolder(const fs::path& folder)
{
    const std::string name = folder.filename().string();
    const std::string above = folder.parent_path().filename().string();
    return isTimePoint(name) && !above.empty() ? above + "_" + name : name;
}

std::vector<fs::path> imageFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error);
         !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        // A link to content that is not there is named by whoever reads it, rather than passed
        // over.
        if (isImageName(entry->path().filename().string()) &&
            (entry->is_regular_file(ignored) || contentIsMissing(entry->path()))) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace glioscope
