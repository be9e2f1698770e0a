#include "segmentation/networks/files/model_file.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/hdf5_tensors.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "tests/support/full_disk.h"
#include "tests/support/test_data.h"
#include "tests/support/without_privilege.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/nn/init.h>

#include <QtTest>

#include <fstream>
#include <random>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

ModelContract smallContract(NetworkKind kind)
{
    ModelContract contract;
    contract.name = std::string(key(kind));
    contract.network = {.kind = kind, .baseWidth = 2};
    return contract;
}

/// Of two members.
ModelContract foldsContract(NetworkKind kind)
{
    ModelContract contract = smallContract(kind);
    contract.formatVersion = kFormatWithMembers;
    contract.members = {{"fold1", {"a"}, {"b"}}, {"fold2", {"b"}, {"a"}}};
    contract.trainingCases = {"a", "b"};
    contract.heldBackCases = {"a", "b"};
    return contract;
}

fs::path writeSmallModel(const fs::path& folder, StoredPrecision precision)
{
    at::manual_seed(5);
    const ModelContract contract = smallContract(NetworkKind::UNet);
    const fs::path file = folder / "unet.h5";
    writeModel(file, contract, *makeNetwork(contract.network), precision);
    return file;
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeBytes(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// The message of the refusal; empty where the file was read.
QString refusal(const fs::path& file)
{
    try {
        (void)readModel(file);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

std::map<std::string, at::Tensor> parametersOf(const SegmentationNetwork& network)
{
    std::map<std::string, at::Tensor> tensors;
    for (const auto& item : network.named_parameters()) {
        tensors[item.key()] = item.value().detach();
    }
    return tensors;
}

}  // namespace

class TestModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savedModelGivesTheSameLogits();
    void halfPrecisionHalvesTheFile();
    void equalModelsAreEqualFiles();
    void aFullDiskIsSaidByTheModelsName();
    void aFileThatMayNotBeReadIsNotCalledMissing();
    void buffersOfTheReferenceNormalisationAreKept();
    void readingLeavesTheRandomGeneratorAlone();
    void missingExtraAndMisshapenTensorsAreNamed();
    void valuesThatAreNoNumbersAreRefused();
    void foreignFilesAreRefusedInOneSentence();
    void truncatedFilesAreRefusedInOneSentence();
    void flippedBytesNeverChangeTheModelUnseen();
    void aFailedWriteLeavesTheOldFile();
    void membersComeBackWithTheirOwnWeights();
    void theMemberOfADamagedTensorIsNamed();
};

void TestModelFile::savedModelGivesTheSameLogits()
{
    const at::NoGradGuard noGradient;
    const test::TemporaryFolder folder;
    for (const NetworkKind kind : kAllNetworks) {
        const ModelContract contract = smallContract(kind);
        const auto network = makeNetwork(contract.network);
        network->eval();
        const fs::path file = folder.path() / "model.h5";
        writeModel(file, contract, *network, StoredPrecision::Float32);
        const Model model = readModel(file);
        const at::Tensor input = at::randn({1, 4, 16, 16, 16});
        QVERIFY(model.network->forward(input).equal(network->forward(input)));
        QVERIFY(model.contract == contract && readContract(file) == contract);
        QVERIFY(!model.network->is_training());
        QCOMPARE(model.sha256, sha256OfFile(file));
    }
}

void TestModelFile::equalModelsAreEqualFiles()
{
    const test::TemporaryFolder one, other;
    const fs::path first = writeSmallModel(one.path(), StoredPrecision::Float16);
    QTest::qWait(1100);  // HDF5 counts time in seconds
    const fs::path second = writeSmallModel(other.path(), StoredPrecision::Float16);
    QCOMPARE(sha256OfFile(first), sha256OfFile(second));
}

void TestModelFile::aFullDiskIsSaidByTheModelsName()
{
    const test::TemporaryFolder folder;
    const test::FullDisk disk(1000);
    try {
        (void)writeSmallModel(folder.path(), StoredPrecision::Float16);
        QFAIL("more was written than there was room for");
    } catch (const Error& error) {
        const std::string said = error.what();
        const std::string expected = "The model file " + (folder.path() / "unet.h5").string() +
                                     " was not written: the disk is full";
        QVERIFY2(said.starts_with(expected), said.c_str());
    }
    QVERIFY(fs::is_empty(folder.path()));
}

void TestModelFile::aFileThatMayNotBeReadIsNotCalledMissing()
{
    const test::TemporaryFolder folder;
    const fs::path file = writeSmallModel(folder.path(), StoredPrecision::Float16);
    fs::permissions(file, fs::perms::none);
    const test::WithoutPrivilege plain;
    QVERIFY2(refusal(file).contains(QLatin1String("permission")), qPrintable(refusal(file)));
    QVERIFY2(refusal(folder.path() / "none.h5").contains(QLatin1String("does not exist")),
             qPrintable(refusal(folder.path() / "none.h5")));
}

void TestModelFile::halfPrecisionHalvesTheFile()
{
    const test::TemporaryFolder folder;
    ModelContract contract = smallContract(NetworkKind::UNet);
    contract.network.baseWidth = 8;
    const auto network = makeNetwork(contract.network);
    writeModel(folder.path() / "single.h5", contract, *network, StoredPrecision::Float32);
    writeModel(folder.path() / "half.h5", contract, *network, StoredPrecision::Float16);
    const auto single = static_cast<double>(fs::file_size(folder.path() / "single.h5"));
    const auto half = static_cast<double>(fs::file_size(folder.path() / "half.h5"));
    QVERIFY(half < 0.52 * single);
    const Model model = readModel(folder.path() / "half.h5");
    for (const auto& item : network->named_parameters()) {
        const at::Tensor rounded = item.value().detach().to(at::kHalf).to(at::kFloat);
        QVERIFY(parametersOf(*model.network).at(item.key()).equal(rounded));
    }
}

void TestModelFile::buffersOfTheReferenceNormalisationAreKept()
{
    const test::TemporaryFolder folder;
    ModelContract contract = smallContract(NetworkKind::ResUNet);
    contract.network.norm = FeatureNorm::BatchPerZ;
    const auto network = makeNetwork(contract.network);
    for (const auto& buffer : network->buffers()) {
        torch::nn::init::uniform_(buffer, 1, 2);
    }
    const fs::path file = folder.path() / "model.h5";
    writeModel(file, contract, *network, StoredPrecision::Float32);
    const Model model = readModel(file);
    const auto read = model.network->named_buffers();
    QVERIFY(read.size() > 10);
    for (const auto& item : network->named_buffers()) {
        QVERIFY(read[item.key()].equal(item.value()));
    }
}

void TestModelFile::readingLeavesTheRandomGeneratorAlone()
{
    const test::TemporaryFolder folder;
    const fs::path file = writeSmallModel(folder.path(), StoredPrecision::Float16);
    at::manual_seed(9);
    const at::Tensor expected = at::rand({3});
    at::manual_seed(9);
    (void)readModel(file);
    QVERIFY(at::rand({3}).equal(expected));
}

void TestModelFile::missingExtraAndMisshapenTensorsAreNamed()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "model.h5";
    const ModelContract contract = smallContract(NetworkKind::UNet);
    const auto network = makeNetwork(contract.network);
    const auto whole = parametersOf(*network);

    auto tensors = whole;
    tensors.erase("head.weight");
    writeModelTensors(file, contract, tensors, at::kFloat);
    QVERIFY(refusal(file).contains(QStringLiteral("head.weight is missing")));

    tensors = whole;
    tensors["intruder"] = at::zeros({1});
    writeModelTensors(file, contract, tensors, at::kFloat);
    QVERIFY(refusal(file).contains(QStringLiteral("intruder")));

    tensors = whole;
    tensors["head.bias"] = at::zeros({4});
    writeModelTensors(file, contract, tensors, at::kFloat);
    QVERIFY(refusal(file).contains(QStringLiteral("head.bias is 4 instead of 3")));
}

void TestModelFile::valuesThatAreNoNumbersAreRefused()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "model.h5";
    const ModelContract contract = smallContract(NetworkKind::UNet);
    auto tensors = parametersOf(*makeNetwork(contract.network));
    tensors["head.bias"] = at::full({3}, std::nan(""));
    writeModelTensors(file, contract, tensors, at::kFloat);
    QVERIFY(refusal(file).contains(QStringLiteral("head.bias")));
}

