#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <QTest>
#include <set>
#include <string>

using namespace glioscope;

namespace {

constexpr std::array kSchemes = {LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd};

}  // namespace

class TestLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileValuesRoundTripInEveryScheme();
    void schemesDisagreeAsTheirDatasetsDo();
    void unknownFileValuesHaveNoLabel();
    void regionsAreNested();
    void keysRoundTripAndUnknownOnesAreRefused();
    void namesAreDistinct();
    void theCavityHasANumberFrom2023AloneAndIsInNoRegion();
    void structuresAreTheLabelsAndTheRegions();
    void sequencesRoundTripThroughTheirKeys();
};

void TestLabel::fileValuesRoundTripInEveryScheme()
{
    for (const LabelScheme scheme : kSchemes) {
        for (const Label label : kTumourLabels) {
            QCOMPARE(labelFromFileValue(scheme, *fileValue(scheme, label)), std::optional(label));
        }
        QCOMPARE(fileValue(scheme, Label::Background), std::optional(0));
        QCOMPARE(labelFromFileValue(scheme, 0), std::optional(Label::Background));
    }
}

void TestLabel::schemesDisagreeAsTheirDatasetsDo()
{
    QCOMPARE(labelFromFileValue(LabelScheme::Brats2021, 4), std::optional(Label::Enhancing));
    QCOMPARE(labelFromFileValue(LabelScheme::Brats2021, 1), std::optional(Label::Necrosis));
    QCOMPARE(labelFromFileValue(LabelScheme::Brats2023, 3), std::optional(Label::Enhancing));
    QCOMPARE(labelFromFileValue(LabelScheme::Brats2023, 2), std::optional(Label::Oedema));
    QCOMPARE(labelFromFileValue(LabelScheme::Msd, 1), std::optional(Label::Oedema));
    QCOMPARE(labelFromFileValue(LabelScheme::Msd, 2), std::optional(Label::Necrosis));
}

void TestLabel::unknownFileValuesHaveNoLabel()
{
    QVERIFY(!labelFromFileValue(LabelScheme::Brats2021, 3));
    QVERIFY(!labelFromFileValue(LabelScheme::Brats2023, 5));
    QVERIFY(!labelFromFileValue(LabelScheme::Msd, 4));
    QVERIFY(!labelFromFileValue(LabelScheme::Brats2021, -1));
}

void TestLabel::regionsAreNested()
{
    for (const auto& [label, shortText, displayText, inWhole, inCore, inEnhancing] : kLabelTable) {
        QVERIFY(!contains(Region::EnhancingTumour, label) || contains(Region::TumourCore, label));
        QVERIFY(!contains(Region::TumourCore, label) || contains(Region::WholeTumour, label));
        QCOMPARE(isTumour(label), label != Label::Background && label != Label::ResectionCavity);
    }
    QVERIFY(contains(Region::TumourCore, Label::Necrosis));
    QVERIFY(!contains(Region::TumourCore, Label::Oedema));
    QVERIFY(!contains(Region::EnhancingTumour, Label::Necrosis));
}

void TestLabel::keysRoundTripAndUnknownOnesAreRefused()
{
    for (const LabelScheme scheme : kSchemes) {
        QCOMPARE(fromKey<LabelScheme>(key(scheme)), std::optional(scheme));
    }
    QVERIFY(!fromKey<LabelScheme>("BRATS2021") && !fromKey<LabelScheme>(""));
}

void TestLabel::namesAreDistinct()
{
    std::set<std::string_view> names;
    for (const LabelFacts& facts : kLabelTable) {
        names.insert(shortName(facts.label));
        names.insert(displayName(facts.label));
    }
    QCOMPARE(names.size(), 2 * kLabelTable.size());
    QCOMPARE(shortName(Label::Enhancing), shortName(Region::EnhancingTumour));
    QCOMPARE(shortName(Region::WholeTumour), std::string_view("WT"));
    QCOMPARE(displayName(LabelScheme::Brats2021),
             std::string_view("BraTS to 2021 (1 NCR, 2 ED, 4 ET)"));
}

void TestLabel::theCavityHasANumberFrom2023AloneAndIsInNoRegion()
{
    QCOMPARE(labelFromFileValue(LabelScheme::Brats2023, 4), std::optional(Label::ResectionCavity));
    for (const LabelScheme scheme : kAllLabelSchemes) {
        QCOMPARE(fileValue(scheme, Label::ResectionCavity),
                 scheme == LabelScheme::Brats2023 ? std::optional(4) : std::nullopt);
    }
    for (const Region region : kAllRegions) {
        QVERIFY(!contains(region, Label::ResectionCavity));
    }
    QCOMPARE(valuesText(LabelScheme::Brats2023), std::string("1 NCR, 2 ED, 3 ET, 4 RC"));
    QCOMPARE(valuesText(LabelScheme::Brats2021), std::string("1 NCR, 2 ED, 4 ET"));
}

void TestLabel::structuresAreTheLabelsAndTheRegions()
{
    std::set<std::string_view> names;
    for (const Structure structure : kAllStructures) {
        names.insert(shortName(structure));
        QCOMPARE(structureFromShortName(shortName(structure)), std::optional(structure));
    }
    QCOMPARE(names, (std::set<std::string_view>{"NCR", "ED", "ET", "WT", "TC", "RC"}));
    QVERIFY(!structureFromShortName("BG") && !structureFromShortName("wt"));
    for (const Label label : kMarkedLabels) {
        QCOMPARE(shortName(structureOf(label)), shortName(label));
        for (const Label other : kMarkedLabels) {
            QCOMPARE(labelsIn(structureOf(label))[other], label == other);
        }
    }
    for (const Region region : kAllRegions) {
        QCOMPARE(shortName(structureOf(region)), shortName(region));
        for (const auto& facts : kLabelTable) {
            QCOMPARE(labelsIn(structureOf(region))[facts.label], contains(region, facts.label));
        }
    }
}

void TestLabel::sequencesRoundTripThroughTheirKeys()
{
    std::set<std::string_view> keys;
    for (const Sequence sequence : kAllSequences) {
        QCOMPARE(fromKey<Sequence>(key(sequence)), std::optional(sequence));
        keys.insert(key(sequence));
    }
    QCOMPARE(keys, (std::set<std::string_view>{"flair", "t1", "t1ce", "t2"}));
    QCOMPARE(displayName(Sequence::T1ce), std::string_view("T1ce"));
    QVERIFY(!fromKey<Sequence>("T1CE") && !fromKey<Sequence>("t1c"));
}

QTEST_APPLESS_MAIN(TestLabel)
#include "test_label.moc"
