#include "app/engine/console/output_staging.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

namespace glioscope {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> missingFolders(fs::path folder)
{
    std::vector<fs::path> missing;
    std::error_code ignored;
    while (!folder.empty() && !fs::exists(folder, ignored)) {
        missing.push_back(folder);
        folder = folder.parent_path();
    }
    return missing;
}

}  // namespace

OutputStaging::OutputStaging(const fs::path& folder)
    : m_folder(fs::absolute(folder).lexically_normal()), m_madeFolders(missingFolders(m_folder))
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error) {
        throw Error(Sentence::of("The output folder %1 cannot be made: %2. Choose another one.",
                                 folder, writeFailure(error)));
    }
    try {
        m_hidden.emplace(m_folder);
    } catch (const fs::filesystem_error& failed) {
        throw Error(
            Sentence::of("The output folder %1 cannot be written to: %2. Choose another one.",
                         folder, writeFailure(failed.code())));
    }
}

OutputStaging::~OutputStaging()
{
    discard();
}

void OutputStaging::write(const std::string& name,
                          const std::function<void(const fs::path&)>& work) const
{
    namingErrors(m_hidden->path(), m_folder, [&] { work(staged(name)); });
}

std::vector<fs::path> OutputStaging::commit(const std::vector<std::string>& names)
{
    std::vector<fs::path> placed;
    for (const std::string& name : names) {
        const fs::path target = m_folder / name;
        if (const std::error_code error = moveDurably(m_hidden->path() / name, target)) {
            throw Error(Sentence::of("The file %1 cannot be put in place: %2.", target,
                                     writeFailure(error)));
        }
        placed.push_back(target);
    }
    return placed;
}

void OutputStaging::discard() noexcept
{
    m_hidden->discard();
    std::error_code error;
    for (const fs::path& folder : m_madeFolders) {
        fs::remove(folder, error);  // fails on one that holds files, as it should
    }
}

}  // namespace glioscope
