#include "segmentation/dicom/sequence_claim.h"

#include "segmentation/case/model/name_words.h"
#include "segmentation/dicom/sentence_parts.h"

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

// Bounds between what scanners use for each: FLAIR has TI of 1400 (at low fields) to 2900 ms and TE
// from 80 ms; an inversion-prepared T1 (MPRAGE, T1-FLAIR) TI of 350 to 1300 ms; STIR 100 to 250 ms;
// T2 TE from 70 ms at TR from 2000 ms; a spin-echo T1 TE to 30 ms at TR to 1200 ms, what lies
// beside it is proton density; a gradient echo is T1 up to TE of 8 ms and T2* from 12 ms.
constexpr double kFlairTi = 1200;
constexpr double kFlairTe = 60;
constexpr double kFlairTr = 4000;
constexpr double kShortestT1Ti = 300;
constexpr double kLongestT1Ti = 1500;
constexpr double kT2Te = 60;
constexpr double kT2Tr = 1800;
constexpr double kLongestT1Te = 40;
constexpr double kLongestT1Tr = 1500;
constexpr double kProtonDensityTr = 2000;
constexpr double kLongestGradientTe = 10;

struct Verdict {
    bool settled = false;  ///< no words can say otherwise
    std::optional<Sequence> sequence;
    Sentence reason;
};

Sentence::Number ms(double value)
{
    return written("%.4g", value);
}

bool saysOne(const std::string& words, std::string_view word)
{
    return ("\\" + words + "\\").find("\\" + std::string(word) + "\\") != std::string::npos;
}

/// What an enhanced file says outright.
Verdict byAttribute(const std::string& contrast)
{
    constexpr auto kSaid = std::to_array<std::pair<std::string_view, Sequence>>(
        {{"FLUID_ATTENUATED", Sequence::Flair}, {"T1", Sequence::T1}, {"T2", Sequence::T2}});
    const auto said =
        std::ranges::find(kSaid, contrast, &std::pair<std::string_view, Sequence>::first);
    const Sentence reason = Sentence::of("its header says %1", contrast);
    if (said != kSaid.end()) {
        return {true, said->second, reason};
    }
    const bool other = !contrast.empty() && contrast != "UNKNOWN" && contrast != "MIXED";
    return other ? Verdict{true, std::nullopt, reason} : Verdict{};
}

Sentence unusual(const Sentence& numbers)
{
    return Sentence::of("%1, which is usual for none of the four", numbers);
}

Verdict byInversion(double te, double ti)
{
    const Sentence both = Sentence::of("TE %1 ms and TI %2 ms", ms(te), ms(ti));
    if (ti >= kFlairTi && te >= kFlairTe) {
        return {true, Sequence::Flair, both};
    }
    if (ti >= kShortestT1Ti && ti < kLongestT1Ti && te < kFlairTe) {
        return {true, Sequence::T1, both};
    }
    if (ti < kShortestT1Ti) {
        return {true, std::nullopt, Sentence::of("%1, which darkens fat", both)};
    }
    return {false, std::nullopt, unusual(both)};
}

Verdict bySpinEcho(double tr, double te, bool inverts)
{
    const Sentence both = Sentence::of("TR %1 ms and TE %2 ms", ms(tr), ms(te));
    if (inverts) {
        return te >= kFlairTe && tr >= kFlairTr
                   ? Verdict{true, Sequence::Flair, Sentence::of("%1 after an inversion", both)}
                   : Verdict{false, std::nullopt,
                             Sentence::of("%1 after an inversion of no stated time", both)};
    }
    if (te >= kT2Te && tr >= kT2Tr) {
        return {true, Sequence::T2, Sentence::of("%1 without an inversion", both)};
    }
    if (te < kLongestT1Te && tr < kLongestT1Tr) {
        return {true, Sequence::T1, both};
    }
    if (te < kT2Te && tr >= kProtonDensityTr) {
        return {true, std::nullopt, Sentence::of("%1, which shows proton density", both)};
    }
    return {false, std::nullopt, unusual(both)};
}

Verdict byNumbers(const DicomInstance& header, const DicomFrame& frame)
{
    const MrNumbers& mr = frame.mr;
    if (frame.component != 'M') {
        return {true, std::nullopt, Sentence::of("it holds no magnitudes")};
    }
    if (Verdict said = byAttribute(frame.contrast); said.settled) {
        return said;
    }
    if (saysOne(header.scanningSequence, "EP")) {
        return {true, std::nullopt,
                Sentence::of("it is echo-planar, as diffusion, perfusion and function are")};
    }
    if (!mr.echoTimeMs) {
        return {false, std::nullopt, Sentence::of("it states no TE")};
    }
    const double te = *mr.echoTimeMs, ti = mr.inversionTimeMs.value_or(0);
    if (ti > 0) {
        return byInversion(te, ti);
    }
    const bool gradient =
        saysOne(header.scanningSequence, "GR") && !saysOne(header.scanningSequence, "SE");
    if (gradient) {
        return te < kLongestGradientTe
                   ? Verdict{true, Sequence::T1,
                             Sentence::of("TE %1 ms of a gradient echo", ms(te))}
                   : Verdict{true, std::nullopt,
                             Sentence::of("TE %1 ms of a gradient echo, which shows T2*", ms(te))};
    }
    return mr.repetitionTimeMs
               ? bySpinEcho(*mr.repetitionTimeMs, te, saysOne(header.scanningSequence, "IR"))
               : Verdict{false, std::nullopt, Sentence::of("it states no TR")};
}

