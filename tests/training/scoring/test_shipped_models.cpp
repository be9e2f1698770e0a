// What is shipped in resources/models, measured: size, honesty of the contract, and that the
// default model finds the tumour in synthetic heads it has never seen.

#include "segmentation/inference/segmenter.h"
#include "segmentation/metrics/evaluation.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/phantom/phantom.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <algorithm>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> shippedModels()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / "resources/models")) {
        if (entry.path().extension() == ".h5" &&
            readContract(entry.path()).outputKind != OutputKind::Brain) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

fs::path defaultModel()
{
    const auto files = shippedModels();
    return *std::max_element(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        return meanDice(readContract(a)) < meanDice(readContract(b));
    });
}

double wholeTumourDice(const LabelMap& prediction, const LabelMap& reference)
{
    for (const EvaluationRow& row : evaluate(prediction, reference)) {
        if (row.structure == Structure::WholeTumour) {
            return row.dice;
        }
    }
    return -1;
}

}  // namespace

class TestShippedModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areCompact_data() { eachModel(); }
    void areCompact()
    {
        QFETCH(QString, file);
        const Model model = readModel(file.toStdString());
        QVERIFY(fs::file_size(model.file) <= (model.members.empty() ? 8'000'000 : 16'000'000));
        for (const auto& network : networksOf(model)) {
            QVERIFY(convolutionParameterCount(*network) <= 4'000'000);
        }
    }

    void haveFiguresFromOtherCasesThanTheirOwn_data() { eachModel(); }
    void haveFiguresFromOtherCasesThanTheirOwn()
    {
        QFETCH(QString, file);
        const ModelContract contract = readContract(file.toStdString());
        // Those of a model that saw all cases are of other networks of its recipe.
        const bool ofRecipe = contract.crossValidated && contract.heldBackCases.empty();
        QVERIFY(ofRecipe || contract.heldBackCases.size() >= 4);
        for (const std::string& name : contract.heldBackCases) {
            QVERIFY(!unseenMembers(contract, name).empty());  // throws where there is none
        }
        QVERIFY(contract.metrics.at("Dice WT") >= 0.72);
        QVERIFY(!contract.trainingData.empty() && !contract.date.empty());
        if (contract.network.kind == NetworkKind::VNet && contract.network.kernel != 5) {
            QVERIFY(contract.note.find("3x3x3") != std::string::npos);
        }
    }

    void sayWhatTheyFailOn_data() { eachModel(); }
    void sayWhatTheyFailOn()
    {
        QFETCH(QString, file);
        const ModelContract contract = readContract(file.toStdString());
        for (const char* subject :
             {"No tumour:", "No enhancing tumour:", "A sequence missing:", "T1 in T1ce's place:",
              "T1 and T1ce exchanged:", "FLAIR and T2 exchanged:", "FLAIR alone mirrored",
              "All sequences mirrored",
              "Slices of 5 mm:", "A grid of 2 mm:", "A bias field of 20 %:", "Noise of 10 %:"}) {
            const auto found = std::ranges::find_if(contract.failsOn, [&](const std::string& said) {
                return said.starts_with(subject);
            });
            QVERIFY2(found != contract.failsOn.end(), subject);
            QVERIFY2(found->find(" Said: ") != std::string::npos, found->c_str());
        }
    }

    void oneReachesTheProductsTargets()
    {
        const auto files = shippedModels();
        QVERIFY(std::any_of(files.begin(), files.end(), [](const fs::path& file) {
            const ModelContract contract = readContract(file);
            return contract.metrics.at("Dice WT") >= 0.80 &&
                   contract.metrics.at("Dice TC") >= 0.70 && contract.metrics.at("Dice ET") >= 0.65;
        }));
    }

    void defaultModelFindsTheTumourInTenPhantoms()
    {
        Segmenter segmenter(defaultModel(), {.device = "cpu"});
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Phantom phantom = makePhantom({.seed = seed});
            SequenceImages images;
            for (const Sequence sequence : kAllSequences) {
                images[sequence] =
                    std::make_shared<Image>(phantom.images[static_cast<std::size_t>(sequence)]);
            }
            const double dice = wholeTumourDice(segmenter.segment(images).labels, phantom.labels);
            qInfo("seed %d: WT Dice %.3f", static_cast<int>(seed), dice);
            sum += dice;
        }
        QVERIFY2(sum / 10 >= 0.70, qPrintable(QString::number(sum / 10)));
    }

private:
    static void eachModel()
    {
        QTest::addColumn<QString>("file");
        for (const fs::path& file : shippedModels()) {
            QTest::newRow(file.filename().c_str()) << QString::fromStdString(file.string());
        }
    }
};

QTEST_APPLESS_MAIN(TestShippedModels)
#include "test_shipped_models.moc"
