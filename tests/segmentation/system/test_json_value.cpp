#include "segmentation/system/json_value.h"

#include <QtTest>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

using namespace glioscope;
using nlohmann::json;

namespace {

template <typename T>
bool isRefused(const char* text)
{
    try {
        (void)valueOf<T>(json::parse(text));
    } catch (const json::exception&) {
        return true;
    }
    return false;
}

}  // namespace

class TestJsonValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersInRangeAreTaken()
    {
        QCOMPARE(valueOf<int>(json::parse("-2147483648")), -2147483648);
        QCOMPARE(valueOf<std::uint64_t>(json::parse("18446744073709551615")), UINT64_MAX);
        QCOMPARE(valueOf<std::int64_t>(json::parse("-9223372036854775808")), INT64_MIN);
    }

    void numbersThatTheTypeCannotHoldAreRefused()
    {
        for (const char* number :
             {"2147483648", "-2147483649", "1.12e71", "-1e300", "1e2", "0.5"}) {
            QVERIFY2(isRefused<int>(number), number);
        }
        QVERIFY(isRefused<std::uint64_t>("-1"));
        QVERIFY(isRefused<std::int64_t>("18446744073709551615"));
    }

    void otherKindsAreNoWholeNumber()
    {
        for (const char* other : {"true", "null", "\"1\"", "[1]", "{}"}) {
            QVERIFY2(isRefused<int>(other), other);
        }
    }

    void arraysAreHeldToTheSame()
    {
        using Three = std::array<int, 3>;
        QCOMPARE(valueOf<Three>(json::parse("[96, 112, 96]")), (Three{96, 112, 96}));
        QCOMPARE(valueOf<std::vector<int>>(json::parse("[1, 2]")), (std::vector<int>{1, 2}));
        QVERIFY(isRefused<Three>("[96, 1.12e71, 96]"));
        QVERIFY(isRefused<Three>("[96, 112]"));
        QVERIFY(isRefused<std::vector<int>>("[1, 3000000000]"));
        QVERIFY(isRefused<std::vector<int>>("7"));
    }

    void whatIsNoWholeNumberIsTakenAsTheLibraryDoes()
    {
        QCOMPARE(valueOf<double>(json::parse("3")), 3.0);
        QCOMPARE(valueOf<std::string>(json::parse("\"a\"")), std::string("a"));
        QVERIFY(valueOf<bool>(json::parse("true")));
    }
};

QTEST_APPLESS_MAIN(TestJsonValue)
#include "test_json_value.moc"
