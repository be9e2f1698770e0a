#pragma once

// SHA-256 (FIPS 180-4) of files, so that a report names exactly the model it came from. A
// fingerprint for reproducibility, not a defence.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace glioscope {

class Sha256 {
public:
    void update(std::span<const std::uint8_t> bytes);
    /// 64 lower-case hex digits; the object is spent afterwards.
    [[nodiscard]] std::string hexDigest();

private:
    void absorb(const std::uint8_t* block);

    std::array<std::uint32_t, 8> m_state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                            0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_block = {};
    std::size_t m_filled = 0;
    std::uint64_t m_bytes = 0;
};

/// Throws Error where the file cannot be read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);
/// The same; empty where it cannot be read.
[[nodiscard]] std::string sha256IfReadable(const std::filesystem::path& file);

}  // namespace glioscope
