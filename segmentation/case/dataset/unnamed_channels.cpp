#include "segmentation/case/dataset/unnamed_channels.h"

#include "segmentation/case/model/case_naming.h"

#include <algorithm>

namespace glioscope {
namespace {

Sentence questionAbout(const UnknownChannels& channels)
{
    std::string names;
    for (const std::string& name : channels.names) {
        names +=
            (names.empty() ? "" : ", ") + (name.empty() ? std::string("none") : "\"" + name + "\"");
    }
    const auto first = std::ranges::find_if(
        channels.files, [](const std::filesystem::path& file) { return !file.empty(); });
    return channels.in4d ? Sentence::of(
                               "%1 holds %2 volumes, and nothing tells which sequences these are "
                               "(names in dataset.json: %3); say it with --sequences "
                               "flair,t1,t1ce,t2 (in the order of the channels, - for one that is "
                               "none), or name the channels in dataset.json.",
                               *first, channels.names.size(), names)
                         : Sentence::of(
                               "%1 is a numbered channel of its case, and nothing tells which "
                               "sequences these are (names in dataset.json: %2); say it with "
                               "--sequences flair,t1,t1ce,t2 (in the order of the channels, - for "
                               "one that is none), or name the channels in dataset.json.",
                               *first, names);
}

}  // namespace

std::optional<ChannelSequences> channelsFromText(std::string_view text)
{
    ChannelSequences channels;
    while (true) {
        const auto comma = text.find(',');
        const std::string_view word = text.substr(0, comma);
        const bool single = word.find(' ') == std::string_view::npos;
        const auto sequence = single ? sequenceFromChannelName(word) : std::nullopt;
        if ((word != "-" && !sequence) ||
            (sequence && std::ranges::find(channels, sequence) != channels.end())) {
            return std::nullopt;
        }
        channels.push_back(sequence);
        if (comma == std::string_view::npos) {
            break;
        }
        text.remove_prefix(comma + 1);
    }
    const bool any =
        std::ranges::any_of(channels, [](const auto& each) { return each.has_value(); });
    return any ? std::optional(channels) : std::nullopt;
}

std::string textOf(const ChannelSequences& channels)
{
    std::string text;
    for (const auto& sequence : channels) {
        text +=
            (text.empty() ? "" : ",") + (sequence ? std::string(key(*sequence)) : std::string("-"));
    }
    return text;
}

void askForChannels(CaseFiles& files, UnknownChannels channels, const ChannelSequences& told)
{
    files.question = questionAbout(channels);
    files.unknownChannels = std::move(channels);
    if (told.empty()) {
        return;
    }
    try {
        files = settleChannels(files, told);
    } catch (const Error& error) {
        files.question = error.said();  // of this case alone
    }
}

CaseFiles settleChannels(CaseFiles files, const ChannelSequences& told)
{
    if (!files.unknownChannels) {
        return files;
    }
    const UnknownChannels& channels = *files.unknownChannels;
    // A case may lack the last of its dataset's numbered channels.
    if (told.size() < channels.names.size() ||
        (channels.in4d && told.size() > channels.names.size())) {
        throw Error(Sentence::of(
            "The case %1 in %2 has %3 channels, and %4 names %5; name each "
            "of them, - for one that is no sequence.",
            files.name, files.folder, channels.names.size(), textOf(told), told.size()));
    }
    files.images4d = channels.in4d;
    for (std::size_t channel = 0; channel < channels.names.size(); ++channel) {
        const std::filesystem::path& file = channels.files[channels.in4d ? 0 : channel];
        if (told[channel] && !file.empty()) {
            const auto slot = static_cast<std::size_t>(*told[channel]);
            files.images[slot] = file;
            files.channelOf[slot] = static_cast<int>(channel);
        }
    }
    files.toldChannels = told;
    files.unknownChannels.reset();
    files.question = {};
    return files;
}

void holdAgainstNames(CaseFiles& files, const ChannelSequences& told)
{
    for (const Sequence sequence : kAllSequences) {
        const auto slot = static_cast<std::size_t>(sequence);
        const int channel = files.channelOf[slot];
        if (!files.images[slot] || told.empty() || channel < 0) {
            continue;
        }
        const bool same = static_cast<std::size_t>(channel) < told.size() &&
                          told[static_cast<std::size_t>(channel)] == sequence;
        if (!same) {
            files.question = Sentence::of(
                "dataset.json says that channel %1 of %2 in %3 is %4, and %5 does not; correct one "
                "of the two.",
                channel, files.name, files.folder, displayName(sequence), textOf(told));
            files.images = {};
            return;
        }
    }
}

void refuseQuestions(const CaseFiles& files)
{
    if (files.unknownChannels) {
        throw UnnamedChannels(files);
    }
    if (!files.question.empty()) {
        throw AmbiguousInput(files.question);
    }
}

}  // namespace glioscope
