#pragma once

// What an audit found out about a dataset: as values, as a table for people, and as the line of
// JSON that `audit --json` prints and the viewer reads.

#include "segmentation/system/keys.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry_passport.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

struct HeadSample;  // of segmentation/case/consistency

enum class AuditSeverity : std::uint8_t { Error, Warning };

/// What a finding is about, for programs; keys (see key) never change their meaning.
enum class AuditCode : std::uint8_t {
    UnclearFiles,     ///< two files claim one slot, or channels are unknown
    AssumedChannels,  ///< nothing says which volumes of a 4D file are which; taken in the usual
                      ///< order
    MissingSequence,
    MissingLabels,
    UnreadableFile,
    OtherGrid,           ///< a sequence or the labels lie on another grid than the first sequence
    EmptyImage,          ///< every voxel has one value
    NonFiniteVoxels,     ///< read as 0 by everything here
    NoBackground,        ///< nothing surrounds the head, as in a box cut out of one
    UnclearOrientation,  ///< left and right are not stated, or stated twice and differently
    MirroredLabels,      ///< the labels look mirrored against the images
    PartOfGrid,          ///< the labels cover some of the images' voxels alone
    Straightened,        ///< axes were brought to right angles, as was asked for
    SameImageTwice,      ///< one image under two sequences of a case
    OtherPlace,          ///< a sequence shows the head elsewhere than the others, or mirrored
    ExchangedNames,      ///< two sequences look as if their names were exchanged
    SameImages,          ///< the same voxels under another case's name
    SameName,            ///< two cases of one name, whose results would replace each other
    LabelValues,         ///< values that the scheme lacks or that no scheme settles
    NoTumour,            ///< labels without any
    MissingClass,        ///< labels that lack one of NCR, ED, ET
};

template <>
inline constexpr auto kKeys<AuditSeverity> = keyTable<AuditSeverity>({
    {AuditSeverity::Error, "error"},
    {AuditSeverity::Warning, "warning"},
});

template <>
inline constexpr auto kKeys<AuditCode> = keyTable<AuditCode>({
    {AuditCode::UnclearFiles, "unclear-files"},
    {AuditCode::AssumedChannels, "assumed-channels"},
    {AuditCode::MissingSequence, "missing-sequence"},
    {AuditCode::MissingLabels, "missing-labels"},
    {AuditCode::UnreadableFile, "unreadable-file"},
    {AuditCode::OtherGrid, "other-grid"},
    {AuditCode::EmptyImage, "empty-image"},
    {AuditCode::NonFiniteVoxels, "non-finite-voxels"},
    {AuditCode::NoBackground, "no-background"},
    {AuditCode::UnclearOrientation, "unclear-orientation"},
    {AuditCode::MirroredLabels, "mirrored-labels"},
    {AuditCode::PartOfGrid, "part-of-grid"},
    {AuditCode::Straightened, "straightened"},
    {AuditCode::SameImageTwice, "same-image-twice"},
    {AuditCode::OtherPlace, "other-place"},
    {AuditCode::ExchangedNames, "exchanged-names"},
    {AuditCode::SameImages, "same-images"},
    {AuditCode::SameName, "same-name"},
    {AuditCode::LabelValues, "label-values"},
    {AuditCode::NoTumour, "no-tumour"},
    {AuditCode::MissingClass, "missing-class"},
});

struct AuditFinding {
    AuditSeverity severity = AuditSeverity::Error;
    AuditCode code = AuditCode::UnreadableFile;
    std::string caseName;
    Sentence text;
};

struct AuditedImage {
    std::filesystem::path file;
    Geometry geometry;
    float minimum = 0;
    float maximum = 0;
    std::size_t nonFinite = 0;  ///< voxels
    bool hasBackground = true;
    std::string orientationDoubt = {};  ///< as in Case
    std::uint64_t fingerprint = 0;  ///< of the intensities in order; equal images have equal ones
    StatedGeometry stated = {};
    // Gone once its case has been looked at.
    std::shared_ptr<const HeadSample> sample = {};
    std::shared_ptr<const Image> voxels = {};
};

struct AuditedLabels {
    std::filesystem::path file;
    Geometry geometry;
    std::string orientationDoubt = {};              ///< as in Case
    std::map<int, std::size_t> voxelsOfValue = {};  ///< the file's own values
    std::optional<LabelScheme> scheme = {};         ///< nothing where it cannot be told
    PerLabel<std::size_t> voxels = {};              ///< zeros without a scheme
    StatedGeometry stated = {};
    std::shared_ptr<const LabelMap> map = {};  ///< gone once its case has been looked at
};

struct AuditedCase {
    std::string name;
    std::string patient;  ///< scans of one patient belong on one side of a split
    std::filesystem::path folder;
    std::array<std::optional<AuditedImage>, 4> images;  ///< those that could be read; by Sequence
    std::optional<AuditedLabels> labels;
    std::size_t errors = 0;
    std::size_t warnings = 0;
};

struct DatasetAudit {
    std::filesystem::path dataset;
    std::vector<AuditedCase> cases;      ///< sorted by name
    std::vector<AuditFinding> findings;  ///< errors first, then by case
    [[nodiscard]] std::size_t count(AuditSeverity severity) const;
};

/// A line a case, then the findings, for people.
[[nodiscard]] std::string auditText(const DatasetAudit& audit);

/// One JSON object, see audit_report.cpp for its fields.
[[nodiscard]] std::string auditJson(const DatasetAudit& audit);

/// What such a line tells: all of it but for orientations, fingerprints and doubts. Nothing where
/// it is another line.
[[nodiscard]] std::optional<DatasetAudit> auditFromLine(std::string_view line);

}  // namespace glioscope
