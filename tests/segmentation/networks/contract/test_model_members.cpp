#include "segmentation/networks/contract/model_members.h"

#include "segmentation/system/error.h"

#include <QtTest>

using namespace glioscope;

namespace {

/// Three folds over A, B and C, each trained on the two others' cases, and D, which all know.
ModelContract folds()
{
    ModelContract contract;
    contract.name = "folds";
    contract.members = {{"fold1", {"B", "C", "D"}, {"A"}},
                        {"fold2", {"A", "C", "D"}, {"B"}},
                        {"fold3", {"A", "B", "D"}, {"C"}}};
    contract.trainingCases = {"A", "B", "C", "D"};
    return contract;
}

QString refusal(const ModelContract& contract, const std::string& caseName)
{
    try {
        (void)unseenMembers(contract, caseName);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestModelMembers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCaseIsLeftToThoseThatWereNotTrainedOnIt()
    {
        using Places = std::vector<std::size_t>;
        QCOMPARE(unseenMembers(folds(), "A"), Places{0});
        QCOMPARE(unseenMembers(folds(), "C"), Places{2});
        QCOMPARE(unseenMembers(folds(), "new"), (Places{0, 1, 2}));
        ModelContract two = folds();
        two.members[2].trainingCases = {"B", "D"};
        QCOMPARE(unseenMembers(two, "A"), (Places{0, 2}));
    }

    void aCaseThatAllWereTrainedOnIsRefused()
    {
        QVERIFY(refusal(folds(), "D")
                    .startsWith(QStringLiteral(
                        "Every member of the model folds has been trained on the case D;")));
    }

    void oneStageIsNoneWithoutTheOther()
    {
        using Places = std::vector<std::size_t>;
        ModelContract staged = folds();
        staged.secondStage.emplace();
        const QString stages = QStringLiteral("not both stages");
        QVERIFY(refusal(staged, "A").contains(stages));  // the first stage's fold1 alone
        QVERIFY(refusal(staged, "C").contains(stages));  // the second stage alone
        QVERIFY(!isNewToMembers(staged, "A") && !isNewToMembers(staged, "C"));
        staged.members[2].trainingCases = {"B", "D"};
        QCOMPARE(unseenMembers(staged, "A"), (Places{0, 2}));
        QVERIFY(isNewToMembers(staged, "A") && !isNewToMembers(staged, "C"));
        QCOMPARE(unseenMembers(staged, "new"), (Places{0, 1, 2}));
    }

    void aSecondStageHasItsOwnGridAndWindows()
    {
        ModelContract staged = folds();
        staged.spacingMm = {1.5, 1.5, 1.5};
        staged.secondStage = {.spacingMm = {1, 1, 1}, .windowVoxels = {64, 64, 64}};
        const ModelContract second = secondStageContract(staged);
        QCOMPARE(second.spacingMm, (Vec3{1, 1, 1}));
        QCOMPARE(second.windowVoxels, (Index3{64, 64, 64}));
        QVERIFY(!second.largerWindows && !second.secondStage);
        QCOMPARE(second.inputs, staged.inputs);
    }

    void aSingleNetworkIsItsOnlyMember()
    {
        ModelContract single;
        single.name = "unet";
        single.trainingCases = {"A"};
        QCOMPARE(unseenMembers(single, "B"), std::vector<std::size_t>{0});
        QVERIFY(refusal(single, "A")
                    .startsWith(QStringLiteral("The model unet has been trained on the case A;")));
        QCOMPARE(networkCount(single), std::size_t{1});
        QCOMPARE(networkCount(folds()), std::size_t{3});
        requireSingleNetwork(single);
        QVERIFY_THROWS_EXCEPTION(Error, requireSingleNetwork(folds()));
    }

    void namesAreThoseThatAFileCanHold()
    {
        for (const char* good : {"fold1", "A-b_3", "7"}) {
            QVERIFY2(isMemberName(good), good);
        }
        for (const char* bad : {"", "a.b", "a:b", "a/b", "a b", "\xC3\xA9"}) {
            QVERIFY2(!isMemberName(bad), bad);
        }
    }
};

QTEST_APPLESS_MAIN(TestModelMembers)
#include "test_model_members.moc"
