#include "segmentation/case/formats/nifti_fields.h"

#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/model/file_error.h"

#include <algorithm>
#include <cstring>

namespace glioscope {
namespace {

constexpr std::int32_t kHeaderBytes1 = 348;
constexpr std::int32_t kHeaderBytes2 = 540;
constexpr std::size_t kDescriptionBytes = 80;

/// Reads numbers at fixed offsets, turning them to this machine's byte order.
class RawHeader {
public:
    RawHeader(std::span<const std::byte> bytes, bool swap) : m_bytes(bytes), m_swap(swap) {}

    template <typename T>
    [[nodiscard]] T at(std::size_t offset) const
    {
        std::array<std::byte, sizeof(T)> raw;
        std::memcpy(raw.data(), m_bytes.data() + offset, sizeof(T));
        if (m_swap) {
            std::ranges::reverse(raw);
        }
        T value;
        std::memcpy(&value, raw.data(), sizeof(T));
        return value;
    }

    /// Consecutive numbers from an offset on.
    template <typename T, typename Value, std::size_t N>
    void fill(std::array<Value, N>& into, std::size_t offset, std::size_t first = 0) const
    {
        for (std::size_t i = first; i < N; ++i) {
            into[i] = static_cast<Value>(at<T>(offset + (i - first) * sizeof(T)));
        }
    }

    [[nodiscard]] std::string text(std::size_t offset) const
    {
        const char* start = reinterpret_cast<const char*>(m_bytes.data()) + offset;
        return {start, strnlen(start, kDescriptionBytes)};
    }

    [[nodiscard]] bool holds(std::size_t offset, std::string_view text) const
    {
        return std::memcmp(m_bytes.data() + offset, text.data(), text.size()) == 0;
    }

private:
    std::span<const std::byte> m_bytes;
    bool m_swap;
};

[[noreturn]] void failUnknown(const std::filesystem::path& file, std::span<const std::byte> bytes)
{
    fail(file, foreignByContent(bytes).value_or(Sentence::of(
                   "is not a NIfTI file, whatever its name says; check where it came from.")));
}

[[noreturn]] void failShort(const std::filesystem::path& file, std::span<const std::byte> bytes)
{
    fail(file, foreignByContent(bytes).value_or(
                   Sentence::of("is too short to be a NIfTI file; copy or download it again.")));
}

// The offsets below are those of nifti1.h and nifti2.h; "\0" ends each magic text.

NiftiFields fieldsOf1(const RawHeader& raw)
{
    NiftiFields fields;
    raw.fill<std::int16_t>(fields.dim, 40);
    fields.datatype = raw.at<std::int16_t>(70);
    raw.fill<float>(fields.pixdim, 76);
    fields.voxelOffset = raw.at<float>(108);
    fields.slope = raw.at<float>(112);
    fields.intercept = raw.at<float>(116);
    fields.units = raw.at<std::uint8_t>(123);
    fields.description = raw.text(148);
    fields.qformCode = raw.at<std::int16_t>(252);
    fields.sformCode = raw.at<std::int16_t>(254);
    raw.fill<float>(fields.quaternion, 256);
    raw.fill<float>(fields.srow, 280);
    return fields;
}

NiftiFields fieldsOf2(const RawHeader& raw)
{
    NiftiFields fields;
    fields.version = 2;
    fields.datatype = raw.at<std::int16_t>(12);
    raw.fill<std::int64_t>(fields.dim, 16);
    raw.fill<double>(fields.pixdim, 104);
    fields.voxelOffset = static_cast<double>(raw.at<std::int64_t>(168));
    fields.slope = raw.at<double>(176);
    fields.intercept = raw.at<double>(184);
    fields.description = raw.text(240);
    fields.qformCode = raw.at<std::int32_t>(344);
    fields.sformCode = raw.at<std::int32_t>(348);
    raw.fill<double>(fields.quaternion, 352);
    raw.fill<double>(fields.srow, 400);
    fields.units = raw.at<std::int32_t>(500);
    return fields;
}

}  // namespace

NiftiFields readNiftiFields(std::span<const std::byte> bytes, const std::filesystem::path& file)
{
    using namespace std::string_view_literals;
    if (bytes.size() < kHeaderBytes1) {
        failShort(file, bytes);
    }
    for (const bool swap : {false, true}) {
        const RawHeader raw(bytes, swap);
        const auto size = raw.at<std::int32_t>(0);
        if (size != kHeaderBytes1 && size != kHeaderBytes2) {
            continue;
        }
        if (bytes.size() < static_cast<std::size_t>(size)) {
            failShort(file, bytes);
        }
        const bool second = size == kHeaderBytes2;
        const std::size_t magic = second ? 4 : 344;
        const bool pair = raw.holds(magic, second ? "ni2\0"sv : "ni1\0"sv);
        if (!pair && !raw.holds(magic, second ? "n+2\0"sv : "n+1\0"sv)) {
            break;
        }
        NiftiFields fields = second ? fieldsOf2(raw) : fieldsOf1(raw);
        fields.pair = pair;
        fields.swapBytes = swap;
        return fields;
    }
    failUnknown(file, bytes);
}

}  // namespace glioscope
