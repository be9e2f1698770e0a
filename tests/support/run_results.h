#pragma once

// What a run left in its folder, for comparing runs.

#include "segmentation/networks/architectures/segmentation_network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "training/run/trainer.h"

#include <ATen/ATen.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace glioscope::test {

namespace fs = std::filesystem;

inline std::vector<at::Tensor> weightsOf(const fs::path& model)
{
    return readModel(model).network->parameters();
}

inline bool sameModels(const fs::path& a, const fs::path& b)
{
    const auto left = weightsOf(a), right = weightsOf(b);
    bool same = left.size() == right.size();
    for (std::size_t n = 0; same && n < left.size(); ++n) {
        same = at::equal(left[n], right[n]);
    }
    return same;
}

/// The log without its seconds.
inline std::string logOf(const fs::path& run)
{
    std::ifstream stream(run / "log.csv");
    std::string text;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        std::string field;
        for (int n = 0; std::getline(fields, field, ','); ++n) {
            text += n == 6 ? "," : field + ",";
        }
        text += '\n';
    }
    return text;
}

/// Every file of a folder but the lock, by name.
inline std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        contents[entry.path().filename().string()] = text.str();
    }
    contents.erase("run.lock");
    return contents;
}

/// What train() throws; empty where it does not.
inline std::string refusal(const TrainingConfig& config, const TrainingProgress& progress = {})
{
    try {
        (void)train(config, progress);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

inline TrainingProgress stopAfterEpoch(int epoch)
{
    return [epoch](const TrainingEvent& e) { return !(e.finishedEpoch && e.epoch == epoch); };
}

}  // namespace glioscope::test
