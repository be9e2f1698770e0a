#pragma once

// Which files of some folders anybody opens from now on, as the kernel tells it: for what must not
// be read.

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace glioscope::test {

/// Of files, as OpenedFiles has them.
[[nodiscard]] inline std::set<std::string> watchedNames(
    const std::vector<std::filesystem::path>& files)
{
    std::set<std::string> names;
    for (const std::filesystem::path& file : files) {
        names.insert(file.parent_path().filename().string() + "/" + file.filename().string());
    }
    return names;
}

class OpenedFiles {
public:
    OpenedFiles() : m_queue(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}
    ~OpenedFiles() { close(m_queue); }
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    void watch(const std::filesystem::path& folder)
    {
        const int watched = inotify_add_watch(m_queue, folder.c_str(), IN_OPEN);
        if (watched < 0) {
            throw std::runtime_error("cannot watch " + folder.string() + ": " +
                                     std::strerror(errno));
        }
        m_folders[watched] = folder.filename().string();
    }

    /// "P_1/P_1_flair.nii" each, all since the first watch(); folders that were listed are none.
    const std::set<std::string>& names()
    {
        alignas(inotify_event) std::array<char, 65536> buffer;
        for (ssize_t bytes; (bytes = read(m_queue, buffer.data(), buffer.size())) > 0;) {
            for (const char* at = buffer.data(); at < buffer.data() + bytes;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                if (event->mask & IN_Q_OVERFLOW) {
                    throw std::runtime_error("more files were opened than the kernel notes");
                }
                if (event->len > 0 && !(event->mask & IN_ISDIR)) {
                    m_names.insert(m_folders.at(event->wd) + "/" + event->name);
                }
                at += sizeof(inotify_event) + event->len;
            }
        }
        return m_names;
    }

private:
    int m_queue;
    std::map<int, std::string> m_folders;
    std::set<std::string> m_names;
};

}  // namespace glioscope::test
