#include "app/engine/train/joined_models.h"

#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"

namespace glioscope {

std::vector<std::filesystem::path> joinedModels(const std::vector<std::string>& models,
                                                const std::filesystem::path& output,
                                                const std::string& joined)
{
    std::vector<std::filesystem::path> files;
    for (const std::string& model : models) {
        files.push_back(findModel(model));
        std::error_code ignored;
        if (std::filesystem::equivalent(files.back(), output, ignored)) {
            throw Error("The output " + output.string() + " is one of the models to be " + joined +
                        "; give another name.");
        }
    }
    return files;
}

}  // namespace glioscope
