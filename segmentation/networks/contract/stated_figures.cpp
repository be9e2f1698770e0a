#include "segmentation/networks/contract/stated_figures.h"

#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

namespace glioscope {

std::string diceKey(Region region)
{
    return "Dice " + std::string(shortName(region));
}

std::optional<double> statedDice(const ModelContract& contract, Region region)
{
    const auto found = contract.metrics.find(diceKey(region));
    return found == contract.metrics.end() ? std::nullopt : std::optional(found->second);
}

double meanDice(const ModelContract& contract)
{
    double sum = 0;
    for (const Region region : kAllRegions) {
        const auto dice = statedDice(contract, region);
        if (!dice) {
            return 0;
        }
        sum += *dice;
    }
    return sum / 3;
}

std::map<std::string, double> metricsFromJson(const std::string& text)
{
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || json.empty()) {
        throw Error(Sentence::of("it is not a JSON object with a number for each figure"));
    }
    std::map<std::string, double> metrics;
    for (const auto& [name, value] : json.items()) {
        const bool isDice = name.starts_with("Dice");
        const double number = value.is_number() ? value.get<double>() : -1;
        if (!(number >= 0) || !std::isfinite(number) || (isDice && number > 1)) {
            throw Error(
                isDice ? Sentence::of("its figure \"%1\" is not a number from 0 to 1", name)
                       : Sentence::of("its figure \"%1\" is not a number of at least 0", name));
        }
        metrics[name] = number;
    }
    return metrics;
}

std::map<std::string, double> metricsFromFile(const std::filesystem::path& file)
{
    if (file.empty()) {
        return {};
    }
    requireFile(Sentence::of("The file of figures"), file);
    std::ifstream stream = streamOf(file);
    try {
        return metricsFromJson({std::istreambuf_iterator<char>(stream), {}});
    } catch (const Error& error) {
        throw Error(
            Sentence::of("The file of figures %1 cannot be used: %2.", file, saidBy(error)));
    }
}

}  // namespace glioscope
