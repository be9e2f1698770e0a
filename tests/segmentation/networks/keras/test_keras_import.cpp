// Small Keras files, written by keras_reference.py with h5py and evaluated there in NumPy from
// Keras' formulas, go through the real command; what the resulting model computes is compared with
// that.

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/keras/keras_import.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "tests/support/engine_process.h"
#include "ui/settings/language.h"
#include "ui/widgets/sentence_text.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

/// The largest difference of a logit, float32 against float64, in units of the logits' deviation.
/// Measured were 1e-5 at most; with an epsilon of 1e-5 they are 1.6e-3 and more.
constexpr double kTolerance = 5e-5;

at::Tensor numbersIn(const fs::path& file, at::IntArrayRef sizes)
{
    const at::Tensor numbers = at::from_file(file.string(), false, c10::multiply_integers(sizes));
    return numbers.view(sizes).clone();
}

}  // namespace

class TestKerasImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importedNetworksComputeWhatKerasComputes_data();
    void importedNetworksComputeWhatKerasComputes();
    void theContractIsTheReferences();
    void whatDoesNotFitIsNamed_data();
    void whatDoesNotFitIsNamed();
    void whatDoesNotFitIsToldInSpanish();
    void damagedFilesAreRefusedInOneSentence();
    void anotherNetworkThanInsistedOnIsRefused();
    void theKerasFileItselfIsNotOverwritten();
    void listingsNameEveryTensor();
    void realFilesOfOtherNetworksAreListedAndRefused_data();
    void realFilesOfOtherNetworksAreListedAndRefused();
    void importedModelsSegmentAWholeCase();

private:
    [[nodiscard]] fs::path keras(const QString& name) const
    {
        return m_folder.path() / (name + u".h5"_s).toStdString();
    }
    [[nodiscard]] EngineOutcome imported(const fs::path& file, const QStringList& more = {}) const
    {
        return runEngine(QStringList{u"import-keras"_s, text(file), u"--output"_s, text(m_output)} +
                         more);
    }
    /// The message of the refusal; empty where the file was imported.
    [[nodiscard]] Sentence said(const fs::path& file) const
    {
        try {
            (void)importKeras(file, m_output, {"refused", {}});
        } catch (const Error& error) {
            return error.said();
        }
        return {};
    }
    [[nodiscard]] QString refusal(const fs::path& file) const
    {
        return QString::fromStdString(said(file).text());
    }

    TemporaryFolder m_folder;
    fs::path m_output = m_folder.path() / "models/reference_model.h5";
};

