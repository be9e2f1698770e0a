#include "segmentation/networks/files/model_library.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

void writeNamed(const fs::path& file, const std::string& name, double dice)
{
    ModelContract contract;
    contract.name = name;
    contract.network.baseWidth = 1;
    contract.metrics = {{"Dice WT", dice}, {"Dice TC", dice}, {"Dice ET", dice}};
    writeModel(file, contract, *makeNetwork(contract.network), StoredPrecision::Float16);
}

}  // namespace

class TestModelLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelsAreFoundByNameFromAnywhere();
    void modelsOfBrainsAreAListOfTheirOwn();
};

void TestModelLibrary::modelsAreFoundByNameFromAnywhere()
{
    const test::TemporaryFolder folder;
    qputenv("GLIOSCOPE_MODELS", QByteArray::fromStdString(folder.path().string()));
    QVERIFY_THROWS_EXCEPTION(Error, (void)findModel(""));
    writeNamed(folder.path() / "a.h5", "weak", 0.5);
    writeNamed(folder.path() / "b.h5", "strong", 0.9);
    std::ofstream(folder.path() / "broken.h5") << "no model";
    const auto models = listModels();
    QCOMPARE(models.size(), 2U);
    QCOMPARE(models.front().contract.name, "strong");
    QCOMPARE(findModel(""), folder.path() / "b.h5");
    QCOMPARE(findModel("weak"), folder.path() / "a.h5");
    QCOMPARE(findModel((folder.path() / "a.h5").string()), folder.path() / "a.h5");
    QVERIFY_THROWS_EXCEPTION(Error, (void)findModel((folder.path() / "c.h5").string()));
    try {
        (void)findModel("unheard");
        QFAIL("a model that is not there was found");
    } catch (const Error& error) {
        QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("strong, weak")));
    }
    qunsetenv("GLIOSCOPE_MODELS");
    QVERIFY(modelFolders().size() >= 2);
}

void TestModelLibrary::modelsOfBrainsAreAListOfTheirOwn()
{
    const test::TemporaryFolder folder;
    qputenv("GLIOSCOPE_MODELS", QByteArray::fromStdString(folder.path().string()));
    ModelContract contract;
    contract.name = "brain";
    contract.network.baseWidth = contract.network.inputChannels = contract.network.outputChannels =
        1;
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    writeModel(folder.path() / "a.h5", contract, *makeNetwork(contract.network),
               StoredPrecision::Float16);
    QVERIFY_THROWS_EXCEPTION(Error, (void)findModel(""));
    QCOMPARE(findBrainModel(""), folder.path() / "a.h5");
    writeNamed(folder.path() / "b.h5", "tumour", 0.9);
    QCOMPARE(findModel(""), folder.path() / "b.h5");
    QCOMPARE(findBrainModel("brain"), folder.path() / "a.h5");
    QVERIFY_THROWS_EXCEPTION(Error, (void)findBrainModel("tumour"));
    QCOMPARE(listModels().size(), 1U);
}

QTEST_APPLESS_MAIN(TestModelLibrary)
#include "test_model_library.moc"
