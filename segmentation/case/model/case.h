#pragma once

// A case as it lies on disk and in memory: up to four sequences and an expert's labels, each with
// its own geometry. A missing sequence or missing labels is no error here; segmentation says what
// it needs.

#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry_passport.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// What the volumes of a 4D file, or the numbered files of a case, are in their order; nothing for
/// one that is no sequence. Empty where nobody has told.
using ChannelSequences = std::vector<std::optional<Sequence>>;

/// Channels that nothing names: volumes of one 4D file, or numbered files.
struct UnknownChannels {
    bool in4d = false;                         ///< all in files[0], else a file a channel
    std::vector<std::filesystem::path> files;  ///< by channel number; empty where one is missing
    std::vector<std::string> names;            ///< as dataset.json has them; "" where it has none
};

/// Which file holds what, decided from names alone; no voxel has been read.
struct CaseFiles {
    std::string name;  ///< "Brats18_2013_11_1"
    std::filesystem::path folder;
    std::array<std::optional<std::filesystem::path>, 4> images;  ///< indexed by Sequence
    std::optional<std::filesystem::path> labels;
    /// Set for a 4D NIfTI (Decathlon): it holds all sequences, and `images` all name this one file.
    bool images4d = false;
    /// Volume of the 4D file that holds each sequence, indexed by Sequence: as dataset.json or the
    /// user says; without a dataset.json in the Decathlon's order, which `notices` then tell.
    std::array<int, 4> channelOf = {0, 1, 2, 3};
    /// Scheme that dataset.json or the naming convention settles; a 4 among the values can still.
    std::optional<LabelScheme> namedScheme;
    /// What dataset.json says of single label values, where no scheme has all of them too.
    std::map<int, Label> namedValues;
    /// Which two files claim one slot (left empty then), as a sentence for the user; listCases
    /// alone returns such cases; findCase throws it as AmbiguousInput, readCase as Error.
    Sentence question;
    /// Set where the question is which sequences the channels are; see settleChannels().
    std::optional<UnknownChannels> unknownChannels;
    ChannelSequences
        toldChannels;  ///< the user's word that was followed; empty where none was needed
    /// Images in its folder that fill no place of it; their names say none, or another case's.
    std::vector<std::filesystem::path> unused;
    std::vector<Sentence> notices;  ///< what was taken for granted
    bool straighten = false;  ///< the user's wish, as in ReadOptions, for all files of the case
    std::string patient;  ///< whose scan it is, by names and folders; set by findCase and listCases

    [[nodiscard]] const std::optional<std::filesystem::path>& image(Sequence sequence) const
    {
        return images[static_cast<std::size_t>(sequence)];
    }
    [[nodiscard]] bool hasImages() const;  ///< at least one sequence
};

/// The labels of a case under the one enum, with where they came from.
struct CaseLabels {
    LabelMap map;
    LabelScheme scheme = LabelScheme::Brats2021;  ///< of the file it was read from
    std::filesystem::path file;
    StatedGeometry stated = {};  ///< of that file
};

struct Case {
    CaseFiles files;
    std::array<std::shared_ptr<const Image>, 4>
        images;  ///< null where missing; indexed by Sequence
    /// How a sentence about a sequence's file goes on where left and right are not certain: "does
    /// not state its orientation (...)"; empty as a rule. Indexed by Sequence.
    std::array<Sentence, 4> orientationDoubts;
    std::array<StatedGeometry, 4> stated = {};  ///< of the sequences' files; indexed by Sequence
    /// Voxels that are no numbers in the file and 0 here; indexed by Sequence.
    std::array<std::size_t, 4> nonFinite = {};
    std::shared_ptr<const CaseLabels> labels;  ///< null where missing
    /// Why labels that have a file are missing: which file, what is wrong; see
    /// ReadOptions::requireLabels.
    Sentence labelsProblem;

    [[nodiscard]] const std::shared_ptr<const Image>& image(Sequence sequence) const
    {
        return images[static_cast<std::size_t>(sequence)];
    }
    /// First sequence present in the order FLAIR, T1, T1ce, T2; a loaded case has at least one.
    [[nodiscard]] Sequence firstSequence() const;
    /// Sequences whose grid differs physically from the first one's (samePhysicalGrid is false).
    [[nodiscard]] std::vector<Sequence> sequencesOnOtherGrids() const;
};

}  // namespace glioscope