void TestKerasImport::initTestCase()
{
    at::set_num_threads(1);
    fs::create_directories(m_output.parent_path());
    QProcess python;
    python.start(u"python3"_s,
                 {text(sourceFolder() / "tests/segmentation/networks/keras/keras_reference.py"),
                  text(m_folder.path())});
    if (!python.waitForStarted()) {
        QSKIP("There is no python3 to make Keras files with.");
    }
    QVERIFY(python.waitForFinished(120'000));
    const QByteArray error = python.readAllStandardError();
    if (error.contains("ModuleNotFoundError")) {
        QSKIP("Python has no numpy or h5py to make Keras files with.");
    }
    QVERIFY2(python.exitCode() == 0, error.constData());
}

void TestKerasImport::importedNetworksComputeWhatKerasComputes_data()
{
    QTest::addColumn<NetworkKind>("kind");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<FeatureNorm>("norm");
    using enum NetworkKind;
    QTest::newRow("unet") << UNet << 3 << 3 << FeatureNorm::None;
    QTest::newRow("unet_weights") << UNet << 2 << 3 << FeatureNorm::None;
    QTest::newRow("resunet") << ResUNet << 4 << 3 << FeatureNorm::BatchPerZ;
    QTest::newRow("resunet_shortcut_first") << ResUNet << 4 << 3 << FeatureNorm::BatchPerZ;
    QTest::newRow("resunet_weights") << ResUNet << 16 << 3 << FeatureNorm::BatchPerZ;
    QTest::newRow("resunet_by_channel") << ResUNet << 4 << 3 << FeatureNorm::Batch;
    QTest::newRow("vnet") << VNet << 2 << 5 << FeatureNorm::BatchPerZ;
    QTest::newRow("vnet_weights") << VNet << 2 << 5 << FeatureNorm::BatchPerZ;
    QTest::newRow("vnet_3x3x3_by_channel") << VNet << 2 << 3 << FeatureNorm::Batch;
    QTest::newRow("vnet_shuffled") << VNet << 2 << 5 << FeatureNorm::BatchPerZ;
}

void TestKerasImport::importedNetworksComputeWhatKerasComputes()
{
    QFETCH(const NetworkKind, kind);
    QFETCH(const int, width);
    QFETCH(const int, kernel);
    QFETCH(const FeatureNorm, norm);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const EngineOutcome outcome = imported(keras(name));
    QVERIFY2(outcome.code == 0, outcome.error.constData());
    const Model model = readModel(m_output);
    QVERIFY(model.contract.network ==
            (NetworkConfig{.kind = kind, .baseWidth = width, .norm = norm, .kernel = kernel}));
    const at::NoGradGuard noGradient;
    const fs::path base = m_folder.path() / name.toStdString();
    const at::Tensor input = numbersIn(base.string() + ".input", {1, 4, 32, 16, 16});
    const at::Tensor expected = numbersIn(base.string() + ".logits", {1, 3, 32, 16, 16});
    const at::Tensor got = model.network->forward(input);
    const double size = expected.std().item<double>();
    const double difference = (got - expected).abs().max().item<double>() / size;
    qInfo("%.1e of the logits' deviation, which is %.2f", difference, size);
    QVERIFY(size > 0.01);
    QVERIFY2(difference < kTolerance, qPrintable(QString::number(difference)));
}

void TestKerasImport::theContractIsTheReferences()
{
    const fs::path file = keras(u"vnet"_s);
    const EngineOutcome outcome = imported(file, {u"--json"_s});
    QVERIFY2(outcome.code == 0, outcome.error.constData());
    const ModelContract contract = readContract(m_output);
    const auto sent = jsonLines(outcome.output).value(0).value(u"contract"_s).toObject();
    QCOMPARE(sent.value(u"name"_s).toString(), u"reference_model"_s);
    QCOMPARE(contract.name, "reference_model");
    QVERIFY(contract.inputs ==
            (std::vector{Sequence::Flair, Sequence::T1ce, Sequence::T1, Sequence::T2}));
    QVERIFY(contract.outputKind == OutputKind::Labels);
    QVERIFY(contract.outputs ==
            (std::vector<ModelOutput>{
                {Structure::Necrosis}, {Structure::Oedema}, {Structure::Enhancing}}));
    QVERIFY(contract.intensityNorm == IntensityNorm::ZScorePerSlice);
    QCOMPARE(contract.spacingMm, (Vec3{1, 1, 1}));
    QCOMPARE(contract.network.batchPerZLength, 16);
    QCOMPARE(contract.windowVoxels, (Index3{32, 16, 16}));
    QVERIFY(contract.trainingData.find("vnet.h5") != std::string::npos);
    QVERIFY(contract.note.find(sha256OfFile(file)) != std::string::npos);
    QVERIFY(contract.metrics.empty());
    // Weights alone do not say what window they were made for.
    QVERIFY(imported(keras(u"vnet_weights"_s)).code == 0);
    QCOMPARE(readContract(m_output).windowVoxels, (Index3{160, 160, 16}));
}

void TestKerasImport::whatDoesNotFitIsNamed_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("no_bias")
        << u"its layer conv3d_\\d+ has no bias, which the ResUNet of first width 4 has as"_s;
    QTest::newRow("extra") << u"conv3d_99/kernel:0 \\(1x1x1x7x9\\)"_s;
    QTest::newRow("nested") << u"model_2 is a model of its own with 2 tensors"_s;
    QTest::newRow("unknown") << u"p_re_lu_1 is of a kind none of our networks has"_s;
    QTest::newRow("misshapen") << u"conv3d_22/kernel:0 is 1x1x1x4x2 instead of 1x1x1x4x3"_s;
    QTest::newRow("no_layer")
        << u"a kernel of 2x2x2x16x32 is missing: the VNet of first width 2 has one \\(up3\\)"_s;
    QTest::newRow("lost_dataset")
        << u"conv3d_transpose_1/kernel:0 of the layer conv3d_transpose_1 is listed"_s;
    QTest::newRow("not_a_number")
        << u"conv3d_transpose_1/kernel:0 holds values that are not numbers"_s;
    QTest::newRow("swapped_join") << u"wired differently from the UNet: .* reads cat\\(up.*"
                                     u"instead of cat\\(relu\\(encoder0.conv2\\), up\\("_s;
    QTest::newRow("other_epsilon") << u"batch_normalization_\\d+ .*epsilon other than 0.001"_s;
    QTest::newRow("other_pooling")
        << u"max_pooling3d_1 is of a kind none of our networks has, AveragePooling3D"_s;
    QTest::newRow("no_keras") << u"not one that Keras wrote"_s;
    QTest::newRow("absent") << u"does not exist"_s;
}

void TestKerasImport::whatDoesNotFitIsNamed()
{
    QFETCH(const QString, words);
    const fs::path file = keras(QString::fromUtf8(QTest::currentDataTag()));
    fs::remove(m_output);
    const QString said = refusal(file);
    QVERIFY2(said.contains(QRegularExpression(words)), qPrintable(said));
    QVERIFY(said.startsWith(u"The Keras file "_s + text(file)));
    QCOMPARE(said.count(u'\n'), 0);
    QVERIFY(!fs::exists(m_output));
}

void TestKerasImport::whatDoesNotFitIsToldInSpanish()
{
    const Translation spanish(Language::Spanish);
    for (const auto& [name, words] :
         {std::pair(u"no_keras"_s,
                    u"es un archivo HDF5, pero no uno que escribió Keras "
                    u"\\(no enumera capas\\)"_s),
          std::pair(u"no_bias"_s,
                    u"su capa conv3d_\\d+ no tiene bias, que la red ResUNet de "
                    u"anchura inicial 4 tiene como \\d+ \\(\\S+\\)"_s),
          std::pair(u"misshapen"_s,
                    u"su tensor \\S+kernel:0 es 1x1x1x4x2 en lugar de 1x1x1x4x3 en "
                    u"la red \\w+ de anchura inicial \\d+ \\(\\S+\\)"_s),
          std::pair(u"other_epsilon"_s,
                    u"su capa \\S+ \\(\\S+\\) tiene un épsilon distinto de "
                    u"0,001, lo que no hace ninguna de nuestras redes"_s),
          std::pair(u"swapped_join"_s,
                    u"está conectado de otro modo que la red UNet: su capa \\S+ "
                    u"\\(\\S+\\) lee cat.* en lugar de cat.*"_s)}) {
        const QString told = shownSentence(said(keras(name)));
        const QRegularExpression whole(QRegularExpression::anchoredPattern(
            u"El archivo Keras "_s + QRegularExpression::escape(text(keras(name))) +
            u" no se puede importar: "_s + words + u"\\."_s));
        QVERIFY2(told.contains(whole), qPrintable(told));
    }
}

void TestKerasImport::damagedFilesAreRefusedInOneSentence()
{
    const fs::path file = m_folder.path() / "cut.h5";
    QFile whole(text(keras(u"unet_weights"_s)));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    for (qsizetype length = 0; length < bytes.size(); length += bytes.size() / 61) {
        QFile cut(text(file));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes.first(length));
        cut.close();
        const QString said = refusal(file);
        QVERIFY2(said.startsWith(u"The Keras file "_s) && !said.contains(u'\n'), qPrintable(said));
    }
}

