#include "ui/engine/stage_text.h"

#include "segmentation/system/setting.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

constexpr const char* kContext = "Stage";

struct Stage {
    std::string_view key;
    const char* english;
};

constexpr std::array kStages = {
    Stage{"reading", shown("Stage", "Reading the images")},
    Stage{"loading", shown("Stage", "Loading the model")},
    Stage{"finding the brain", shown("Stage", "Finding the brain")},
    Stage{"aligning", shown("Stage", "Aligning the sequences")},
    Stage{"asking all sequences", shown("Stage", "Looking for the brain in every sequence")},
    Stage{"network", shown("Stage", "Segmenting")},
    Stage{"writing", shown("Stage", "Writing the result")},
    Stage{"looking through files", shown("Stage", "Looking through the files")},
    Stage{"looking for cases", shown("Stage", "Looking for cases")},
    Stage{"hashing", shown("Stage", "Comparing with what is there")},
    Stage{"preparing", shown("Stage", "Preparing")},
    Stage{"verifying", shown("Stage", "Verifying the patches")},
    Stage{"measuring", shown("Stage", "Measuring")},
    Stage{"comparing", shown("Stage", "Comparing")},
    Stage{"evaluating", shown("Stage", "Evaluating")},
    Stage{"phantoms", shown("Stage", "Learning from phantoms")},
    Stage{"training", shown("Stage", "Training")}};

}  // namespace

QString shownStage(std::string_view stage)
{
    const auto found = std::ranges::find(kStages, stage, &Stage::key);
    return found == kStages.end() ? toQString(stage)
                                  : QCoreApplication::translate(kContext, found->english);
}

}  // namespace glioscope
