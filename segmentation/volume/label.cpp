#include "segmentation/volume/label.h"

#include <algorithm>
#include <span>

namespace glioscope {
namespace {

static_assert(std::ranges::is_sorted(kLabelTable, std::ranges::less_equal{}, &LabelFacts::label) &&
              kLabelTable.back().label == static_cast<Label>(kLabelTable.size() - 1));

const LabelFacts& factsOf(Label label)
{
    return kLabelTable[static_cast<std::size_t>(label)];
}

/// Of each structure the label or the region that it is.
struct StructureFacts {
    std::optional<Label> label;
    std::optional<Region> region;
};
constexpr PerStructure<StructureFacts> kStructures = {{{{Label::Necrosis, {}},
                                                        {Label::Oedema, {}},
                                                        {Label::Enhancing, Region::EnhancingTumour},
                                                        {{}, Region::WholeTumour},
                                                        {{}, Region::TumourCore},
                                                        {Label::ResectionCavity, {}}}}};

/// Beside 0, which is background everywhere. Of two values of one label the first is written.
struct FileValue {
    int value = 0;
    Label label = Label::Background;
};
struct SchemeFacts {
    LabelScheme scheme;
    std::string_view displayName;
    std::array<FileValue, 4> values;  ///< ending in zeros where there are fewer
};
using enum Label;
constexpr auto kSchemes = std::to_array<SchemeFacts>({
    {LabelScheme::Brats2021,
     "BraTS to 2021 (1 NCR, 2 ED, 4 ET)",
     {{{1, Necrosis}, {2, Oedema}, {4, Enhancing}}}},
    {LabelScheme::Brats2023,
     "BraTS from 2023 (1 NCR, 2 ED, 3 ET, 4 RC)",
     {{{1, Necrosis}, {2, Oedema}, {3, Enhancing}, {4, ResectionCavity}}}},
    {LabelScheme::Msd,
     "Decathlon (1 ED, 2 NCR, 3 ET)",
     {{{1, Oedema}, {2, Necrosis}, {3, Enhancing}}}},
    {LabelScheme::BratsPed,
     "BraTS paediatric from 2024 (1 ET, 2 and 3 NCR, 4 ED)",
     {{{1, Enhancing}, {2, Necrosis}, {3, Necrosis}, {4, Oedema}}}},  // 3 is a cyst
    {LabelScheme::NcrEtEd,
     "dataset.json (1 NCR, 2 ET, 3 ED)",
     {{{1, Necrosis}, {2, Enhancing}, {3, Oedema}}}},
    {LabelScheme::EdEtNcr,
     "dataset.json (1 ED, 2 ET, 3 NCR)",
     {{{1, Oedema}, {2, Enhancing}, {3, Necrosis}}}},
    {LabelScheme::EtNcrEd,
     "dataset.json (1 ET, 2 NCR, 3 ED)",
     {{{1, Enhancing}, {2, Necrosis}, {3, Oedema}}}},
    {LabelScheme::EtEdNcr,
     "dataset.json (1 ET, 2 ED, 3 NCR)",
     {{{1, Enhancing}, {2, Oedema}, {3, Necrosis}}}},
});
static_assert(std::ranges::equal(kSchemes, kAllLabelSchemes, {}, &SchemeFacts::scheme));

const SchemeFacts& factsOf(LabelScheme scheme)
{
    return kSchemes[static_cast<std::size_t>(scheme)];
}

/// Without the zeros at the end.
std::span<const FileValue> valuesOf(LabelScheme scheme)
{
    const auto& values = factsOf(scheme).values;
    return {values.begin(), std::ranges::find(values, 0, &FileValue::value)};
}

template <typename Facts>
Structure structureWith(Facts facts, auto wanted)
{
    return *std::ranges::find_if(kAllStructures, [&](Structure structure) {
        return kStructures[structure].*facts == wanted;
    });
}

}  // namespace

bool contains(Region region, Label label)
{
    const LabelFacts& facts = factsOf(label);
    switch (region) {
    case Region::WholeTumour: return facts.inWholeTumour;
    case Region::TumourCore: return facts.inTumourCore;
    case Region::EnhancingTumour: return facts.inEnhancingTumour;
    }
    return false;
}

Structure structureOf(Label label)
{
    return structureWith(&StructureFacts::label, label);
}

Structure structureOf(Region region)
{
    return structureWith(&StructureFacts::region, region);
}

PerLabel<bool> labelsIn(Structure structure)
{
    const auto& [own, region] = kStructures[structure];
    PerLabel<bool> labels;
    for (const Label label : kMarkedLabels) {
        labels[label] = own ? *own == label : contains(*region, label);
    }
    return labels;
}

std::optional<Structure> structureFromShortName(std::string_view name)
{
    for (const Structure structure : kAllStructures) {
        if (shortName(structure) == name) {
            return structure;
        }
    }
    return std::nullopt;
}

std::string_view shortName(Label label)
{
    return factsOf(label).shortName;
}

std::string_view displayName(Label label)
{
    return factsOf(label).displayName;
}

std::string_view shortName(Region region)
{
    constexpr PerRegion<std::string_view> kNames = {{"WT", "TC", "ET"}};
    return kNames[region];
}

std::string_view displayName(Region region)
{
    constexpr PerRegion<std::string_view> kNames = {
        {"Whole tumour", "Tumour core", "Enhancing tumour"}};
    return kNames[region];
}

std::string_view shortName(Structure structure)
{
    const auto& [label, region] = kStructures[structure];
    return label ? shortName(*label) : shortName(*region);
}

std::string_view displayName(Structure structure)
{
    const auto& [label, region] = kStructures[structure];
    return label ? displayName(*label) : displayName(*region);
}

std::string_view displayName(LabelScheme scheme)
{
    return factsOf(scheme).displayName;
}

std::optional<Label> labelFromFileValue(LabelScheme scheme, int value)
{
    const auto values = valuesOf(scheme);
    const auto found = std::ranges::find(values, value, &FileValue::value);
    if (found != values.end()) {
        return found->label;
    }
    return value == 0 ? std::optional(Label::Background) : std::nullopt;
}

std::optional<int> fileValue(LabelScheme scheme, Label label)
{
    const auto values = valuesOf(scheme);
    const auto found = std::ranges::find(values, label, &FileValue::label);
    if (found != values.end()) {
        return found->value;
    }
    return label == Label::Background ? std::optional(0) : std::nullopt;
}

std::string valuesText(LabelScheme scheme)
{
    std::string text;
    for (const FileValue& each : valuesOf(scheme)) {
        text += (text.empty() ? "" : ", ") + std::to_string(each.value) + " " +
                std::string(shortName(each.label));
    }
    return text;
}

}  // namespace glioscope
