#include "segmentation/case/model/name_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace glioscope {
namespace {

using Words = std::span<const std::string_view>;

bool isOneOf(std::string_view text, Words words)
{
    return std::ranges::find(words, text) != words.end();
}

constexpr auto kFlair = std::to_array<std::string_view>({"flair", "t2f", "tirm", "darkfluid"});
constexpr auto kPlainT1 =
    std::to_array<std::string_view>({"mprage", "mp2rage", "spgr", "fspgr", "bravo"});
constexpr auto kContrast = std::to_array<std::string_view>(
    {"ce", "gd", "gad", "gado", "gadolinium", "contrast", "km", "enhanced", "postcontrast",
     "postgd", "postgad", "postce", "contrastenhanced", "post", "c"});
constexpr auto kNative =
    std::to_array<std::string_view>({"pre", "n", "native", "nativ", "precontrast", "noncontrast",
                                     "pregd", "unenhanced", "noncontrastenhanced"});
constexpr auto kNegation =
    std::to_array<std::string_view>({"pre", "no", "non", "not", "without", "before"});
/// How an image was taken; says nothing about what it shows.
constexpr auto kTechnique = std::to_array<std::string_view>(
    {"w",        "weighted", "weighting", "image", "ax",          "axial",    "sag",
     "sagittal", "cor",      "coronal",   "tra",   "transversal", "2d",       "3d",
     "se",       "tse",      "fse",       "space", "cube",        "mpr",      "mprage",
     "spgr",     "fspgr",    "bravo",     "iso",   "synth",       "synthetic"});
constexpr auto kPlanes = std::to_array<std::string_view>({"ax", "sag", "cor", "tra"});
/// Behind a sequence: what was made of it is not the sequence.
constexpr auto kMadeOfIt = std::to_array<std::string_view>(
    {"mask", "subtraction", "subtracted", "sub", "diff", "difference", "map", "mapping", "rho",
     "field", "biasfield", "warp", "warpfield", "jacobian"});
constexpr auto kT2Star = std::to_array<std::string_view>({"star", "gre", "swi"});
/// "post" before one of these is of the patient's time, not of contrast agent.
constexpr auto kTreatment = std::to_array<std::string_view>(
    {"op", "operative", "operation", "surgery", "surgical", "surg", "treatment", "treat", "tx",
     "rt", "crt", "radiation", "radiotherapy", "chemo", "therapy", "resection", "biopsy"});

/// Words of labels, the longer ones first.
constexpr auto kLabelWords = std::to_array<std::array<std::string_view, 4>>({
    {"glistr", "boost", "manually", "corrected"},
    {"bra", "ts", "tumor", "seg"},
    {"brats", "tumor", "seg"},
    {"glistrboost", "manuallycorrected"},
    {"segmentation", "seg"},  // "Segmentation.seg.nrrd", as 3D Slicer calls it
    {"tumor", "seg"},
    {"tumour", "seg"},
    {"lesion", "seg"},
    {"manual", "seg"},
    {"expert", "seg"},
    {"tumor", "segm"},
    {"tumour", "segm"},
    {"tumor", "segmentation"},
    {"tumour", "segmentation"},
    {"manual", "segmentation"},
    {"expert", "segmentation"},
    {"tumor", "segmentations"},
    {"tumour", "segmentations"},
    {"tumor", "mask"},
    {"tumour", "mask"},
    {"lesion", "mask"},
    {"tumor", "labels"},
    {"tumour", "labels"},
    {"tumor", "label"},
    {"tumour", "label"},
    {"ground", "truth"},
    {"tumormask"},
    {"tumourmask"},
    {"tumorseg"},
    {"tumourseg"},
    {"seg"},
    {"segm"},
    {"segs"},
    {"dseg"},
    {"segmentation"},
    {"segmentations"},
    {"label"},
    {"labels"},
    {"groundtruth"},
    {"gt"},
});

/// What one token says of a sequence; T1 stands for both kinds.
struct Core {
    Slot slot = Slot::T1;
    bool contrast = false;
    bool native = false;
};

/// Whether `rest`, what follows "t1" or "t2" in one token, is made of known words; notes those of
/// contrast.
bool isMadeOfWords(std::string_view rest, Core& core)
{
    while (!rest.empty()) {
        std::string_view longest;
        for (const Words words : {Words(kContrast), Words(kNative), Words(kTechnique)}) {
            for (const std::string_view word : words) {
                longest = rest.starts_with(word) && word.size() > longest.size() ? word : longest;
            }
        }
        if (longest.empty()) {
            return false;
        }
        core.contrast = core.contrast || isOneOf(longest, kContrast);
        core.native = core.native || isOneOf(longest, kNative);
        rest.remove_prefix(longest.size());
    }
    return core.slot == Slot::T1 || (!core.contrast && !core.native);
}

std::optional<Core> coreOf(std::string_view token)
{
    if (isOneOf(token, kFlair)) {
        return Core{.slot = Slot::Flair};
    }
    if (isOneOf(token, kPlainT1)) {
        return Core{.slot = Slot::T1};
    }
    for (const Words before : {Words(kContrast), Words(kPlanes)}) {
        for (const std::string_view word : before) {
            const std::string_view rest = token.substr(std::min(word.size(), token.size()));
            if (token.starts_with(word) && (rest.starts_with("t1") || rest.starts_with("t2"))) {
                std::optional<Core> core = coreOf(rest);
                if (core && before.data() == Words(kContrast).data()) {
                    core->contrast = true;
                }
                return core && (!core->contrast || core->slot == Slot::T1) ? core : std::nullopt;
            }
        }
    }
    if (!token.starts_with("t1") && !token.starts_with("t2")) {
        return std::nullopt;
    }
    Core core{.slot = token[1] == '1' ? Slot::T1 : Slot::T2};
    const std::string_view rest = token.substr(2);
    if (core.slot == Slot::T2 && isOneOf(rest, kFlair)) {
        return Core{.slot = Slot::Flair};
    }
    return isMadeOfWords(rest, core) ? std::optional(core) : std::nullopt;
}

bool isContrastAt(std::span<const Token> tokens, std::size_t i, bool inside, bool behind)
{
    const std::string_view word = tokens[i].text;
    if (word == "c") {
        return inside;
    }
    if (word == "post") {
        return behind && !(i + 1 < tokens.size() && isOneOf(tokens[i + 1].text, kTreatment));
    }
    return isOneOf(word, kContrast);
}

/// Of a T1 whose word is tokens[first] to tokens[last]. "without", "non" and the like turn the
/// words of contrast that follow at once.
ContrastWords contrastAmong(std::span<const Token> tokens, std::size_t first, std::size_t last)
{
    ContrastWords said;
    bool negated = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool inside = i >= first && i <= last;
        if (isContrastAt(tokens, i, inside, i >= first)) {
            (negated ? said.native : said.given) = true;
            continue;
        }
        negated = isOneOf(tokens[i].text, kNegation);
        said.native = said.native || (inside && isOneOf(tokens[i].text, kNative));
    }
    return said;
}

