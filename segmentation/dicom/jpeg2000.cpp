#include "segmentation/dicom/jpeg2000.h"

#include "segmentation/system/error.h"

#include <openjpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace glioscope {
namespace {

[[noreturn]] void failDamaged()
{
    throw Error(
        Sentence::of("has a frame whose JPEG 2000 data is damaged or cut off. Copy it again."));
}

struct Source {
    std::span<const std::uint8_t> bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T readSome(void* buffer, OPJ_SIZE_T count, void* data)
{
    auto& source = *static_cast<Source*>(data);
    const std::size_t got = std::min(count, source.bytes.size() - source.at);
    if (got == 0) {
        return static_cast<OPJ_SIZE_T>(-1);
    }
    std::memcpy(buffer, source.bytes.data() + source.at, got);
    source.at += got;
    return got;
}

OPJ_BOOL seek(OPJ_OFF_T to, void* data)
{
    auto& source = *static_cast<Source*>(data);
    if (to < 0 || static_cast<std::size_t>(to) > source.bytes.size()) {
        return OPJ_FALSE;
    }
    source.at = static_cast<std::size_t>(to);
    return OPJ_TRUE;
}

OPJ_OFF_T skip(OPJ_OFF_T count, void* data)
{
    auto& source = *static_cast<Source*>(data);
    const OPJ_OFF_T rest = static_cast<OPJ_OFF_T>(source.bytes.size() - source.at);
    const OPJ_OFF_T skipped =
        std::clamp<OPJ_OFF_T>(count, -static_cast<OPJ_OFF_T>(source.at), rest);
    source.at = static_cast<std::size_t>(static_cast<OPJ_OFF_T>(source.at) + skipped);
    return skipped == count ? skipped : -1;
}

template <auto destroy>
struct Destroyer {
    template <typename T>
    void operator()(T* object) const
    {
        destroy(object);
    }
};
using Stream = std::unique_ptr<opj_stream_t, Destroyer<opj_stream_destroy>>;
using Codec = std::unique_ptr<opj_codec_t, Destroyer<opj_destroy_codec>>;
using Picture = std::unique_ptr<opj_image_t, Destroyer<opj_image_destroy>>;

Stream streamOf(Source& source)
{
    Stream stream(opj_stream_create(1 << 16, OPJ_TRUE));
    opj_stream_set_read_function(stream.get(), readSome);
    opj_stream_set_seek_function(stream.get(), seek);
    opj_stream_set_skip_function(stream.get(), skip);
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.bytes.size());
    return stream;
}

/// Some writers put the whole file format into a frame, where DICOM wants the bare stream.
Codec codecFor(std::span<const std::uint8_t> stream)
{
    constexpr std::array<std::uint8_t, 8> kBox = {0, 0, 0, 12, 'j', 'P', ' ', ' '};
    const bool boxed =
        stream.size() > kBox.size() && std::equal(kBox.begin(), kBox.end(), stream.begin());
    Codec codec(opj_create_decompress(boxed ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
    const auto silent = [](const char*, void*) {};
    opj_set_info_handler(codec.get(), silent, nullptr);
    opj_set_warning_handler(codec.get(), silent, nullptr);
    opj_set_error_handler(codec.get(), silent, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!opj_setup_decoder(codec.get(), &parameters)) {
        failDamaged();
    }
    return codec;
}

void requireAsStated(const opj_image_t& image, const PixelLayout& layout)
{
    const bool fits = image.numcomps == 1 &&
                      image.x1 - image.x0 == static_cast<OPJ_UINT32>(layout.columns) &&
                      image.y1 - image.y0 == static_cast<OPJ_UINT32>(layout.rows) &&
                      image.comps[0].dx == 1 && image.comps[0].dy == 1 &&
                      image.comps[0].prec <= static_cast<OPJ_UINT32>(layout.bitsAllocated);
    if (!fits) {
        throw Error(
            Sentence::of("has a frame whose JPEG 2000 data is of another size or kind than "
                         "its header states."));
    }
}

/// Little endian, at the place of the stored bits.
void store(const opj_image_comp_t& component, const PixelLayout& layout,
           std::span<std::uint8_t> pixels)
{
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::size_t count =
        static_cast<std::size_t>(layout.rows) * static_cast<std::size_t>(layout.columns);
    for (std::size_t n = 0; n < count; ++n) {
        const auto value = static_cast<std::uint32_t>(component.data[n]) << shift;
        if (layout.bitsAllocated == 8) {
            pixels[n] = static_cast<std::uint8_t>(value);
        } else {
            const auto word = static_cast<std::uint16_t>(value);
            std::memcpy(pixels.data() + 2 * n, &word, 2);
        }
    }
}

}  // namespace

bool isJpeg2000(std::string_view transferSyntax)
{
    constexpr std::array<std::string_view, 5> kSyntaxes = {
        "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201",
        "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203"};
    return std::ranges::find(kSyntaxes, transferSyntax) != kSyntaxes.end();
}

void decodeJpeg2000(std::span<const std::uint8_t> bytes, const PixelLayout& layout,
                    std::span<std::uint8_t> pixels)
{
    Source source = {bytes};
    const Stream stream = streamOf(source);
    const Codec codec = codecFor(bytes);
    opj_image_t* raw = nullptr;
    const bool header = opj_read_header(stream.get(), codec.get(), &raw);
    const Picture image(raw);
    if (!header || !image) {
        failDamaged();
    }
    requireAsStated(*image, layout);
    if (!opj_decode(codec.get(), stream.get(), image.get()) ||
        !opj_end_decompress(codec.get(), stream.get()) || !image->comps[0].data ||
        image->comps[0].w != static_cast<OPJ_UINT32>(layout.columns) ||
        image->comps[0].h != static_cast<OPJ_UINT32>(layout.rows)) {
        failDamaged();
    }
    store(image->comps[0], layout, pixels);
}

}  // namespace glioscope
