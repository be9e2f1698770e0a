#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "segmentation/volume/durable_file.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

class TestDurableFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replacesTheFileAndLeavesNothingElse()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "log.csv";
        writeTextDurably(file, "older");
        writeTextDurably(file, "newer");
        QCOMPARE(textOf(file), std::string("newer"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()),
                 std::ptrdiff_t{1});
    }

    void failureKeepsTheOlderFileAndNoPart()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "patch.h5";
        writeTextDurably(file, "whole");
        QVERIFY_THROWS_EXCEPTION(Error, writeDurably(file, [](const fs::path& temporary) {
                                     std::ofstream(temporary) << "half";
                                     throw Error("The disk is full.");
                                 }));
        QCOMPARE(textOf(file), std::string("whole"));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()),
                 std::ptrdiff_t{1});
    }

    void aMissingFolderIsAnError()
    {
        const test::TemporaryFolder folder;
        QVERIFY_THROWS_EXCEPTION(Error,
                                 writeTextDurably(folder.path() / "none" / "log.csv", "text"));
    }
};

QTEST_APPLESS_MAIN(TestDurableFile)
#include "test_durable_file.moc"
