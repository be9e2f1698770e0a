#include "training/run/run_log.h"

#include "segmentation/system/durable_file.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

namespace glioscope {
namespace {

constexpr const char* kHeading =
    "epoch,loss,dice_coefficient,val_loss,val_dice_coefficient,learning_rate,seconds,dice_wt,"
    "dice_tc,dice_et,hd95_wt_mm,score";

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
    for (const double figure : {r.diceWt, r.diceTc, r.diceEt, r.hd95WtMm}) {
        add(figure, figure >= 0);
    }
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
    return {{"WT", c.diceWt}, {"TC", c.diceTc},
            {"ET", c.diceEt}, {"HD95_WT_mm", finiteOrNull(c.hd95WtMm)},
            {"loss", c.loss}, {"ET_voxels", c.enhancingVoxels}};
}

std::string jsonLine(const EpochRecord& r, const ValidationScore* score)
{
    nlohmann::json json = {{"epoch", r.epoch},
                           {"loss", r.loss},
                           {"dice_coefficient", r.dice},
                           {"learning_rate", r.learningRate},
                           {"seconds", r.seconds}};
    if (score) {
        json["dice"] = {{"WT", finiteOrNull(score->diceWt)},
                        {"TC", finiteOrNull(score->diceTc)},
                        {"ET", finiteOrNull(score->diceEt)}};
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
        m_csv = {kHeading};
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
