// Several networks as one model.

#include "segmentation/networks/files/model_ensemble.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_average.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestModelEnsemble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_contract = {};
        m_contract.network.baseWidth = 2;
        m_contract.metrics = {{"Dice WT", 0.5}};
        m_contract.trainingData = "Made up.";
        m_contract.trainingCases = {"a", "b", "both"};
        m_contract.heldBackCases = {"c", "neither"};
        m_contract.date = "2026-01-02";
    }

    void membersAreTheModelsInTheirOrder()
    {
        const std::vector files = {write("one", 0.25), write("two", 0.5)};
        (void)combineModels(files, file("folds"), {.name = "folds"});
        const Model model = readModel(file("folds"));
        QCOMPARE(model.members.size(), std::size_t{2});
        for (std::size_t n = 0; n < 2; ++n) {
            for (const at::Tensor& weight : model.members[n]->parameters()) {
                QVERIFY(at::allclose(weight, at::full_like(weight, n == 0 ? 0.25 : 0.5)));
            }
        }
    }

    void theContractSaysWhichCasesEachMemberKnows()
    {
        const fs::path one = write("one", 1);
        m_contract.trainingCases = {"c", "both"};
        m_contract.heldBackCases = {"a", "b", "neither"};
        m_contract.date = "2026-01-01";
        const ModelContract made =
            combineModels({one, write("two", 2)}, file("folds"),
                          {.name = "folds", .metrics = {{"Dice WT", 0.8}}, .note = "Five folds."});
        QCOMPARE(made.name, "folds");
        QCOMPARE(made.trainingCases, (std::vector<std::string>{"a", "b", "both", "c"}));
        QCOMPARE(made.heldBackCases, (std::vector<std::string>{"a", "b", "c", "neither"}));
        QCOMPARE(made.members[0], (ModelMember{"one", {"a", "b", "both"}, {"c", "neither"}}));
        QCOMPARE(made.members[1], (ModelMember{"two", {"c", "both"}, {"a", "b", "neither"}}));
        QCOMPARE(made.metrics, (std::map<std::string, double>{{"Dice WT", 0.8}}));
        QVERIFY(made.crossValidated);
        QCOMPARE(made.note, "Mean of the probabilities of 2 networks. Five folds.");
        QCOMPARE(made.trainingData, "Made up.");
        QCOMPARE(made.date, "2026-01-02");
        QCOMPARE(readContract(file("folds")), made);
    }

    void aSecondStageIsTheLastMemberWithItsOwnGrid()
    {
        const fs::path one = write("one", 0.25);
        m_contract.spacingMm = {0.5, 0.5, 0.5};
        m_contract.windowVoxels = {64, 80, 64};
        m_contract.largerWindows = false;
        m_contract.smallestPart = 0.5;
        const fs::path fine = write("fine", 0.5);
        const ModelContract made =
            combineModels({one}, file("staged"),
                          {.name = "staged", .metrics = {}, .note = {}, .secondStage = fine});
        QCOMPARE(made.formatVersion, kFormatWithSecondStage);
        QCOMPARE(made.spacingMm, (Vec3{1, 1, 1}));
        QVERIFY(made.secondStage.has_value());
        QCOMPARE(made.secondStage->spacingMm, (Vec3{0.5, 0.5, 0.5}));
        QCOMPARE(made.secondStage->windowVoxels, (Index3{64, 80, 64}));
        QCOMPARE(made.smallestPart, 0.0);
        QCOMPARE(made.note, "A second stage on a finer grid around what was found.");
        const Model model = readModel(file("staged"));
        QVERIFY(model.contract == made);
        QCOMPARE(model.contract.members.back().name, "fine");
        QVERIFY(at::allclose(model.members.back()->parameters().front(),
                             at::full_like(model.members.back()->parameters().front(), 0.5)));
    }

    void aSecondStageOfAnotherMeaningIsRefused()
    {
        const fs::path one = write("one", 1);
        const auto refusalOf = [&](const fs::path& stage) {
            try {
                (void)combineModels(
                    {one}, file("staged"),
                    {.name = "staged", .metrics = {}, .note = {}, .secondStage = stage});
            } catch (const Error& error) {
                return QString::fromUtf8(error.what());
            }
            return QString();
        };
        QVERIFY(refusalOf(one).contains(QStringLiteral("the same model")));
        m_contract.network.baseWidth = 3;
        QVERIFY(refusalOf(write("wider", 2))
                    .contains(QStringLiteral("its network, which a second stage must have")));
        QVERIFY(!fs::exists(file("staged")));
    }

    void aSecondStageIsTheModelOfTheFinerGrid()
    {
        const fs::path coarse = write("coarse", 1);
        m_contract.spacingMm = {0.5, 0.5, 1};
        const fs::path fine = write("fine", 2);
        const EnsembleOptions options = {.name = "staged", .metrics = {}, .note = {}};
        EnsembleOptions mixedUp = options, rightWay = options;
        mixedUp.secondStage = coarse;
        rightWay.secondStage = fine;
        try {
            (void)combineModels({fine}, file("staged"), mixedUp);
            QFAIL("The coarser grid was taken for the finer one.");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("is not finer")));
        }
        QVERIFY(combineModels({coarse}, file("staged"), rightWay).secondStage.has_value());
    }

    void aCaseThatOneStageAloneHasSeenIsNotHeldBack()
    {
        m_contract.trainingCases = {"a", "b"};
        m_contract.heldBackCases = {"c"};
        const fs::path first = write("first", 1);
        m_contract.spacingMm = {0.5, 0.5, 0.5};
        m_contract.trainingCases = {"a", "c"};
        m_contract.heldBackCases = {"b", "d"};
        EnsembleOptions options = {.name = "staged", .metrics = {}, .note = {}};
        options.secondStage = write("second", 2);
        const ModelContract made = combineModels({first}, file("staged"), options);
        QCOMPARE(made.heldBackCases, std::vector<std::string>{"d"});
    }

    void figuresOfTheMembersAreNotTakenOver()
    {
        m_contract.failsOn = {"Noise: 0.9.", "Of any model."};
        const fs::path one = write("one", 1);
        m_contract.failsOn = {"Noise: 0.8.", "Of any model."};
        const ModelContract made =
            combineModels({one, write("two", 2)}, file("folds"), {.name = "folds"});
        QVERIFY(made.metrics.empty() && !made.crossValidated);
        QCOMPARE(made.failsOn, std::vector<std::string>{"Of any model."});
    }

    void membersOfOneNameAreToldApartByFileFolderOrOrder()
    {
        const auto namesOf = [this](const fs::path& one, const fs::path& two) {
            (void)combineModels({one, two}, file("folds"), {.name = "folds"});
            const auto members = readContract(file("folds")).members;
            return members[0].name + " " + members[1].name;
        };
        m_contract.name = "vnet";
        QCOMPARE(namesOf(write("one", 1), write("two", 2)), "one two");
        QCOMPARE(namesOf(write("fold1/best", 1), write("fold 2/best", 2)), "fold1 fold_2");
        QCOMPARE(namesOf(write("a/run/best", 1), write("b/run/best", 2)), "member1 member2");
    }

    void modelsOfOtherMeaningAreRefusedByWhatDiffers()
    {
        const fs::path one = write("one", 1);
        const auto refusalOf = [&](auto&& change) {
            const ModelContract before = m_contract;
            change(m_contract);
            const QString said = refusal({one, write("two", 2)});
            m_contract = before;
            return said;
        };
        QVERIFY(refusalOf([](ModelContract& c) {
                    c.network.baseWidth = 3;
                }).contains(QStringLiteral("one.h5 in its network")));
        QVERIFY(refusalOf([](ModelContract& c) {
                    std::swap(c.inputs[0], c.inputs[1]);
                }).contains(QStringLiteral("input sequences")));
        QVERIFY(refusalOf([](ModelContract& c) {
                    c.spacingMm[2] = 2;
                }).contains(QStringLiteral("grid")));
        QVERIFY(refusalOf([](ModelContract& c) {
                    c.outputs[0].threshold = 0.4;
                }).contains(QStringLiteral("outputs")));
        QVERIFY(refusalOf([](ModelContract& c) {
                    c.mirrorAveraging = true;
                }).contains(QStringLiteral("mirror averaging")));
        QCOMPARE(refusalOf([](ModelContract& c) { c.network.dropout = 0.4; }), QString());
        QVERIFY(fs::remove(file("folds")));
        QVERIFY(refusal({one}).contains(QStringLiteral("2 to 5")));
        QVERIFY(refusal({one, one}).contains(QStringLiteral("the same model")));
        QVERIFY(
            refusal({one, write("two", 2)}, "thirteen_long").contains(QStringLiteral("--name")));
        QVERIFY(!fs::exists(file("folds")));
    }

    void aModelOfSeveralIsNoMemberAndNoStateOfARun()
    {
        const fs::path one = write("one", 1), two = write("two", 2);
        (void)combineModels({one, two}, file("folds"), {.name = "folds"});
        QVERIFY(refusal({file("folds"), one}, "more").contains(QStringLiteral("holds 2 networks")));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 (void)averageModels({one, file("folds")}, file("mean"), "mean"));
        QVERIFY(!fs::exists(file("mean")));
    }

private:
    [[nodiscard]] fs::path file(const std::string& name) const
    {
        return m_folder->path() / (name + ".h5");
    }

    /// A model whose every weight is `value`, named by its file where the contract has no name.
    [[nodiscard]] fs::path write(const std::string& name, double value) const
    {
        ModelContract contract = m_contract;
        if (contract.name.empty()) {
            contract.name = name;
        }
        const auto network = makeNetwork(contract.network);
        const at::NoGradGuard noGradient;
        for (at::Tensor& weight : network->parameters()) {
            weight.fill_(value);
        }
        fs::create_directories(file(name).parent_path());
        writeModel(file(name), contract, *network, StoredPrecision::Float16);
        return file(name);
    }

    [[nodiscard]] QString refusal(const std::vector<fs::path>& models,
                                  const std::string& name = "folds") const
    {
        try {
            (void)combineModels(models, file("folds"), {.name = name});
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    std::optional<test::TemporaryFolder> m_folder;
    ModelContract m_contract;
};

QTEST_APPLESS_MAIN(TestModelEnsemble)
#include "test_model_ensemble.moc"