/// One sequence's word: the tokens that say which it is, and those around them that belong to it.
class Sequence {
public:
    Sequence(std::span<const Token> tokens, std::size_t from, const WordMatch& core,
             const Core& what)
        : m_tokens(tokens), m_from(from), m_first(core.first), m_last(core.last), m_what(what)
    {
        do {
            growBackwards();
        } while (joinsTheOneBefore());
        while (m_last + 1 < m_tokens.size() && belongs(m_last + 1, true)) {
            ++m_last;
        }
    }

    [[nodiscard]] std::optional<WordMatch> match()
    {
        if (m_contradictory || isOfAnotherKind()) {
            return std::nullopt;
        }
        Slot slot = m_what.slot;
        if (slot == Slot::T1) {
            noteContrast();
            if (m_what.contrast && m_what.native) {
                return std::nullopt;
            }
            slot = m_what.contrast ? Slot::T1ce : Slot::T1;
        }
        return WordMatch{slot, m_first, m_last};
    }

private:
    [[nodiscard]] std::string_view text(std::size_t i) const { return m_tokens[i].text; }

    [[nodiscard]] bool belongs(std::size_t i, bool behind) const
    {
        const std::string_view word = text(i);
        if (isOneOf(word, kTechnique)) {
            return true;
        }
        if (m_what.slot != Slot::T1) {
            return false;
        }
        if (word == "c" || word == "n" || word == "with") {
            return behind;
        }
        return isOneOf(word, kContrast) || isOneOf(word, kNative) || isOneOf(word, kNegation);
    }

    void growBackwards()
    {
        while (m_first > m_from && belongs(m_first - 1, false) && !coreOf(text(m_first - 1))) {
            --m_first;
        }
    }

    /// "T2 FLAIR" and "T2 TIRM dark-fluid" are a FLAIR, "T1 MPRAGE" is one T1, "T1 FLAIR" unclear.
    bool joinsTheOneBefore()
    {
        const auto before = m_first > m_from ? coreOf(text(m_first - 1)) : std::nullopt;
        const bool isFlair = m_what.slot == Slot::Flair;
        if (!before || m_what.slot == Slot::T2 || (!isFlair && before->slot != Slot::T1)) {
            return false;
        }
        m_contradictory = m_contradictory || (isFlair && before->slot == Slot::T1);
        m_what.contrast = m_what.contrast || before->contrast;
        m_what.native = m_what.native || before->native;
        --m_first;
        return true;
    }

