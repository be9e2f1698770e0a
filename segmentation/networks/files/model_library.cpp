#include "segmentation/networks/files/model_library.h"

#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/networks/contract/user_models.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".h5";

std::vector<fs::path> modelFilesOf(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == kExtension && entry.is_regular_file(ignored)) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::string namesOf(const std::vector<ModelEntry>& models)
{
    std::string names;
    for (const ModelEntry& model : models) {
        names += (names.empty() ? "" : ", ") + model.contract.name;
    }
    return names;
}

/// Those that find the brain, or all others, in the order of folders and file names.
std::vector<ModelEntry> modelsOf(bool brain)
{
    std::vector<ModelEntry> models;
    for (const fs::path& folder : modelFolders()) {
        for (const fs::path& file : modelFilesOf(folder)) {
            try {
                ModelContract contract = readContract(file);
                if ((contract.outputKind == OutputKind::Brain) == brain) {
                    models.push_back({file, std::move(contract)});
                }
            } catch (const Error&) {
                continue;
            }
        }
    }
    return models;
}

/// `list` is asked for where no file is given; `require` refuses a model of the other purpose, one
/// of which may have the name.
template <typename List>
fs::path findAmong(const List& list, const std::string& nameOrFile,
                   void (*require)(const ModelContract&))
{
    const fs::path asFile(nameOrFile);
    if (!nameOrFile.empty() && (asFile.has_parent_path() || asFile.extension() == kExtension)) {
        requireReadable(Sentence::of("The model file"), asFile);
        return fs::absolute(asFile);
    }
    const std::vector<ModelEntry> models = list();
    for (const ModelEntry& model : models) {
        if (nameOrFile.empty() || model.contract.name == nameOrFile) {
            return model.file;
        }
    }
    for (const bool brain : {false, true}) {
        for (const ModelEntry& model : modelsOf(brain)) {
            if (model.contract.name == nameOrFile) {
                require(model.contract);
            }
        }
    }
    if (models.empty()) {
        throw Error(
            Sentence::of("No model was found in %1 or beside the program; give a model file.",
                         modelFolders().back()));
    }
    throw Error(
        Sentence::of("There is no model named %1; there are %2, and any model file can be given.",
                     nameOrFile, namesOf(models)));
}

}  // namespace

std::vector<fs::path> modelFolders()
{
    if (const fs::path given = environmentPath("GLIOSCOPE_MODELS"); !given.empty()) {
        return {given};
    }
    std::vector<fs::path> folders;
    std::error_code failed;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", failed); !failed) {
        folders.push_back(program.parent_path().parent_path() / "share/glioscope/models");
    }
    try {
        folders.push_back(userModelFolder());
    } catch (const Error&) {
        // A user without a home has no models of their own.
    }
    return folders;
}

std::vector<ModelEntry> listModels()
{
    std::vector<ModelEntry> models = modelsOf(false);
    std::ranges::stable_sort(models, std::greater(),
                             [](const ModelEntry& model) { return meanDice(model.contract); });
    return models;
}

fs::path findModel(const std::string& nameOrFile)
{
    return findAmong(listModels, nameOrFile, requireTumourModel);
}

fs::path findBrainModel(const std::string& nameOrFile)
{
    return findAmong([] { return modelsOf(true); }, nameOrFile, requireBrainModel);
}

}  // namespace glioscope
