#include "segmentation/preparation/postprocess.h"

#include <QtTest>

using namespace glioscope;

namespace {

std::vector<std::span<const float>> spansOf(const std::vector<std::vector<float>>& values)
{
    return {values.begin(), values.end()};
}

constexpr auto BG = Label::Background;
constexpr auto NCR = Label::Necrosis;
constexpr auto ED = Label::Oedema;
constexpr auto ET = Label::Enhancing;

}  // namespace

class TestPostprocess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regionsNestFromOutsideIn();
    void regionsInAnyOrderGiveTheSame();
    void labelsTakeTheMostProbableAboveItsThreshold();
    void thresholdsAreStrict();
    void smallPartsAreLeftOutAndNamed();
    void enclosedOedemaIsCoreWhereTheContractSaysSo();
    void bytesRound();
};

void TestPostprocess::regionsNestFromOutsideIn()
{
    const ModelContract contract;  // WT, TC, ET at 0.5
    const std::vector<std::vector<float>> values = {{0.1F, 0.9F, 0.9F, 0.9F, 0.1F, 0.9F},
                                                    {0.1F, 0.1F, 0.9F, 0.9F, 0.9F, 0.1F},
                                                    {0.1F, 0.1F, 0.1F, 0.9F, 0.1F, 0.9F}};
    const std::vector<Label> expected = {BG, ED, NCR, ET, NCR, ET};
    QCOMPARE(labelsOf(contract, spansOf(values)), expected);
}

void TestPostprocess::regionsInAnyOrderGiveTheSame()
{
    ModelContract contract;
    contract.outputs = {
        {Structure::Enhancing, 0.3}, {Structure::WholeTumour, 0.5}, {Structure::TumourCore, 0.6}};
    const std::vector<std::vector<float>> values = {
        {0.4F, 0.1F, 0.1F}, {0.9F, 0.9F, 0.9F}, {0.9F, 0.7F, 0.55F}};
    const std::vector<Label> expected = {ET, NCR, ED};
    QCOMPARE(labelsOf(contract, spansOf(values)), expected);
}

void TestPostprocess::labelsTakeTheMostProbableAboveItsThreshold()
{
    ModelContract contract;
    contract.outputKind = OutputKind::Labels;
    contract.outputs = {
        {Structure::Necrosis, 0.5}, {Structure::Oedema, 0.5}, {Structure::Enhancing, 0.8}};
    const std::vector<std::vector<float>> values = {
        {0.6F, 0.6F, 0.4F, 0.6F}, {0.7F, 0.2F, 0.4F, 0.55F}, {0.75F, 0.9F, 0.7F, 0.1F}};
    const std::vector<Label> expected = {ED, ET, BG, NCR};
    QCOMPARE(labelsOf(contract, spansOf(values)), expected);
}

void TestPostprocess::smallPartsAreLeftOutAndNamed()
{
    LabelMap labels(Geometry{.size = {30, 1, 1}, .spacingMm = {2, 10, 5}});
    std::fill_n(labels.voxels.begin(), 20, ED);
    labels.voxels[25] = ET;
    ModelContract contract;
    LabelMap kept = labels;
    QVERIFY(!leaveOutSmallParts(contract, kept));
    QVERIFY(kept.voxels == labels.voxels);
    contract.smallestPart = 0.1;
    const auto notice = leaveOutSmallParts(contract, kept);
    QCOMPARE(notice.value_or("").text(),
             std::string("Left out as likely false: 1 separate part (0.10 ml), "
                         "below 10 % of the tumour's largest part."));
    QCOMPARE(kept.voxels[25], BG);
    QCOMPARE(std::ranges::count(kept.voxels, ED), 20);
    QVERIFY(!leaveOutSmallParts(contract, kept));

    labels.geometry.spacingMm = {1, 1, 1};
    QVERIFY(leaveOutSmallParts(contract, labels).value_or("").text().find("(under 0.01 ml)") !=
            std::string::npos);
}

void TestPostprocess::enclosedOedemaIsCoreWhereTheContractSaysSo()
{
    LabelMap labels(Geometry{.size = {5, 5, 1}, .spacingMm = {2, 10, 5}});
    std::ranges::fill(labels.voxels, ET);
    labels.at(2, 2, 0) = ED;
    ModelContract contract;
    contract.fillCore = false;
    QVERIFY(!fillCoreHoles(contract, labels));
    QCOMPARE(labels.at(2, 2, 0), ED);
    contract.fillCore = true;
    QCOMPARE(
        fillCoreHoles(contract, labels).value_or("").text(),
        std::string("Oedema enclosed by the tumour core was counted as necrotic core: 0.10 ml."));
    QCOMPARE(labels.at(2, 2, 0), NCR);
    QVERIFY(!fillCoreHoles(contract, labels));
}

void TestPostprocess::thresholdsAreStrict()
{
    const ModelContract contract;
    const std::vector<std::vector<float>> values = {{0.5F}, {0.5F}, {0.5F}};
    QCOMPARE(labelsOf(contract, spansOf(values)), std::vector<Label>{BG});
}

void TestPostprocess::bytesRound()
{
    const std::vector<float> values = {0, 0.5F, 1, -1, 2, 0.00197F};
    const std::vector<std::uint8_t> expected = {0, 128, 255, 0, 255, 1};
    QCOMPARE(asBytes(values), expected);
}

QTEST_APPLESS_MAIN(TestPostprocess)
#include "test_postprocess.moc"
