// The page of recipe and settings: what it says of them, and what it measures.

#include "tests/support/training_dialog_fixture.h"
#include "training/settings/recipes.h"
#include "ui/training/prepare_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSpinBox>

using namespace glioscope;

class TestTrainingNetwork : public QObject, private test::TrainingDialogFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(makePatches(), 0);
        QCOMPARE(
            engine(prepareArguments(path("cases"), path("ready"),
                                    {.mode = PrepareMode::ReadyMade,
                                     .reference = {.size = {32, 32, 16}, .patchesPerCase = 2}})),
            0);
        openWindow();
        type("patchesFolder", path("patches"));
    }

    void cleanupTestCase() { closeWindow(); }

    void recipeFillsTheFieldsAndAnotherNetworkKeepsEdits()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Reference));
        QCOMPARE(find<QSpinBox>("width")->value(),
                 recipeConfig(Recipe::Reference).network.baseWidth);
        find<QSpinBox>("epochs")->setValue(7);
        choose("network", QStringLiteral("resunet"));
        QCOMPARE(find<QSpinBox>("epochs")->value(), 7);
        QCOMPARE(find<QSpinBox>("width")->value(),
                 recipeConfig(Recipe::Reference, NetworkKind::ResUNet).network.baseWidth);
        QCOMPARE(find<QSpinBox>("batch")->value(),
                 recipeConfig(Recipe::Reference, NetworkKind::ResUNet).batch);
    }

    void aRecipeIsOfTheNetworkChosen()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Fast));
        choose("network", QStringLiteral("vnet"));
        choose("recipe", int(Recipe::Best));
        const TrainingConfig best = recipeConfig(Recipe::Best, NetworkKind::VNet);
        QCOMPARE(find<QComboBox>("network")->currentData().toString(), QStringLiteral("vnet"));
        QCOMPARE(find<QSpinBox>("epochs")->value(), best.epochs);
        QVERIFY(find<QCheckBox>("phantoms-first")->isChecked());
        choose("network", QStringLiteral("unet"));
        QCOMPARE(find<QSpinBox>("epochs")->value(), recipeConfig(Recipe::Best).epochs);
        QVERIFY(recipeConfig(Recipe::Best).epochs != best.epochs);
        choose("recipe", int(Recipe::Fast));
        QVERIFY(!find<QCheckBox>("phantoms-first")->isChecked());
    }

    void settingsOfOneStartAreTheNextOnes()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Best));
        find<QSpinBox>("epochs")->setValue(7);
        find<QSpinBox>("windowk")->setValue(48);
        find<QLineEdit>("modelName")->setText(QStringLiteral("mine"));
        closeWindow();
        openWindow();
        QCOMPARE(find<QComboBox>("recipe")->currentData().toInt(), int(Recipe::Best));
        QCOMPARE(find<QSpinBox>("epochs")->value(), 7);
        QCOMPARE(find<QSpinBox>("windowk")->value(), 48);
        QVERIFY(find<QLineEdit>("modelName")->text().isEmpty());
        choose("network", QStringLiteral("unet"));
        QCOMPARE(find<QSpinBox>("epochs")->value(), 7);
    }

    void settingsThatDoNothingCannotBeChanged()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Fast));
        const auto enabled = [this](const char* name) { return find<QWidget>(name)->isEnabled(); };
        QVERIFY(!enabled("kernel") && !enabled("dropout") && !enabled("momentum"));
        choose("network", QStringLiteral("vnet"));
        choose("optimiser", QStringLiteral("sgd"));
        QVERIFY(enabled("kernel") && enabled("dropout") && enabled("momentum"));
        find<QLineEdit>("momentum")->setText(QStringLiteral("much"));
        QVERIFY(text("settingsProblem").contains(QStringLiteral("Momentum")));
        choose("optimiser", QStringLiteral("adamw"));
        QVERIFY(!enabled("momentum") && text("settingsProblem").isEmpty());
        choose("recipe", int(Recipe::Best));
        QVERIFY(enabled("kernel") && !enabled("momentum"));
    }

    void valuesOutOfRangeAreSaidAtOnce()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Fast));
        QVERIFY(text("settingsProblem").isEmpty());
        find<QSpinBox>("windowi")->setValue(8);
        QVERIFY(text("settingsProblem").contains(QStringLiteral("16 to 512")));
        QVERIFY(!button("startRun")->isEnabled());
        find<QSpinBox>("windowi")->setValue(16);
        QVERIFY(text("settingsProblem").isEmpty());
        find<QLineEdit>("learning-rate")->setText(QStringLiteral("fast"));
        QVERIFY(text("settingsProblem").contains(QStringLiteral("Learning rate must be a number")));
        Q_EMIT find<QComboBox>("recipe")->activated(find<QComboBox>("recipe")->currentIndex());
        QVERIFY(text("settingsProblem").isEmpty());
    }

    void startingFromAModelTakesItsNetworkAndSaysWhatDoesNotGoWithIt()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Fast));
        std::filesystem::create_directories(place("models"));
        std::filesystem::copy_file(test::sourceFolder() / "resources/models/resunet.h5",
                                   place("models/resunet.h5"));
        m_workspace->catalog.refresh();
        QTRY_VERIFY(m_workspace->catalog.find(QStringLiteral("resunet")));
        find<QSpinBox>("epochs")->setValue(7);
        choose("startFrom", QStringLiteral("resunet"));
        const ModelContract* start = m_workspace->catalog.find(QStringLiteral("resunet"));
        QCOMPARE(find<QComboBox>("network")->currentData().toString(), QStringLiteral("resunet"));
        QCOMPARE(find<QSpinBox>("width")->value(), start->network.baseWidth);
        QCOMPARE(find<QSpinBox>("epochs")->value(), 7);
        QVERIFY2(text("settingsProblem").isEmpty(), qPrintable(text("settingsProblem")));

        find<QSpinBox>("width")->setValue(start->network.baseWidth + 1);
        QVERIFY(text("settingsProblem").contains(QStringLiteral("its network differs")));
        choose("recipe", int(Recipe::Best));
        QCOMPARE(find<QSpinBox>("width")->value(), start->network.baseWidth);
        QVERIFY(text("settingsProblem").isEmpty());

        type("patchesFolder", path("ready"));
        QCOMPARE(find<QComboBox>("startFrom")->currentIndex(), 0);
        type("patchesFolder", path("patches"));
        QCOMPARE(find<QComboBox>("startFrom")->currentText(), QStringLiteral("Random weights"));
    }

    void measuringTellsWhatTheTypedSettingsWillTake()
    {
        setTinyNetwork(3);
        click("measureButton");
        QVERIFY(!button("measureButton")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button("measureButton")->isEnabled(), test::kLongMs);
        const QString estimate = text("estimate");
        QVERIFY2(estimate.startsWith(QStringLiteral("A step takes ")), qPrintable(estimate));
        QVERIFY2(estimate.contains(QStringLiteral("; 3 epochs of 2 steps take about ")),
                 qPrintable(estimate));
        static const QRegularExpression memory(
            QStringLiteral("at its highest: [1-9][0-9.]* [MG]B"));
        QVERIFY2(memory.match(estimate).hasMatch(), qPrintable(estimate));
    }

    void cancelledMeasuringLeavesNoFigureAndNoEngine()
    {
        setTinyNetwork(3);
        find<QSpinBox>("width")->setValue(32);  // seconds
        click("measureButton");
        QTRY_VERIFY(engineWorksOn(QStringLiteral("--training")));
        click("cancelMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(button("measureButton")->isEnabled(), test::kLongMs);
        QCOMPARE(text("estimate"), QString());
        QVERIFY(!engineWorksOn(QStringLiteral("--training")));
    }

    void settingsOfWindowsHaveNoSayWithReadyMadePatches()
    {
        setTinyNetwork(3);
        find<QSpinBox>("windowi")->setValue(8);
        QVERIFY(!text("settingsProblem").isEmpty());
        type("patchesFolder", path("ready"));
        QVERIFY2(text("settingsProblem").isEmpty(), qPrintable(text("settingsProblem")));
        for (const char* name :
             {"windowi", "foreground-share", "synthetic-share", "phantoms-first", "augmentation"}) {
            QVERIFY2(!find<QWidget>(name)->isEnabled(), name);
        }
        QCOMPARE(find<QSpinBox>("windowi")->value(), 32);
        QCOMPARE(find<QSpinBox>("windowk")->value(), 16);
        QVERIFY(find<QWidget>("epochs")->isEnabled() && find<QWidget>("loss")->isEnabled());
        QVERIFY(text("readyMadeNote").contains(QStringLiteral("have no say")));
        choose("loss", QStringLiteral("dice-ce"));
        QVERIFY(text("settingsProblem").contains(QStringLiteral("choose another loss")));
        choose("recipe", int(Recipe::Best));
        QCOMPARE(find<QSpinBox>("windowi")->value(), 32);
    }

    void readyMadePatchesAreHeldBackAsTheyWerePrepared()
    {
        type("patchesFolder", path("ready"));
        const auto* choice = find<QComboBox>("holdBack");
        QCOMPARE(choice->currentText(), QStringLiteral("As prepared: 2 of 6 patches validate"));
        choose("holdBack", kFolds + 1);
        QCOMPARE(find<QListWidget>("holdBackCases")->count(), 3);
        QCOMPARE(find<QListWidget>("holdBackCases")->item(0)->text(), QStringLiteral("Phantom_1"));
    }

    void wholeCasesGiveTheSettingsOfWindowsTheirSayBack()
    {
        type("patchesFolder", path("ready"));
        type("patchesFolder", path("patches"));
        for (const char* name :
             {"windowi", "foreground-share", "synthetic-share", "phantoms-first", "augmentation"}) {
            QVERIFY2(find<QWidget>(name)->isEnabled(), name);
        }
        QCOMPARE(find<QSpinBox>("windowi")->value(),
                 recipeConfig(static_cast<Recipe>(find<QComboBox>("recipe")->currentData().toInt()))
                     .windowVoxels[0]);
        QVERIFY(text("readyMadeNote").isEmpty());
        QCOMPARE(find<QComboBox>("holdBack")->currentData().toInt(), 1);
    }
};

QTEST_MAIN(TestTrainingNetwork)
#include "test_training_network.moc"
