// The mean of several states of one training.

#include "segmentation/networks/files/model_average.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestModelAverage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_contract = {};
        m_contract.name = "state";
        m_contract.network.baseWidth = 2;
        m_contract.metrics = {{"Dice WT", 0.5}};
        m_contract.trainingCases = {"a", "b"};
        m_contract.heldBackCases = {"c", "d"};
    }

    void everyWeightIsTheMeanOfTheStates()
    {
        const fs::path one = write("one", 0.25), two = write("two", 0.5), six = write("six", 1.5);
        (void)averageModels({one, two, six}, file("mean"), "mean");
        const Model mean = readModel(file("mean"));
        QCOMPARE(mean.contract.name, "mean");
        QVERIFY(!mean.network->parameters().empty());
        for (const at::Tensor& weight : mean.network->parameters()) {
            QVERIFY(at::allclose(weight, at::full_like(weight, 0.75), 1e-3, 0));
        }
    }

    void theContractNamesAllCasesAndNoFigures()
    {
        m_contract.failsOn = {"Noise: 0.9.", "Of any model."};
        const fs::path one = write("one", 1);
        m_contract.trainingCases = {"b", "d"};
        m_contract.failsOn = {"Of any model."};
        const ModelContract mean = averageModels({one, write("two", 1)}, file("mean"), "mean");
        QCOMPARE(mean.trainingCases, (std::vector<std::string>{"a", "b", "d"}));
        QCOMPARE(mean.heldBackCases, (std::vector<std::string>{"c"}));
        QVERIFY(mean.metrics.empty());
        QCOMPARE(mean.failsOn, std::vector<std::string>{"Of any model."});
        QCOMPARE(readContract(file("mean")), mean);
    }

    void statesOfOtherMeaningAreRefusedByName()
    {
        const fs::path one = write("one", 1);
        m_contract.inputs = {Sequence::Flair, Sequence::T1ce, Sequence::T1, Sequence::T2};
        QVERIFY(refusal({one, write("two", 1)}).contains(QStringLiteral("two.h5 differs from")));
        m_contract.inputs = ModelContract().inputs;
        m_contract.network.baseWidth = 3;
        QVERIFY(refusal({one, write("two", 1)}).contains(QStringLiteral("two.h5 differs from")));
        QVERIFY(refusal({one}).contains(QStringLiteral("at least two")));
        QVERIFY(!fs::exists(file("mean")));
    }

private:
    [[nodiscard]] fs::path file(const std::string& name) const
    {
        return m_folder->path() / (name + ".h5");
    }

    /// A model whose every weight is `value`.
    [[nodiscard]] fs::path write(const std::string& name, double value) const
    {
        const auto network = makeNetwork(m_contract.network);
        const at::NoGradGuard noGradient;
        for (at::Tensor& weight : network->parameters()) {
            weight.fill_(value);
        }
        writeModel(file(name), m_contract, *network, StoredPrecision::Float16);
        return file(name);
    }

    [[nodiscard]] QString refusal(const std::vector<fs::path>& models) const
    {
        try {
            (void)averageModels(models, file("mean"), "mean");
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    std::optional<test::TemporaryFolder> m_folder;
    ModelContract m_contract;
};

QTEST_APPLESS_MAIN(TestModelAverage)
#include "test_model_average.moc"
