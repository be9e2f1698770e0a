#include "segmentation/dicom/frame_pixels.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/dicom/dcmtk_setup.h"
#include "segmentation/dicom/jpeg2000.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcfcache.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>

#include <cmath>
#include <cstring>

namespace glioscope {
namespace {

Sentence codecName(const std::string& uid)
{
    const DcmXfer syntax(uid.c_str());
    return syntax.getXfer() == EXS_Unknown ? Sentence::of("transfer syntax %1", uid)
                                           : Sentence(syntax.getXferName());
}

/// Pixels whose bits beyond those stored are cleared, or carry the sign.
template <typename Stored>
void convert(std::span<const std::uint8_t> bytes, const PixelLayout& layout,
             const DicomFrame& frame, std::span<float> values)
{
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::int32_t mask = static_cast<std::int32_t>((1U << layout.bitsStored) - 1);
    const std::int32_t sign = layout.isSigned ? std::int32_t{1} << (layout.bitsStored - 1) : 0;
    // The whole range turned: its ends are each other's.
    const std::int32_t ends = layout.isSigned ? -1 : mask;
    for (std::size_t n = 0; n < values.size(); ++n) {
        Stored stored = 0;
        std::memcpy(&stored, bytes.data() + n * sizeof(Stored), sizeof(Stored));
        std::int32_t value = (static_cast<std::int32_t>(stored) >> shift) & mask;
        value = (value ^ sign) - sign;
        value = layout.inverted ? ends - value : value;
        values[n] = static_cast<float>(static_cast<double>(value) * frame.slope + frame.intercept);
    }
}

/// Where a frame's pieces begin; DCMTK gives it to its codecs alone.
struct Fragments : DcmCodec {
    static OFCondition start(Uint32 frame, Sint32 frames, DcmPixelSequence* sequence, Uint32& first)
    {
        return determineStartFragment(frame, frames, sequence, first);
    }
};

}  // namespace

struct FramePixels::Open {
    DcmFileFormat format;
    DcmPixelData* pixels = nullptr;
    DcmFileCache cache;
    Uint32 fragment = 0;  ///< where frame `next` begins, which DCMTK tells after the one before
    Uint32 next = 0;
    std::vector<std::uint8_t> bytes;

    /// One frame into `bytes`. Throws Error that goes on behind the file's name.
    void decode(const DicomInstance& instance, int frame);

private:
    void decodeByDcmtk(const DicomInstance& instance, Uint32 frame);
    [[nodiscard]] std::vector<std::uint8_t> fragmentsOf(const DicomInstance& instance,
                                                        Uint32 frame);
};

void FramePixels::Open::decode(const DicomInstance& instance, int frame)
{
    if (isJpeg2000(instance.transferSyntax)) {
        decodeJpeg2000(fragmentsOf(instance, static_cast<Uint32>(frame)), instance.pixels, bytes);
    } else {
        decodeByDcmtk(instance, static_cast<Uint32>(frame));
    }
}

void FramePixels::Open::decodeByDcmtk(const DicomInstance& instance, Uint32 frame)
{
    const DcmXfer syntax(format.getDataset()->getOriginalXfer());
    if (syntax.usesEncapsulatedFormat() &&
        !DcmCodecList::canChangeCoding(syntax.getXfer(), EXS_LittleEndianExplicit)) {
        throw Error(
            Sentence::of("is compressed by %1, which is not read; convert it with dcmdjpeg "
                         "or gdcmconv --raw.",
                         codecName(instance.transferSyntax)));
    }
    fragment = frame == next ? fragment : 0;
    next = frame + 1;
    OFString colours;
    const OFCondition decoded =
        pixels ? pixels->getUncompressedFrame(format.getDataset(), frame, fragment, bytes.data(),
                                              static_cast<Uint32>(bytes.size()), colours, &cache)
               : EC_IllegalCall;
    if (decoded.bad()) {
        throw Error(Sentence::of("has pixels that cannot be decoded (%1). Copy it again.",
                                 std::string(decoded.text())));
    }
}

/// The stream of one frame, which may lie in several pieces.
std::vector<std::uint8_t> FramePixels::Open::fragmentsOf(const DicomInstance& instance,
                                                         Uint32 frame)
{
    DcmPixelSequence* sequence = nullptr;
    const E_TransferSyntax syntax = format.getDataset()->getOriginalXfer();
    if (!pixels || pixels->getEncapsulatedRepresentation(syntax, nullptr, sequence).bad() ||
        !sequence) {
        throw Error(Sentence::of("has no compressed pixels, though it says so. Copy it again."));
    }
    const auto frames = static_cast<Sint32>(instance.frames.size());
    Uint32 first = 0, end = static_cast<Uint32>(sequence->card());
    if (Fragments::start(frame, frames, sequence, first).bad() ||
        (static_cast<Sint32>(frame) + 1 < frames &&
         Fragments::start(frame + 1, frames, sequence, end).bad())) {
        throw Error(Sentence::of("does not say where in its compressed pixels a frame begins."));
    }
    std::vector<std::uint8_t> stream;
    for (Uint32 n = first; n < end; ++n) {
        DcmPixelItem* item = nullptr;
        Uint8* piece = nullptr;
        if (sequence->getItem(item, n).bad() || item->getUint8Array(piece).bad() || !piece) {
            throw Error(Sentence::of("has compressed pixels that are cut off. Copy it again."));
        }
        stream.insert(stream.end(), piece, piece + item->getLength());
    }
    return stream;
}

FramePixels::FramePixels(const DicomInstance& instance)
    : m_instance(instance), m_open(std::make_unique<Open>())
{
    setUpDcmtk();
    // Values longer than this, the pixels first of all, stay in the file until a frame is asked
    // for.
    constexpr Uint32 kLongestInMemory = 4096;
    const OFCondition loaded =
        m_open->format.loadFile(instance.file.c_str(), EXS_Unknown, EGL_noChange, kLongestInMemory);
    DcmElement* element = nullptr;
    if (loaded.bad() ||
        m_open->format.getDataset()->findAndGetElement(DCM_PixelData, element).bad()) {
        fail(instance.file,
             Sentence::of("has no pixels that can be read: %1. Copy it again.",
                          loaded.bad() ? Sentence(loaded.text()) : Sentence::of("there are none")));
    }
    m_open->pixels = dynamic_cast<DcmPixelData*>(element);
    // DCMTK asks for an even count.
    m_open->bytes.resize(instance.pixels.frameBytes() + instance.pixels.frameBytes() % 2);
}

FramePixels::~FramePixels() = default;

void FramePixels::decode(const DicomFrame& frame, std::span<float> values)
{
    try {
        m_open->decode(m_instance, frame.number);
    } catch (const Error& error) {
        fail(m_instance.file, error.said());
    }
    if (m_instance.pixels.bitsAllocated == 8) {
        convert<std::uint8_t>(m_open->bytes, m_instance.pixels, frame, values);
    } else {
        convert<std::uint16_t>(m_open->bytes, m_instance.pixels, frame, values);
    }
}

}  // namespace glioscope
