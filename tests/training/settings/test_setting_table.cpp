#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/settings/config_json.h"
#include "training/settings/setting_table.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>
#include <set>
#include <sstream>

using namespace glioscope;

namespace {

std::string valuesOf(const TrainingSetting& setting)
{
    const std::string unit = setting.range.unit;
    return setting.choices.keys
               ? listedKeys(setting.choices.keys())
               : rangeText(setting.range).text() + (unit.empty() ? "" : " " + unit);
}

/// The table of training/README.md.
std::string readmeTable()
{
    std::string table =
        "| option of `train` | in the window | default | values | | has a say |\n"
        "|---|---|---|---|---|---|\n";
    for (const TrainingSetting& setting : trainingSettings()) {
        if (!setting.option) {
            continue;
        }
        table += "| `" + std::string(setting.option) + "`";
        for (const std::string& cell :
             {std::string(setting.label ? setting.label : ""), valueText(setting.member.read({})),
              valuesOf(setting), optionHelp(setting),
              std::string(setting.use.ofWindows ? "with whole cases" : "")}) {
            table += " |" + (cell.empty() ? "" : " " + cell);
        }
        table += " |\n";
    }
    return table;
}

}  // namespace

class TestSettingTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readmeHasTheTable()
    {
        std::ifstream file(test::sourceFolder() / "training" / "README.md");
        std::ostringstream text;
        text << file.rdbuf();
        const std::string table = readmeTable();
        QVERIFY2(text.str().find(table) != std::string::npos,
                 ("training/README.md lacks this table:\n" + table).c_str());
    }

    void keysAndOptionsAreUnique()
    {
        std::set<std::string> keys, options;
        for (const TrainingSetting& setting : trainingSettings()) {
            QVERIFY2(keys.insert(setting.key).second, setting.key);
            QVERIFY2(!setting.option || options.insert(setting.option).second, setting.key);
            QVERIFY2(!setting.label || (setting.option && setting.help), setting.key);
            QCOMPARE(&trainingSetting(setting.key), &setting);
        }
    }

    /// Every row has its own member, or two would be written as one.
    void everyRowHasItsOwnMember()
    {
        for (const TrainingSetting& setting : trainingSettings()) {
            TrainingConfig config;
            SettingValue value = setting.member.read(config);
            if (auto* text = std::get_if<std::string>(&value); text && setting.choices.keys) {
                *text = setting.choices.keys().back() == *text ? setting.choices.keys().front()
                                                               : setting.choices.keys().back();
            } else {
                std::visit([](auto& held) { change(held); }, value);
            }
            QVERIFY2(setting.member.write(config, value), setting.key);
            for (const TrainingSetting& other : trainingSettings()) {
                QVERIFY2(
                    (other.member.read(config) != other.member.read({})) == (&other == &setting),
                    other.key);
            }
            const TrainingConfig back = configFromJson(toJson(config));
            QVERIFY2(setting.member.read(back) == value, setting.key);
        }
    }

    void everyRangeIsHeld()
    {
        for (const TrainingSetting& setting : trainingSettings()) {
            const SettingRange& range = setting.range;
            if (std::isfinite(range.least)) {
                refuses(setting, range.above ? range.least : range.least - 1);
            }
            if (std::isfinite(range.most)) {
                refuses(setting, range.below ? range.most : range.most + 1);
            }
        }
    }

    void keysThatNeverStoodInAFileAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)configFromJson(R"({"norm": "seldom"})"));
        QVERIFY_THROWS_EXCEPTION(Error, (void)configFromJson(R"({"window": [1, 2]})"));
    }

private:
    static void change(bool& held) { held = !held; }
    static void change(int& held) { ++held; }
    static void change(double& held) { held += 0.125; }
    static void change(std::uint64_t& held) { ++held; }
    static void change(std::string& held) { held += "other"; }
    static void change(std::vector<std::string>& held) { held.emplace_back("other"); }
    template <typename T>
    static void change(std::array<T, 3>& held)
    {
        held[1] += 1;
    }

    static void refuses(const TrainingSetting& setting, double value)
    {
        TrainingConfig config;
        const SettingValue wrong = std::visit(
            [&](auto held) -> SettingValue {
                using T = decltype(held);
                if constexpr (std::is_same_v<T, int> || std::is_same_v<T, double>) {
                    return static_cast<T>(value);
                } else if constexpr (std::is_same_v<T, std::array<int, 3>>) {
                    held[2] = static_cast<int>(value);
                }
                return held;
            },
            setting.member.read(config));
        QVERIFY2(setting.member.write(config, wrong), setting.key);
        try {
            requireValid(config);
            QFAIL(setting.key);
        } catch (const Error& error) {
            std::string name = setting.key;
            std::ranges::replace(name, '_', ' ');
            QVERIFY2(std::string(error.what()).find(name) != std::string::npos, error.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestSettingTable)
#include "test_setting_table.moc"
