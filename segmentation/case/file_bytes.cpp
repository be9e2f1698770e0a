#include "segmentation/case/file_bytes.h"

#include "segmentation/case/file_error.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace glioscope {
namespace {

using GzipStream = std::unique_ptr<gzFile_s, decltype(&gzclose_r)>;

[[noreturn]] void failDamaged(const std::filesystem::path& file)
{
    fail(file, "is damaged (its compressed data cannot be unpacked); copy or download it again.");
}

/// Reads through zlib, which takes plain files as they are; returns how many bytes came.
std::size_t readStreamed(const std::filesystem::path& file, std::span<std::byte> into)
{
    const GzipStream stream(gzopen(file.c_str(), "rb"), &gzclose_r);
    if (!stream) {
        fail(file, std::string("cannot be opened: ") + std::strerror(errno) + ".");
    }
    std::size_t done = 0;
    while (done < into.size()) {
        constexpr std::size_t kChunk = std::size_t{1} << 24;
        const auto wanted = static_cast<unsigned>(std::min(kChunk, into.size() - done));
        const int got = gzread(stream.get(), into.data() + done, wanted);
        if (got < 0) {
            failDamaged(file);
        }
        if (got == 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Bytes allocate(std::size_t size)
{
    return {std::make_unique_for_overwrite<std::byte[]>(size), size};
}

Bytes wholeFile(const std::filesystem::path& file)
{
    Bytes bytes = allocate(sizeOfFile(file));
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(bytes.data.get()), static_cast<std::streamsize>(bytes.size));
    if (!stream) {
        fail(file, "cannot be read to its end; check the disk or network it lies on.");
    }
    return bytes;
}

/// The fast way: one gzip member that unpacks to exactly the bytes wanted.
bool unpackAtOnce(const Bytes& packed, std::span<std::byte> into)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    return inflater &&
           libdeflate_gzip_decompress(inflater.get(), packed.data.get(), packed.size, into.data(),
                                      into.size(), nullptr) == LIBDEFLATE_SUCCESS;
}

}  // namespace

std::uintmax_t sizeOfFile(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        fail(file, "does not exist; check the path, or whether its disk is still there.");
    }
    if (!std::filesystem::is_regular_file(status)) {
        fail(file, "is not a file; choose the image file itself.");
    }
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) {
        fail(file, "cannot be read: " + error.message() + ".");
    }
    if (size == 0) {
        fail(file, "is empty; copy or download it again.");
    }
    return size;
}

bool isGzip(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        fail(file, std::string("cannot be opened: ") + std::strerror(errno) + ".");
    }
    return stream.get() == 0x1f && stream.get() == 0x8b;
}

std::vector<std::byte> firstBytes(const std::filesystem::path& file, std::size_t count)
{
    std::vector<std::byte> bytes(count);
    bytes.resize(readStreamed(file, bytes));
    return bytes;
}

Bytes unpack(const std::filesystem::path& file, std::size_t count)
{
    Bytes bytes = allocate(count);
    const std::span<std::byte> into(bytes.data.get(), count);
    if (isGzip(file) && unpackAtOnce(wholeFile(file), into)) {
        return bytes;
    }
    // Plain files, several gzip members, bytes after the voxels: all for the patient way.
    const std::size_t got = readStreamed(file, into);
    if (got < count) {
        fail(file, "ends early (" + std::to_string(got) + " of " + std::to_string(count) +
                       " bytes are there once unpacked); copy or download it again.");
    }
    return bytes;
}

}  // namespace glioscope