    [[nodiscard]] bool isOfAnotherKind() const
    {
        for (std::size_t i = m_last + 1; i < m_tokens.size(); ++i) {
            if (isOneOf(text(i), kMadeOfIt) ||
                (m_what.slot == Slot::T2 && isOneOf(text(i), kT2Star))) {
                return true;
            }
        }
        return false;
    }

    void noteContrast()
    {
        const ContrastWords said =
            contrastAmong(m_tokens.subspan(m_from), m_first - m_from, m_last - m_from);
        m_what.contrast = m_what.contrast || said.given;
        m_what.native = m_what.native || said.native;
    }

    std::span<const Token> m_tokens;
    std::size_t m_from;
    std::size_t m_first;
    std::size_t m_last;
    Core m_what;
    bool m_contradictory = false;
};

/// Labels whose word ends at token i.
std::optional<WordMatch> labelsAt(std::span<const Token> tokens, std::size_t from, std::size_t i)
{
    for (const auto& word : kLabelWords) {
        const auto length =
            static_cast<std::size_t>(std::ranges::find(word, std::string_view()) - word.begin());
        if (i + 1 < from + length) {
            continue;
        }
        const std::size_t first = i + 1 - length;
        const bool same =
            std::equal(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(length),
                       tokens.begin() + static_cast<std::ptrdiff_t>(first),
                       [](std::string_view a, const Token& b) { return a == b.text; });
        if (same) {
            return WordMatch{Slot::Labels, first, i};
        }
    }
    return std::nullopt;
}

bool isNumberedT(std::string_view token)
{
    return token.size() >= 2 && token.size() <= 3 && token.front() == 't' &&
           std::ranges::all_of(token.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return result;
}

bool endsWithIgnoringCase(std::string_view text, std::string_view ending)
{
    return text.size() >= ending.size() &&
           lower(text.substr(text.size() - ending.size())) == lower(ending);
}

bool isLetterOrDigit(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Token> tokensOf(std::string_view name)
{
    std::vector<Token> tokens;
    bool open = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isLetterOrDigit(name[i])) {
            open = false;
            continue;
        }
        const bool hump = i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])) &&
                          std::isupper(static_cast<unsigned char>(name[i]));
        if (!open || hump) {
            tokens.push_back({"", i, i});
            open = true;
        }
        tokens.back().text += lower(name.substr(i, 1));
        tokens.back().end = i + 1;
    }
    return tokens;
}

ContrastWords contrastWords(std::span<const Token> tokens)
{
    ContrastWords said = contrastAmong(tokens, 0, tokens.size());
    for (const Token& token : tokens) {
        const std::optional<Core> core = coreOf(token.text);
        said.given = said.given || (core && core->contrast);
        said.native = said.native || (core && core->native);
    }
    return said;
}

std::optional<WordMatch> lastWord(std::span<const Token> tokens, std::size_t from)
{
    for (std::size_t i = tokens.size(); i-- > from;) {
        if (auto labels = labelsAt(tokens, from, i)) {
            return labels;
        }
        // "dark fluid", as one manufacturer calls a FLAIR
        if (tokens[i].text == "fluid" && i > from && tokens[i - 1].text == "dark") {
            return Sequence(tokens, from, {.first = i - 1, .last = i}, {.slot = Slot::Flair})
                .match();
        }
        if (const auto core = coreOf(tokens[i].text)) {
            return Sequence(tokens, from, {.first = i, .last = i}, *core).match();
        }
    }
    return std::nullopt;
}

bool mayBeTimePoint(std::string_view token)
{
    return isNumberedT(token) || token == "pre" || token == "post";
}

std::optional<std::size_t> clearTimePoint(std::span<const Token> tokens, std::size_t from)
{
    for (std::size_t i = from; i + 1 < tokens.size(); ++i) {
        const auto next = coreOf(tokens[i + 1].text);
        if (!next || !mayBeTimePoint(tokens[i].text)) {
            continue;
        }
        const bool isT1 = next->slot == Slot::T1;
        const bool clear =
            isNumberedT(tokens[i].text)
                ? next->slot == Slot::T2 || (isT1 && tokens[i + 1].text.starts_with("t1"))
                : !isT1 || next->contrast || next->native;
        if (clear) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
