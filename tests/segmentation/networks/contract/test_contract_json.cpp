#include "segmentation/networks/contract/contract_json.h"

#include "segmentation/system/error.h"

#include <QRegularExpression>
#include <QtTest>

#include <regex>

using namespace glioscope;

namespace {

ModelContract richContract()
{
    ModelContract contract;
    contract.name = "vnet";
    contract.network = {.kind = NetworkKind::VNet,
                        .baseWidth = 6,
                        .norm = FeatureNorm::Group,
                        .kernel = 5,
                        .inputChannels = 3,
                        .outputChannels = 2,
                        .dropout = 0.1};
    contract.inputs = {Sequence::T2, Sequence::Flair, Sequence::T1ce};
    contract.spacingMm = {1, 1.5, 2};
    contract.intensityNorm = IntensityNorm::ZScorePerSlice;
    contract.windowVoxels = {64, 80, 96};
    contract.outputKind = OutputKind::Labels;
    contract.outputs = {{Structure::Enhancing, 0.4}, {Structure::Necrosis, 0.6}};
    contract.fillCore = false;
    contract.mirrorAveraging = true;
    contract.trainingData = "Twelve \"cases\" with \n odd text.";
    contract.trainingCases = {"a", "b"};
    contract.heldBackCases = {"c"};
    contract.metrics = {{"Dice WT", 0.8}, {"Dice TC", 0.7}, {"Dice ET", 0.6}};
    contract.date = "2026-11-23";
    contract.note = "3x3x3 kernels";
    return contract;
}

/// Of two members, the first trained on A and B, the second on B and C.
ModelContract foldsContract()
{
    ModelContract contract;
    contract.formatVersion = kFormatWithMembers;
    contract.name = "folds";
    contract.members = {{"fold1", {"A", "B"}, {"C"}}, {"fold2", {"B", "C"}, {"A"}}};
    contract.trainingCases = {"A", "B", "C"};
    contract.heldBackCases = {"A", "C"};
    contract.crossValidated = true;
    return contract;
}

QString complaint(const std::string& json)
{
    try {
        (void)contractFromJson(json);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestContractJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonRoundTripKeepsEverything();
    void brainModelsNameNeitherInputsNorOutputs();
    void regionsFillTheirCoreWhereTheFileDoesNotSay();
    void everyNormalisationComesBack();
    void everyFieldIsRequiredByName();
    void wrongValuesAreNamed_data();
    void wrongValuesAreNamed();
    void membersComeBackInAFormatOfTheirOwn();
    void membersThatDoNotFitAreNamed();
    void aSecondStageComesBackInAFormatOfItsOwn();
    void aSecondStageThatDoesNotFitIsNamed();
    void whatItFailsOnIsOptional();
};

void TestContractJson::jsonRoundTripKeepsEverything()
{
    QVERIFY(contractFromJson(toJson(richContract())) == richContract());
    ModelContract plain;
    plain.name = "unet";
    QVERIFY(contractFromJson(toJson(plain)) == plain);
    plain.smallestPart = 0.25;
    plain.largerWindows = false;
    plain.fillCore = false;
    QVERIFY(contractFromJson(toJson(plain)) == plain);
}

void TestContractJson::regionsFillTheirCoreWhereTheFileDoesNotSay()
{
    ModelContract plain;
    plain.name = "unet";
    const auto withoutField = [](const ModelContract& contract) {
        QString json = QString::fromStdString(toJson(contract));
        json.remove(QRegularExpression(QStringLiteral("\"fillCore\": (true|false),\\s*")));
        return contractFromJson(json.toStdString());
    };
    QVERIFY(withoutField(plain).fillCore);
    plain.outputKind = OutputKind::Labels;
    plain.outputs = {{Structure::Necrosis}, {Structure::Oedema}, {Structure::Enhancing}};
    QVERIFY(!withoutField(plain).fillCore);
}

void TestContractJson::everyNormalisationComesBack()
{
    for (const IntensityNorm norm : {IntensityNorm::ZScoreNonZero, IntensityNorm::ZScorePerSlice,
                                     IntensityNorm::UnitPerSlice}) {
        ModelContract contract = richContract();
        contract.intensityNorm = norm;
        QVERIFY(contractFromJson(toJson(contract)).intensityNorm == norm);
    }
}

void TestContractJson::everyFieldIsRequiredByName()
{
    const std::string json = toJson(richContract());
    const std::regex field("\"([A-Za-z]+)\":");
    int fields = 0;
    for (std::sregex_iterator match(json.begin(), json.end(), field), end; match != end; ++match) {
        std::string renamed = json;
        renamed.insert(static_cast<std::size_t>(match->position()) + 1, "x");
        QVERIFY2(complaint(renamed).contains(QString::fromStdString((*match)[1])), renamed.c_str());
        ++fields;
    }
    QVERIFY(fields >= 25);
}

void TestContractJson::wrongValuesAreNamed_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("named");
    QTest::newRow("newer") << R"("formatVersion": 1)"
                           << R"("formatVersion": 4)"
                           << "newer version";
    QTest::newRow("kind") << R"("vnet",)"
                          << R"("transformer",)"
                          << "";
    QTest::newRow("width") << R"("baseWidth": 6)"
                           << R"("baseWidth": 100000)"
                           << "baseWidth";
    QTest::newRow("negative width") << R"("baseWidth": 6)"
                                    << R"("baseWidth": -6)"
                                    << "baseWidth";
    QTest::newRow("fraction") << R"("baseWidth": 6)"
                              << R"("baseWidth": 6.5)"
                              << "baseWidth";
    QTest::newRow("kernel") << R"("kernel": 5)"
                            << R"("kernel": 4)"
                            << "kernel";
    QTest::newRow("twice") << R"("flair")"
                           << R"("t2")"
                           << "inputs";
    QTest::newRow("unknown input") << R"("flair")"
                                   << R"("pet")"
                                   << "pet";
    QTest::newRow("too few") << R"("inputChannels": 3)"
                             << R"("inputChannels": 4)"
                             << "inputs";
    QTest::newRow("output") << R"("NCR")"
                            << R"("WT")"
                            << "outputs";
    QTest::newRow("threshold") << R"("threshold": 0.4)"
                               << R"("threshold": 4)"
                               << "outputs";
    QTest::newRow("orientation") << R"("LPS")"
                                 << R"("RAS")"
                                 << "RAS";
    QTest::newRow("name") << R"("name": "vnet")"
                          << R"("name": "../x")"
                          << "name";
    QTest::newRow("type") << R"("mirrorAveraging": true)"
                          << R"("mirrorAveraging": "yes")"
                          << "mirrorAveraging";
    QTest::newRow("not json") << "{"
                              << "["
                              << "JSON";
}

void TestContractJson::wrongValuesAreNamed()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, named);
    QString json = QString::fromStdString(toJson(richContract()));
    QVERIFY(json.contains(from));
    json.replace(from, to);
    const QString message = complaint(json.toStdString());
    QVERIFY2(!message.isEmpty() && message.contains(named), qPrintable(message));
    ModelContract all;
    all.name = "unet";
    all.smallestPart = 1.5;
    QVERIFY(complaint(toJson(all)).contains(QStringLiteral("smallestPart")));
    QVERIFY(complaint("").contains(QStringLiteral("JSON")));
    QVERIFY(complaint("[1]").contains(QStringLiteral("JSON")));
}

