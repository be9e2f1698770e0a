#include "ui/engine/model_check.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
#include "segmentation/networks/contract/coarse_voxels.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/volume/geometry_sentence.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kSpacingTolerance = 0.02;

QString nameOf(Sequence sequence)
{
    return toQString(displayName(sequence));
}

QString spacingText(const Vec3& spacing)
{
    return QStringLiteral("%1 × %2 × %3 mm")
        .arg(shownNumber(spacing[0], 'g', 3))
        .arg(shownNumber(spacing[1], 'g', 3))
        .arg(shownNumber(spacing[2], 'g', 3));
}

QStringList namesOf(const std::vector<Sequence>& sequences)
{
    QStringList names;
    for (const Sequence sequence : sequences) {
        names << nameOf(sequence);
    }
    return names;
}

SequenceImages imagesOf(const Case& openCase)
{
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        images[sequence] = openCase.image(sequence);
    }
    return images;
}

QString problemOf(const ContractViolation& violation, const Case& openCase)
{
    const QStringList names = namesOf(violation.sequences);
    switch (violation.rule) {
    case ContractViolation::Rule::Missing:
        return tr("This model needs %1, which this case lacks.").arg(listed(names)) +
               shownSentence(unusedSentence(openCase.files));
    case ContractViolation::Rule::TooSmall:
        return tr("%1 is only %2; a model for whole brains cannot say anything about it.")
            .arg(names.front(),
                 shownSentence(described(openCase.image(violation.sequences.front())->geometry)));
    case ContractViolation::Rule::OtherGrid: break;
    }
    const QString sentence = names.size() == 1 ? tr("%1 lies on another grid than %2.")
                                               : tr("%1 lie on another grid than %2.");
    return sentence.arg(listed(names), nameOf(violation.first)) + QLatin1Char(' ') +
           (openCase.image(Sequence::T1ce)
                ? tr("All sequences must lie on one: align them and strip the skull.")
                : tr("All sequences must lie on one; register and resample them first."));
}

bool holds(const std::vector<ContractViolation>& violations, ContractViolation::Rule rule)
{
    return std::ranges::find(violations, rule, &ContractViolation::rule) != violations.end();
}

bool differs(const Vec3& a, const Vec3& b)
{
    return std::abs(a[0] - b[0]) > kSpacingTolerance || std::abs(a[1] - b[1]) > kSpacingTolerance ||
           std::abs(a[2] - b[2]) > kSpacingTolerance;
}

QString resampledText(const ModelContract& contract, const Vec3& spacingMm)
{
    const QString from = spacingText(spacingMm), to = spacingText(contract.spacingMm);
    return contract.secondStage
               ? tr("Voxels of %1 are resampled to the %2 the model was trained on, and what it "
                    "finds is looked at again at %3; the result comes back on this case's own grid.")
                     .arg(from, to, spacingText(contract.secondStage->spacingMm))
               : tr("Voxels of %1 are resampled to the %2 the model was trained on; the result "
                    "comes back on this case's own grid.")
                     .arg(from, to);
}

/// What becomes of the voxels, where all images lie on one grid.
void checkGrid(const ModelContract& contract, const Case& openCase, std::vector<Notice>& lines)
{
    const auto present = std::ranges::find_if(
        contract.inputs, [&](Sequence sequence) { return openCase.image(sequence) != nullptr; });
    if (present == contract.inputs.end()) {
        return;
    }
    const Geometry& grid = openCase.image(*present)->geometry;
    if (differs(grid.spacingMm, contract.spacingMm)) {
        lines.push_back({Notice::Kind::Note, resampledText(contract, grid.spacingMm)});
        return;
    }
    QString text =
        tr("All sequences lie on one grid of %1 voxels.").arg(spacingText(grid.spacingMm));
    if (contract.secondStage) {
        text += QLatin1Char(' ') + tr("What the model finds is looked at again at %1.")
                                       .arg(spacingText(contract.secondStage->spacingMm));
    }
    lines.push_back({Notice::Kind::Good, text});
}

}  // namespace

