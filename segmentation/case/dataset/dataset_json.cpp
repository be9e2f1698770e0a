#include "segmentation/case/dataset/dataset_json.h"

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/label_words.h"
#include "segmentation/system/path_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace glioscope {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestJson = std::uintmax_t{1} << 26;

Json parse(const fs::path& file)
{
    if (sizeOfFile(file) > kLargestJson) {
        fail(file, Sentence::of("is far too large for a dataset.json; check where it came from."));
    }
    std::ifstream stream = streamOf(file);
    Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object()) {
        fail(file, Sentence::of("is not valid JSON in UTF-8, so the dataset's channels and "
                                "labels cannot be told; repair or remove it."));
    }
    return json;
}

constexpr int kLargestNumber = 65535;

std::optional<int> wholeNumber(const Json& value)
{
    if (value.is_number()) {
        const double number = value.get<double>();
        const bool whole = number >= 0 && number <= kLargestNumber && number == std::floor(number);
        return whole ? std::optional(static_cast<int>(number)) : std::nullopt;
    }
    if (!value.is_string()) {
        return std::nullopt;
    }
    const auto& text = value.get_ref<const std::string&>();
    const bool digits = !text.empty() && text.size() < 6 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(std::stoi(text)) : std::nullopt;
}

/// By number, however they are written: {"0": "T1"} or ["T1"].
std::vector<std::string> channelNames(const Json& json)
{
    constexpr int kMost = 64;
    const char* key = json.contains("channel_names") ? "channel_names" : "modality";
    std::vector<std::string> names;
    if (!json.contains(key) || !json[key].is_structured()) {
        return names;
    }
    int position = 0;
    for (const auto& [number, name] : json[key].items()) {
        const auto channel =
            json[key].is_array() ? std::optional(position) : wholeNumber(Json(number));
        ++position;
        if (channel && *channel < kMost && name.is_string()) {
            names.resize(std::max(names.size(), static_cast<std::size_t>(*channel) + 1));
            names[static_cast<std::size_t>(*channel)] = name.get<std::string>();
        }
    }
    return names;
}

std::array<int, 4> channels(const std::vector<std::string>& names, const fs::path& file)
{
    std::array<int, 4> channelOf = {-1, -1, -1, -1};
    for (std::size_t channel = 0; channel < names.size(); ++channel) {
        const auto sequence = sequenceFromChannelName(names[channel]);
        if (!sequence) {
            continue;
        }
        int& slot = channelOf[static_cast<std::size_t>(*sequence)];
        if (slot >= 0) {
            fail(file,
                 Sentence::of("names two channels as the %1 sequence; correct its channel names.",
                              displayName(*sequence)));
        }
        slot = static_cast<int>(channel);
    }
    return channelOf;
}

using Labels = std::set<Label>;

/// Values of each set of labels that is named; two names of one label are one entry.
std::map<Labels, std::set<int>> namedSets(const Json& labels)
{
    std::map<Labels, std::set<int>> sets;
    for (const auto& [key, value] : labels.items()) {
        // The Decathlon and nnU-Net 1 write {"1": "edema"}, nnU-Net 2 {"edema": 1} or {"region":
        // [1, 2]}.
        const bool valueFirst = value.is_string() && wholeNumber(Json(key)).has_value();
        const Labels named = labelsOfName(valueFirst ? value.get<std::string>() : key);
        std::vector<Json> numbers = {valueFirst ? Json(key) : value};
        if (value.is_array()) {
            numbers.assign(value.begin(), value.end());
        }
        for (const Json& number : numbers) {
            if (const auto fileValue = wholeNumber(number); fileValue && !named.empty()) {
                sets[named].insert(*fileValue);
            }
        }
    }
    return sets;
}

/// File value -> label: what all names that have the value share, and no name without it covers.
std::map<int, Label> meanings(const Json& json)
{
    std::map<int, Label> result;
    if (!json.contains("labels") || !json["labels"].is_object()) {
        return result;
    }
    const std::map<Labels, std::set<int>> sets = namedSets(json["labels"]);
    std::set<int> values;
    for (const auto& [labels, ofThem] : sets) {
        values.insert(ofThem.begin(), ofThem.end());
    }
    for (const int value : values) {
        Labels possible;
        std::ranges::transform(kLabelTable, std::inserter(possible, possible.end()),
                               &LabelFacts::label);
        for (const auto& [labels, ofThem] : sets) {
            std::erase_if(possible, [&, &named = labels, has = ofThem.contains(value)](
                                        Label label) { return named.contains(label) != has; });
        }
        if (possible.size() == 1) {
            result[value] = *possible.begin();
        }
    }
    result.erase(0);
    return result;
}

std::optional<LabelScheme> schemeOf(const std::map<int, Label>& labels)
{
    const bool complete = std::ranges::all_of(kTumourLabels, [&](Label wanted) {
        return std::ranges::any_of(labels,
                                   [&](const auto& entry) { return entry.second == wanted; });
    });
    const auto fits = [&](LabelScheme scheme) {
        return std::ranges::all_of(labels, [&](const auto& entry) {
            return labelFromFileValue(scheme, entry.first) == entry.second;
        });
    };
    const auto found = std::ranges::find_if(kAllLabelSchemes, fits);
    return complete && found != kAllLabelSchemes.end() ? std::optional(*found) : std::nullopt;
}

}  // namespace

bool DatasetDescription::namesSequences() const
{
    return std::ranges::any_of(channelOf, [](int channel) { return channel >= 0; });
}

std::optional<DatasetDescription> describeDataset(const fs::path& folder)
{
    for (const fs::path& place : {folder, folder.parent_path()}) {
        const fs::path file = place / "dataset.json";
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored)) {
            const Json json = parse(file);
            DatasetDescription description{.file = file};
            description.channelNames = channelNames(json);
            description.channelOf = channels(description.channelNames, file);
            description.labels = meanings(json);
            description.scheme = schemeOf(description.labels);
            return description;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
