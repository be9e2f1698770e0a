#include "segmentation/dicom/sentence_parts.h"

#include <cstdio>

namespace glioscope {
namespace {

constexpr std::size_t kMostPlaces = 9;  ///< of a pattern

}  // namespace

Sentence::Number written(const char* format, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return {text};
}

/// Of more than a pattern has places for those before are one part of those that follow.
Sentence joined(const std::vector<Sentence>& parts, std::string_view between)
{
    std::string pattern;
    std::vector<Sentence::Argument> arguments;
    for (const Sentence& part : parts) {
        if (part.empty()) {
            continue;
        }
        if (arguments.size() == kMostPlaces) {
            arguments = {Sentence(std::move(pattern), std::move(arguments))};
            pattern = "%1";
        }
        arguments.emplace_back(part);
        pattern += pattern.empty() ? "" : between;
        pattern += "%" + std::to_string(arguments.size());
    }
    return arguments.empty() ? Sentence() : Sentence(std::move(pattern), std::move(arguments));
}

}  // namespace glioscope
