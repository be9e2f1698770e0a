#include "segmentation/networks/contract/model_failures.h"

#include "segmentation/system/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace glioscope {
namespace {

bool isUtf8(const std::string& text)
{
    try {
        (void)nlohmann::json(text).dump();
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

}  // namespace

std::vector<std::string> failuresOfAnyModel()
{
    return failuresFromText(
        "A sequence missing: no result. Said: refused, with the sequence's name.\n"
        "One image in the place of two sequences, two exchanged, or one mirrored or moved against "
        "the others: said as far as the images show it.\n"
        "Voxels or slices much larger than the model's own: said before the run.\n"
        "All sequences mirrored alike by their headers: the result lies on the wrong side. Said: "
        "nothing, for a mirrored head looks like a head.\n"
        "No tumour, or none that enhances: something may be marked all the same. Said: findings "
        "that the model is not sure of are called doubtful.\n"
        "Brightness that rises across the head (a bias field): said: nothing.\n"
        "What these cost this model has not been measured.\n");
}

std::vector<std::string> failuresFromText(const std::string& text)
{
    std::vector<std::string> sentences;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        constexpr const char* kBlanks = " \t\r";
        const std::size_t begin = line.find_first_not_of(kBlanks);
        if (begin == std::string::npos || line[begin] == '#') {
            continue;
        }
        if (!isUtf8(line)) {
            throw Error(Sentence::of("it is not a text in UTF-8"));
        }
        sentences.push_back(line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin));
    }
    if (sentences.empty()) {
        throw Error(Sentence::of("it has no sentence"));
    }
    return sentences;
}

void keepSharedFailures(const ModelContract& other, ModelContract& contract)
{
    std::erase_if(contract.failsOn, [&](const std::string& sentence) {
        return std::ranges::find(other.failsOn, sentence) == other.failsOn.end();
    });
}

}  // namespace glioscope
