#include "segmentation/volume/error.h"
#include "training/training_config.h"

#include <QtTest>

#include <nlohmann/json.hpp>

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
    }
    void wrongSettingsAreNamed()
    {
        QFETCH(int, setting);
        QFETCH(QString, name);
        TrainingConfig config;
        switch (setting) {
            case 0:
                config.epochs = 0;
                break;
            case 1:
                config.learningRate = 0;
                break;
            case 2:
                config.windowVoxels = {80, 8, 80};
                break;
            case 3:
                config.foregroundShare = 1.5;
                break;
            default:
                config.weightDecay = std::nan("");
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
        QCOMPARE(json.at("network").at("kind").get<std::string>(), std::string("unet"));
    }
};

QTEST_APPLESS_MAIN(TestTrainingConfig)
#include "test_training_config.moc"
