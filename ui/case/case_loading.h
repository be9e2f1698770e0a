#pragma once

// From a path to an opened case as functions for a worker thread: no widget, no state, no
// exception. What the user must decide or be told comes back as a value.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/dicom_origin.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/session/image_facts.h"
#include "segmentation/session/layer.h"
#include "ui/case/channel_pictures.h"
#include "ui/case/mask_loading.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <variant>
#include <vector>

namespace glioscope {

struct OpenedCase {
    Case data;
    /// All cases, where a dataset was asked for; data is the first.
    std::vector<CaseFiles> dataset;
    std::filesystem::path datasetFolder = {};  ///< where it is not the path that was asked for
    ImageFacts facts = {};
    std::optional<PlacedLabels> expert = {};  ///< of data.labels
    std::vector<LoadedMask> masks = {};       ///< results that were asked for by their files
    std::optional<LabelScheme> answer = {};   ///< the user's, to a question about this case
    std::optional<DicomOrigin> dicom = {};    ///< set where the images were imported from a study
    /// What must live as long as the case is open, such as the folder that its files lie in.
    std::shared_ptr<const void> keeps = {};
};

/// The labels' numbers can mean several things; reading them again needs a choice.
struct SchemeQuestion {
    CaseFiles files;
    std::vector<CaseFiles> dataset;
    std::vector<LabelScheme> fitting;  ///< that have all the labels' values
};

/// Nothing says which sequences the case's channels are; reading it needs an answer.
struct ChannelsQuestion {
    CaseFiles files;
    std::vector<CaseFiles> dataset;
    std::vector<ChannelPicture> pictures;
};

/// A file of the case has axes that are not at right angles; it opens only with them straightened.
struct StraightenQuestion {
    CaseFiles files;
    std::vector<CaseFiles> dataset;
    std::filesystem::path file;
    double movedMm = 0;  ///< of the corner that moves farthest
};

struct OpenFailure {
    QString message;  ///< which file, what is wrong, what to do
};

using OpenOutcome = std::variant<std::shared_ptr<const OpenedCase>, SchemeQuestion,
                                 ChannelsQuestion, StraightenQuestion, OpenFailure>;

/// Opens a case folder, any one file of a case, or the first case of a dataset folder; `told` says
/// what unnamed channels are. Any thread.
[[nodiscard]] OpenOutcome openPath(const std::filesystem::path& path,
                                   const ChannelSequences& told = {},
                                   const ReadOptions& options = {});

/// Opens a case whose files are known. Any thread.
[[nodiscard]] OpenOutcome openFiles(const CaseFiles& files, const ReadOptions& options = {},
                                    const ChannelSequences& told = {});

/// Folder of the demonstration case in the user's cache: a phantom, made and kept there by the
/// first call (some seconds of work). Throws Error where the cache cannot be written. Any thread.
[[nodiscard]] std::filesystem::path demoCase(const std::filesystem::path& cacheFolder);

}  // namespace glioscope