void TestContractJson::membersComeBackInAFormatOfTheirOwn()
{
    const ModelContract contract = foldsContract();
    QVERIFY(contractFromJson(toJson(contract)) == contract);
    // What a program does that knows format 1 alone: it refuses a newer one by that number.
    QVERIFY(
        QString::fromStdString(toJson(contract)).contains(QStringLiteral("\"formatVersion\": 2")));
    QVERIFY(QString::fromStdString(toJson(richContract()))
                .contains(QStringLiteral("\"formatVersion\": 1")));
    QVERIFY(!QString::fromStdString(toJson(richContract())).contains(QStringLiteral("members")));
    QVERIFY(contractFromJson(toJson(richContract())).members.empty());
}

void TestContractJson::aSecondStageComesBackInAFormatOfItsOwn()
{
    ModelContract contract = foldsContract();
    QVERIFY(!QString::fromStdString(toJson(contract)).contains(QStringLiteral("secondStage")));
    contract.formatVersion = kFormatWithSecondStage;
    contract.spacingMm = {1.5, 1.5, 1.5};
    contract.secondStage = {
        .spacingMm = {1, 0.9, 1.1}, .windowVoxels = {64, 80, 96}, .marginMm = 7.5};
    QVERIFY(contractFromJson(toJson(contract)) == contract);
    QVERIFY(
        QString::fromStdString(toJson(contract)).contains(QStringLiteral("\"formatVersion\": 3")));
}

