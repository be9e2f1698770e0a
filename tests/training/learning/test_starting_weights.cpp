// Training that goes on from another model.

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/run/trainer.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;
using namespace glioscope::test;

class TestStartingWeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_first = tinyRun(m_folder->path());
        m_first.heldBackCases = {"two"};
        (void)train(m_first);
        m_next = m_first;
        m_next.output = m_folder->path() / "next";
        m_next.startFrom = m_first.output / "last.h5";
        m_next.epochs = 1;
    }

    void theRunBeginsWithTheModelsWeights()
    {
        m_next.stepsPerEpoch = 1;
        m_next.learningRate = 1e-12;  // what is written is what it began with
        m_next.warmUpSteps = 0;
        m_next.seed = m_first.seed + 1;
        (void)train(m_next);
        const auto before = weightsOf(m_next.startFrom),
                   after = weightsOf(m_next.output / "last.h5");
        QVERIFY(!before.empty());
        for (std::size_t n = 0; n < before.size(); ++n) {
            QVERIFY(at::allclose(before[n], after[n], 1e-3, 1e-6));
        }
    }

    void aCaseTheModelHasSeenCannotBeHeldBack()
    {
        m_next.heldBackCases = {"one"};
        const std::string said = refusal(m_next);
        QVERIFY2(said.find("was trained on one") != std::string::npos, said.c_str());
        QVERIFY(!fs::exists(m_next.output / "last.h5"));
    }

    void anotherScanOfAPatientTheModelHasSeenCannotBeHeldBack()
    {
        writePatchFile(m_first.patches / "sub-1_ses-1.h5", tinyCase({.name = "sub-1_ses-1"}));
        m_first.output = m_folder->path() / "seen";
        (void)train(m_first);
        fs::rename(m_first.patches / "sub-1_ses-1.h5", m_folder->path() / "elsewhere.h5");
        writePatchFile(m_first.patches / "sub-1_ses-2.h5", tinyCase({.name = "sub-1_ses-2"}));
        m_next.startFrom = m_first.output / "last.h5";
        m_next.heldBackCases = {"sub-1_ses-2"};
        const std::string said = refusal(m_next);
        QVERIFY2(said.find("was trained on sub-1_ses-1") != std::string::npos, said.c_str());
    }

    void theContractNamesTheCasesOfBoth()
    {
        writePatchFile(m_next.patches / "three.h5", tinyCase({.name = "three"}));
        fs::remove(m_next.patches / "one.h5");
        (void)train(m_next);
        auto cases = readContract(m_next.output / "last.h5").trainingCases;
        std::ranges::sort(cases);
        QCOMPARE(cases, (std::vector<std::string>{"one", "three"}));
    }

    void anotherNetworkIsRefused()
    {
        m_next.network.baseWidth = 4;
        const std::string said = refusal(m_next);
        QVERIFY2(said.find("first width 2") != std::string::npos, said.c_str());
    }

    void aModelOfOtherChannelsIsRefused()
    {
        Model model = readModel(m_next.startFrom);
        std::swap(model.contract.inputs[1], model.contract.inputs[2]);
        m_next.startFrom = m_folder->path() / "other.h5";
        writeModel(m_next.startFrom, model.contract, *model.network, StoredPrecision::Float16);
        const std::string said = refusal(m_next);
        QVERIFY2(said.find("maps FLAIR, T1ce, T1, T2 to WT, TC, ET") != std::string::npos,
                 said.c_str());
    }

    void aModelOfSeveralNetworksIsRefused()
    {
        Model model = readModel(m_next.startFrom);
        model.contract.formatVersion = kFormatWithMembers;
        model.contract.members = {{"fold1", {"one"}, {"two"}}, {"fold2", {"one"}, {"two"}}};
        m_next.startFrom = m_folder->path() / "folds.h5";
        writeModel(m_next.startFrom, model.contract, {model.network, model.network},
                   StoredPrecision::Float16);
        const std::string said = refusal(m_next);
        QVERIFY2(said.find("holds 2 networks (fold1, fold2)") != std::string::npos, said.c_str());
    }

    void aRunResumesWithoutTheFileItStartedFrom()
    {
        m_next.epochs = 2;
        TrainingConfig straight = m_next;
        straight.output = m_folder->path() / "straight";
        (void)train(straight);
        (void)train(m_next, stopAfterEpoch(1));
        fs::remove(m_next.startFrom);
        m_next.resume = true;
        QVERIFY(train(m_next).finished);
        QVERIFY(sameModels(straight.output / "last.h5", m_next.output / "last.h5"));
        QCOMPARE(readContract(m_next.output / "last.h5").trainingCases,
                 readContract(straight.output / "last.h5").trainingCases);
    }

private:
    std::optional<TemporaryFolder> m_folder;
    TrainingConfig m_first, m_next;
};

QTEST_APPLESS_MAIN(TestStartingWeights)
#include "test_starting_weights.moc"
