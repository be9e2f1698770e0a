#pragma once

// Lines from a descriptor, until its end or the first interrupt. A line too long to be a command is
// reported as such, without being kept in memory.

#include <optional>
#include <string>

namespace glioscope {

class LineReader {
public:
    explicit LineReader(int descriptor) : m_descriptor(descriptor) {}

    /// The next line without its end, waiting for it; nothing at the end of input or when
    /// interrupted(). Of a line longer than kLongestLine only the beginning is returned.
    [[nodiscard]] std::optional<std::string> next();

    static constexpr std::size_t kLongestLine = std::size_t{1} << 20;

private:
    [[nodiscard]] bool readMore();

    int m_descriptor;
    std::string m_buffer;
    bool m_skipping = false;  ///< the rest of a line that was too long
};

}  // namespace glioscope
