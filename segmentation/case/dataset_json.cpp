#include "segmentation/case/dataset_json.h"

#include "segmentation/case/case_naming.h"
#include "segmentation/case/file_bytes.h"
#include "segmentation/case/file_error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
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
        fail(file, "is far too large for a dataset.json; check where it came from.");
    }
    std::ifstream stream(file);
    Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object()) {
        fail(file, "is not valid JSON, so the dataset's channels and labels cannot be told; repair or "
                   "remove it.");
    }
    return json;
}

std::optional<int> wholeNumber(const Json& value)
{
    if (value.is_number_integer()) {
        return value.get<int>();
    }
    if (!value.is_string()) {
        return std::nullopt;
    }
    const auto& text = value.get_ref<const std::string&>();
    const bool digits = !text.empty() && text.size() < 6 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(std::stoi(text)) : std::nullopt;
}

std::array<int, 4> channels(const Json& json, const fs::path& file)
{
    std::array<int, 4> channelOf = {-1, -1, -1, -1};
    const char* key = json.contains("channel_names") ? "channel_names" : "modality";
    if (!json.contains(key) || !json[key].is_object()) {
        return channelOf;
    }
    for (const auto& [number, name] : json[key].items()) {
        const auto channel = wholeNumber(Json(number));
        const auto sequence = name.is_string() ? sequenceFromChannelName(name.get<std::string>())
                                               : std::nullopt;
        if (!channel || !sequence) {
            continue;
        }
        int& slot = channelOf[static_cast<std::size_t>(*sequence)];
        if (slot >= 0) {
            fail(file, "names two channels as the " + std::string(displayName(*sequence)) +
                           " sequence; correct its channel names.");
        }
        slot = *channel;
    }
    return channelOf;
}

/// Labels that a name in dataset.json covers: one, or a region's; none for background or unknown ones.
std::set<Label> labelsOfName(std::string name)
{
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    std::erase_if(name, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    if (name == "wt" || has("wholetum")) {
        return {Label::Necrosis, Label::Oedema, Label::Enhancing};
    }
    if (name == "tc" || (has("core") && !has("enhanc") && !has("necro"))) {
        return {Label::Necrosis, Label::Enhancing};
    }
    if (name == "ed" || has("edema") || has("snfh")) {
        return {Label::Oedema};
    }
    if (name.starts_with("ncr") || name.starts_with("net") || has("necro") || has("nonenhanc")) {
        return {Label::Necrosis};
    }
    if (name == "et" || has("enhanc")) {
        return {Label::Enhancing};
    }
    return {};
}

/// File value -> label. With regions, a value belongs to the label that exactly its regions share.
std::map<int, Label> meanings(const Json& labels)
{
    std::map<int, std::set<Label>> candidates;
    for (const auto& [key, value] : labels.items()) {
        // The Decathlon and nnU-Net 1 write {"1": "edema"}, nnU-Net 2 {"edema": 1} or {"region": [1, 2]}.
        const bool valueFirst = value.is_string() && wholeNumber(Json(key)).has_value();
        const std::set<Label> named = labelsOfName(valueFirst ? value.get<std::string>() : key);
        std::vector<Json> numbers;
        if (valueFirst) {
            numbers = {Json(key)};
        } else if (value.is_array()) {
            numbers.assign(value.begin(), value.end());
        } else {
            numbers = {value};
        }
        for (const Json& number : numbers) {
            const auto fileValue = wholeNumber(number);
            if (!fileValue || named.empty()) {
                continue;
            }
            const auto [at, isNew] = candidates.try_emplace(*fileValue, named);
            if (!isNew) {
                std::erase_if(at->second, [&](Label label) { return !named.contains(label); });
            }
        }
    }
    // {WT, TC} leaves NCR and ET for a value; ET's own value is settled, so it is taken out of the others.
    std::map<int, Label> result;
    std::set<Label> settled;
    for (std::size_t round = 0; round < candidates.size(); ++round) {
        for (auto& [value, set] : candidates) {
            if (!result.contains(value)) {
                std::erase_if(set, [&](Label label) { return settled.contains(label); });
                if (set.size() == 1) {
                    settled.insert(*set.begin());
                    result[value] = *set.begin();
                }
            }
        }
    }
    return result;
}

std::optional<LabelScheme> scheme(const Json& json)
{
    if (!json.contains("labels") || !json["labels"].is_object()) {
        return std::nullopt;
    }
    const std::map<int, Label> found = meanings(json["labels"]);
    if (found.size() != kTumourLabels.size()) {
        return std::nullopt;
    }
    for (const LabelScheme candidate : kAllLabelSchemes) {
        const bool fits = std::ranges::all_of(found, [&](const auto& entry) {
            return labelFromFileValue(candidate, entry.first) == entry.second;
        });
        if (fits) {
            return candidate;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<DatasetDescription> describeDataset(const fs::path& folder)
{
    for (const fs::path& place : {folder, folder.parent_path()}) {
        const fs::path file = place / "dataset.json";
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored)) {
            const Json json = parse(file);
            return DatasetDescription{.file = file, .channelOf = channels(json, file), .scheme = scheme(json)};
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