void TestModelFile::foreignFilesAreRefusedInOneSentence()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "foreign.h5";
    QVERIFY(refusal(file).contains(QStringLiteral("does not exist")));
    QVERIFY(refusal(folder.path()).contains(QStringLiteral("is a folder")));
    for (const std::string& bytes :
         {std::string(), std::string("not HDF5"), std::string(5000, '\0'),
          std::string("\x89HDF\r\n\x1a\n") + std::string(200, '\xff')}) {
        writeBytes(file, bytes);
        QVERIFY(refusal(file).contains(QStringLiteral("foreign.h5 cannot be used")));
    }
}

void TestModelFile::truncatedFilesAreRefusedInOneSentence()
{
    const test::TemporaryFolder folder;
    const std::string bytes = bytesOf(writeSmallModel(folder.path(), StoredPrecision::Float16));
    const fs::path file = folder.path() / "cut.h5";
    for (std::size_t length = 1; length < bytes.size(); length += bytes.size() / 97) {
        writeBytes(file, bytes.substr(0, length));
        const QString message = refusal(file);
        QVERIFY2(message.contains(QStringLiteral("cut.h5")), qPrintable(message));
        QCOMPARE(message.count(QLatin1Char('\n')), 0);
    }
}

void TestModelFile::flippedBytesNeverChangeTheModelUnseen()
{
    const test::TemporaryFolder folder;
    const fs::path original = writeSmallModel(folder.path(), StoredPrecision::Float16);
    const std::string bytes = bytesOf(original);
    const auto expected = parametersOf(*readModel(original).network);
    const fs::path file = folder.path() / "flipped.h5";
    std::mt19937 random(3);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        std::string damaged = bytes;
        for (int n = 0; n < (round % 3 == 0 ? 8 : 1); ++n) {
            damaged[random() % damaged.size()] ^= static_cast<char>(1 + random() % 255);
        }
        writeBytes(file, damaged);
        const QString message = refusal(file);
        if (!message.isEmpty()) {
            ++refused;
            continue;
        }
        const auto read = parametersOf(*readModel(file).network);
        for (const auto& [name, tensor] : expected) {
            QVERIFY2(read.at(name).equal(tensor), name.c_str());
        }
    }
    QVERIFY(refused > 150);
}

