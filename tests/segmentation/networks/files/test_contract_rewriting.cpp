// What a model fails on, put into a file that is there: the contract says it, and nothing else
// changes.

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/hdf5_tensors.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "tests/support/test_data.h"

#include <ATen/ATen.h>

#include <QtTest>

#include <algorithm>
#include <cstring>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

using Tensors = std::map<std::string, at::Tensor>;

const std::vector<std::string> kSentences = {"Slices of 5 mm: ET 0.69. Said: that they are thick.",
                                             "Noise: nothing."};

/// As they are stored, half or single.
Tensors storedTensors(const fs::path& file)
{
    const ModelFileReader reader(file);
    Tensors tensors;
    for (const std::string& name : reader.tensorNames()) {
        tensors[name] = reader.read(name, at::IntArrayRef(*reader.shapeOf(name)));
    }
    return tensors;
}

bool areBitForBitEqual(const Tensors& a, const Tensors& b)
{
    return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
        const at::Tensor &x = one.second, &y = other.second;
        return one.first == other.first && x.scalar_type() == y.scalar_type() &&
               x.sizes() == y.sizes() &&
               std::memcmp(x.const_data_ptr(), y.const_data_ptr(), x.nbytes()) == 0;
    });
}

ModelContract foldsContract()
{
    ModelContract contract;
    contract.formatVersion = kFormatWithMembers;
    contract.name = "folds";
    contract.network.baseWidth = 2;
    contract.members = {{"fold1", {"a"}, {"b"}}, {"fold2", {"b"}, {"a"}}};
    contract.trainingCases = contract.heldBackCases = {"a", "b"};
    return contract;
}

fs::path writeFolds(const fs::path& folder, const ModelContract& contract,
                    StoredPrecision precision)
{
    at::manual_seed(7);
    const fs::path file = folder / "folds.h5";
    writeModel(file, contract, {makeNetwork(contract.network), makeNetwork(contract.network)},
               precision);
    return file;
}

ModelContract withSentences(const fs::path& file, const std::vector<std::string>& failsOn)
{
    return rewriteContract(file, [&](ModelContract& contract) { contract.failsOn = failsOn; });
}

}  // namespace

class TestContractRewriting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingButTheSentencesChanges()
    {
        for (const StoredPrecision precision :
             {StoredPrecision::Float16, StoredPrecision::Float32}) {
            const test::TemporaryFolder folder;
            ModelContract contract = foldsContract();
            const fs::path file = writeFolds(folder.path(), contract, precision);
            const Tensors before = storedTensors(file);
            const std::string sha256 = sha256OfFile(file);
            contract.failsOn = kSentences;
            QVERIFY(withSentences(file, kSentences) == contract);
            QVERIFY(readContract(file) == contract);
            QVERIFY(!before.empty() && areBitForBitEqual(storedTensors(file), before));
            const Model model = readModel(file);
            QCOMPARE(model.members.size(), std::size_t{2});
            // Results are kept by the hash: what is said of a model is a part of it.
            QVERIFY(model.sha256 != sha256);
            QCOMPARE(model.sha256, sha256OfFile(file));
        }
    }

    /// So that a file is the same whether it was made so or changed.
    void aChangedFileIsTheOneThatWouldHaveBeenWritten()
    {
        const test::TemporaryFolder one, other;
        ModelContract contract = foldsContract();
        const fs::path changed = writeFolds(one.path(), contract, StoredPrecision::Float16);
        (void)withSentences(changed, {"Something else."});
        (void)withSentences(changed, kSentences);
        contract.failsOn = kSentences;
        const fs::path made = writeFolds(other.path(), contract, StoredPrecision::Float16);
        QCOMPARE(sha256OfFile(changed), sha256OfFile(made));
    }

    void theShippedModelsKeepTheirWeightsToo()
    {
        const test::TemporaryFolder folder;
        const fs::path copy = folder.path() / "unet.h5";
        fs::copy_file(test::sourceFolder() / "resources/models/unet.h5", copy);
        const Tensors before = storedTensors(copy);
        (void)withSentences(copy, kSentences);
        QVERIFY(before.size() > 20 && areBitForBitEqual(storedTensors(copy), before));
    }

    void whatIsNoModelStaysAndIsNamed()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "other.h5";
        std::ofstream(file) << "no model";
        try {
            (void)withSentences(file, kSentences);
            QFAIL("a text was taken for a model");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).starts_with("The model file " + file.string()),
                     error.what());
        }
        QCOMPARE(fs::file_size(file), std::uintmax_t{8});
    }
};

QTEST_APPLESS_MAIN(TestContractRewriting)
#include "test_contract_rewriting.moc"
