#include "segmentation/case/label_scheme.h"

#include "segmentation/volume/error.h"

#include <QTest>

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
                      kMsd = LabelScheme::Msd;

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

    void aFourDecidesWhereNothingElseDoes()
    {
        QCOMPARE(decide({0, 1, 2, 4}), k2021);
        QCOMPARE(decide({4}, {.marked = {}, .named = {}, .chosen = kMsd}), k2021);
    }

    void valuesAloneNeverDecideOneTwoThree()
    {
        for (const std::vector<int>& values : {std::vector{0, 1, 2, 3}, {0, 1, 2}, {0, 2}, {3}}) {
            const std::string said = refusal(values);
            QVERIFY2(said.starts_with("asked: /data/X_seg.nii.gz"), said.c_str());
            QVERIFY2(said.find("--labels brats2021, brats2023 or msd") != std::string::npos, said.c_str());
            QCOMPARE(decide(values, {.marked = {}, .named = {}, .chosen = kMsd}), kMsd);
        }
    }

    void aChoiceThatLacksAValueIsAskedAboutAgain()
    {
        try {
            (void)decide({0, 1, 3}, {.marked = {}, .named = {}, .chosen = k2021});
            QFAIL("It was decided.");
        } catch (const AmbiguousLabels& question) {
            QCOMPARE(question.fitting(), (std::vector{k2023, kMsd}));
            QVERIFY(std::string(question.what()).find("value 3") != std::string::npos);
        }
    }

    void anEmptyMaskNeedsNoScheme()
    {
        QCOMPARE(refusal({0}), std::string());
        QCOMPARE(refusal({}), std::string());
    }

    void valuesOutsideEverySchemeAreRefusedByName()
    {
        for (const auto& evidence : {SchemeEvidence{}, SchemeEvidence{{}, k2021, {}},
                                     SchemeEvidence{{}, {}, kMsd}}) {
            const std::string said = refusal({0, 1, 7}, evidence);
            QVERIFY2(said.starts_with("refused: /data/X_seg.nii.gz"), said.c_str());
            QVERIFY2(said.find("value 7") != std::string::npos, said.c_str());
        }
        const std::string both = refusal({0, 3, 4});  // each in some scheme, together in none
        QVERIFY2(both.starts_with("refused: ") && both.find("0, 3, 4") != std::string::npos, both.c_str());
    }

    void valuesOutsideTheNamedSchemeAreAskedAbout()
    {
        // BraTS 2024 marks a cavity with 4: a name since 2023 must not turn into the older scheme.
        const std::string said = refusal({0, 1, 2, 4}, {.marked = {}, .named = k2023, .chosen = {}});
        QVERIFY2(said.starts_with("asked: ") && said.find("value 4") != std::string::npos, said.c_str());
        QCOMPARE(decide({0, 1, 3}, {.marked = {}, .named = k2021, .chosen = kMsd}), kMsd);
    }
};

QTEST_APPLESS_MAIN(TestLabelScheme)
#include "test_label_scheme.moc"
