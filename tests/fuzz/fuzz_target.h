#pragma once

// What reads bytes that somebody else wrote, called with any bytes at all: by replay.cpp in the
// tests and by libFuzzer by hand. A target takes the reader's own refusals and nothing else:
// another exception, a crash, or a hang is a finding, which is mended and kept as a file in
// corpus/.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glioscope::fuzz {

[[nodiscard]] inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace glioscope::fuzz

/// Always 0, as libFuzzer wants it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
