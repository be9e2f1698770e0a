#include "segmentation/system/keys.h"

#include <QtTest>

namespace glioscope {

enum class Fruit { Apple, Pear, Plum };

template <>
inline constexpr auto kKeys<Fruit> = keyTable<Fruit>({
    {Fruit::Apple, "apple"},
    {Fruit::Pear, "pear"},
    {Fruit::Plum, "plum"},
});

template <>
inline constexpr auto kFormerKeys<Fruit> = keyTable<Fruit>({
    {Fruit::Plum, "prune"},
});

enum class Unnamed { One };

static_assert(Keyed<Fruit> && !Keyed<Unnamed> && !Keyed<int>);
static_assert(fromKey<Fruit>(key(Fruit::Pear)) == Fruit::Pear);

}  // namespace glioscope

using namespace glioscope;

class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyValueComesBackFromItsKey()
    {
        QCOMPARE(allOf<Fruit>().size(), std::size_t{3});
        for (const Fruit fruit : allOf<Fruit>()) {
            QCOMPARE(fromKey<Fruit>(key(fruit)), std::optional(fruit));
        }
        QVERIFY(!fromKey<Fruit>("Apple") && !fromKey<Fruit>("") && !fromKey<Fruit>("app"));
    }

    void formerKeysAreReadAndNotWritten()
    {
        QCOMPARE(fromKey<Fruit>("prune"), std::optional(Fruit::Plum));
        QCOMPARE(key(Fruit::Plum), std::string_view("plum"));
        QCOMPARE(presentKey<Fruit>("prune"), std::string("plum"));
        QCOMPARE(presentKey<Fruit>("cherry"), std::string("cherry"));
        QCOMPARE(keysOf<Fruit>(), (std::vector<std::string>{"apple", "pear", "plum"}));
    }

    void listsReadAsSentencesDo()
    {
        QCOMPARE(listedKeys(keysOf<Fruit>()), std::string("apple, pear or plum"));
        QCOMPARE(listedKeys(keysOf<Fruit>({Fruit::Plum, Fruit::Apple})),
                 std::string("plum or apple"));
        QCOMPARE(listedKeys({"one"}), std::string("one"));
        QCOMPARE(listedKeys({}), std::string());
    }
};

QTEST_APPLESS_MAIN(TestKeys)
#include "test_keys.moc"
