#include "segmentation/system/durable_file.h"

#include "segmentation/system/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <optional>
#include <random>
#include <regex>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

[[noreturn]] void failUnwritten(const fs::path& file, std::error_code cause)
{
    throw Error(
        Sentence::of("%1 was not written: %2. Make room on that disk, or choose another folder.",
                     file, writeFailure(cause)));
}

/// Writes to the end of an open file; nothing where all is written.
std::error_code append(int handle, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(handle, bytes.data(), bytes.size());
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            return lastError();
        }
    }
    return {};
}

std::error_code appendAndClose(int handle, std::string_view bytes, bool flushed)
{
    std::error_code failed = append(handle, bytes);
    if (!failed && flushed && ::fsync(handle) != 0) {
        failed = lastError();
    }
    if (::close(handle) != 0 && !failed) {
        failed = lastError();
    }
    return failed;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// The sentence with another path in all of its parts.
Sentence naming(const Sentence& said, const std::string& hidden, const std::string& shown)
{
    if (said.pattern().empty()) {
        std::string text = said.text();
        replaceAll(text, hidden, shown);
        return text;
    }
    std::vector<Sentence::Argument> arguments = said.arguments();
    for (Sentence::Argument& argument : arguments) {
        if (auto* text = std::get_if<std::string>(&argument)) {
            replaceAll(*text, hidden, shown);
        } else if (auto* part = std::get_if<Sentence>(&argument)) {
            argument = naming(*part, hidden, shown);
        }
    }
    return {said.pattern(), std::move(arguments)};
}

constexpr std::string_view kMark = ".part-";
constexpr std::size_t kLongestKept = 180;  ///< bytes of a target's name; a name may have 255

/// ".part-" and digits that no other process has. A process number would not do, since a container
/// has the same ones.
const std::string& ownMark()
{
    static const std::string mark = [] {
        std::random_device random;
        return std::string(kMark) + std::to_string(random()) + std::to_string(random());
    }();
    return mark;
}

/// What a target's name leaves in that of its part: all of it but for what would make it too long.
std::string keptOf(const std::string& target)
{
    std::size_t end = std::min(target.size(), kLongestKept);
    while (end > 0 && end < target.size() && (target[end] & 0xC0) == 0x80) {
        --end;  // no character is cut
    }
    return target.substr(0, end);
}

/// ".seg.nii.gz.part-4711-0.nii.gz": formats of images go by the ending.
std::string partName(const std::string& target)
{
    static std::atomic<unsigned> counter{0};
    std::string lower = target;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    std::string name = '.' + keptOf(target) + ownMark() + '-' + std::to_string(counter++);
    for (const char* ending : {".nii", ".nii.gz"}) {
        if (lower.ends_with(ending)) {
            name += ending;
        }
    }
    return name;
}

/// Nothing where the name is no part's.
std::optional<LeftPart> partOf(const std::string& name)
{
    static const std::regex kToday(R"(\.(.+)\.part-\d+-\d+(?:\.nii(?:\.gz)?)?)");
    static const std::regex kOlder(R"(([^.].*)\.part(?:-\d+)?)");
    std::smatch match;
    if (std::regex_match(name, match, kToday)) {
        return LeftPart{match[1], false};
    }
    if (std::regex_match(name, match, kOlder)) {
        return LeftPart{match[1], true};
    }
    return std::nullopt;
}

bool isStillAt(const fs::path& path, int handle)
{
    struct stat named = {}, open = {};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(handle, &open) == 0 &&
           named.st_ino == open.st_ino && named.st_dev == open.st_dev;
}

/// Whether a process has its lock, or none can be had.
bool isHeld(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    const bool held = handle < 0 || ::flock(handle, LOCK_EX | LOCK_NB) != 0;
    if (handle >= 0) {
        ::close(handle);
    }
    return held;
}

void removeParts(const fs::path& folder,
                 const std::function<bool(const fs::path&, const std::string&)>& isOne) noexcept
{
    try {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            if (isOne(entry.path(), entry.path().filename().string())) {
                fs::remove(entry.path(), ignored);
            }
        }
    } catch (const std::exception&) {
        return;  // what stays is there for the next cleaner
    }
}

}  // namespace

fs::path fileBehind(const fs::path& target)
{
    std::error_code error;
    return fs::is_symlink(target, error) ? fs::weakly_canonical(target) : fs::absolute(target);
}

