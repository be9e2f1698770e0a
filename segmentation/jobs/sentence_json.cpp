#include "segmentation/jobs/sentence_json.h"

#include <algorithm>

namespace glioscope::jobs {
namespace {

constexpr const char* kSaid = "said";
constexpr int kDeepest = 16;  ///< sentences within sentences

json saidJson(const Sentence& sentence);

json argumentJson(const Sentence::Argument& argument)
{
    if (const auto* number = std::get_if<Sentence::Number>(&argument)) {
        return {{"number", number->text}};
    }
    if (const auto* said = std::get_if<Sentence>(&argument)) {
        return said->pattern().empty() ? json(said->text()) : saidJson(*said);
    }
    return std::get<std::string>(argument);
}

json saidJson(const Sentence& sentence)
{
    json arguments = json::array();
    for (const Sentence::Argument& argument : sentence.arguments()) {
        arguments.push_back(argumentJson(argument));
    }
    return {{"pattern", sentence.pattern()}, {"arguments", std::move(arguments)}};
}

Sentence saidFrom(const json& object, int depth);

Sentence::Argument argumentFrom(const json& value, int depth)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_object() && value.contains("number")) {
        return Sentence::Number{required(value, "number")};
    }
    return saidFrom(value, depth + 1);
}

Sentence saidFrom(const json& object, int depth)
{
    if (!object.is_object() || depth > kDeepest) {
        refuse("The field \"said\" is no sentence.");
    }
    std::vector<Sentence::Argument> arguments;
    for (const json& value : optional<std::vector<json>>(object, "arguments", {})) {
        arguments.push_back(argumentFrom(value, depth));
    }
    return {required(object, "pattern"), std::move(arguments)};
}

/// Bytes that are no UTF-8 are U+FFFD in a line, in a text as in its arguments.
Sentence understood(const std::string& text, const json& said)
{
    try {
        Sentence sentence = saidFrom(said, 0);
        return sentence.text() == text ? sentence : Sentence(text);
    } catch (const std::invalid_argument&) {
        return Sentence(text);
    }
}

json saidOf(const json& object, const char* name)
{
    const auto said = object.find(kSaid);
    return said != object.end() && said->is_object() ? said->value(name, json()) : json();
}

}  // namespace

void put(json& object, const char* name, const Sentence& sentence)
{
    object[name] = sentence.text();
    if (!sentence.pattern().empty()) {
        object[kSaid][name] = saidJson(sentence);
    }
}

void put(json& object, const char* name, const std::vector<Sentence>& sentences)
{
    json texts = json::array(), said = json::array();
    for (const Sentence& sentence : sentences) {
        texts.push_back(sentence.text());
        said.push_back(sentence.pattern().empty() ? json() : saidJson(sentence));
    }
    object[name] = std::move(texts);
    if (!std::ranges::all_of(said, [](const json& one) { return one.is_null(); })) {
        object[kSaid][name] = std::move(said);
    }
}

Sentence sentenceFrom(const json& object, const char* name)
{
    return understood(optional<std::string>(object, name, {}), saidOf(object, name));
}

std::vector<Sentence> sentencesFrom(const json& object, const char* name)
{
    std::vector<Sentence> sentences;
    const json said = saidOf(object, name);
    for (const std::string& text : optional<std::vector<std::string>>(object, name, {})) {
        const std::size_t n = sentences.size();
        sentences.push_back(
            understood(text, said.is_array() && n < said.size() ? said[n] : json()));
    }
    return sentences;
}

}  // namespace glioscope::jobs
