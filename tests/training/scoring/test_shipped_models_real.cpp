// The figures in the contracts, measured again the way a user would: from the files of the
// held-back cases, through the product's own inference, against the expert's labels.

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/metrics/evaluation.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_file.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <map>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr double kFewestEnhancing = 500;

fs::path folderOf(const std::string& name)
{
    const fs::path first = *test::realData() / "brats2018" / name;
    return fs::exists(first) ? first : *test::realData() / "more" / name;
}

/// Not a brain model's, nor those of other networks of the same recipe.
bool hasFiguresOfItsOwn(const fs::path& file)
{
    const ModelContract contract = readContract(file);
    return contract.outputKind != OutputKind::Brain &&
           (!contract.crossValidated || !contract.heldBackCases.empty());
}

/// By those of the model's networks that have not been trained on the case.
LabelMap segmentUnseen(const SequenceImages& images, const std::string& name, Segmenter& segmenter)
{
    return segmenter.segment(images, {}, unseenMembers(segmenter.contract(), name)).labels;
}

/// Mean Dice by region name; ET over cases with enough of it.
std::map<std::string, double> meanDiceOn(const std::vector<std::string>& names,
                                         Segmenter& segmenter)
{
    std::map<std::string, double> sum, count;
    for (const std::string& name : names) {
        const Case one = readCase(findCase(folderOf(name)));
        SequenceImages images;
        for (const Sequence sequence : kAllSequences) {
            images[sequence] = one.image(sequence);
        }
        const double voxelMl = one.labels->map.geometry.voxelVolumeMl();
        for (const EvaluationRow& row :
             evaluate(segmentUnseen(images, name, segmenter), one.labels->map)) {
            const bool counts = row.structure != Structure::Enhancing ||
                                row.referenceMl >= kFewestEnhancing * voxelMl;
            const std::string structure(shortName(row.structure));
            sum[structure] += counts ? row.dice : 0;
            count[structure] += counts;
            qInfo("%s %s %.3f", name.c_str(), structure.c_str(), row.dice);
        }
    }
    for (auto& [region, value] : sum) {
        value /= count[region];
    }
    return sum;
}

}  // namespace

class TestShippedModelsReal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contractsTellTheTruth_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto& entry :
             fs::directory_iterator(test::sourceFolder() / "resources/models")) {
            if (entry.path().extension() == ".h5" && hasFiguresOfItsOwn(entry.path())) {
                QTest::newRow(entry.path().filename().c_str())
                    << QString::fromStdString(entry.path().string());
            }
        }
    }
    void contractsTellTheTruth()
    {
        if (!test::realData()) {
            QSKIP(test::kNoRealData);
        }
        QFETCH(QString, file);
        Segmenter segmenter(fs::path(file.toStdString()), {.device = "cpu"});
        const auto measured = meanDiceOn(segmenter.contract().heldBackCases, segmenter);
        for (const char* region : {"WT", "TC", "ET"}) {
            const double claimed = segmenter.contract().metrics.at(std::string("Dice ") + region);
            const std::string figures = std::string(region) + ": " + std::to_string(claimed) +
                                        " claimed, " + std::to_string(measured.at(region)) +
                                        " measured";
            QVERIFY2(std::abs(measured.at(region) - claimed) < 0.01, figures.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestShippedModelsReal)
#include "test_shipped_models_real.moc"