void TestContractJson::aSecondStageThatDoesNotFitIsNamed()
{
    const auto complaintOf = [](const auto& change) {
        ModelContract contract = foldsContract();
        contract.formatVersion = kFormatWithSecondStage;
        contract.spacingMm = {1, 1, 1.5};
        contract.secondStage.emplace();
        change(contract);
        return complaint(toJson(contract));
    };
    QVERIFY(complaintOf([](ModelContract&) {}).isEmpty());
    const QString field = QStringLiteral("\"secondStage\"");
    QVERIFY(complaintOf([](ModelContract& c) { c.secondStage->spacingMm[1] = 0; }).contains(field));
    QVERIFY(
        complaintOf([](ModelContract& c) { c.secondStage->windowVoxels[2] = 4; }).contains(field));
    QVERIFY(complaintOf([](ModelContract& c) { c.secondStage->marginMm = -1; }).contains(field));
    for (const Vec3& other : {Vec3{1, 1, 1.5}, Vec3{1.5, 1.5, 1.5}, Vec3{0.5, 0.5, 2}}) {
        const QString said =
            complaintOf([&](ModelContract& c) { c.secondStage->spacingMm = other; });
        QVERIFY2(said.contains(QStringLiteral("not finer")), qPrintable(said));
    }
    QVERIFY(complaintOf([](ModelContract& c) {
                c.outputKind = OutputKind::Labels;
                c.outputs = {{Structure::Necrosis}, {Structure::Oedema}, {Structure::Enhancing}};
            }).contains(field));
    QVERIFY(complaintOf([](ModelContract& c) { c.members.clear(); }).contains(field));
    QVERIFY(complaintOf([](ModelContract& c) {
                c.formatVersion = kFormatWithMembers;
            }).contains(field));
    QVERIFY(complaintOf([](ModelContract& c) {
                c.intensityNorm = IntensityNorm::ZScorePerSlice;
            }).contains(field));
    QString text = QString::fromStdString(toJson([] {
        ModelContract contract = foldsContract();
        contract.formatVersion = kFormatWithSecondStage;
        contract.spacingMm = {1, 1, 1.5};
        contract.secondStage.emplace();
        return contract;
    }()));
    text.replace(QStringLiteral("\"marginMm\""), QStringLiteral("\"margin\""));
    QVERIFY(complaint(text.toStdString()).contains(QStringLiteral("\"marginMm\" is missing")));
}

void TestContractJson::membersThatDoNotFitAreNamed()
{
    const auto complaintOf = [](const auto& change) {
        ModelContract contract = foldsContract();
        change(contract);
        return complaint(toJson(contract));
    };
    const QString members = QStringLiteral("\"members\"");
    QVERIFY(complaintOf([](ModelContract& c) { c.members.resize(1); }).contains(members));
    QVERIFY(complaintOf([](ModelContract& c) {
                for (const char* name : {"a", "b", "c", "d"}) {
                    c.members.push_back({name, {"A"}, {}});
                }
            }).contains(members));
    QVERIFY(complaintOf([](ModelContract& c) {
                c.members[1].name = "fold1";
            }).contains(QStringLiteral("fold1")));
    for (const char* name : {"", "../x", "a:b", "a b"}) {
        QVERIFY2(complaintOf([&](ModelContract& c) { c.members[1].name = name; }).contains(members),
                 name);
    }
    QVERIFY(complaintOf([](ModelContract& c) { c.formatVersion = 1; }).contains(members));
    QVERIFY(complaintOf([](ModelContract& c) {
                c.trainingCases = {"A"};
            }).contains(QStringLiteral("the member fold1, B")));
}

void TestContractJson::whatItFailsOnIsOptional()
{
    ModelContract contract = richContract();
    QCOMPARE(toJson(contract).find("failsOn"), std::string::npos);
    contract.failsOn = {"Thick slices: \"said\".", "Noise: nothing."};
    QVERIFY(contractFromJson(toJson(contract)) == contract);
    std::string wrong = toJson(richContract());
    wrong.insert(wrong.find('{') + 1, R"("failsOn": "Noise",)");
    QVERIFY(complaint(wrong).contains(QStringLiteral("\"failsOn\" is of the wrong kind")));
}

void TestContractJson::brainModelsNameNeitherInputsNorOutputs()
{
    ModelContract contract;
    contract.name = "brain";
    contract.network.inputChannels = contract.network.outputChannels = 1;
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    contract.intensityNorm = IntensityNorm::Percentiles;
    contract.fillCore = false;
    QVERIFY(contractFromJson(toJson(contract)) == contract);
    ModelContract wrong = contract;
    wrong.inputs = {Sequence::T1};
    QVERIFY(complaint(toJson(wrong)).contains(QStringLiteral("\"inputs\"")));
    wrong = contract;
    wrong.network.outputChannels = 2;
    QVERIFY(complaint(toJson(wrong)).contains(QStringLiteral("\"outputs\"")));
    wrong = contract;
    wrong.network.inputChannels = 4;
    QVERIFY(complaint(toJson(wrong)).contains(QStringLiteral("\"inputs\"")));
}

QTEST_APPLESS_MAIN(TestContractJson)
#include "test_contract_json.moc"
