#include "segmentation/case/dataset/unnamed_channels.h"

#include "segmentation/case/model/case_naming.h"

#include <algorithm>

namespace glioscope {
namespace {

std::string howToTell()
{
    return "say it with --sequences flair,t1,t1ce,t2 (in the order of the channels, - for one "
           "that is none), or name the channels in dataset.json.";
}

std::string questionAbout(const UnknownChannels& channels)
{
    std::string names;
    for (const std::string& name : channels.names) {
        names +=
            (names.empty() ? "" : ", ") + (name.empty() ? std::string("none") : "\"" + name + "\"");
    }
    const auto first = std::ranges::find_if(
        channels.files, [](const std::filesystem::path& file) { return !file.empty(); });
    const std::string what =
        channels.in4d ? " holds " + std::to_string(channels.names.size()) + " volumes, and"
                      : " is a numbered channel of its case, and";
    return first->string() + what +
           " nothing tells which sequences these are (names in dataset.json: " + names + "); " +
           howToTell();
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
        files.question = error.what();  // of this case alone
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
        throw Error("The case " + files.name + " in " + files.folder.string() + " has " +
                    std::to_string(channels.names.size()) + " channels, and " + textOf(told) +
                    " names " + std::to_string(told.size()) +
                    "; name each of them, - for one that is "
                    "no sequence.");
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
    files.question.clear();
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
            files.question = "dataset.json says that channel " + std::to_string(channel) + " of " +
                             files.name + " in " + files.folder.string() + " is " +
                             std::string(displayName(sequence)) + ", and " + textOf(told) +
                             " does not; correct one of the two.";
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
