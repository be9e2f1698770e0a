// The real program with a network that calls everything brain, or nothing.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "tests/support/engine_process.h"
#include "tests/support/oriented_grids.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <QTest>

#include <cmath>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

/// `answer` above 0: brain everywhere.
void writeModelThatSays(const fs::path& folder, const std::string& name, double answer)
{
    ModelContract contract;
    contract.name = name;
    contract.network = {
        .kind = NetworkKind::UNet, .baseWidth = 2, .inputChannels = 1, .outputChannels = 1};
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    contract.intensityNorm = IntensityNorm::Percentiles;
    contract.spacingMm = {5, 5, 5};
    contract.trainingData = "None.";
    const auto network = makeNetwork(contract.network);
    {
        const at::NoGradGuard noGradient;
        network->named_parameters()["head.weight"].zero_();
        network->named_parameters()["head.bias"].fill_(answer);
    }
    fs::create_directories(folder);
    writeModel(folder / (name + ".h5"), contract, *network, StoredPrecision::Float16);
}

}  // namespace

class TestBrainMaskCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models, m_image, m_mask;
    Geometry m_grid;

    [[nodiscard]] EngineOutcome run(const QString& model, const QStringList& more = {})
    {
        return runEngine(QStringList{u"brain-mask"_s, text(m_image), u"--output"_s, text(m_mask),
                                     u"--device"_s, u"cpu"_s, u"--model"_s, model} +
                             more,
                         m_models);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        m_image = m_folder->path() / "head.nii.gz";
        m_mask = m_folder->path() / "masks" / "brain.nii.gz";
        writeModelThatSays(m_models, "all", 8);
        writeModelThatSays(m_models, "nothing", -8);
        writeRandomModel(m_models, "tumours", 2);
        m_grid = turned(
            reordered({.size = {20, 24, 9}, .spacingMm = {6, 5, 15}, .originLps = {-60, -70, -50}},
                      {2, 0, 1}, {true, false, true}),
            20, 10);
        writeImage(m_image, fromWorld<float>(m_grid, [](const Vec3& p) {
                       return static_cast<float>(100 + p[0] + 0.5 * p[1]);
                   }));
    }
    void cleanup() { fs::remove_all(m_mask.parent_path()); }
    void cleanupTestCase() { m_folder.reset(); }

    void maskLiesOnTheImagesOwnGrid()
    {
        const EngineOutcome outcome = run(u"all"_s, {u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const Image mask = readImage(m_mask);
        QVERIFY(samePhysicalGrid(mask.geometry, m_grid));
        QVERIFY(std::ranges::all_of(mask.voxels, [](float v) { return v == 1; }));
        const QJsonObject said = jsonLines(outcome.output).last();
        const double ml = 20 * 24 * 9 * 6 * 5 * 15 / 1000.0;
        QVERIFY(std::abs(said[u"volumeMl"].toDouble() - ml) < 1e-3 * ml);
        QVERIFY(said[u"stripped"].toBool());  // nothing is left outside
    }

    void noBrainIsASentenceAndNoFile()
    {
        const EngineOutcome outcome = run(u"nothing"_s);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("No brain was found"), outcome.error.constData());
        QVERIFY(!fs::exists(m_mask));
    }

    void modelsOfTumoursAndOfBrainsAreNotTakenForEachOther()
    {
        const EngineOutcome named = run(u"tumours"_s);
        QCOMPARE(named.code, 1);
        QVERIFY2(named.error.contains("all, nothing"), named.error.constData());
        const EngineOutcome file = run(text(m_models / "tumours.h5"));
        QCOMPARE(file.code, 1);
        QVERIFY2(file.error.contains("finds tumours and no brain"), file.error.constData());
        const fs::path scan = makeCase(m_folder->path() / "cases", 1);
        const EngineOutcome segmented =
            runEngine({u"segment"_s, text(scan), u"--model"_s, text(m_models / "all.h5"),
                       u"--output"_s, text(m_folder->path() / "out")},
                      m_models);
        QCOMPARE(segmented.code, 1);
        QVERIFY2(segmented.error.contains("finds the brain and no tumour"),
                 segmented.error.constData());
        QVERIFY(!runEngine({u"models"_s}, m_models).output.contains("nothing"));
    }

    void imageIsNotReplacedByItsMask()
    {
        m_mask = m_image;
        const EngineOutcome outcome = run(u"all"_s);
        m_mask = m_folder->path() / "masks" / "brain.nii.gz";
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("would take the place of the image"),
                 outcome.error.constData());
        QVERIFY(!std::ranges::all_of(readImage(m_image).voxels, [](float v) { return v == 1; }));
    }
};

QTEST_GUILESS_MAIN(TestBrainMaskCommand)
#include "test_brain_mask_command.moc"
