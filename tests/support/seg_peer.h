#pragma once

// Series and segmentations written, and segmentations read, by pydicom: another hand than ours.

#include "segmentation/volume/volume.h"

#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace glioscope::test {

inline constexpr const char* kNoPydicom = "python3 with pydicom and numpy is absent.";

[[nodiscard]] bool hasPydicom();

/// The grid as the peer takes it.
[[nodiscard]] QJsonObject gridJson(const Geometry& geometry);

/// An MR series of a file a slice in `folder`; false where it failed.
[[nodiscard]] bool writePeerSeries(const std::filesystem::path& folder, const QJsonObject& spec);

/// A segmentation; false where it failed.
[[nodiscard]] bool writePeerSeg(const std::filesystem::path& file, const QJsonObject& spec);

/// A segment with 0 and 1, or up to the maximum of a fractional one.
struct PeerSegment {
    int number;
    const char* label;
    Volume<std::uint8_t> volume;
    std::array<const char*, 3> code = {"85756007", "SCT", "Tissue"};
};

/// `value` within the box, 0 elsewhere.
[[nodiscard]] Volume<std::uint8_t> boxIn(const Geometry& grid, const Index3& begin,
                                         const Index3& end, std::uint8_t value = 1);

/// A segmentation of series 3 of the kind that DICOM calls BINARY, FRACTIONAL or LABELMAP; `more`
/// takes the place of what it would say. False where it failed.
[[nodiscard]] bool writePeerSegments(const std::filesystem::path& file, const QString& kind,
                                     const std::vector<PeerSegment>& segments,
                                     const QJsonObject& more = {});

/// Whether dciodvfy (dicom3tools) is there.
[[nodiscard]] bool hasJudge();

/// What it says of a file.
[[nodiscard]] QString judged(const std::filesystem::path& file);

/// What the peer reads of a segmentation; empty where it failed.
[[nodiscard]] QJsonObject readByPeer(const std::filesystem::path& file);

}  // namespace glioscope::test
