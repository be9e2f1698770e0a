#include "segmentation/dicom/frame_pixels.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/dicom/dcmtk_setup.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcfcache.h>
#include <dcmtk/dcmdata/dctk.h>

#include <cmath>
#include <cstring>

namespace glioscope {
namespace {

std::string codecName(const std::string& uid)
{
    const DcmXfer syntax(uid.c_str());
    return syntax.getXfer() == EXS_Unknown ? "transfer syntax " + uid
                                           : std::string(syntax.getXferName());
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

}  // namespace

struct FramePixels::Open {
    DcmFileFormat format;
    DcmPixelData* pixels = nullptr;
    DcmFileCache cache;
    Uint32 fragment = 0;
    std::vector<std::uint8_t> bytes;
};

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
        fail(instance.file, std::string("has no pixels that can be read: ") +
                                (loaded.bad() ? loaded.text() : "there are none") +
                                ". Copy it again.");
    }
    m_open->pixels = dynamic_cast<DcmPixelData*>(element);
    // DCMTK asks for an even count.
    m_open->bytes.resize(instance.pixels.frameBytes() + instance.pixels.frameBytes() % 2);
}

FramePixels::~FramePixels() = default;

void FramePixels::decode(const DicomFrame& frame, std::span<float> values)
{
    const PixelLayout& layout = m_instance.pixels;
    OFString colours;
    const OFCondition decoded =
        m_open->pixels ? m_open->pixels->getUncompressedFrame(
                             m_open->format.getDataset(), static_cast<Uint32>(frame.number),
                             m_open->fragment, m_open->bytes.data(),
                             static_cast<Uint32>(m_open->bytes.size()), colours, &m_open->cache)
                       : EC_CannotChangeRepresentation;
    if (decoded == EC_CannotChangeRepresentation || decoded == EC_UnsupportedEncoding) {
        fail(m_instance.file,
             "is compressed by " + codecName(m_instance.transferSyntax) +
                 ", which is not read; convert it with dcmdjpeg or gdcmconv --raw.");
    }
    if (decoded.bad()) {
        fail(m_instance.file, std::string("has pixels that cannot be decoded: ") + decoded.text() +
                                  ". Copy it again.");
    }
    if (layout.bitsAllocated == 8) {
        convert<std::uint8_t>(m_open->bytes, layout, frame, values);
    } else {
        convert<std::uint16_t>(m_open->bytes, layout, frame, values);
    }
}

}  // namespace glioscope
