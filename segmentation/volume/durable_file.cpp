#include "segmentation/volume/durable_file.h"

#include "segmentation/volume/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

[[noreturn]] void failUnwritten(const fs::path& file, std::error_code cause)
{
    throw Error(file.string() + " was not written: " + writeFailure(cause) +
                ". Make room on that disk, or choose another folder.");
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

}  // namespace

std::string writeFailure(std::error_code cause)
{
    if (cause == std::errc::no_space_on_device) {
        return "the disk is full";
    }
    if (cause == std::error_code(EDQUOT, std::generic_category())) {
        return "the disk quota is used up";
    }
    if (cause == std::errc::file_too_large) {
        return "the disk is full, or takes no file so large";
    }
    return cause.message();
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
    return handle < 0 ? lastError() : appendAndClose(handle, std::string(kMoreThanSlack, '\0'), true);
}

void namingErrors(const fs::path& hidden, const fs::path& shown, const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        std::string text = error.what();
        replaceAll(text, hidden.string(), shown.string());
        throw Error(text);
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

const std::string& partEnding()
{
    static const std::string ending = [] {
        std::random_device random;
        return ".part-" + std::to_string(random()) + std::to_string(random());
    }();
    return ending;
}

void writeDurably(const fs::path& file, const std::function<void(const fs::path&)>& write)
{
    const fs::path temporary = file.string() + partEnding();
    const auto flush = [&](const fs::path& path) {
        if (const std::error_code failed = flushToDisk(path)) {
            failUnwritten(file, failed);
        }
    };
    try {
        namingErrors(temporary, file, [&] {
            write(temporary);
            flush(temporary);
            fs::rename(temporary, file);
            flush(file.has_parent_path() ? file.parent_path() : ".");
        });
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

void writeTextDurably(const fs::path& file, const std::string& text)
{
    writeDurably(file, [&](const fs::path& temporary) { writeBytes(temporary, text); });
}

}  // namespace glioscope
