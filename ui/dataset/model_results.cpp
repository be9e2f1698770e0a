#include "ui/dataset/model_results.h"

#include "segmentation/case/model/case_naming.h"
#include "ui/widgets/path_string.h"

#include <string>
#include <string_view>

namespace glioscope {
namespace {

constexpr std::string_view kSeparators = "_-. ";

/// What stands between the case's name and the word for labels; empty where nothing does.
std::string modelIn(const std::string& fileName, const std::string& caseName)
{
    const auto role = roleFromName(fileName);
    if (!role || role->slot != Slot::Labels || caseName.empty() ||
        !role->caseName.starts_with(caseName)) {
        return {};
    }
    const std::string_view rest = std::string_view(role->caseName).substr(caseName.size());
    const bool isApart = !rest.empty() && kSeparators.find(rest.front()) != rest.npos;
    const auto begin = rest.find_first_not_of(kSeparators);
    return isApart && begin != rest.npos ? std::string(rest.substr(begin)) : std::string();
}

}  // namespace

QStringList modelResultsOf(const CaseFiles& files)
{
    QStringList models;
    for (const std::filesystem::path& file : files.unused) {
        if (const std::string model = modelIn(file.filename().string(), files.name);
            !model.empty()) {
            models << shownPath(pathString(model));
        }
    }
    models.removeDuplicates();
    models.sort(Qt::CaseInsensitive);
    return models;
}

}  // namespace glioscope
