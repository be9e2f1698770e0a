#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "tests/support/full_disk.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string_view>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

/// What another process leaves that is killed while it writes `file`.
void killedWhileWriting(const fs::path& file)
{
    const pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "test_durable_file", "--write-and-die", file.c_str(), nullptr);
        std::_Exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

void writeAndDie(const fs::path& file)
{
    writeDurably(file, [](const fs::path& temporary) {
        writeBytes(temporary, "half");
        std::raise(SIGKILL);
    });
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
                QVERIFY2(said.starts_with(file.string() + " was not written: the disk is full"),
                         said.c_str());
            }
        }
        QVERIFY(fs::is_empty(folder.path()));
    }

    void theCauseIsInWords()
    {
        QCOMPARE(writeFailure({ENOSPC, std::generic_category()}).text(),
                 std::string("the disk is full"));
        QVERIFY(writeFailure({EDQUOT, std::generic_category()}).text().find("quota") !=
                std::string::npos);
        QCOMPARE(writeFailure({EACCES, std::generic_category()}).text(),
                 std::string("Permission denied"));
    }

    void whatTheFileSystemRefusesNamesTheFile()
    {
        const test::TemporaryFolder folder;
        const fs::path taken = folder.path() / "taken";
        fs::create_directories(taken / "full");
        for (const auto& [file, write] : {std::pair<fs::path, std::string>(taken, "renamed"),
                                          {folder.path() / "copy", "copied"}}) {
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

    void whatIsCheckedAndRefusedReplacesNothing()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "a.nii.gz";
        writeTextDurably(file, "older");
        const auto write = [](const fs::path& temporary) { writeBytes(temporary, "newer"); };
        const auto refuse = [&](const fs::path& temporary) {
            QCOMPARE(textOf(temporary), std::string("newer"));
            QVERIFY(temporary.filename().string().starts_with("."));
            QVERIFY(temporary.string().ends_with(".nii.gz"));
            throw Error(temporary.string() + " came back otherwise.");
        };
        try {
            writeDurably(file, write, refuse);
            QFAIL("it was put in place");
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()), file.string() + " came back otherwise.");
        }
        QCOMPARE(textOf(file), std::string("older"));
        QCOMPARE(namesIn(folder.path()), std::vector<std::string>{"a.nii.gz"});
    }

    void linksAndPermissionsAreKept()
    {
        const test::TemporaryFolder folder;
        fs::create_directory(folder.path() / "store");
        const fs::path real = folder.path() / "store/log.csv", link = folder.path() / "log.csv";
        writeTextDurably(real, "older");
        fs::permissions(real, fs::perms::owner_read | fs::perms::owner_write);
        fs::create_symlink("store/log.csv", link);
        for (const auto& write : {writeTextDurably, replaceText}) {
            write(link, "newer");
            QVERIFY(fs::is_symlink(link));
            QCOMPARE(textOf(real), std::string("newer"));
            QCOMPARE(static_cast<int>(fs::status(real).permissions()), 0600);
        }
    }

    void aNameAsLongAsNamesMayBeCanBeWritten()
    {
        const test::TemporaryFolder folder;
        std::string name;
        while (name.size() < 250) {
            name += "\u00e4";
        }
        writeTextDurably(folder.path() / (name + ".csv"), "text");
        QCOMPARE(namesIn(folder.path()), std::vector<std::string>{name + ".csv"});
    }

    void whatAKilledWriterLeftGoesAndWhatIsBeingWrittenStays()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "best.h5";
        killedWhileWriting(file);
        killedWhileWriting(folder.path() / "other.h5");
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{2});
        const auto isOurs = [](const LeftPart& part) {
            return !part.isDoubtful && part.name == "best.h5";
        };
        {
            const PartFile going(file);
            removeDeadParts(folder.path(), isOurs);
            QVERIFY(fs::exists(going.path()));
            QCOMPARE(namesIn(folder.path()).size(), std::size_t{2});
        }
        removeDeadParts(folder.path(), [](const LeftPart&) { return true; });
        QVERIFY(fs::is_empty(folder.path()));
    }

    void onlyOwnPartsAreRemovedAtAnEnd()
    {
        const test::TemporaryFolder folder;
        killedWhileWriting(folder.path() / "b.h5");  // of another process, which may go on
        writeTextDurably(folder.path() / "c.h5", "text");
        const PartFile own(folder.path() / "a.h5");
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{3});
        removeOwnParts(folder.path());
        QVERIFY(!fs::exists(own.path()));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{2});
    }

    void aMissingFolderIsAnError()
    {
        const test::TemporaryFolder folder;
        QVERIFY_THROWS_EXCEPTION(Error,
                                 writeTextDurably(folder.path() / "none" / "log.csv", "text"));
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--write-and-die") {
        writeAndDie(argv[2]);
    }
    TestDurableFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_durable_file.moc"