void TestKerasImport::anotherNetworkThanInsistedOnIsRefused()
{
    QCOMPARE(imported(keras(u"resunet"_s), {u"--network"_s, u"resunet"_s}).code, 0);
    const EngineOutcome outcome = imported(keras(u"resunet"_s), {u"--network"_s, u"vnet"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.error.contains("it is not the VNet"), outcome.error.constData());
    QCOMPARE(outcome.error.trimmed().count('\n'), 0);
    QCOMPARE(imported(keras(u"resunet"_s), {u"--network"_s, u"u-net"_s}).code, 2);
}

void TestKerasImport::theKerasFileItselfIsNotOverwritten()
{
    const fs::path file = keras(u"unet"_s);
    const std::string before = sha256OfFile(file);
    QCOMPARE(runEngine({u"import-keras"_s, text(file), u"--output"_s, text(file)}).code, 1);
    QCOMPARE(sha256OfFile(file), before);
    QCOMPARE(runEngine({u"import-keras"_s, text(file)}).code, 2);
}

void TestKerasImport::listingsNameEveryTensor()
{
    for (const bool whole : {true, false}) {
        const QString name = whole ? u"vnet"_s : u"vnet_weights"_s;
        const EngineOutcome outcome =
            runEngine({u"import-keras"_s, text(keras(name)), u"--list"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const auto lines = jsonLines(outcome.output);
        QCOMPARE(lines.first().value(u"wholeModel"_s).toBool(), whole);
        QCOMPARE(lines.first().value(u"kerasVersion"_s).toString(), u"2.3.1"_s);
        // 25 convolutions with two tensors, 14 normalisations with four.
        QCOMPARE(lines.first().value(u"tensors"_s).toInt(), 25 * 2 + 14 * 4);
        QCOMPARE(lines.size() - 1, lines.first().value(u"layers"_s).toInt());
        qsizetype tensors = 0;
        for (const QJsonObject& line : lines.sliced(1)) {
            tensors += line.value(u"tensors"_s).toArray().size();
            QCOMPARE(line.value(u"class"_s).toString().isEmpty(), !whole);
        }
        QCOMPARE(tensors, 25 * 2 + 14 * 4);
    }
}

void TestKerasImport::realFilesOfOtherNetworksAreListedAndRefused_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("brats2018_2d_segmenter_keras231.h5")
        << QByteArray("2.3.1") << QByteArray("1x6x4x16");
    QTest::newRow("meshnet_3class_keras27.h5") << QByteArray("2.7.0") << QByteArray("3x3x3x30x30");
    QTest::newRow("voxelmorph_vm1_cc_keras2.h5") << QByteArray("2.2.4") << QByteArray("3x3x3x2x16");
}

void TestKerasImport::realFilesOfOtherNetworksAreListedAndRefused()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, line);
    const auto data = realData();
    if (!data) {
        QSKIP(kNoRealData);
    }
    const fs::path file = *data / "keras" / QTest::currentDataTag();
    const EngineOutcome listed = runEngine({u"import-keras"_s, text(file), u"--list"_s});
    QVERIFY2(listed.code == 0, listed.error.constData());
    QVERIFY(listed.output.startsWith("Keras " + version + ", a whole model, "));
    QVERIFY(listed.output.contains(line));
    fs::remove(m_output);
    const EngineOutcome refused = imported(file);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.error.contains("cannot be imported"), refused.error.constData());
    QCOMPARE(refused.error.trimmed().count('\n'), 0);
    QVERIFY(!fs::exists(m_output));
}

