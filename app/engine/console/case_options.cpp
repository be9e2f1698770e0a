#include "app/engine/console/case_options.h"

#include "segmentation/case/dataset/unnamed_channels.h"

#include <CLI/CLI.hpp>

namespace glioscope {

void addSequencesOption(CLI::App& command, std::string& text)
{
    command
        .add_option(
            "--sequences", text,
            "What the volumes of a 4D file, or numbered channels, are in their order where no "
            "dataset.json says it: such as flair,t1,t1ce,t2; - for one that is none")
        ->check(CLI::Validator(
            [](const std::string& given) {
                return channelsFromText(given) ? std::string()
                                               : "\"" + given +
                                                     "\" is no list of sequences; write one like "
                                                     "flair,t1,t1ce,t2, each once, - for none.";
            },
            "LIST"));
}

ChannelSequences sequencesOption(const std::string& text)
{
    if (text.empty()) {
        return {};
    }
    const auto channels = channelsFromText(text);
    if (!channels) {
        throw Error(
            Sentence::of("\"%1\" is no list of sequences; write one like flair,t1,t1ce,t2.", text));
    }
    return *channels;
}

}  // namespace glioscope
