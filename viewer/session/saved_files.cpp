#include "viewer/session/saved_files.h"

#include "segmentation/system/sha256.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostFiles = 100'000;  // looked at in folders; a large dataset has fewer
constexpr int kDeepest = 8;                  // folders below each other

/// Empty where it cannot be read.
bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return !path.empty() && fs::is_regular_file(path, ignored);
}

}  // namespace

SavedFile FileNotes::noteOf(const fs::path& file, const fs::path& folder)
{
    auto known = m_notes.find(file);
    if (known == m_notes.end()) {
        std::error_code failure;
        SavedFile note = {.file = fs::absolute(file, failure).lexically_normal(), .relative = {}};
        const std::uintmax_t bytes = fs::file_size(file, failure);
        note.bytes = failure ? 0 : bytes;
        note.sha256 = failure ? std::string() : sha256IfReadable(file);
        known = m_notes.emplace(file, std::move(note)).first;
    }
    SavedFile note = known->second;
    note.relative = folder.empty() ? fs::path() : note.file.lexically_relative(folder);
    return note;
}

FileSearch::FileSearch(fs::path sessionFolder, std::vector<fs::path> further)
    : m_sessionFolder(std::move(sessionFolder)), m_folders(std::move(further))
{
    m_folders.push_back(m_sessionFolder);
}

bool FileSearch::isSame(const fs::path& file, const SavedFile& saved)
{
    std::error_code failure;
    if (!isFile(file) || saved.sha256.empty()) {
        return isFile(file);
    }
    if (fs::file_size(file, failure) != saved.bytes || failure) {
        return false;
    }
    auto known = m_hashes.find(file);
    if (known == m_hashes.end()) {
        known = m_hashes.emplace(file, sha256IfReadable(file)).first;
    }
    return known->second == saved.sha256;
}

FoundFile FileSearch::find(const SavedFile& saved)
{
    const fs::path beside =
        saved.relative.empty() ? fs::path() : (m_sessionFolder / saved.relative).lexically_normal();
    const std::array places = {beside, saved.file};
    for (const fs::path& place : places) {
        if (isSame(place, saved)) {
            return {place, FileState::Same};
        }
    }
    if (const auto moved = below(saved)) {
        return {*moved, FileState::Moved};
    }
    const auto* changed = std::ranges::find_if(places, isFile);
    return changed == places.end() ? FoundFile{saved.file, FileState::Missing}
                                   : FoundFile{*changed, FileState::Changed};
}

/// Without a hash nothing tells that it is the one.
std::optional<fs::path> FileSearch::below(const SavedFile& saved)
{
    if (saved.sha256.empty()) {
        return std::nullopt;
    }
    if (!std::exchange(m_lookedThrough, true)) {
        for (const fs::path& folder : m_folders) {
            lookThrough(folder);
        }
    }
    std::vector<fs::path> candidates;
    const auto [first, last] = m_bySize.equal_range(saved.bytes);
    for (auto it = first; it != last; ++it) {
        candidates.push_back(it->second);
    }
    // One of the same name first: of many copies it is the likeliest.
    std::ranges::stable_partition(candidates, [&](const fs::path& candidate) {
        return candidate.filename() == saved.file.filename();
    });
    const auto found = std::ranges::find_if(
        candidates, [&](const fs::path& candidate) { return isSame(candidate, saved); });
    return found == candidates.end() ? std::nullopt : std::optional(*found);
}

void FileSearch::lookThrough(const fs::path& folder)
{
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied,
                                        failure);
    for (std::size_t seen = 0;
         !failure && it != fs::recursive_directory_iterator() && seen < kMostFiles;
         it.increment(failure), ++seen) {
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            if (isHidden(it->path()) || it.depth() >= kDeepest) {
                it.disable_recursion_pending();
            }
        } else if (it->is_regular_file(ignored)) {
            if (const std::uintmax_t bytes = it->file_size(ignored); !ignored) {
                m_bySize.emplace(bytes, it->path());
            }
        }
    }
}

}  // namespace glioscope
