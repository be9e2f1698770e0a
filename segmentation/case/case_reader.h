#pragma once

// From a path to a loaded case: recognising the files (case_naming.h), checking headers
// (preflight.h), reading with ITK's NIfTI and NRRD readers only, and translating label values.

#include "segmentation/case/case.h"

namespace glioscope {

/// Value of an environment variable that is a whole number above 0; `otherwise` for any other.
[[nodiscard]] std::size_t limitFromEnvironment(const char* name, std::size_t otherwise);

struct ReadOptions {
    /// Decides the label scheme where nothing in the case does, or where what does cannot be right
    /// because the file holds a value that its scheme has not.
    std::optional<LabelScheme> labelScheme;
    /// What single values are said to be; a scheme that says otherwise is not taken.
    std::map<int, Label> namedValues = {};
    bool readLabels = true;
    /// Whether labels that cannot be read are an error, or else a sentence in Case::labelsProblem.
    bool requireLabels = true;
    /// Of one volume.
    std::size_t maxVoxels = limitFromEnvironment("GLIOSCOPE_MAX_VOXELS", std::size_t{1} << 28);
    /// Read from one file, unpacked.
    std::size_t maxBytes = limitFromEnvironment("GLIOSCOPE_MAX_BYTES", std::size_t{1} << 30);
};

/// Finds the case that `path` means: a case folder, or any one file of it, which then takes its own
/// slot. Labels named after the case and something more ("<case>_unet_seg") are results and are not
/// taken for the expert's, unless such a file is the one opened. A mask without images is a case of
/// labels only. `told` says what unnamed channels are. Throws Error naming the path when there is none
/// and when channels stay unknown, AmbiguousInput when two files claim one slot or the folder holds
/// several cases.
[[nodiscard]] CaseFiles findCase(const std::filesystem::path& path, const ChannelSequences& told = {});

/// True for a folder that holds several cases (folders of cases, a Decathlon or an nnU-Net dataset).
[[nodiscard]] bool isDataset(const std::filesystem::path& path);

/// The cases of a dataset folder, sorted by name; files are recognised, nothing is read.
[[nodiscard]] std::vector<CaseFiles> listCases(const std::filesystem::path& dataset,
                                               const ChannelSequences& told = {});

/// The case with its channels as `told`; its question is answered. Throws Error where their number is
/// another, or dataset.json says otherwise.
[[nodiscard]] CaseFiles settleChannels(CaseFiles files, const ChannelSequences& told);

/// " X.nii.gz in its folder is not used: ..." for a sentence about something missing; empty where every
/// image of the folder is used.
[[nodiscard]] std::string unusedSentence(const CaseFiles& files);

/// Reads all files of a case, sequences in parallel. A sequence, or labels, whose voxels are stored in
/// another order on the grid of the first sequence are permuted to that order. Throws Error (which file, what is wrong, what to
/// do); AmbiguousInput when the labels' scheme cannot be told. Thread-safe.
[[nodiscard]] Case readCase(const CaseFiles& files, const ReadOptions& options = {});

/// One image file (NIfTI or NRRD, 3D) with slope and intercept applied; values that are not finite
/// become 0. Throws Error.
[[nodiscard]] Image readImage(const std::filesystem::path& file, const ReadOptions& options = {});

/// One label file. `namedScheme` is what names or dataset.json settle; see ReadOptions for the rest.
[[nodiscard]] CaseLabels readLabels(const std::filesystem::path& file,
                                    std::optional<LabelScheme> namedScheme,
                                    const ReadOptions& options = {});

}  // namespace glioscope
