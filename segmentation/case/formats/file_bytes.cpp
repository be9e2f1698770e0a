#include "segmentation/case/formats/file_bytes.h"

#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/model/file_error.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace glioscope {
namespace {

constexpr std::size_t kMostTrailingBytes = std::size_t{1} << 30;
constexpr std::size_t kHeadBytes = std::size_t{1}
                                   << 16;  ///< enough packed bytes to unpack any header

[[noreturn]] void failDamaged(const std::filesystem::path& file)
{
    fail(file,
         Sentence::of(
             "is damaged (its compressed data cannot be unpacked); copy or download it again."));
}

[[noreturn]] void failFilled(const std::filesystem::path& file)
{
    fail(file, Sentence::of("holds more than a gigabyte of data behind the voxels that its "
                            "header declares; write it anew with a header that tells of "
                            "all."));
}

using InflateStream = std::unique_ptr<z_stream, decltype(&inflateEnd)>;

struct Inflated {
    std::size_t bytes = 0;     ///< that are in the room given
    std::size_t trailing = 0;  ///< that came after it was full
    bool soundEnd = false;     ///< every member ended with the right checksum
};

/// Unpacks all members. What comes after `into` is full is counted, not kept. Throws on damaged
/// data.
Inflated inflateMembers(std::span<const std::byte> packed, std::span<std::byte> into,
                        const std::filesystem::path& file)
{
    z_stream state = {};
    inflateInit2(&state, 15 + 32);  // gzip or zlib, by the first bytes
    const InflateStream stream(&state, &inflateEnd);
    state.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    state.avail_in = static_cast<uInt>(packed.size());
    std::vector<std::byte> rest(kHeadBytes);
    Inflated result;
    while (result.trailing < kMostTrailingBytes) {
        const bool full = result.bytes == into.size();
        const std::span<std::byte> room = full ? std::span(rest) : into.subspan(result.bytes);
        const std::size_t size = std::min<std::size_t>(room.size(), std::size_t{1} << 30);
        state.next_out = reinterpret_cast<Bytef*>(room.data());
        state.avail_out = static_cast<uInt>(size);
        const int status = inflate(&state, Z_NO_FLUSH);
        (full ? result.trailing : result.bytes) += size - state.avail_out;
        if (status == Z_STREAM_END) {
            const bool another =
                state.avail_in > 1 && state.next_in[0] == 0x1f && state.next_in[1] == 0x8b;
            if (!another) {
                result.soundEnd = true;
                break;
            }
            inflateReset(&state);
        } else if (status == Z_BUF_ERROR) {
            break;  // the input ends here
        } else if (status != Z_OK) {
            failDamaged(file);
        }
    }
    return result;
}

std::size_t readPlain(const std::filesystem::path& file, std::span<std::byte> into,
                      std::size_t offset = 0)
{
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size()));
    return static_cast<std::size_t>(stream.gcount());
}

Bytes allocate(std::size_t size)
{
    return {std::make_unique_for_overwrite<std::byte[]>(size), size};
}

Bytes wholeFile(const std::filesystem::path& file)
{
    Bytes bytes = allocate(sizeOfFile(file));
    if (readPlain(file, {bytes.data.get(), bytes.size}) != bytes.size) {
        fail(file,
             Sentence::of("cannot be read to its end; check the disk or network it lies on."));
    }
    return bytes;
}

bool beginsAsGzip(std::span<const std::byte> packed)
{
    return packed.size() > 1 && packed[0] == std::byte{0x1f} && packed[1] == std::byte{0x8b};
}

/// The fast way: one gzip member or zlib stream that unpacks to exactly the bytes wanted.
bool unpackAtOnce(std::span<const std::byte> packed, std::span<std::byte> into)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>
        inflater(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    const auto decompress =
        beginsAsGzip(packed) ? &libdeflate_gzip_decompress : &libdeflate_zlib_decompress;
    return inflater && decompress(inflater.get(), packed.data(), packed.size(), into.data(),
                                  into.size(), nullptr) == LIBDEFLATE_SUCCESS;
}

}  // namespace

std::uintmax_t sizeOfFile(const std::filesystem::path& file)
{
    requireExistence(file);
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::is_regular_file(status)) {
        fail(file, Sentence::of("is not a file; choose the image file itself."));
    }
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) {
        fail(file, Sentence::of("cannot be read: %1.", Sentence::name(error.message())));
    }
    if (size == 0) {
        fail(file, Sentence::of("is empty; copy or download it again."));
    }
    return size;
}

void failToOpen(const std::filesystem::path& file)
{
    if (errno == EACCES || errno == EPERM) {
        fail(file,
             Sentence::of(
                 "cannot be opened: there is no permission to read it; have its owner allow it."));
    }
    fail(file, Sentence::of("cannot be opened: %1.", Sentence::name(std::strerror(errno))));
}

bool isGzip(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        failToOpen(file);
    }
    return stream.get() == 0x1f && stream.get() == 0x8b;
}

std::vector<std::byte> firstBytes(const std::filesystem::path& file, std::size_t count)
{
    std::vector<std::byte> bytes(count);
    if (!isGzip(file)) {
        bytes.resize(readPlain(file, bytes));
        return bytes;
    }
    std::vector<std::byte> head(kHeadBytes);
    head.resize(readPlain(file, head));
    bytes.resize(inflateMembers(head, bytes, file).bytes);
    return bytes;
}

Bytes unpack(const std::filesystem::path& file, std::size_t count, Stored stored)
{
    Bytes bytes = allocate(count);
    const std::span<std::byte> into(bytes.data.get(), count);
    Inflated got;
    if (!stored.packed) {
        got = {.bytes = readPlain(file, into, stored.offset), .trailing = 0, .soundEnd = true};
    } else {
        if (sizeOfFile(file) > count + count / 64 + kMostTrailingBytes) {
            failFilled(file);
        }
        const Bytes whole = wholeFile(file);
        const auto packed = whole.span().subspan(std::min(stored.offset, whole.size));
        if (unpackAtOnce(packed, into)) {
            return bytes;
        }
        // Several gzip members, bytes after the voxels, damage: all for the patient way.
        got = inflateMembers(packed, into, file);
    }
    if (got.bytes < count) {
        fail(file,
             Sentence::of(
                 "ends early (%1 of %2 bytes are there once unpacked); copy or download it again.",
                 got.bytes, count));
    }
    if (!got.soundEnd) {
        got.trailing < kMostTrailingBytes ? failDamaged(file) : failFilled(file);
    }
    return bytes;
}

}  // namespace glioscope
