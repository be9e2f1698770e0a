#include "segmentation/system/sentence.h"

namespace glioscope {
namespace {

std::string englishText(const Sentence::Argument& argument)
{
    if (const auto* number = std::get_if<Sentence::Number>(&argument)) {
        return number->text;
    }
    if (const auto* said = std::get_if<Sentence>(&argument)) {
        return said->text();
    }
    return std::get<std::string>(argument);
}

}  // namespace

Sentence::Sentence(std::string text) : m_text(std::move(text)) {}

Sentence::Sentence(const char* text) : m_text(text) {}

Sentence::Sentence(std::string pattern, std::vector<Argument> arguments)
    : m_pattern(std::move(pattern)), m_arguments(std::move(arguments))
{
    std::vector<std::string> texts;
    for (const Argument& argument : m_arguments) {
        texts.push_back(englishText(argument));
    }
    m_text = filled(m_pattern, texts);
}

Sentence together(const Sentence& first, const Sentence& then)
{
    if (first.empty() || then.empty()) {
        return first.empty() ? then : first;
    }
    return {"%1 %2", {first, then}};
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments)
{
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char next = at + 1 < pattern.size() ? pattern[at + 1] : ' ';
        const bool isPlace = pattern[at] == '%' && next >= '1' && next <= '9' &&
                             std::size_t(next - '1') < arguments.size();
        if (isPlace) {
            text += arguments[std::size_t(next - '1')];
            ++at;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

}  // namespace glioscope
