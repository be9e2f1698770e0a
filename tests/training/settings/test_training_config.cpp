#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/settings/config_json.h"
#include "training/settings/recipes.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <limits>

using namespace glioscope;

class TestTrainingConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreValid() { requireValid(TrainingConfig{}); }

    void wrongSettingsAreNamed_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("name");
        QTest::newRow("epochs") << 0 << "epochs";
        QTest::newRow("rate") << 1 << "learning rate";
        QTest::newRow("window") << 2 << "window";
        QTest::newRow("share") << 3 << "foreground share";
        QTest::newRow("not a number") << 4 << "weight decay";
        QTest::newRow("infinite") << 5 << "gradient clip";
    }
    void wrongSettingsAreNamed()
    {
        QFETCH(int, setting);
        QFETCH(QString, name);
        TrainingConfig config;
        switch (setting) {
        case 0: config.epochs = 0; break;
        case 1: config.learningRate = 0; break;
        case 2: config.windowVoxels = {80, 8, 80}; break;
        case 3: config.foregroundShare = 1.5; break;
        case 4: config.weightDecay = std::nan(""); break;
        default: config.gradientClip = std::numeric_limits<double>::infinity();
        }
        try {
            requireValid(config);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString::fromStdString(e.what()).contains(name), e.what());
        }
    }

    void jsonHoldsWhatWasSet()
    {
        TrainingConfig config;
        config.learningRate = 0.125;
        config.heldBackCases = {"a", "b"};
        const auto json = nlohmann::json::parse(toJson(config));
        QCOMPARE(json.at("learning_rate").get<double>(), 0.125);
        QCOMPARE(json.at("held_back").size(), std::size_t{2});
        QCOMPARE(json.at("network").get<std::string>(), std::string("unet"));
    }

    void jsonComesBackTheSame()
    {
        for (const Recipe recipe : kAllRecipes) {
            TrainingConfig config = recipeConfig(recipe, NetworkKind::ResUNet);
            config.rateDecay = RateDecay::Cosine;
            config.optimiser = OptimiserKind::Sgd;
            config.fold = 2;
            config.trainingData = "Two cases.";
            QCOMPARE(toJson(configFromJson(toJson(config))), toJson(config));
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)configFromJson("{"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)configFromJson("{\"loss\": \"none\"}"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)configFromJson("{\"epochs\": \"many\"}"));
    }

    void aChangedSettingIsNamedUnlessItMayChange()
    {
        const TrainingConfig before;
        TrainingConfig now = before;
        now.epochs = 99;
        now.device = "cpu";
        now.validateEveryEpochs = 1;
        now.patches = "elsewhere";
        QVERIFY(!changedSetting(toJson(before), now));
        now.learningRate = 0.01;
        const auto change = changedSetting(toJson(before), now);
        QCOMPARE(change.value_or(Sentence()).text(),
                 std::string("learning_rate was 0.002 and is 0.01 now"));
        now = before;
        now.network.baseWidth = 9;
        QVERIFY(changedSetting(toJson(before), now)->text().starts_with("width"));
        now = before;
        now.augmentation.enabled = false;
        QVERIFY(changedSetting(toJson(before), now)->text().starts_with("augmentation"));
    }

    void recipesAreValidForEveryNetwork()
    {
        for (const Recipe recipe : kAllRecipes) {
            QCOMPARE(fromKey<Recipe>(key(recipe)), std::optional(recipe));
            for (const NetworkKind kind : kAllNetworks) {
                const TrainingConfig config = recipeConfig(recipe, kind);
                requireValid(config);
                QCOMPARE(config.network.kind, kind);
            }
        }
    }

    void keysOfEarlierVersionsAreTaken()
    {
        QCOMPARE(fromKey<Recipe>("seed"), std::optional(Recipe::Reference));
        QCOMPARE(fromKey<LossKind>("seed"), std::optional(LossKind::Reference));
        TrainingConfig now;
        now.loss = LossKind::Reference;
        std::string before = toJson(now);
        const std::size_t at = before.find("\"reference\"");
        QVERIFY(at != std::string::npos);
        before.replace(at, std::string("\"reference\"").size(), "\"seed\"");
        QVERIFY(configFromJson(before).loss == LossKind::Reference);
        QVERIFY(!changedSetting(before, now));
    }

    /// Of the five folds behind the published figures, but for what a fold, a place and a resumed
    /// run make of it.
    void bestIsWhatTheShippedModelsWereTrainedWith_data()
    {
        QTest::addColumn<NetworkKind>("kind");
        QTest::newRow("unet") << NetworkKind::UNet;
        QTest::newRow("vnet") << NetworkKind::VNet;
    }
    void bestIsWhatTheShippedModelsWereTrainedWith()
    {
        QFETCH(NetworkKind, kind);
        for (int fold = 1; fold <= kFolds; ++fold) {
            const std::string name = std::string(key(kind)) + "-" + std::to_string(fold);
            TrainingConfig shipped =
                readRunConfig(test::sourceFolder() / "training" / "runs" / name);
            const TrainingConfig best = recipeConfig(Recipe::Best, kind);
            QCOMPARE(shipped.fold, fold);
            shipped.fold = 0;
            shipped.seed = best.seed;
            shipped.startFrom.clear();
            shipped.phantomsFirst = true;
            shipped.modelName.clear();
            const auto changed = changedSetting(toJson(shipped), best);
            QVERIFY2(!changed, changed.value_or(Sentence()).text().c_str());
            QCOMPARE(shipped.epochs, best.epochs);
        }
    }

    void bestIsOfTheNetworkChosenAndTheUNetUnlessOneIs()
    {
        QCOMPARE(recipeConfig(Recipe::Best).network.kind, NetworkKind::UNet);
        for (const NetworkKind kind : kAllNetworks) {
            QVERIFY(recipeConfig(Recipe::Best, kind).phantomsFirst);
        }
        QCOMPARE(recipeConfig(Recipe::Best, NetworkKind::ResUNet).network.baseWidth, 12);
        QVERIFY(!recipeConfig(Recipe::Reference).phantomsFirst);
        QVERIFY(!recipeConfig(Recipe::Fast).phantomsFirst);
    }

    void referenceRecipeIsTheReferences()
    {
        const TrainingConfig c = recipeConfig(Recipe::Reference, NetworkKind::VNet);
        QVERIFY(c.network == publishedNetwork(NetworkKind::VNet));
        QVERIFY(c.network.norm == FeatureNorm::BatchPerZ);
        QVERIFY(c.loss == LossKind::Reference && c.optimiser == OptimiserKind::Adam);
        QVERIFY((c.windowVoxels == Index3{160, 160, 16}));
        QCOMPARE(c.learningRate, 1e-5);
        QCOMPARE(c.stepsPerEpoch, 16);
        QVERIFY(!c.augmentation.enabled && c.emaDecay == 0);
    }
};

QTEST_APPLESS_MAIN(TestTrainingConfig)
#include "test_training_config.moc"
