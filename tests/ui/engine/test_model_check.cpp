#include "ui/engine/model_check.h"

#include <QTest>

using namespace glioscope;

namespace {

/// A cube of brain in a margin of background.
std::shared_ptr<const Image> strippedImage(Vec3 spacingMm = {1, 1, 1})
{
    Geometry grid{.size = {20, 20, 20}, .spacingMm = spacingMm};
    Image image(grid, 0.0F);
    for (int k = 5; k < 15; ++k) {
        for (int j = 5; j < 15; ++j) {
            for (int i = 5; i < 15; ++i) {
                image.at(i, j, k) = float(100 + i + j + k);
            }
        }
    }
    return std::make_shared<const Image>(std::move(image));
}

Case caseOf(const std::shared_ptr<const Image>& image)
{
    Case openCase;
    openCase.images = {image, image, image, image};
    return openCase;
}

bool says(const std::vector<Notice>& lines, Notice::Kind kind, const QString& words)
{
    return std::ranges::any_of(
        lines, [&](const Notice& line) { return line.kind == kind && line.text.contains(words); });
}

}  // namespace

class TestModelCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fittingCaseIsAllGood()
    {
        const auto lines = checkContract(ModelContract{}, caseOf(strippedImage()));
        QVERIFY(canRun(lines));
        for (const Notice& line : lines) {
            QCOMPARE(line.kind, Notice::Kind::Good);
        }
    }

    void missingSequenceIsNamedAndKeepsFromRunning()
    {
        Case openCase = caseOf(strippedImage());
        openCase.images[static_cast<std::size_t>(Sequence::T1ce)] = nullptr;
        const auto lines = checkContract(ModelContract{}, openCase);
        QVERIFY(!canRun(lines));
        QCOMPARE(lines.front().kind, Notice::Kind::Problem);
        QVERIFY(says(lines, Notice::Kind::Problem, QStringLiteral("T1ce")));
    }

    void bothGridsOfATwoStageModelAreNamed()
    {
        ModelContract contract;
        contract.spacingMm = {1.5, 1.5, 1.5};
        const Case openCase = caseOf(strippedImage({1, 1, 1.25}));
        const QString second = QStringLiteral("looked at again at 1 × 1 × 1.1 mm");
        QVERIFY(!says(checkContract(contract, openCase), Notice::Kind::Note, second));
        contract.secondStage = {.spacingMm = {1, 1, 1.1}};
        const auto lines = checkContract(contract, openCase);
        QVERIFY(says(lines, Notice::Kind::Note, second));
        QVERIFY(says(lines, Notice::Kind::Note, QStringLiteral("to the 1.5 × 1.5 × 1.5 mm")));
        QVERIFY(says(checkContract(contract, caseOf(strippedImage({1.5, 1.5, 1.5}))),
                     Notice::Kind::Good, second));
        QVERIFY(describeModel(contract).contains(
            QStringLiteral("again around what was found, at 1 × 1 × 1.1 mm")));
    }

    void sequenceTheModelDoesNotTakeMayBeMissing()
    {
        Case openCase = caseOf(strippedImage());
        openCase.images[static_cast<std::size_t>(Sequence::T2)] = nullptr;
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1ce};
        QVERIFY(canRun(checkContract(contract, openCase)));
    }

    void otherGridIsAProblemAndHeaderJitterIsNot()
    {
        Case openCase = caseOf(strippedImage());
        Image shifted = *strippedImage();
        shifted.geometry.originLps[0] += 0.05;
        openCase.images[1] = std::make_shared<const Image>(shifted);
        QVERIFY(canRun(checkContract(ModelContract{}, openCase)));
        shifted.geometry.originLps[0] += 3;
        openCase.images[1] = std::make_shared<const Image>(shifted);
        const auto lines = checkContract(ModelContract{}, openCase);
        QVERIFY(!canRun(lines));
        QVERIFY(says(lines, Notice::Kind::Problem, QStringLiteral("T1 lies on another grid")));
    }

    void whatIsAlignedFirstMayLieOnAnyGrid()
    {
        Case openCase = caseOf(strippedImage());
        Image shifted = *strippedImage();
        shifted.geometry.originLps[0] += 3;
        shifted.geometry.spacingMm[2] = 5;
        openCase.images[static_cast<std::size_t>(Sequence::T1ce)] =
            std::make_shared<const Image>(shifted);
        const auto lines = checkContract(ModelContract{}, openCase, {}, FirstAligned::Yes);
        QVERIFY(canRun(lines));
        QVERIFY(says(lines, Notice::Kind::Note, QStringLiteral("5 mm voxels")));
        openCase.images[static_cast<std::size_t>(Sequence::T2)] = nullptr;
        QVERIFY(!canRun(checkContract(ModelContract{}, openCase, {}, FirstAligned::Yes)));
    }

    void severalSequencesAreListedAsSentencesDo()
    {
        Image shifted = *strippedImage();
        shifted.geometry.originLps[0] += 3;
        Case openCase = caseOf(std::make_shared<const Image>(shifted));
        openCase.images[0] = strippedImage();
        QVERIFY(says(checkContract(ModelContract{}, openCase), Notice::Kind::Problem,
                     QStringLiteral("T1, T1ce and T2 lie on another grid than FLAIR")));
        openCase.images[1] = openCase.images[2] = nullptr;
        QVERIFY(says(checkContract(ModelContract{}, openCase), Notice::Kind::Problem,
                     QStringLiteral("needs T1 and T1ce, which")));
    }

    void whatTheEngineRefusesKeepsFromRunning()
    {
        Case openCase = caseOf(strippedImage());
        Image slab(Geometry{.size = {20, 20, 5}});
        const auto scrap = std::make_shared<const Image>(std::move(slab));
        openCase.images = {scrap, scrap, scrap, scrap};
        const auto lines = checkContract(ModelContract{}, openCase);
        QVERIFY(!canRun(lines));
        QVERIFY(says(lines, Notice::Kind::Problem, QStringLiteral("a model for whole brains")));
    }

    void voxelsInAnotherOrderOnOnePlaceAreNoOtherGrid()
    {
        Case openCase = caseOf(strippedImage());
        Image turned = *strippedImage();
        turned.geometry.direction = {{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}};
        turned.geometry.originLps = {19, 19, 0};
        openCase.images[3] = std::make_shared<const Image>(turned);
        QVERIFY(canRun(checkContract(ModelContract{}, openCase)));
    }

    void otherSpacingIsANoteWithBothSpacings()
    {
        const auto lines = checkContract(ModelContract{}, caseOf(strippedImage({1, 1, 3})));
        QVERIFY(canRun(lines));
        QVERIFY(says(lines, Notice::Kind::Note, QStringLiteral("1 × 1 × 3 mm")));
    }

    void thickSlicesAreAWarningAlsoBeforeAnAlignment()
    {
        const Case openCase = caseOf(strippedImage({1, 1, 5.5}));
        for (const FirstAligned aligned : {FirstAligned::No, FirstAligned::Yes}) {
            const auto lines = checkContract(ModelContract{}, openCase, {}, aligned);
            QVERIFY(canRun(lines));
            QVERIFY(says(lines, Notice::Kind::Warning, QStringLiteral("up to 5.5 mm long")));
        }
    }

    void doubtsAboutTheImagesAreWarnings()
    {
        const auto lines = checkContract(ModelContract{}, caseOf(strippedImage()), {"Look at it."});
        QVERIFY(canRun(lines));
        QCOMPARE(lines.front(), (Notice{Notice::Kind::Warning, QStringLiteral("Look at it.")}));
    }

    void descriptionGivesFiguresAndWhereTheyComeFrom()
    {
        ModelContract contract;
        contract.metrics = {{"Dice WT", 0.853}, {"Dice TC", 0.7}, {"Dice ET", 0.65}};
        contract.heldBackCases = {"a", "b", "c", "d"};
        const QString text = describeModel(contract);
        QVERIFY(text.contains(QStringLiteral("WT 0.85")));
        QVERIFY(text.contains(QStringLiteral("4 cases")));
        QVERIFY(describeModel(ModelContract{})
                    .contains(QStringLiteral("No figures measured on whole cases")));
    }

    void descriptionSaysThatSeveralNetworksRunAndHowTheyWereMeasured()
    {
        ModelContract contract;
        contract.metrics = {{"Dice WT", 0.853}, {"Dice TC", 0.7}, {"Dice ET", 0.65}};
        contract.heldBackCases = {"a", "b"};
        QVERIFY(!describeModel(contract).contains(QStringLiteral("ensemble")));
        contract.members = {{"fold1", {"a"}, {"b"}}, {"fold2", {"b"}, {"a"}}};
        contract.crossValidated = true;
        const QString text = describeModel(contract);
        QVERIFY2(text.contains(QStringLiteral("ensemble of 2 networks")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("2 times the time of one")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("ET 0.65, cross-validated")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("did not train on")), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(TestModelCheck)
#include "test_model_check.moc"