Sentence writeFailure(std::error_code cause)
{
    if (cause == std::errc::no_space_on_device) {
        return Sentence::of("the disk is full");
    }
    if (cause == std::error_code(EDQUOT, std::generic_category())) {
        return Sentence::of("the disk quota is used up");
    }
    if (cause == std::errc::file_too_large) {
        return Sentence::of("the disk is full, or takes no file so large");
    }
    return Sentence::name(cause.message());
}

void writeBytes(const fs::path& file, std::string_view bytes)
{
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (handle < 0) {
        failUnwritten(file, lastError());
    }
    if (const std::error_code failed = appendAndClose(handle, bytes, false)) {
        failUnwritten(file, failed);
    }
}

std::error_code tryToGrow(const fs::path& file)
{
    constexpr std::size_t kMoreThanSlack = 1 << 20;
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return handle < 0 ? lastError()
                      : appendAndClose(handle, std::string(kMoreThanSlack, '\0'), true);
}

void namingErrors(const fs::path& hidden, const fs::path& shown, const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        throw Error(naming(error.said(), hidden.string(), shown.string()));
    } catch (const fs::filesystem_error& error) {
        failUnwritten(shown, error.code());
    }
}

std::error_code flushToDisk(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    const std::error_code cause(flushed ? 0 : errno, std::generic_category());
    if (handle >= 0) {
        ::close(handle);
    }
    std::error_code ignored;
    const bool unable = cause == std::errc::invalid_argument;
    return unable && fs::is_directory(path, ignored) ? std::error_code() : cause;
}

PartFile::PartFile(fs::path target) : m_target(fileBehind(target))
{
    constexpr int kTries = 100;
    for (int i = 0; i < kTries && m_lock < 0; ++i) {
        m_path = m_target.parent_path() / partName(m_target.filename().string());
        m_lock = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_lock < 0) {
            failUnwritten(target, lastError());
        }
        // A file system without locks has no other process' cleaner either, which needs one.
        if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0 && !isStillAt(m_path, m_lock)) {
            ::close(std::exchange(m_lock, -1));  // a cleaner was there in between
        }
    }
}

PartFile::~PartFile()
{
    std::error_code ignored;
    if (!m_path.empty()) {
        fs::remove(m_path, ignored);
    }
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

std::error_code PartFile::commit(bool flushed)
{
    std::error_code error;
    if (const auto before = fs::status(m_target, error); fs::is_regular_file(before)) {
        fs::permissions(m_path, before.permissions(), error);
    }
    error.clear();
    if (flushed) {
        error = moveDurably(m_path, m_target);
    } else {
        fs::rename(m_path, m_target, error);
    }
    return error;
}

void writeDurably(const fs::path& file, const std::function<void(const fs::path&)>& write,
                  const std::function<void(const fs::path&)>& beforeReplacing)
{
    PartFile part(file);
    namingErrors(part.path(), file, [&] {
        write(part.path());
        if (const std::error_code failed = flushToDisk(part.path())) {
            failUnwritten(file, failed);
        }
        if (beforeReplacing) {
            beforeReplacing(part.path());
        }
    });
    if (const std::error_code failed = part.commit()) {
        failUnwritten(file, failed);
    }
}

void writeTextDurably(const fs::path& file, const std::string& text)
{
    writeDurably(file, [&](const fs::path& temporary) { writeBytes(temporary, text); });
}

void replaceText(const fs::path& file, const std::string& text)
{
    PartFile part(file);
    namingErrors(part.path(), file, [&] { writeBytes(part.path(), text); });
    if (const std::error_code failed = part.commit(false)) {
        failUnwritten(file, failed);
    }
}

std::error_code moveDurably(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    return error ? error : flushToDisk(to.has_parent_path() ? to.parent_path() : ".");
}

void removeDeadParts(const fs::path& folder,
                     const std::function<bool(const LeftPart&)>& isOurs) noexcept
{
    removeParts(folder, [&](const fs::path& file, const std::string& name) {
        const std::optional<LeftPart> part = partOf(name);
        return part && isOurs(*part) && !isHeld(file);
    });
}

void removeOwnParts(const fs::path& folder) noexcept
{
    removeParts(folder, [](const fs::path&, const std::string& name) {
        return name.find(ownMark()) != name.npos;
    });
}

}  // namespace glioscope