void TestModelFile::aFailedWriteLeavesTheOldFile()
{
    const test::TemporaryFolder folder;
    const fs::path file = writeSmallModel(folder.path(), StoredPrecision::Float16);
    const std::string before = sha256OfFile(file);
    const ModelContract contract = smallContract(NetworkKind::UNet);
    const auto network = makeNetwork(contract.network);
    QVERIFY_THROWS_EXCEPTION(Error, writeModel(folder.path() / "none/unet.h5", contract, *network,
                                               StoredPrecision::Float16));
    QCOMPARE(sha256OfFile(file), before);
    writeModel(file, contract, *network, StoredPrecision::Float16);
    QVERIFY(sha256OfFile(file) != before);
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

void TestModelFile::membersComeBackWithTheirOwnWeights()
{
    const at::NoGradGuard noGradient;
    const test::TemporaryFolder folder;
    for (const NetworkKind kind : kAllNetworks) {
        const ModelContract contract = foldsContract(kind);
        at::manual_seed(6);
        const std::vector members = {makeNetwork(contract.network), makeNetwork(contract.network)};
        const fs::path file = folder.path() / "folds.h5";
        writeModel(file, contract, members, StoredPrecision::Float32);
        const Model model = readModel(file);
        QVERIFY(model.contract == contract && readContract(file) == contract);
        QVERIFY(!model.network);
        QCOMPARE(model.members.size(), members.size());
        const at::Tensor input = at::randn({1, 4, 16, 16, 16});
        for (std::size_t n = 0; n < members.size(); ++n) {
            members[n]->eval();
            QVERIFY(!model.members[n]->is_training());
            QVERIFY(model.members[n]->forward(input).equal(members[n]->forward(input)));
        }
        QVERIFY(!model.members[0]->forward(input).equal(model.members[1]->forward(input)));
    }
}

void TestModelFile::theMemberOfADamagedTensorIsNamed()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "folds.h5";
    const ModelContract contract = foldsContract(NetworkKind::UNet);
    std::map<std::string, at::Tensor> whole;
    for (const char* member : {"fold1:", "fold2:"}) {
        for (const auto& [name, tensor] : parametersOf(*makeNetwork(contract.network))) {
            whole[member + name] = tensor;
        }
    }
    writeModelTensors(file, contract, whole, at::kFloat);
    QCOMPARE(refusal(file), QString());
    const auto refusalWith = [&](const std::string& name, const std::optional<at::Tensor>& tensor) {
        auto tensors = whole;
        tensors.erase(name);
        if (tensor) {
            tensors[name] = *tensor;
        }
        writeModelTensors(file, contract, tensors, at::kFloat);
        return refusal(file);
    };
    for (const auto& [tensor, said] :
         {std::pair(std::optional<at::Tensor>(),
                    QStringLiteral("head.bias of the member fold2 is missing")),
          std::pair(std::optional(at::zeros({4})),
                    QStringLiteral("head.bias of the member fold2 is 4 instead of 3")),
          std::pair(std::optional(at::full({3}, std::nan(""))),
                    QStringLiteral("head.bias of the member fold2 holds values"))}) {
        const QString message = refusalWith("fold2:head.bias", tensor);
        QVERIFY2(message.contains(said), qPrintable(message));
        QCOMPARE(message.count(QLatin1Char('\n')), 0);
    }
    QVERIFY(refusalWith("fold3:head.bias", at::zeros({3}))
                .contains(QStringLiteral("head.bias of the member fold3")));
    QVERIFY(refusalWith("head.bias", at::zeros({3})).contains(QStringLiteral("head.bias")));
}

QTEST_APPLESS_MAIN(TestModelFile)
#include "test_model_file.moc"
