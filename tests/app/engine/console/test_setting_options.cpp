#include "app/engine/console/setting_options.h"

#include "segmentation/jobs/segment_settings.h"

#include <CLI/CLI.hpp>
#include <QtTest>

using namespace glioscope;

namespace {

struct Oven {
    int trays = 2;
    bool fan = true;
    std::array<int, 3> size = {40, 50, 60};
    Precision precision = Precision::Auto;
    std::string device = "auto";
};

struct OvenSetting : SettingFacts {
    SettingMember<Oven> member;
};

const OvenSetting kOven[] = {
    {{.key = "trays", .option = "--trays", .help = "Of bread, %1", .range = {1, 4}},
     member<Oven, &Oven::trays>()},
    {{.key = "fan", .option = "--fan", .help = "Moves the air"}, member<Oven, &Oven::fan>()},
    {{.key = "size", .option = "--size", .help = "Inside"}, member<Oven, &Oven::size>()},
    {{.key = "precision",
      .option = "--precision",
      .help = "Of the clock",
      .choices = choicesOf<Precision>()},
     member<Oven, &Oven::precision>()},
    {deviceSetting(), member<Oven, &Oven::device>()},
    {{.key = "serial"}, member<Oven, &Oven::trays>()},
};

/// What the words make of an oven; nothing where they are refused.
std::optional<Oven> told(std::vector<std::string> words)
{
    CLI::App app;
    Oven oven;
    addSettingOptions(app, std::span<const OvenSetting>(kOven), oven);
    std::ranges::reverse(words);
    try {
        app.parse(words);
    } catch (const CLI::ParseError&) {
        return std::nullopt;
    }
    return oven;
}

}  // namespace

class TestSettingOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotGivenStays()
    {
        const auto oven = told({});
        QVERIFY(oven && oven->trays == 2 && oven->fan);
        QVERIFY((oven->size == std::array<int, 3>{40, 50, 60}));
    }

    void valuesReachTheirMembers()
    {
        const auto oven =
            told({"--trays", "3", "--no-fan", "--precision", "bf16", "--device", "cuda:1"});
        QVERIFY(oven && oven->trays == 3 && !oven->fan);
        QCOMPARE(oven->precision, Precision::BFloat16);
        QCOMPARE(oven->device, std::string("cuda:1"));
        QVERIFY(told({"--fan"})->fan);
    }

    void threeNumbersStandWithCrossesOrBlanks()
    {
        QVERIFY((told({"--size", "1x2x3"})->size == std::array<int, 3>{1, 2, 3}));
        QVERIFY((told({"--size", "1", "2", "3"})->size == std::array<int, 3>{1, 2, 3}));
        QVERIFY(!told({"--size", "1x2"}));
    }

    void wrongWordsAreRefused()
    {
        QVERIFY(!told({"--trays", "many"}));
        QVERIFY(!told({"--precision", "int8"}));
        QVERIFY(!told({"--device", "tpu"}));
        QVERIFY(!told({"--serial", "3"}));
    }

    void helpHasRangeDefaultAndChoices()
    {
        CLI::App app;
        Oven oven;
        addSettingOptions(app, std::span<const OvenSetting>(kOven), oven);
        const std::string help = app.help();
        for (const char* part :
             {"Of bread, 1 to 4", "[2]", "[40x50x60]", "on by default", "bf16"}) {
            QVERIFY2(help.find(part) != std::string::npos, help.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestSettingOptions)
#include "test_setting_options.moc"
