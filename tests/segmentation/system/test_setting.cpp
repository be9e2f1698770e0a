#include "segmentation/system/setting.h"

#include <QtTest>

#include <cmath>
#include <limits>

namespace glioscope {

enum class Colour : std::uint8_t { Red, Green };
template <>
inline constexpr auto kKeys<Colour> = keyTable<Colour>({
    {Colour::Red, "red"},
    {Colour::Green, "green"},
});
template <>
inline constexpr auto kFormerKeys<Colour> = keyTable<Colour>({
    {Colour::Green, "verdant"},
});

}  // namespace glioscope

using namespace glioscope;

namespace {

struct Brush {
    Colour colour = Colour::Red;
    double width = 1;
};
struct Painter {
    Brush brush;
    std::filesystem::path picture;
    int strokes = 3;
};

constexpr auto kColour = member<Painter, &Painter::brush, &Brush::colour>();
constexpr auto kWidth = member<Painter, &Painter::brush, &Brush::width>();
constexpr auto kPicture = member<Painter, &Painter::picture>();

}  // namespace

class TestSetting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void membersAreReachedThroughTheirStructs()
    {
        Painter painter;
        QVERIFY(kWidth.write(painter, 2.5));
        QCOMPARE(painter.brush.width, 2.5);
        QVERIFY(kWidth.read(painter) == SettingValue(2.5));
        QVERIFY(kPicture.write(painter, std::string("a/b")));
        QCOMPARE(painter.picture, std::filesystem::path("a/b"));
    }

    void enumsAreTheirKeysOfTodayAndBefore()
    {
        Painter painter;
        QVERIFY(kColour.read(painter) == SettingValue(std::string("red")));
        QVERIFY(kColour.write(painter, std::string("verdant")));
        QVERIFY(kColour.read(painter) == SettingValue(std::string("green")));
    }

    void anotherTypeOrKeyChangesNothing()
    {
        Painter painter;
        QVERIFY(!kColour.write(painter, std::string("blue")));
        QVERIFY(!kColour.write(painter, 1));
        QVERIFY(!kWidth.write(painter, std::string("wide")));
        QVERIFY(painter.brush.colour == Colour::Red && painter.brush.width == 1);
    }

    void endsBelongToARangeUnlessSaid()
    {
        QVERIFY(isWithin({.least = 0, .most = 1}, 0.0));
        QVERIFY(isWithin({.least = 0, .most = 1}, 1.0));
        QVERIFY(!isWithin({.least = 0, .most = 1, .above = true}, 0.0));
        QVERIFY(!isWithin({.least = 0, .most = 1, .below = true}, 1.0));
        QVERIFY(!isWithin({.least = 1}, 0));
        QVERIFY(!isWithin({.least = 16, .most = 512}, std::array<int, 3>{80, 8, 80}));
        QVERIFY(!isWithin({.least = 0}, std::nan("")));
        QVERIFY(!isWithin({.least = 0}, std::numeric_limits<double>::infinity()));
        QVERIFY(isWithin({.least = 1}, std::string("text")));
    }

    void rangesAreWords()
    {
        QCOMPARE(rangeText({.least = 1, .most = 256}).text(), std::string("1 to 256"));
        QCOMPARE(rangeText({.least = 1}).text(), std::string("at least 1"));
        QCOMPARE(rangeText({.least = 0, .most = 1, .above = true}).text(),
                 std::string("above 0 and at most 1"));
        QCOMPARE(rangeText({.least = 0, .most = 1, .below = true}).text(),
                 std::string("from 0 to below 1"));
        QCOMPARE(rangeText({}).text(), std::string());
    }

    void helpHasTheRangeInItsPlace()
    {
        const SettingFacts both = {
            .key = "k", .help = "%1", .optionHelp = "steps, %1 each", .range = {.least = 2}};
        QCOMPARE(optionHelp(both), std::string("steps, at least 2 each"));
        const SettingFacts one = {.key = "k", .help = "%1", .range = {.least = 2}};
        QCOMPARE(optionHelp(one), std::string("At least 2"));
    }

    void valuesAreText()
    {
        QCOMPARE(valueText(1e-5), std::string("1e-05"));
        QCOMPARE(valueText(std::array<int, 3>{80, 96, 64}), std::string("80x96x64"));
        QCOMPARE(valueText(std::vector<std::string>{"a", "b"}), std::string("a b"));
        QCOMPARE(valueText(true), std::string("on"));
    }
};

QTEST_APPLESS_MAIN(TestSetting)
#include "test_setting.moc"
