#include "segmentation/case/model/case_naming.h"

#include "segmentation/case/model/image_format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace glioscope {
namespace {

std::string trimmed(std::string_view text)
{
    while (!text.empty() && !isLetterOrDigit(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && !isLetterOrDigit(text.back())) {
        text.remove_suffix(1);
    }
    return std::string(text);
}

void append(std::string& text, std::string_view part)
{
    text += (text.empty() ? "" : "_") + std::string(part);
}

/// BIDS: "sub-01_ses-2_ce-gadolinium_T1w": entities "key-value", then one word. The case is sub and
/// ses; "ce" makes a T1 a T1ce; the other entities are a variant.
std::optional<FileRole> bidsRole(std::string_view stem)
{
    FileRole role;
    bool contrast = false;
    while (true) {
        const auto underscore = stem.find('_');
        const std::string_view part = stem.substr(0, underscore);
        if (underscore == std::string_view::npos) {
            const std::vector<Token> tokens = tokensOf(part);
            const auto match = lastWord(tokens, 0);
            if (role.caseName.empty() || !match || match->first != 0 ||
                match->last + 1 != tokens.size()) {
                return std::nullopt;
            }
            role.slot = match->slot == Slot::T1 && contrast ? Slot::T1ce : match->slot;
            role.token = lower(part);
            return role;
        }
        const std::string key = lower(part.substr(0, part.find('-')));
        if (part.find('-') == std::string_view::npos || (role.caseName.empty() && key != "sub")) {
            return std::nullopt;
        }
        contrast = contrast || key == "ce";
        if (key == "sub" || key == "ses") {
            append(role.caseName, part);
        } else if (key != "ce") {
            append(role.variant, part);
        }
        stem.remove_prefix(underscore + 1);
    }
}

/// "X_brain_t1n" is the T1 of X: how it was prepared is no part of the case's name.
std::string withoutPreparation(std::string name)
{
    const std::vector<Token> tokens = tokensOf(name);
    constexpr std::array kWords = {"brain", "bet", "stripped", "skullstripped"};
    if (!tokens.empty() && std::ranges::find(kWords, tokens.back().text) != kWords.end()) {
        name.resize(tokens.back().begin);
        return trimmed(name);
    }
    return name;
}

FileRole roleOf(std::string_view stem, std::span<const Token> tokens, const WordMatch& match)
{
    const std::size_t begin = tokens[match.first].begin;
    const std::size_t end = tokens[match.last].end;
    const std::string before = trimmed(stem.substr(0, begin));
    return {.slot = match.slot,
            .caseName = match.slot == Slot::Labels ? before : withoutPreparation(before),
            .variant = trimmed(stem.substr(end)),
            .token = lower(stem.substr(begin, end - begin))};
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Sequence> sequenceOf(Slot slot)
{
    return slot == Slot::Labels ? std::nullopt : std::optional(static_cast<Sequence>(slot));
}

Sentence displayName(Slot slot)
{
    const auto sequence = sequenceOf(slot);
    return sequence ? Sentence::of("%1 sequence", displayName(*sequence)) : Sentence::of("labels");
}

bool isImageName(std::string_view fileName)
{
    return stemOf(fileName).size() < fileName.size() && !fileName.starts_with('.');
}

std::string stemOf(std::string_view fileName)
{
    const auto known = imageEndingOf(fileName);
    return std::string(fileName.substr(0, fileName.size() - (known ? known->ending.size() : 0)));
}

std::optional<FileRole> roleFromName(std::string_view fileName, std::size_t sharedTokens)
{
    const std::string stem = stemOf(fileName);
    if (auto role = bidsRole(stem)) {
        return role;
    }
    const std::vector<Token> tokens = tokensOf(stem);
    auto match = lastWord(tokens, sharedTokens);
    if (!match && sharedTokens > 0) {
        match = lastWord(tokens, 0);
    }
    return match ? std::optional(roleOf(stem, tokens, *match)) : std::nullopt;
}

std::vector<std::optional<FileRole>> rolesOf(std::span<const std::string> fileNames)
{
    const std::size_t shared = sharedTokens(fileNames);
    std::set<std::string> beforeTimePoints;  // what stands before one that is clear
    for (const std::string& name : fileNames) {
        const std::string stem = stemOf(name);
        const std::vector<Token> tokens = tokensOf(stem);
        if (const auto point = clearTimePoint(tokens, shared)) {
            beforeTimePoints.insert(lower(stem.substr(0, tokens[*point].begin)));
        }
    }
    std::vector<std::optional<FileRole>> roles;
    for (const std::string& name : fileNames) {
        const std::string stem = stemOf(name);
        const std::vector<Token> tokens = tokensOf(stem);
        std::size_t own = shared;
        for (std::size_t i = shared; i + 1 < tokens.size(); ++i) {
            const bool isPoint = mayBeTimePoint(tokens[i].text) &&
                                 beforeTimePoints.contains(lower(stem.substr(0, tokens[i].begin)));
            own = isPoint ? i + 1 : own;
        }
        roles.push_back(roleFromName(name, own));
    }
    return roles;
}

std::size_t sharedTokens(std::span<const std::string> fileNames)
{
    if (fileNames.size() < 2) {
        return 0;
    }
    const std::vector<Token> first = tokensOf(stemOf(fileNames.front()));
    std::size_t shared = first.size();
    for (const std::string& name : fileNames) {
        const std::vector<Token> tokens = tokensOf(stemOf(name));
        std::size_t same = 0;
        while (same < std::min(shared, tokens.size()) && tokens[same].text == first[same].text) {
            ++same;
        }
        shared = std::min({shared, same, tokens.empty() ? 0 : tokens.size() - 1});
    }
    return shared;
}

std::optional<Sequence> sequenceFromChannelName(std::string_view name)
{
    const auto match = lastWord(tokensOf(name), 0);
    return match ? sequenceOf(match->slot) : std::nullopt;
}

std::optional<NumberedChannel> numberedChannel(std::string_view fileName)
{
    const std::string stem = stemOf(fileName);
    const auto underscore = stem.rfind('_');
    if (underscore == std::string::npos || underscore == 0 || stem.size() - underscore != 5 ||
        !allDigits(std::string_view(stem).substr(underscore + 1))) {
        return std::nullopt;
    }
    return NumberedChannel{stem.substr(0, underscore), std::stoi(stem.substr(underscore + 1))};
}

bool isOtherSeries(std::string_view fileName)
{
    constexpr std::array kWords = {"dwi", "dti", "dsc", "dce", "perf", "perfusion", "asl", "bold"};
    return std::ranges::any_of(tokensOf(stemOf(fileName)), [&](const Token& token) {
        return std::ranges::find(kWords, token.text) != kWords.end();
    });
}

bool isPaediatric(std::string_view name)
{
    return lower(name).starts_with("brats-ped");
}

std::optional<LabelScheme> schemeFromNames(std::string_view caseName,
                                           std::span<const std::string> tokens)
{
    const auto has = [&](std::string_view word) {
        return std::ranges::find(tokens, word) != tokens.end();
    };
    const std::vector<Token> parts = tokensOf(caseName);
    // "BraTS" itself is two tokens, "Bra" and "TS", when written so.
    const std::string name = lower(caseName);
    if (isPaediatric(caseName)) {
        return std::nullopt;  // decideScheme() tells the releases apart
    }
    const bool challenge = name.starts_with("brats");
    const bool by2023 = challenge && name.size() > 6 && name[5] == '-' &&
                        std::isalpha(static_cast<unsigned char>(name[6]));
    const bool by2021 =
        challenge && name.size() > 6 && std::isdigit(static_cast<unsigned char>(name[5]));
    const bool tokens2023 = has("t1n") || has("t2f");
    const bool tokens2021 = has("t1ce") || (has("flair") && (has("t1") || has("t2")));
    if ((by2023 || tokens2023) != (by2021 || tokens2021)) {
        return by2023 || tokens2023 ? LabelScheme::Brats2023 : LabelScheme::Brats2021;
    }
    return std::nullopt;
}

}  // namespace glioscope
