#pragma once

// What is wrong with a folder of cases before anybody trains on it. Reads every file once, several
// cases at a time, and changes nothing. Errors keep a case from being trained on; warnings do not.

#include "segmentation/case/dataset/audited_files.h"
#include "segmentation/case/model/case.h"
#include "segmentation/case/model/patients.h"

#include <cstdint>
#include <functional>

namespace glioscope {

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
    {AuditCode::SameImageTwice, "same-image-twice"},
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
    std::string text;  ///< sentences for the user
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

struct AuditOptions {
    ReadOptions read;                ///< its labelScheme settles what files leave open
    ChannelSequences channels = {};  ///< and this what unnamed channels are
    Patients patients = {};          ///< and this whose scans the cases are
    std::size_t threads = 0;  ///< cases at a time, each holding one file in memory; 0: one a core
};

/// Asked before each case; return false to stop. One call at a time, on any thread.
using AuditProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// `dataset` is a folder of cases, a case folder or a file of one. Throws Error where no case is
/// found and Cancelled where `progress` returned false.
[[nodiscard]] DatasetAudit auditDataset(const std::filesystem::path& dataset,
                                        const AuditOptions& options = {},
                                        const AuditProgress& progress = {});

}  // namespace glioscope
