#pragma once

// The bytes of a file, gzip undone. What is compressed shows in the first bytes, not in the name.
// Sizes are the caller's: nothing is ever allocated because a file says so.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace glioscope {

/// A block of memory that is not filled with zeros first.
struct Bytes {
    std::unique_ptr<std::byte[]> data;
    std::size_t size = 0;
    [[nodiscard]] std::span<const std::byte> span() const { return {data.get(), size}; }
};

/// Size of a file in bytes. Throws Error where it does not exist, is no file, may not be looked at
/// or is empty.
[[nodiscard]] std::uintmax_t sizeOfFile(const std::filesystem::path& file);

/// Throws Error with the reason why a file could not be opened, after errno.
[[noreturn]] void failToOpen(const std::filesystem::path& file);

/// Whether the file begins with gzip's magic number. Throws Error where it cannot be opened.
[[nodiscard]] bool isGzip(const std::filesystem::path& file);

/// The first `count` bytes after unpacking, or all there are where the file is shorter. Throws
/// Error where the compressed data is damaged.
[[nodiscard]] std::vector<std::byte> firstBytes(const std::filesystem::path& file,
                                                std::size_t count);

/// Where in a file its data lies, and whether it is compressed, by gzip or zlib, from there on.
struct Stored {
    std::size_t offset = 0;
    bool packed = false;
};

/// The first `count` bytes after unpacking; throws Error where there are fewer or they are damaged.
/// What comes after them is no fault, up to 2^30 bytes.
[[nodiscard]] Bytes unpack(const std::filesystem::path& file, std::size_t count, Stored stored);

}  // namespace glioscope
