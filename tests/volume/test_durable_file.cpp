#include "segmentation/volume/error.h"
#include "tests/support/full_disk.h"
#include "tests/support/test_data.h"
#include "segmentation/volume/durable_file.h"

#include <QtTest>

#include <cerrno>
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

    void aFullDiskIsSaidByTheFilesOwnName()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "log.csv";
        for (const std::size_t size : {std::size_t{101}, std::size_t{1} << 20}) {
            const test::FullDisk disk(100);
            try {
                writeTextDurably(file, std::string(size, 'x'));
                QFAIL("more was written than there was room for");
            } catch (const Error& error) {
                const std::string said = error.what();
                QVERIFY2(said.starts_with(file.string() + " was not written: the disk is full"), said.c_str());
            }
        }
        QVERIFY(fs::is_empty(folder.path()));
    }

    void theCauseIsInWords()
    {
        QCOMPARE(writeFailure({ENOSPC, std::generic_category()}), std::string("the disk is full"));
        QVERIFY(writeFailure({EDQUOT, std::generic_category()}).find("quota") != std::string::npos);
        QCOMPARE(writeFailure({EACCES, std::generic_category()}), std::string("Permission denied"));
    }

    void whatTheFileSystemRefusesNamesTheFile()
    {
        const test::TemporaryFolder folder;
        const fs::path taken = folder.path() / "taken";
        fs::create_directories(taken / "full");
        for (const auto& [file, write] :
             {std::pair<fs::path, std::string>(taken, "renamed"), {folder.path() / "copy", "copied"}}) {
            try {
                writeDurably(file, [&](const fs::path& temporary) {
                    if (write == "copied") {
                        fs::copy_file(folder.path() / "missing", temporary);
                    }
                    writeBytes(temporary, "text");
                });
                QFAIL("nothing was refused");
            } catch (const Error& error) {
                const std::string said = error.what();
                QVERIFY2(said.starts_with(file.string() + " was not written: "), said.c_str());
                QVERIFY2(said.find(".part") == said.npos, said.c_str());
            }
        }
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
