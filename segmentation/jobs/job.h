#pragma once

// What both programs say to each other: one JSON object a line. The viewer writes jobs to the
// engine's stdin, the engine writes events to its stdout; the command line builds the same structs.

#include "segmentation/system/keys.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/case_sources.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// "auto" takes the first GPU where one works, else the CPU; "cpu", "cuda", "cuda:1".
inline constexpr const char* kDeviceAuto = "auto";

enum class Precision { Auto, Float32, BFloat16 };

template <>
inline constexpr auto kKeys<Precision> = keyTable<Precision>({
    {Precision::Auto, "auto"},
    {Precision::Float32, "fp32"},
    {Precision::BFloat16, "bf16"},
});

/// Whether a network also runs on the volume mirrored left to right, and both are averaged.
enum class Mirroring { Model, On, Off };

template <>
inline constexpr auto kKeys<Mirroring> = keyTable<Mirroring>({
    {Mirroring::Model, "model"},
    {Mirroring::On, "on"},
    {Mirroring::Off, "off"},
});

struct SegmentJob {
    std::string id = {};                  ///< echoed in every event
    std::filesystem::path casePath = {};  ///< case folder or any one file of it
    /// The case's files where they are known; then nothing is searched, and `casePath` and
    /// `sequences` say nothing.
    std::optional<CaseSources> sources = {};
    std::string sequences = {};  ///< "flair,t1,t1ce,t2": what unnamed channels are, as --sequences
    std::string model = {};      ///< name or file; empty: the one with the best figures
    std::filesystem::path outputFolder = {};
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
    Mirroring mirroring = Mirroring::Model;
    bool probabilities = false;  ///< also write one 8-bit probability volume a region
    bool compress = true;        ///< .nii.gz for users, .nii between the two programs
    /// Of whole heads on grids of their own: each sequence is moved onto the T1ce and what is no
    /// brain taken away first, in memory; `casePath` may be a DICOM study then, and the result lies
    /// on the T1ce's own grid. The four after it say nothing without it.
    bool align = false;
    std::filesystem::path brainMask = {};    ///< instead of the one that a network finds
    std::filesystem::path knownMoves = {};   ///< taken as they are; see AlignJob::known
    std::array<std::string, 4> series = {};  ///< of a study, by Sequence: number or UID, else as
                                             ///< proposed
    std::string caseName = {};               ///< of a study, whose own names are a patient's
    /// Of a model's networks only those that have not been trained on a case of this name.
    bool unseenMembers = false;
};

struct VolumeRow {
    std::string name;  ///< "NCR", "ED", "ET", "WT", "TC"
    double volumeMl = 0;
};

/// What a volume of probabilities is of.
struct ProbabilityOf {
    std::string structure;   ///< "WT", "TC", "ET"; of some models "NCR", "ED", "ET"; "SD"
    double threshold = 0.5;  ///< of the model: what lies above it is the structure
};

/// One of a model's several networks, and how long it took.
struct MemberTime {
    std::string name;
    double seconds = 0;
    bool operator==(const MemberTime&) const = default;
};

struct SegmentResult {
    std::string id;
    std::filesystem::path segmentation;  ///< NIfTI, BraTS values 0/1/2/4, on the input's grid
    std::filesystem::path report;        ///< JSON beside it
    std::vector<std::filesystem::path> probabilities;  ///< WT, TC, ET, SD; empty unless asked for
    std::vector<ProbabilityOf> probabilitiesOf = {};   ///< one a file of `probabilities`
    std::string model;                                 ///< name from the contract
    std::string device;                                ///< where it really ran, "cpu" or "cuda:0"
    std::string precision;                             ///< "fp32" or "bf16"
    double seconds = 0;
    std::vector<MemberTime> members = {};  ///< that ran; empty where the model is a single network
    std::vector<VolumeRow> volumes;
    std::vector<Sentence> notices;  ///< such as a fallback to the CPU
    std::string modelSha256 = {};   ///< of the model's file, in hex
    /// The same as DICOM (SEG), of a study; empty elsewhere, and where no tumour was found.
    std::filesystem::path dicomSegmentation = {};
    std::filesystem::path moves = {};  ///< of a case that was aligned; see AlignJob::known
    std::filesystem::path brain = {};  ///< likewise: the mask that was used
    double peakMemoryBytes = 0;  ///< of the engine during the job, its models included; 0: unknown
};

/// A line of progress; secondsLeft is below 0 while unknown.
struct Progress {
    std::string id;
    std::string stage;  ///< "reading", "network", "writing", ...
    double done = 0;
    double total = 0;
    double secondsLeft = -1;
};

struct Failure {
    std::string id;
    Sentence message;  ///< which file, what is wrong
    Sentence advice;   ///< what to do; may be empty
};

}  // namespace glioscope
