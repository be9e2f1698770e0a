#pragma once

// What a file's name says: which slot of which case it fills. The last word (name_words.h) in the
// name counts, since what stands before it names the patient. Pure functions; no file is touched.

#include "segmentation/case/model/name_words.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

[[nodiscard]] std::optional<Sequence> sequenceOf(Slot slot);
[[nodiscard]] Sentence displayName(Slot slot);  ///< "FLAIR sequence", "labels"

struct FileRole {
    Slot slot = Slot::Flair;
    std::string caseName;  ///< what stands before the slot, "Brats18_2013_11_1"; may be empty
    std::string variant;   ///< what stands behind it, "bias" of "X_flair_bias"; empty as a rule
    std::string token;     ///< how the slot was written, in small letters: "t1ce", "t2f"
    bool operator==(const FileRole&) const = default;
};

/// True for names with an ending of kImageEndings (any case) that are not hidden.
[[nodiscard]] bool isImageName(std::string_view fileName);
/// The name without that ending.
[[nodiscard]] std::string stemOf(std::string_view fileName);

/// Role of a file among its siblings; nothing where its name tells of none. The first
/// `sharedTokens` tokens are the patient's and not looked at, unless nothing else says anything.
[[nodiscard]] std::optional<FileRole> roleFromName(std::string_view fileName,
                                                   std::size_t sharedTokens = 0);

/// Roles of files that lie together, in their order. The tokens that all share are the patient's,
/// and so is a time point that one of them tells: with "P1_T2_t1" beside it, "P1_T2_flair" is the
/// FLAIR of "P1_T2".
[[nodiscard]] std::vector<std::optional<FileRole>> rolesOf(std::span<const std::string> fileNames);

/// Leading tokens that all these file names share, at least one token of each left over.
[[nodiscard]] std::size_t sharedTokens(std::span<const std::string> fileNames);

/// Sequence of a channel's name in a dataset.json, such as "FLAIR", "T1w", "t1gd", "T2-FLAIR".
[[nodiscard]] std::optional<Sequence> sequenceFromChannelName(std::string_view name);

/// Case and channel number of an nnU-Net file name: "BRATS_001_0002.nii.gz" is {"BRATS_001", 2}.
struct NumberedChannel {
    std::string caseName;
    int channel = 0;
    bool operator==(const NumberedChannel&) const = default;
};
[[nodiscard]] std::optional<NumberedChannel> numberedChannel(std::string_view fileName);

/// Whether a file's name says diffusion, perfusion or the like, whose volumes are no sequences.
[[nodiscard]] bool isOtherSeries(std::string_view fileName);

/// Whether a case or file is called as BraTS's paediatric ones, whose releases of 2023 and 2024
/// have the same names and other label numbers.
[[nodiscard]] bool isPaediatric(std::string_view name);

/// The label scheme that naming conventions settle: `caseName` alone ("BraTS-GLI-...",
/// "Brats18_...", "BraTS2021_...") or the tokens of its files (t1n, t2f; t1ce, flair beside t1).
[[nodiscard]] std::optional<LabelScheme> schemeFromNames(std::string_view caseName,
                                                         std::span<const std::string> tokens);

}  // namespace glioscope
