#include "tests/support/tiny_cases.h"
#include "training/windows/window_loader.h"

#include <QtTest>

#include <map>

using namespace glioscope;

namespace {

TrainingSet::Entry entry(const char* name)
{
    PatchCase patch = test::tinyCase({.name = name});
    TumourIndex tumour = indexTumour(patch);
    return {std::move(patch), std::move(tumour)};
}

std::shared_ptr<TrainingSet> threeAndAPhantom()
{
    auto set = std::make_shared<TrainingSet>();
    for (const char* name : {"a", "b", "c"}) {
        set->real.push_back(entry(name));
    }
    set->synthetic.push_back(entry("phantom"));
    return set;
}

}  // namespace

class TestWindowLoader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orderAndContentDoNotDependOnWorkers()
    {
        const auto set = threeAndAPhantom();
        LoaderOptions one{.window = {.size = {16, 16, 16}}, .ahead = 1};
        LoaderOptions many = one;
        many.ahead = 5;
        WindowLoader slow(set, one, 3, 8), quick(set, many, 3, 8);
        for (int n = 0; n < 8; ++n) {
            const LoadedWindow a = slow.next(), b = quick.next();
            QCOMPARE(a.caseName, b.caseName);
            QVERIFY(a.window.images == b.window.images);
        }
    }

    void everyEpochAndSeedHasWindowsOfItsOwn()
    {
        TrainingSet set;
        set.real.push_back(entry("a"));
        LoaderOptions options{.window = {.size = {16, 16, 16}}};
        const auto images = [&](std::uint64_t epoch) {
            return makeWindow(set, options, epoch, 0).window.images;
        };
        const auto first = images(1);
        QVERIFY(first == images(1));
        QVERIFY(first != images(2));
        ++options.seed;
        QVERIFY(first != images(1));
    }

    void everyRoundAndEpochHasAnOrderOfItsOwn()
    {
        TrainingSet set;
        for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
            set.real.push_back(entry(name));
        }
        const LoaderOptions options{.window = {.size = {16, 16, 16}}, .syntheticShare = 0};
        const auto round = [&](std::uint64_t epoch, std::uint64_t number) {
            std::string names;
            for (std::uint64_t n = 0; n < 8; ++n) {
                names += caseOfWindow(set, options, epoch, 8 * number + n);
            }
            return names;
        };
        QVERIFY(round(1, 0) != round(1, 1) && round(1, 1) != round(1, 2));
        QVERIFY(round(1, 0) != round(2, 0));
    }

    void realCasesTakeTurns()
    {
        const auto set = threeAndAPhantom();
        const LoaderOptions options{.window = {.size = {16, 16, 16}}, .syntheticShare = 0};
        std::map<std::string, int> seen;
        for (std::uint64_t n = 0; n < 9; ++n) {
            ++seen[makeWindow(*set, options, 1, n).caseName];
        }
        QCOMPARE(seen, (std::map<std::string, int>{{"a", 3}, {"b", 3}, {"c", 3}}));
    }

    void severalProcessesShareTheWindowsOfOne()
    {
        const auto set = threeAndAPhantom();
        LoaderOptions whole{.window = {.size = {16, 16, 16}}, .batch = 6};
        WindowLoader all(set, whole, 3, 12);
        LoaderOptions part = whole;
        part.batch = 2;
        part.processes = 3;
        std::vector<std::unique_ptr<WindowLoader>> shares;
        for (part.rank = 0; part.rank < part.processes; ++part.rank) {
            shares.push_back(std::make_unique<WindowLoader>(set, part, 3, 4));
        }
        for (std::uint64_t n = 0; n < 12; ++n) {
            const LoadedWindow expected = all.next(), mine = shares[n / 2 % 3]->next();
            QVERIFY(mine.window.images == expected.window.images);
            QCOMPARE(caseOfWindow(*set, whole, 3, n), expected.caseName);
        }
    }

    void phantomsHaveTheirShare()
    {
        const auto set = threeAndAPhantom();
        const LoaderOptions options{.window = {.size = {16, 16, 16}}, .syntheticShare = 0.3};
        int phantoms = 0;
        for (std::uint64_t n = 0; n < 300; ++n) {
            phantoms += makeWindow(*set, options, 1, n).caseName == "phantom";
        }
        QVERIFY(phantoms > 60 && phantoms < 120);
    }
};

QTEST_APPLESS_MAIN(TestWindowLoader)
#include "test_window_loader.moc"
