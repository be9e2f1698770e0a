#include "training/progress/run_history.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace glioscope {
namespace {

constexpr std::pair<std::string_view, double EpochRecord::*> kColumns[] = {
    {"loss", &EpochRecord::loss},        {"dice_coefficient", &EpochRecord::dice},
    {"val_loss", &EpochRecord::valLoss}, {"learning_rate", &EpochRecord::learningRate},
    {"seconds", &EpochRecord::seconds},  {"hd95_wt_mm", &EpochRecord::hd95WtMm},
    {"score", &EpochRecord::score}};

std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result;
    std::size_t start = 0;
    while (start <= line.size()) {
        const std::size_t end = std::min(line.find(',', start), line.size());
        result.push_back(line.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

void set(EpochRecord& record, const std::string& column, const std::string& cell)
{
    double value = 0;
    if (std::from_chars(cell.data(), cell.data() + cell.size(), value).ec != std::errc()) {
        return;  // empty: not measured in this epoch
    }
    if (column == "epoch" && value >= 0 && value <= std::numeric_limits<int>::max()) {
        record.epoch = static_cast<int>(value);
    }
    for (const auto& [name, member] : kColumns) {
        if (column == name) {
            record.*member = value;
        }
    }
    for (const Region region : kAllRegions) {
        if (column == diceColumn(region)) {
            record.regionDice[region] = value;
        }
    }
}

}  // namespace

std::string diceColumn(Region region)
{
    std::string name = "dice_" + std::string(shortName(region));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name;
}

std::vector<EpochRecord> readRunHistory(const std::filesystem::path& folder)
{
    std::ifstream stream(folder / "log.csv");
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> columns = cells(line);
    std::vector<EpochRecord> history;
    while (std::getline(stream, line)) {
        const std::vector<std::string> values = cells(line);
        EpochRecord record;
        for (std::size_t n = 0; n < std::min(columns.size(), values.size()); ++n) {
            set(record, columns[n], values[n]);
        }
        history.push_back(record);
    }
    return history;
}

}  // namespace glioscope
