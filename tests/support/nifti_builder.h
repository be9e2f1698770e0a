#pragma once

// NIfTI-1 files made byte by byte for tests: right ones in every type and byte order, and wrong
// ones. Independent of the code under test and of ITK; offsets are those of nifti1.h.

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace glioscope::test {

using ByteVector = std::vector<char>;

inline void writeFile(const std::filesystem::path& file, const ByteVector& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline void writeText(const std::filesystem::path& file, const std::string& text)
{
    writeFile(file, ByteVector(text.begin(), text.end()));
}

inline ByteVector gzipped(const ByteVector& bytes)
{
    z_stream stream = {};
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib does not start");
    }
    ByteVector packed(deflateBound(&stream, bytes.size()));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

struct NiftiFile {
    std::vector<int> size = {4, 3, 2};
    std::int16_t datatype = 4;  ///< int16
    std::array<float, 3> spacing = {1, 1, 1};
    float slope = 1, intercept = 0;
    float voxelOffset = 352;
    std::int16_t sformCode = 1, qformCode = 0;
    std::array<float, 12> sform = {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0};
    std::array<float, 6> qform = {};  ///< quaternion b, c, d and offset x, y, z
    bool bigEndian = false;
    std::string magic = "n+1";
    std::string description;
    std::int32_t headerSize = 348;
    ByteVector voxels;  ///< in the file's byte order, see `append`

    template <typename T>
    NiftiFile& append(const std::vector<double>& values)
    {
        for (const double value : values) {
            std::array<char, sizeof(T)> raw;
            const T typed = static_cast<T>(value);
            std::memcpy(raw.data(), &typed, sizeof(T));
            toFileOrder(raw);
            voxels.insert(voxels.end(), raw.begin(), raw.end());
        }
        return *this;
    }

    [[nodiscard]] ByteVector bytes() const
    {
        ByteVector all(352, 0);
        put(all, 0, headerSize);
        put(all, 40, static_cast<std::int16_t>(size.size()));
        for (std::size_t d = 0; d < size.size(); ++d) {
            put(all, 42 + 2 * d, static_cast<std::int16_t>(size[d]));
            put(all, 80 + 4 * d, d < 3 ? spacing[d] : 1.0f);
        }
        put(all, 70, datatype);
        put(all, 72, static_cast<std::int16_t>(8 * bytesOf(datatype)));
        put(all, 76, 1.0f);
        put(all, 108, voxelOffset);
        put(all, 112, slope);
        put(all, 116, intercept);
        all[123] = 2;  // mm
        put(all, 252, qformCode);
        put(all, 254, sformCode);
        for (std::size_t i = 0; i < qform.size(); ++i) {
            put(all, 256 + 4 * i, qform[i]);
        }
        for (std::size_t i = 0; i < sform.size(); ++i) {
            put(all, 280 + 4 * i, sform[i]);
        }
        std::copy_n(description.begin(), std::min<std::size_t>(description.size(), 79),
                    all.begin() + 148);
        std::copy(magic.begin(), magic.end(), all.begin() + 344);
        if (voxelOffset > 352 && voxelOffset < 1e6f) {
            addExtension(all);
        }
        all.insert(all.end(), voxels.begin(), voxels.end());
        return all;
    }

    static int bytesOf(int datatype)
    {
        switch (datatype) {
        case 2:
        case 256: return 1;
        case 4:
        case 512: return 2;
        case 8:
        case 16:
        case 768: return 4;
        default: return 8;
        }
    }

private:
    template <typename Array>
    void toFileOrder(Array& raw) const
    {
        if (bigEndian) {
            std::ranges::reverse(raw);
        }
    }

    template <typename T>
    void put(ByteVector& all, std::size_t offset, T value) const
    {
        std::array<char, sizeof(T)> raw;
        std::memcpy(raw.data(), &value, sizeof(T));
        toFileOrder(raw);
        std::ranges::copy(raw, all.begin() + static_cast<std::ptrdiff_t>(offset));
    }

    /// One extension of text that fills the room up to the voxels.
    void addExtension(ByteVector& all) const
    {
        all[348] = 1;
        all.resize(static_cast<std::size_t>(voxelOffset), 'x');
        put(all, 352, static_cast<std::int32_t>(voxelOffset) - 352);
        put(all, 356, std::int32_t{6});
    }
};

/// An image of ascending int16 voxels on a small BraTS-like grid.
inline NiftiFile smallImage(std::vector<int> size = {4, 3, 2}, bool bigEndian = false)
{
    NiftiFile nifti;
    nifti.bigEndian = bigEndian;
    nifti.size = std::move(size);
    std::size_t count = 1;
    for (const int extent : nifti.size) {
        count *= static_cast<std::size_t>(extent);
    }
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = static_cast<double>(i);
    }
    return nifti.append<std::int16_t>(values);
}

/// A uint8 mask of 4x3x2 voxels holding these values, padded with 0.
inline NiftiFile smallMask(std::vector<double> values)
{
    NiftiFile nifti;
    nifti.datatype = 2;
    values.resize(24, 0);
    return nifti.append<std::uint8_t>(values);
}

}  // namespace glioscope::test
