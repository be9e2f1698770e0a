#include "training/settings/reference_lists.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;

class TestReferenceLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsComeBack()
    {
        const test::TemporaryFolder folder;
        QVERIFY(!readReferenceLists(folder.path()));
        for (const auto& size : {std::optional<Index3>(), std::optional(Index3{64, 48, 16})}) {
            const ReferenceLists lists = {{"a.h5", "b.h5"}, {"c.h5"}, size};
            writeReferenceLists(folder.path(), lists);
            QCOMPARE(readReferenceLists(folder.path()), std::optional(lists));
        }
    }

    void whatIsNoListsIsNamed()
    {
        const test::TemporaryFolder folder;
        for (const char* text :
             {"", "{", "[]", R"({"train":["a.h5"]})", R"({"train":[1],"valid":[]})"}) {
            std::ofstream(folder.path() / "config.json") << text;
            QVERIFY_THROWS_EXCEPTION(Error, (void)readReferenceLists(folder.path()));
        }
        std::ofstream(folder.path() / "config.json")
            << R"({"train":["a.h5"],"valid":[],"patch_size":[1,"x",3]})";
        QVERIFY(!readReferenceLists(folder.path())->patchSize);
    }
};

QTEST_APPLESS_MAIN(TestReferenceLists)
#include "test_reference_lists.moc"
