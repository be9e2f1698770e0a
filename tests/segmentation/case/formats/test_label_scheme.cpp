#include "segmentation/case/formats/label_scheme.h"

#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

LabelScheme decide(std::vector<int> values, SchemeEvidence evidence = {})
{
    return decideScheme(values, evidence, "/data/X_seg.nii.gz");
}

/// Text of the AmbiguousInput or Error that deciding throws, "asked: ..." or "refused: ...".
std::string refusal(std::vector<int> values, SchemeEvidence evidence = {})
{
    try {
        (void)decide(std::move(values), evidence);
    } catch (const AmbiguousInput& question) {
        return std::string("asked: ") + question.what();
    } catch (const Error& error) {
        return std::string("refused: ") + error.what();
    }
    return "";
}

constexpr LabelScheme k2021 = LabelScheme::Brats2021, k2023 = LabelScheme::Brats2023,
                      kMsd = LabelScheme::Msd, kPed = LabelScheme::BratsPed;

}  // namespace

class TestLabelScheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesDecideBeforeValues()
    {
        QCOMPARE(decide({0, 1, 2, 3}, {.marked = {}, .named = kMsd, .chosen = {}}), kMsd);
        QCOMPARE(decide({0, 1, 2, 3}, {.marked = {}, .named = k2023, .chosen = kMsd}), k2023);
        QCOMPARE(decide({0, 2}, {.marked = {}, .named = k2021, .chosen = {}}), k2021);
    }

    void ourOwnMarkDecidesBeforeNames()
    {
        QCOMPARE(decide({0, 1, 2, 4}, {.marked = k2021, .named = k2023, .chosen = {}}), k2021);
        QCOMPARE(markOf(markFor(kMsd)), std::optional(kMsd));
        QVERIFY(!markOf("FSL5.0"));
        QVERIFY(!markOf(""));
    }

    void aFourWithoutAThreeIsEnhancingTumourOrACavityAndIsAskedAbout()
    {
        for (const std::vector<int>& values : {std::vector{0, 1, 2, 4}, {0, 2, 4}, {4}}) {
            const std::string said = refusal(values);
            QVERIFY2(
                said.starts_with("asked: ") && said.find("resection cavity") != std::string::npos,
                said.c_str());
            QVERIFY2(said.ends_with("choose with --labels brats2021, brats2023 or brats-ped."),
                     said.c_str());
            QCOMPARE(decide(values, {.marked = {}, .named = {}, .chosen = k2021}), k2021);
            QCOMPARE(decide(values, {.marked = {}, .named = {}, .chosen = k2023}), k2023);
            QCOMPARE(decide(values, {.marked = {}, .named = k2021, .chosen = {}}), k2021);
            QVERIFY(refusal(values, {.marked = {}, .named = {}, .chosen = kMsd})
                        .starts_with("asked: "));
        }
    }

    void aFourThatDatasetJsonNamesIsNotAskedAbout()
    {
        QCOMPARE(decide({0, 2, 4}, {{}, {}, {}, {{4, Label::Enhancing}}}), k2021);
        const std::string said = refusal({0, 2, 4}, {{}, {}, {}, {{4, Label::ResectionCavity}}});
        QVERIFY2(said.ends_with("--labels brats2023."), said.c_str());
    }

    void valuesAloneNeverDecideOneTwoThree()
    {
        for (const std::vector<int>& values : {std::vector{0, 1, 2, 3}, {0, 1, 2}, {0, 2}, {3}}) {
            const std::string said = refusal(values);
            QVERIFY2(said.starts_with("asked: /data/X_seg.nii.gz"), said.c_str());
            QVERIFY2(said.find("brats2023, msd or brats-ped.") != std::string::npos, said.c_str());
            QCOMPARE(decide(values, {.marked = {}, .named = {}, .chosen = kMsd}), kMsd);
        }
    }

    void aMaskOfTheWholeTumourIsSaidToFollowNoScheme()
    {
        for (const std::vector<int>& values : {std::vector{0, 1}, {1}}) {
            QVERIFY(refusal(values).find("where 1 marks the whole tumour, none does") !=
                    std::string::npos);
        }
        for (const std::vector<int>& values : {std::vector{0, 2}, {0, 1, 2}, {0, 3}}) {
            QVERIFY(refusal(values).find("whole tumour") == std::string::npos);
        }
    }

    void aChoiceThatLacksAValueIsAskedAboutAgain()
    {
        try {
            (void)decide({0, 1, 3}, {.marked = {}, .named = {}, .chosen = k2021});
            QFAIL("It was decided.");
        } catch (const AmbiguousLabels& question) {
            QCOMPARE(question.fitting(), (std::vector{k2023, kMsd, kPed}));
            QVERIFY(std::string(question.what()).find("value 3") != std::string::npos);
        }
    }

    void theCavityOfBrats2024TurnsIntoNoOlderScheme()
    {
        QCOMPARE(decide({0, 1, 2, 4}, {.marked = {}, .named = k2023, .chosen = {}}), k2023);
        QCOMPARE(decide({0, 1, 2, 3, 4}, {.marked = {}, .named = k2023, .chosen = {}}), k2023);
        QCOMPARE(labelFromFileValue(k2023, 4), std::optional(Label::ResectionCavity));
    }

    void paediatricReleasesAreToldApartByAFourAndElseAskedAbout()
    {
        const char* file = "/data/BraTS-PED-00001-000-seg.nii.gz";
        QVERIFY(!schemeFromNames("BraTS-PED-00001-000", std::vector<std::string>{"t1n", "t2f"}));
        QCOMPARE(decideScheme(std::vector{0, 1, 2, 4}, {}, file), kPed);
        QCOMPARE(
            decideScheme(std::vector{0, 1, 2}, {.marked = {}, .named = {}, .chosen = kPed}, file),
            kPed);
        try {
            (void)decideScheme(std::vector{0, 1, 2, 3}, {}, file);
            QFAIL("It was decided.");
        } catch (const AmbiguousLabels& question) {
            QVERIFY(std::ranges::find(question.fitting(), kPed) != question.fitting().end());
            QVERIFY(std::string(question.what()).find("brats-ped") != std::string::npos);
        }
        QCOMPARE(labelFromFileValue(kPed, 1), std::optional(Label::Enhancing));
        QCOMPARE(labelFromFileValue(kPed, 3), std::optional(Label::Necrosis));
        QCOMPARE(labelFromFileValue(kPed, 4), std::optional(Label::Oedema));
    }

    void everySchemeThatHasTheValuesIsOffered()
    {
        try {
            (void)decide({0, 1, 2, 3, 4});
            QFAIL("It was decided.");
        } catch (const AmbiguousLabels& question) {
            QCOMPARE(question.fitting(), (std::vector{k2023, kPed}));
            QVERIFY(std::string(question.what())
                        .ends_with("choose with --labels brats2023 or brats-ped."));
        }
    }

    void aChoiceIsHeldAgainstTheNamesThatAreKnown()
    {
        const std::map<int, Label> oedemaIsFour = {{4, Label::Oedema}};
        QCOMPARE(decide({0, 1, 2, 3, 4}, {{}, {}, kPed, oedemaIsFour}), kPed);
        const std::string said = refusal({0, 1, 2, 3, 4}, {{}, {}, k2023, oedemaIsFour});
        QVERIFY2(said.starts_with("refused: ") && said.find("calls 4 Oedema") != std::string::npos,
                 said.c_str());
        QVERIFY(refusal({0, 1, 2, 4}, {{}, {}, {}, oedemaIsFour}).ends_with("--labels brats-ped."));
        const std::string none = refusal({0, 1, 2, 3}, {{}, {}, {}, {{1, Label::Background}}});
        QVERIFY2(none.starts_with("refused: ") && none.find("dataset.json") != std::string::npos,
                 none.c_str());
    }

    void anEmptyMaskNeedsNoScheme()
    {
        QCOMPARE(refusal({0}), std::string());
        QCOMPARE(refusal({}), std::string());
    }

    void valuesOutsideEverySchemeAreRefusedByName()
    {
        for (const auto& evidence :
             {SchemeEvidence{}, SchemeEvidence{{}, k2021, {}}, SchemeEvidence{{}, {}, kMsd}}) {
            const std::string said = refusal({0, 1, 7}, evidence);
            QVERIFY2(said.starts_with("refused: /data/X_seg.nii.gz"), said.c_str());
            QVERIFY2(said.find("value 7") != std::string::npos, said.c_str());
        }
    }

    void valuesOutsideTheNamedSchemeAreAskedAbout()
    {
        const std::string said =
            refusal({0, 1, 2, 3}, {.marked = {}, .named = k2021, .chosen = {}});
        QVERIFY2(said.starts_with("asked: ") && said.find("value 3") != std::string::npos,
                 said.c_str());
        QCOMPARE(decide({0, 1, 3}, {.marked = {}, .named = k2021, .chosen = kMsd}), kMsd);
    }
};

QTEST_APPLESS_MAIN(TestLabelScheme)
#include "test_label_scheme.moc"