std::vector<Notice> checkContract(const ModelContract& contract, const Case& openCase,
                                  const std::vector<Sentence>& doubts, FirstAligned aligned)
{
    std::vector<Notice> lines;
    auto violations = contractViolations(contract, imagesOf(openCase));
    if (aligned == FirstAligned::Yes) {
        std::erase_if(violations, [](const ContractViolation& violation) {
            return violation.rule != ContractViolation::Rule::Missing;
        });
    }
    for (const ContractViolation& violation : violations) {
        lines.push_back({Notice::Kind::Problem, problemOf(violation, openCase)});
    }
    if (!holds(violations, ContractViolation::Rule::Missing)) {
        lines.push_back(
            {Notice::Kind::Good, tr("The sequences it needs are there: %1.")
                                     .arg(namesOf(contract.inputs).join(QStringLiteral(", ")))});
    }
    for (const auto* sentences : {&openCase.files.notices, &doubts}) {
        for (const Sentence& sentence : *sentences) {
            lines.push_back({Notice::Kind::Warning, shownSentence(sentence)});
        }
    }
    if (const Sentence coarse = coarseVoxelSentence(contract, imagesOf(openCase));
        !coarse.empty()) {
        lines.push_back({Notice::Kind::Warning, shownSentence(coarse)});
    }
    if (aligned == FirstAligned::Yes) {
        lines.push_back(
            {Notice::Kind::Note,
             tr("The result comes back on the T1ce's own grid of %1 voxels.")
                 .arg(spacingText(openCase.image(Sequence::T1ce)->geometry.spacingMm))});
    } else if (!holds(violations, ContractViolation::Rule::OtherGrid)) {
        checkGrid(contract, openCase, lines);
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, &Notice::kind);
    return lines;
}

bool canRun(const std::vector<Notice>& lines)
{
    return std::ranges::none_of(
        lines, [](const Notice& line) { return line.kind == Notice::Kind::Problem; });
}

QString describeModel(const ModelContract& contract)
{
    QStringList sentences;
    QStringList dice;
    for (const Region region : kAllRegions) {
        if (const auto stated = statedDice(contract, region)) {
            dice << QStringLiteral("%1 %2")
                        .arg(QString::fromStdString(std::string(shortName(region))))
                        .arg(shownNumber(*stated, 'f', 2));
        }
    }
    if (const std::size_t first = firstStageMembers(contract); first > 1) {
        sentences
            << tr("An ensemble of %1 networks: each runs on the case, in %1 times the time of "
                  "one, and their probabilities are averaged.")
                   .arg(first);
    }
    if (const auto& stage = contract.secondStage) {
        sentences << tr("A second stage looks again around what was found, at %1; there tumour "
                        "core and enhancing tumour are the mean of both stages, and the whole "
                        "tumour stays the first's.")
                         .arg(spacingText(stage->spacingMm));
    }
    if (dice.isEmpty()) {
        sentences << tr("No figures measured on whole cases come with this model.");
    } else if (contract.crossValidated) {
        sentences
            << tr("Dice %1, cross-validated: each case was segmented by networks that had not "
                  "been trained on it.")
                   .arg(dice.join(QStringLiteral(", ")));
    } else if (contract.heldBackCases.empty()) {
        sentences << tr("Dice %1.").arg(dice.join(QStringLiteral(", ")));
    } else {
        sentences << tr("Dice %1 on %2 cases it did not train on.")
                         .arg(dice.join(QStringLiteral(", ")))
                         .arg(contract.heldBackCases.size());
    }
    if (!contract.trainingData.empty()) {
        sentences << QString::fromStdString(contract.trainingData);
    }
    if (!contract.note.empty()) {
        sentences << QString::fromStdString(contract.note);
    }
    return sentences.join(QLatin1Char(' '));
}

}  // namespace glioscope
