#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>

namespace glioscope::test {

/// While it lives the calling thread is held to the permissions of files, even where tests run as
/// root.
class WithoutPrivilege {
public:
    WithoutPrivilege()
    {
        syscall(SYS_capget, &m_header, m_before.data());
        auto less = m_before;
        less[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
        syscall(SYS_capset, &m_header, less.data());
    }
    ~WithoutPrivilege() { syscall(SYS_capset, &m_header, m_before.data()); }
    WithoutPrivilege(const WithoutPrivilege&) = delete;
    WithoutPrivilege& operator=(const WithoutPrivilege&) = delete;

private:
    __user_cap_header_struct m_header = {_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> m_before = {};
};

}  // namespace glioscope::test