/// "+C", "C-", "w/o contrast" and other languages' words as those that name_words.h knows.
std::string spelledOut(const std::string& description)
{
    constexpr auto kSpelled = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"w/o", " without "},
         {" wo contrast", " without contrast "},
         {"w/", " with "},
         {"+c ", " contrast "},
         {" c+ ", " contrast "},
         {"+gd", " gd "},
         {" -c ", " without contrast "},
         {" c- ", " without contrast "},
         {" ohne ", " without "},
         {" sans ", " without "},
         {" senza ", " without "},
         {" sin ", " without "},
         {" sem ", " without "},
         {" kontrastmittel ", " contrast "},
         {" kontrast ", " contrast "},
         {" contraste ", " contrast "},
         {" contrasto ", " contrast "},
         {" mdc ", " contrast "}});
    std::string text = " " + description + " ";
    std::ranges::replace(text, '_', ' ');
    std::string small = lower(text);
    for (const auto& [sign, words] : kSpelled) {
        for (std::size_t at = small.find(sign); at != std::string::npos;
             at = small.find(sign, at + words.size() - 1)) {
            text.replace(at, sign.size(), words);
            small.replace(at, sign.size(), words);
        }
    }
    return text;
}

/// A word for what is none of the four, whatever its numbers.
std::string otherKind(std::span<const Token> tokens)
{
    constexpr auto kOthers = std::to_array<std::string_view>(
        {"localizer",  "localiser", "loc",    "scout",     "survey",     "calibration",
         "asset",      "dwi",       "dti",    "diffusion", "adc",        "trace",
         "tracew",     "tensor",    "swi",    "swan",      "perf",       "perfusion",
         "dsc",        "dce",       "asl",    "pcasl",     "cbf",        "cbv",
         "mtt",        "tof",       "mra",    "mrv",       "angio",      "fmap",
         "bold",       "fmri",      "mrs",    "spectro",   "sub",        "subtraction",
         "mip",        "minip",     "spine",  "cspine",    "fieldmap",   "phase",
         "screensave", "mapping",   "stir",   "pd",        "projection", "map",
         "t1map",      "t2map",     "fiesta", "ciss",      "trufi",      "balanced",
         "b0",         "diff",      "ep2d",   "epi",       "bffe"});
    const auto other = std::ranges::find_if(tokens, [&](const Token& token) {
        return std::ranges::find(kOthers, token.text) != kOthers.end();
    });
    return other == tokens.end() ? std::string() : other->text;
}

std::optional<Sequence> byWords(std::span<const Token> tokens)
{
    const std::optional<WordMatch> word = lastWord(tokens, 0);
    if (!word || word->slot == Slot::Labels) {
        return std::nullopt;
    }
    // A T1 FLAIR, as scanners have it, is a T1 with an inversion.
    const bool namesT1 = std::ranges::any_of(
        tokens, [](const Token& token) { return token.text.starts_with("t1"); });
    const bool isT1 = word->slot == Slot::T1ce || (word->slot == Slot::Flair && namesT1);
    return isT1 ? Sequence::T1 : static_cast<Sequence>(word->slot);
}

bool isAgent(const std::string& text)
{
    constexpr auto kNone = std::to_array<std::string_view>(
        {"", "no", "none", "n", "without", "nein", "non", "0", "na", "n/a", "-"});
    return std::ranges::find(kNone, lower(text)) == kNone.end();
}

void settleContrast(SequenceClaim& claim, const DicomInstance& header,
                    std::span<const Token> tokens)
{
    const ContrastWords said = contrastWords(tokens);
    const bool agent = isAgent(header.contrastAgent);
    if (said.given && said.native) {
        claim.doubt = Sentence::of("its description says both with and without contrast agent");
    } else if (agent && said.native) {
        claim.doubt = Sentence::of(
            "its header names a contrast agent, and its description says there is none");
    } else if (agent || said.given) {
        claim.contrast = Contrast::Given;
        claim.contrastReason = agent
                                   ? Sentence::of("its header names a contrast agent")
                                   : Sentence::of("its description says contrast agent was given");
    } else if (said.native) {
        claim.contrast = Contrast::Native;
        claim.contrastReason = Sentence::of("its description says no contrast agent was given");
    }
}

}  // namespace

SequenceClaim claimOf(const DicomInstance& header, const DicomFrame& frame)
{
    const std::string description =
        header.seriesDescription.empty() ? header.protocolName : header.seriesDescription;
    const std::vector<Token> tokens = tokensOf(spelledOut(description));
    SequenceClaim claim;
    claim.derived = frame.derived;
    const Verdict numbers = byNumbers(header, frame);
    const std::optional<Sequence> words = byWords(tokens);
    claim.sequence = numbers.settled ? numbers.sequence : words;
    claim.reason = numbers.reason;
    if (const std::string other = otherKind(tokens);
        !other.empty() && (claim.sequence || numbers.reason.empty())) {
        claim.sequence.reset();
        claim.reason = Sentence::of("its description says \"%1\"", other);
    } else if (!numbers.settled && words) {
        claim.reason =
            Sentence::of("%1; its description says %2", claim.reason, displayName(*words));
    } else if (numbers.sequence && words && *words != *numbers.sequence) {
        claim.reason =
            Sentence::of("%1, though its description says %2", claim.reason, displayName(*words));
    }
    if (claim.sequence == Sequence::T1) {
        settleContrast(claim, header, tokens);
    }
    return claim;
}

}  // namespace glioscope
