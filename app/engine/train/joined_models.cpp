#include "app/engine/train/joined_models.h"

#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"

namespace glioscope {

std::vector<std::filesystem::path> joinedModels(const std::vector<std::string>& models,
                                                const std::filesystem::path& output)
{
    std::vector<std::filesystem::path> files;
    for (const std::string& model : models) {
        files.push_back(findModel(model));
        std::error_code ignored;
        if (std::filesystem::equivalent(files.back(), output, ignored)) {
            throw Error(Sentence::of(
                "The output %1 is one of the models to be joined; give another name.", output));
        }
    }
    return files;
}

}  // namespace glioscope
