#pragma once

// Series and segmentations written, and segmentations read, by pydicom: another hand than ours.

#include "segmentation/volume/volume.h"

#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <filesystem>

namespace glioscope::test {

inline constexpr const char* kNoPydicom = "python3 with pydicom and numpy is absent.";

[[nodiscard]] bool hasPydicom();

/// The grid as the peer takes it.
[[nodiscard]] QJsonObject gridJson(const Geometry& geometry);

/// An MR series of a file a slice in `folder`; false where it failed.
[[nodiscard]] bool writePeerSeries(const std::filesystem::path& folder, const QJsonObject& spec);

/// A segmentation; false where it failed.
[[nodiscard]] bool writePeerSeg(const std::filesystem::path& file, const QJsonObject& spec);

/// What the peer reads of a segmentation; empty where it failed.
[[nodiscard]] QJsonObject readByPeer(const std::filesystem::path& file);

}  // namespace glioscope::test
