#pragma once

// The pixels of one DICOM file, frame by frame: decoded, cut to their stored bits, signed, turned
// where the least is white, and put through slope and intercept. DCMTK decodes what is not JPEG
// 2000; no frame is larger than its header was held to by readInstance().

#include "segmentation/dicom/dicom_instance.h"

#include <memory>
#include <span>

namespace glioscope {

class FramePixels {
public:
    /// Opens the file that the header was read from; it must outlive this. Throws Error.
    explicit FramePixels(const DicomInstance& instance);
    ~FramePixels();
    FramePixels(const FramePixels&) = delete;
    FramePixels& operator=(const FramePixels&) = delete;

    /// Rows x columns intensities, as the image is stored. Throws Error for pixels that are cut
    /// off, damaged, or compressed by a codec that is not here, which it names.
    void decode(const DicomFrame& frame, std::span<float> values);

private:
    struct Open;
    const DicomInstance& m_instance;
    std::unique_ptr<Open> m_open;
};

}  // namespace glioscope