void TestKerasImport::importedModelsSegmentAWholeCase()
{
    const fs::path folder = m_folder.path() / "case";
    const EngineOutcome made = runEngine({u"phantom"_s, u"--output"_s, text(folder), u"--seed"_s,
                                          u"3"_s, u"--size"_s, u"60"_s, u"60"_s, u"52"_s});
    QCOMPARE(made.code, 0);
    QCOMPARE(imported(keras(u"vnet_for_a_case"_s)).code, 0);
    const fs::path output = m_folder.path() / "segmented";
    const EngineOutcome outcome = runEngine(
        {u"segment"_s, text(folder / "Phantom_003"), u"--model"_s, text(m_output), u"--output"_s,
         text(output), u"--device"_s, u"cpu"_s, u"--precision"_s, u"fp32"_s});
    QVERIFY2(outcome.code == 0, outcome.error.constData());
    QVERIFY(fs::exists(output / "Phantom_003_reference_model_seg.nii.gz"));
    QFile report(text(output / "Phantom_003_reference_model.json"));
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QJsonObject told =
        QJsonDocument::fromJson(report.readAll()).object().value(u"outcome"_s).toObject();
    QVERIFY(told.value(u"labels"_s).toObject().contains(u"4"_s));
    QVERIFY(told.value(u"volumes"_s).toArray().at(0).toObject().value(u"voxels"_s).toInt() > 0);
}

QTEST_GUILESS_MAIN(TestKerasImport)
#include "test_keras_import.moc"
