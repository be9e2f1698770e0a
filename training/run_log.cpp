#include "training/run_log.h"

#include "training/durable_file.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace glioscope {
namespace {

constexpr const char* kHeading = "epoch,loss,learning_rate,seconds,dice_wt,dice_tc,dice_et";

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
    line << r.epoch << ',' << r.loss << ',' << r.learningRate << ',' << r.seconds << ',';
    if (r.diceWt >= 0) {
        line << r.diceWt << ',' << r.diceTc << ',' << r.diceEt;
    } else {
        line << ",,";
    }
    return line.str();
}

std::string jsonLine(const EpochRecord& r, const ValidationScore* score)
{
    nlohmann::json json = {{"epoch", r.epoch},
                           {"loss", r.loss},
                           {"learning_rate", r.learningRate},
                           {"seconds", r.seconds}};
    if (score) {
        json["dice"] = {{"WT", score->diceWt}, {"TC", score->diceTc}, {"ET", score->diceEt}};
        for (const CaseScore& c : score->cases) {
            json["cases"][c.name] = {{"WT", c.diceWt},
                                     {"TC", c.diceTc},
                                     {"ET", c.diceEt},
                                     {"ET_voxels", c.enhancingVoxels}};
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
