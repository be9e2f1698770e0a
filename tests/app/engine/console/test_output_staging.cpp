#include "app/engine/console/output_staging.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>

using namespace glioscope;
using glioscope::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text)
{
    std::ofstream(file) << text;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::ptrdiff_t entriesIn(const fs::path& folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

class TestOutputStaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAppearWholeAndReplaceOlderOnes()
    {
        const TemporaryFolder folder;
        put(folder.path() / "a", "old");
        {
            OutputStaging staging(folder.path());
            put(staging.staged("a"), "new");
            put(staging.staged("b"), "other");
            QCOMPARE(contentOf(folder.path() / "a"), std::string("old"));
            const auto placed = staging.commit({"a", "b"});
            QCOMPARE(placed.size(), std::size_t{2});
            QCOMPARE(placed[1], folder.path() / "b");
        }
        QCOMPARE(contentOf(folder.path() / "a"), std::string("new"));
        QCOMPARE(entriesIn(folder.path()), 2);
    }

    void nothingStaysOfWorkThatWasGivenUp()
    {
        const TemporaryFolder folder;
        {
            const OutputStaging staging(folder.path() / "deep/er");
            put(staging.staged("a"), "half");
        }
        QCOMPARE(entriesIn(folder.path()), 0);
    }

    void discardingKeepsWhatIsInPlace()
    {
        const TemporaryFolder folder;
        const fs::path output = folder.path() / "new";
        OutputStaging staging(output);
        put(staging.staged("a"), "whole");
        put(staging.staged("b"), "half");
        staging.commit({"a"});
        staging.discard();
        QCOMPARE(entriesIn(output), 1);
        QCOMPARE(contentOf(output / "a"), std::string("whole"));
    }

    void leftoversOfADeadProcessGoAndThoseOfALivingOneStay()
    {
        const TemporaryFolder folder;
        const pid_t child = fork();
        if (child == 0) {
            // Ends without running destructors, as a killed process does.
            auto* staging = new OutputStaging(folder.path());
            put(staging->staged("a"), "half");
            _exit(0);
        }
        waitpid(child, nullptr, 0);
        QCOMPARE(entriesIn(folder.path()), 1);
        const OutputStaging first(folder.path());
        QCOMPARE(entriesIn(folder.path()), 1);
        const OutputStaging second(folder.path());
        QCOMPARE(entriesIn(folder.path()), 2);
    }

    void anErrorNamesTheFileAsItWillBeCalled()
    {
        const TemporaryFolder folder;
        const OutputStaging staging(folder.path());
        const fs::path file = folder.path() / "a_seg.nii.gz";
        try {
            staging.write(file.filename().string(), [](const fs::path& staged) {
                put(staged, "half");
                throw Error(staged.string() + " was not saved: the disk is full.");
            });
            QFAIL("the error was lost");
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()),
                     file.string() + " was not saved: the disk is full.");
        }
    }

    void anUnusableFolderIsNamed()
    {
        const TemporaryFolder folder;
        put(folder.path() / "file", "");
        try {
            const OutputStaging staging(folder.path() / "file");
            QFAIL("a file was taken for a folder");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("file") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestOutputStaging)
#include "test_output_staging.moc"
