#pragma once

// A TCP port of the loopback that nobody listens at.

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace glioscope::test {

/// 0 where there is none.
inline int freePort()
{
    const int file = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(file, plain, length) == 0 && ::getsockname(file, plain, &length) == 0;
    ::close(file);
    return bound ? ntohs(address.sin_port) : 0;
}

}  // namespace glioscope::test
