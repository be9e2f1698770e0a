#include "segmentation/case/case_naming.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace glioscope {
namespace {

struct Token {
    std::string text;       ///< in small letters
    std::size_t begin = 0;  ///< in the stem
    std::size_t end = 0;
};

bool isAlnum(char c)
{
    // Bytes of UTF-8 letters count as letters, so that "Müller" is one token.
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return result;
}

std::vector<Token> tokensOf(std::string_view stem)
{
    std::vector<Token> tokens;
    bool open = false;
    for (std::size_t i = 0; i < stem.size(); ++i) {
        if (!isAlnum(stem[i])) {
            open = false;
            continue;
        }
        const bool hump = i > 0 && std::islower(static_cast<unsigned char>(stem[i - 1])) &&
                          std::isupper(static_cast<unsigned char>(stem[i]));
        if (!open || hump) {
            tokens.push_back({"", i, i});
            open = true;
        }
        tokens.back().text += lower(stem.substr(i, 1));
        tokens.back().end = i + 1;
    }
    return tokens;
}

struct Word {
    std::string_view first;
    std::string_view second;  ///< empty for a word of one token
    Slot slot;
};

// Words of two tokens stand before those of one, so that "T2_FLAIR" is FLAIR and "T1_Gd" is T1ce.
constexpr std::array kWords = {
    Word{"t2", "flair", Slot::Flair},    Word{"t1", "ce", Slot::T1ce},
    Word{"t1", "c", Slot::T1ce},         Word{"t1", "gd", Slot::T1ce},
    Word{"t1", "gad", Slot::T1ce},       Word{"t1", "post", Slot::T1ce},
    Word{"t1", "contrast", Slot::T1ce},  Word{"t1w", "ce", Slot::T1ce},
    Word{"t1w", "gd", Slot::T1ce},       Word{"t1w", "post", Slot::T1ce},
    Word{"ce", "t1", Slot::T1ce},        Word{"ce", "t1w", Slot::T1ce},
    Word{"gd", "t1", Slot::T1ce},        Word{"gd", "t1w", Slot::T1ce},
    Word{"post", "t1", Slot::T1ce},      Word{"post", "t1w", Slot::T1ce},
    Word{"t1", "pre", Slot::T1},         Word{"t1", "native", Slot::T1},
    Word{"tumor", "seg", Slot::Labels},  Word{"tumor", "segmentation", Slot::Labels},
    Word{"tumour", "seg", Slot::Labels}, Word{"tumour", "segmentation", Slot::Labels},
    Word{"ground", "truth", Slot::Labels},
    Word{"flair", "", Slot::Flair},      Word{"t2f", "", Slot::Flair},
    Word{"t2flair", "", Slot::Flair},    Word{"t1", "", Slot::T1},
    Word{"t1n", "", Slot::T1},           Word{"t1w", "", Slot::T1},
    Word{"t1ce", "", Slot::T1ce},        Word{"t1c", "", Slot::T1ce},
    Word{"t1gd", "", Slot::T1ce},        Word{"t1gad", "", Slot::T1ce},
    Word{"t1post", "", Slot::T1ce},      Word{"t1wce", "", Slot::T1ce},
    Word{"t2", "", Slot::T2},            Word{"t2w", "", Slot::T2},
    Word{"seg", "", Slot::Labels},       Word{"segm", "", Slot::Labels},
    Word{"dseg", "", Slot::Labels},      Word{"segmentation", "", Slot::Labels},
    Word{"label", "", Slot::Labels},     Word{"labels", "", Slot::Labels},
    Word{"groundtruth", "", Slot::Labels}, Word{"gt", "", Slot::Labels},
};

struct Match {
    Slot slot;
    std::size_t first;  ///< token
    std::size_t last;
};

/// The last word among tokens[from...].
std::optional<Match> lastWord(std::span<const Token> tokens, std::size_t from)
{
    for (std::size_t i = tokens.size(); i-- > from;) {
        for (const Word& word : kWords) {
            const bool two = !word.second.empty();
            if (two && i > from && tokens[i - 1].text == word.first && tokens[i].text == word.second) {
                return Match{word.slot, i - 1, i};
            }
            if (!two && tokens[i].text == word.first) {
                return Match{word.slot, i, i};
            }
        }
    }
    return std::nullopt;
}

std::string trimmed(std::string_view text)
{
    while (!text.empty() && !isAlnum(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && !isAlnum(text.back())) {
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
            if (role.caseName.empty() || !match || match->first != 0 || match->last + 1 != tokens.size()) {
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

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Sequence> sequenceOf(Slot slot)
{
    return slot == Slot::Labels ? std::nullopt : std::optional(static_cast<Sequence>(slot));
}

std::string displayName(Slot slot)
{
    const auto sequence = sequenceOf(slot);
    return sequence ? std::string(displayName(*sequence)) + " sequence" : "labels";
}

bool endsWithIgnoringCase(std::string_view text, std::string_view ending)
{
    return text.size() >= ending.size() &&
           lower(text.substr(text.size() - ending.size())) == lower(ending);
}

bool isImageName(std::string_view fileName)
{
    return stemOf(fileName).size() < fileName.size() && !fileName.starts_with('.');
}

std::string stemOf(std::string_view fileName)
{
    for (const std::string_view ending : {".nii.gz", ".nii", ".nrrd"}) {
        if (endsWithIgnoringCase(fileName, ending)) {
            return std::string(fileName.substr(0, fileName.size() - ending.size()));
        }
    }
    return std::string(fileName);
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
    if (!match) {
        return std::nullopt;
    }
    const std::size_t begin = tokens[match->first].begin;
    const std::size_t end = tokens[match->last].end;
    return FileRole{.slot = match->slot,
                    .caseName = trimmed(std::string_view(stem).substr(0, begin)),
                    .variant = trimmed(std::string_view(stem).substr(end)),
                    .token = lower(std::string_view(stem).substr(begin, end - begin))};
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

std::optional<LabelScheme> schemeFromNames(std::string_view caseName, std::span<const std::string> tokens)
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
    const bool by2021 = challenge && name.size() > 6 && std::isdigit(static_cast<unsigned char>(name[5]));
    const bool tokens2023 = has("t1n") || has("t2f");
    const bool tokens2021 = has("t1ce") || (has("flair") && (has("t1") || has("t2")));
    if ((by2023 || tokens2023) != (by2021 || tokens2021)) {
        return by2023 || tokens2023 ? LabelScheme::Brats2023 : LabelScheme::Brats2021;
    }
    return std::nullopt;
}

}  // namespace glioscope
