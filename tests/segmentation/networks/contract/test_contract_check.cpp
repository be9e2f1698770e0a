#include "segmentation/networks/contract/contract_check.h"

#include <QtTest>

using namespace glioscope;

namespace {

SequenceImages allOn(const Geometry& geometry)
{
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        images[sequence] = std::make_shared<Image>(geometry);
    }
    return images;
}

Geometry headGrid()
{
    return {.size = {60, 70, 50}, .spacingMm = {2, 2, 2}};
}

}  // namespace

class TestContractCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeCasesPass();
    void missingSequencesAreNamed();
    void otherGridsAreNamedBoth();
    void everySequenceThatIsElsewhereIsNamed();
    void headerJitterIsNoOtherGrid();
    void otherVoxelOrdersOfOnePlaceAreNoOtherGrid();
    void sequencesTheModelDoesNotUseDoNotMatter();
    void scrapsOfImagesAreRefused();
};

void TestContractCheck::completeCasesPass()
{
    QVERIFY(contractViolations({}, allOn(headGrid())).empty());
}

void TestContractCheck::missingSequencesAreNamed()
{
    SequenceImages images = allOn(headGrid());
    images.erase(Sequence::T1ce);
    images[Sequence::T2] = nullptr;
    ModelContract contract;
    contract.name = "unet";
    const auto violations = contractViolations(contract, images);
    QCOMPARE(violations.size(), 1U);
    QCOMPARE(sentenceOf(violations.front(), contract, images).text(),
             "The model unet needs FLAIR, T1, T1ce and T2; this case has no T1ce and T2.");
}

void TestContractCheck::otherGridsAreNamedBoth()
{
    SequenceImages images = allOn(headGrid());
    Geometry other = headGrid();
    other.size[0] = 61;
    images[Sequence::T1] = std::make_shared<Image>(other);
    const auto violations = contractViolations({}, images);
    QCOMPARE(violations.size(), 1U);
    const QString text = QString::fromStdString(violationSentences({}, images));
    QVERIFY(text.startsWith(QStringLiteral("T1 lies on another grid (")));
    QVERIFY(text.contains(QString::fromStdString(describe(other))));
    QVERIFY(text.contains(QString::fromStdString(describe(headGrid()))));
}

void TestContractCheck::everySequenceThatIsElsewhereIsNamed()
{
    Geometry other = headGrid();
    other.originLps[2] += 7;
    SequenceImages images = allOn(other);
    images[Sequence::Flair] = nullptr;
    images[Sequence::T1] = std::make_shared<Image>(headGrid());
    const auto violations = contractViolations({}, images);
    QCOMPARE(violations.size(), 2U);
    QCOMPARE(violations[1], (ContractViolation{.rule = ContractViolation::Rule::OtherGrid,
                                               .sequences = {Sequence::T1ce, Sequence::T2},
                                               .first = Sequence::T1}));
}

void TestContractCheck::otherVoxelOrdersOfOnePlaceAreNoOtherGrid()
{
    SequenceImages images = allOn(headGrid());
    Geometry ras = headGrid();
    ras.direction = {{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}};
    ras.originLps = {2 * 59.0, 2 * 69.0, 0};
    images[Sequence::T2] = std::make_shared<Image>(ras);
    QVERIFY(contractViolations({}, images).empty());
    ras.originLps[0] += 2;
    images[Sequence::T2] = std::make_shared<Image>(ras);
    QCOMPARE(contractViolations({}, images).size(), 1U);
}

void TestContractCheck::headerJitterIsNoOtherGrid()
{
    SequenceImages images = allOn(headGrid());
    Geometry jittered = headGrid();
    jittered.originLps[1] += 0.01;
    images[Sequence::T2] = std::make_shared<Image>(jittered);
    QVERIFY(contractViolations({}, images).empty());
}

void TestContractCheck::sequencesTheModelDoesNotUseDoNotMatter()
{
    SequenceImages images = allOn(headGrid());
    images.erase(Sequence::T1);
    ModelContract contract;
    contract.inputs = {Sequence::Flair, Sequence::T1ce};
    QVERIFY(contractViolations(contract, images).empty());
}

void TestContractCheck::scrapsOfImagesAreRefused()
{
    QCOMPARE(contractViolations({}, allOn({.size = {60, 60, 5}})).size(), 1U);
    QVERIFY(contractViolations({}, allOn({.size = {60, 60, 5}, .spacingMm = {1, 1, 6}})).empty());
}

QTEST_APPLESS_MAIN(TestContractCheck)
#include "test_contract_check.moc"
