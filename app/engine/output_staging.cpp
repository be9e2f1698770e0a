#include "app/engine/output_staging.h"

#include "segmentation/volume/error.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kDiscardTries = 10;
constexpr std::ptrdiff_t kSuffixLength = 7;  // "-XXXXXX" of mkdtemp

/// ".glioscope-<host>-": processes on other machines may share the folder, and their numbers say
/// nothing here.
std::string hiddenPrefix()
{
    std::array<char, 256> host = {};
    gethostname(host.data(), host.size() - 1);
    return ".glioscope-" + std::string(host.data()) + "-";
}

bool isAbandoned(const std::string& name, const std::string& prefix)
{
    if (!name.starts_with(prefix)) {
        return false;
    }
    pid_t process = 0;
    const char* digits = name.data() + prefix.size();
    const char* end = name.data() + name.size();
    const auto read = std::from_chars(digits, end, process);
    const bool ours = read.ec == std::errc() && end - read.ptr == kSuffixLength && *read.ptr == '-';
    return ours && process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

void removeAbandoned(const fs::path& folder, const std::string& prefix)
{
    std::error_code ignored;
    for (auto entry = fs::directory_iterator(folder, ignored); entry != fs::directory_iterator();
         entry.increment(ignored)) {
        if (isAbandoned(entry->path().filename().string(), prefix)) {
            fs::remove_all(entry->path(), ignored);
        }
    }
}

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
        throw Error("The output folder " + folder.string() + " cannot be made: " + error.message() +
                    ". Choose another one.");
    }
    const std::string prefix = hiddenPrefix();
    removeAbandoned(m_folder, prefix);
    std::string pattern = (m_folder / (prefix + std::to_string(getpid()) + "-XXXXXX")).string();
    if (!mkdtemp(pattern.data())) {
        error.assign(errno, std::generic_category());
        throw Error("The output folder " + folder.string() + " cannot be written to: " +
                    error.message() + ". Choose another one.");
    }
    m_hidden = pattern;
}

OutputStaging::~OutputStaging()
{
    discard();
}

std::vector<fs::path> OutputStaging::commit(const std::vector<std::string>& names)
{
    std::vector<fs::path> placed;
    for (const std::string& name : names) {
        const fs::path target = m_folder / name;
        std::error_code error;
        fs::rename(m_hidden / name, target, error);
        if (error) {
            throw Error("The file " + target.string() + " cannot be put in place: " +
                        error.message() + ".");
        }
        placed.push_back(target);
    }
    return placed;
}

void OutputStaging::discard() noexcept
{
    std::error_code error;
    for (int attempt = 0; attempt < kDiscardTries && fs::exists(m_hidden, error); ++attempt) {
        fs::remove_all(m_hidden, error);
    }
    for (const fs::path& folder : m_madeFolders) {
        fs::remove(folder, error);  // fails on one that holds files, as it should
    }
}

void removeOwnParts(const fs::path& folder) noexcept
{
    const std::string process = std::to_string(getpid());
    std::error_code ignored;
    for (auto entry = fs::directory_iterator(folder, ignored); entry != fs::directory_iterator();
         entry.increment(ignored)) {
        const std::string name = entry->path().filename().string();
        if (name.ends_with(".part-" + process) || name.ends_with(".part" + process)) {
            fs::remove(entry->path(), ignored);
        }
    }
}

}  // namespace glioscope
