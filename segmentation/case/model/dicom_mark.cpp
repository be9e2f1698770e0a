#include "segmentation/case/model/dicom_mark.h"

#include "segmentation/case/model/image_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kMostNames = 2000;

/// What one folder holds itself.
struct Holding {
    bool image = false;  ///< of another format, by its name
    bool dicom = false;
    std::vector<fs::path> folders;
};

Holding lookInto(const fs::path& folder, int& names)
{
    Holding found;
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure), end;
         !failure && at != end && names < kMostNames; at.increment(failure)) {
        ++names;
        std::error_code ignored;
        if (imageEndingOf(at->path().filename().string())) {
            found.image = true;
        } else if (at->is_directory(ignored) && !at->is_symlink(ignored)) {
            found.folders.push_back(at->path());
        } else if (!found.dicom && at->is_regular_file(ignored)) {
            found.dicom = looksLikeDicom(at->path());
        }
    }
    return found;
}

}  // namespace

bool looksLikeDicom(const fs::path& file)
{
    std::string name = file.filename().string();
    std::ranges::transform(name, name.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return name == "dicomdir" || name.ends_with(".dcm") || name.ends_with(".ima") ||
           hasDicomMark(file);
}

bool looksLikeStudy(const fs::path& path)
{
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) {
        return !imageEndingOf(path.filename().string()) && looksLikeDicom(path);
    }
    int names = 0;
    std::vector<fs::path> level = {path};
    while (!level.empty() && names < kMostNames) {
        std::vector<fs::path> next;
        bool dicom = false;
        for (const fs::path& folder : level) {
            Holding held = lookInto(folder, names);
            if (held.image) {
                return false;
            }
            dicom = dicom || held.dicom;
            next.insert(next.end(), held.folders.begin(), held.folders.end());
        }
        if (dicom) {
            return true;
        }
        std::ranges::sort(next);
        level = std::move(next);
    }
    return false;
}

bool hasDicomMark(const fs::path& file)
{
    std::array<char, 132> head = {};
    std::ifstream stream(file, std::ios::binary);
    return stream.read(head.data(), head.size()) &&
           std::string_view(head.data() + 128, 4) == "DICM";
}

}  // namespace glioscope
