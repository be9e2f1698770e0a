#include "app/engine/service/model_card_text.h"

#include "segmentation/networks/contract/model_members.h"

#include <cstdio>

namespace glioscope {
namespace {

std::string networkLine(const ModelContract& contract)
{
    const std::string network = std::string(displayName(contract.network.kind)) + ", first width " +
                                std::to_string(contract.network.baseWidth);
    const std::string networks = countedNetworks(contract);
    return contract.name + ": " + network + (networks.empty() ? "" : ", " + networks) + ", of " +
           contract.date + "\n";
}

std::string figuresLine(const ModelContract& contract)
{
    if (contract.metrics.empty()) {
        return "Not measured on whole cases.\n";
    }
    std::string line;
    for (const auto& [name, value] : contract.metrics) {
        char figure[32];
        std::snprintf(figure, sizeof figure, name.starts_with("Dice") ? "%.3f" : "%.1f", value);
        line += (line.empty() ? "" : ", ") + name + " " + figure;
    }
    return "Measured: " + line +
           (contract.crossValidated
                ? ", each case by networks that were not trained on it (cross-validated).\n"
                : ", on " + std::to_string(contract.heldBackCases.size()) +
                      " cases it was not trained on.\n");
}

std::string casesLine(const ModelContract& contract)
{
    std::string names;
    for (const std::string& name : contract.trainingCases) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return "Trained on " + std::to_string(contract.trainingCases.size()) + " cases" +
           (names.empty() ? "" : ": " + names) + ".\n";
}

std::string paragraph(const std::string& text)
{
    return text.empty() ? text : text + "\n";
}

}  // namespace

std::string cardText(const ModelContract& contract)
{
    std::string text = networkLine(contract) + figuresLine(contract) + casesLine(contract) +
                       paragraph(contract.trainingData) + paragraph(contract.note);
    text += contract.failsOn.empty() ? "Nothing is stated of what it fails on.\n"
                                     : "What it fails on:\n";
    for (const std::string& sentence : contract.failsOn) {
        text += "- " + sentence + "\n";
    }
    return text;
}

}  // namespace glioscope
