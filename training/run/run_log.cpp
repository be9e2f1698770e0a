#include "training/run/run_log.h"

#include "segmentation/system/durable_file.h"
#include "training/progress/run_history.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

namespace glioscope {
namespace {

std::string heading()
{
    std::string columns =
        "epoch,loss,dice_coefficient,val_loss,val_dice_coefficient,learning_rate,seconds";
    for (const Region region : kAllRegions) {
        columns += ',' + diceColumn(region);
    }
    return columns + ",hd95_wt_mm,score";
}

std::vector<std::string> firstLines(const std::filesystem::path& file, std::size_t count)
{
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; lines.size() < count && std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string csvLine(const EpochRecord& r)
{
    std::ostringstream line;
    line.precision(9);
    const bool measured = r.score >= 0;
    const auto add = [&line](double value, bool known) {
        line << ',';
        if (known) {
            line << value;
        }
    };
    line << r.epoch << ',' << r.loss << ',' << r.dice;
    add(r.valLoss, measured);
    add(r.meanDice(), measured);
    line << ',' << r.learningRate << ',' << r.seconds;
    for (const double dice : r.regionDice) {
        add(dice, dice >= 0);
    }
    add(r.hd95WtMm, r.hd95WtMm >= 0);
    add(r.score, measured);
    return line.str();
}

/// JSON knows no infinity.
nlohmann::json finiteOrNull(double value)
{
    return std::isfinite(value) && value >= 0 ? nlohmann::json(value) : nlohmann::json();
}

nlohmann::json caseJson(const CaseScore& c)
{
    nlohmann::json json = {{"HD95_WT_mm", finiteOrNull(c.hd95WtMm)},
                           {"loss", c.loss},
                           {"ET_voxels", c.enhancingVoxels}};
    for (const Region region : kAllRegions) {
        json[std::string(shortName(region))] = c.regionDice[region];
    }
    return json;
}

std::string jsonLine(const EpochRecord& r, const ValidationScore* score)
{
    nlohmann::json json = {{"epoch", r.epoch},
                           {"loss", r.loss},
                           {"dice_coefficient", r.dice},
                           {"learning_rate", r.learningRate},
                           {"seconds", r.seconds}};
    if (score) {
        for (const Region region : kAllRegions) {
            json["dice"][std::string(shortName(region))] = finiteOrNull(score->regionDice[region]);
        }
        json["hd95_wt_mm"] = finiteOrNull(score->hd95WtMm);
        json["val_loss"] = score->loss;
        json["score"] = r.score;
        for (const CaseScore& c : score->cases) {
            json["cases"][c.name] = caseJson(c);
        }
    }
    return json.dump();
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + '\n';
    }
    return text;
}

}  // namespace

RunLog::RunLog(const std::filesystem::path& folder, int epochsDone)
    : m_folder(folder),
      m_csv(firstLines(folder / "log.csv", static_cast<std::size_t>(epochsDone) + 1)),
      m_json(firstLines(folder / "log.jsonl", static_cast<std::size_t>(epochsDone)))
{
    if (epochsDone == 0 || m_csv.empty()) {
        m_csv = {heading()};
        m_json.clear();
    }
}

void RunLog::add(const EpochRecord& record, const ValidationScore* score)
{
    m_csv.push_back(csvLine(record));
    m_json.push_back(jsonLine(record, score));
    writeTextDurably(m_folder / "log.csv", joined(m_csv));
    writeTextDurably(m_folder / "log.jsonl", joined(m_json));
}

}  // namespace glioscope
