#include "segmentation/system/owned_folder.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

using namespace glioscope;
using glioscope::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t entriesIn(const fs::path& folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// Runs `work` in a process of its own, which ends without destructors, as a killed one does.
/// Returns its exit code.
int inAnotherProcess(const std::function<int()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        _exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

class TestOwnedFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itGoesWithAllThatIsInIt()
    {
        const TemporaryFolder parent;
        {
            const OwnedFolder folder(parent.path());
            QCOMPARE(folder.path().parent_path(), parent.path());
            QVERIFY(folder.path().filename().string().starts_with("."));
            fs::create_directories(folder.path() / "deep");
            std::ofstream(folder.path() / "deep" / "file") << "half";
        }
        QCOMPARE(entriesIn(parent.path()), 0);
    }

    void leftoversOfADeadProcessGo()
    {
        const TemporaryFolder parent;
        QCOMPARE(inAnotherProcess([&] {
                     auto* folder = new OwnedFolder(parent.path());
                     std::ofstream(folder->path() / "a") << "half";
                     return 0;
                 }),
                 0);
        QCOMPARE(entriesIn(parent.path()), 1);
        const OwnedFolder folder(parent.path());
        QCOMPARE(entriesIn(parent.path()), 1);
        QVERIFY(fs::exists(folder.path()));
    }

    void leftoversGoAlsoWhereNoneIsMade()
    {
        const TemporaryFolder parent;
        const OwnedFolder alive(parent.path());
        QCOMPARE(inAnotherProcess([&] {
                     (void)new OwnedFolder(parent.path());
                     return 0;
                 }),
                 0);
        QCOMPARE(entriesIn(parent.path()), 2);
        removeAbandonedFolders(parent.path());
        QCOMPARE(entriesIn(parent.path()), 1);
        QVERIFY(fs::exists(alive.path()));
        removeAbandonedFolders(parent.path() / "nowhere");
    }

    void thoseOfLivingOnesStay()
    {
        const TemporaryFolder parent;
        const OwnedFolder first(parent.path());
        const OwnedFolder second(parent.path());
        QCOMPARE(inAnotherProcess([&] {
                     const OwnedFolder third(parent.path());
                     return entriesIn(parent.path()) == 3 ? 0 : 1;
                 }),
                 0);
        QVERIFY(fs::exists(first.path()) && fs::exists(second.path()));
    }

    void aProcessThatDoesNotSeeTheOwnersNumberLeavesItToo()
    {
        const TemporaryFolder parent;
        const OwnedFolder folder(parent.path());
        constexpr int kNotAllowed = 77;
        const int code = inAnotherProcess([&] {
            if (unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0) {
                return kNotAllowed;
            }
            // Only a child is inside the new numbers.
            return inAnotherProcess([&] {
                const OwnedFolder other(parent.path());
                return getpid() == 1 && entriesIn(parent.path()) == 2 ? 0 : 1;
            });
        });
        if (code == kNotAllowed) {
            QSKIP("This machine lets no program number its processes anew.");
        }
        QCOMPARE(code, 0);
        QVERIFY(fs::exists(folder.path()));
    }

    void aFolderThatIsJustBeingMadeStays()
    {
        const TemporaryFolder parent;
        std::string name;
        {
            const OwnedFolder folder(parent.path());
            name = folder.path().filename().string();
        }
        fs::create_directory(parent.path() / name);  // no lock yet
        const OwnedFolder other(parent.path());
        QVERIFY(fs::exists(parent.path() / name));
        fs::last_write_time(parent.path() / name,
                            fs::file_time_type::clock::now() - std::chrono::hours(48));
        const OwnedFolder later(parent.path());
        QVERIFY(!fs::exists(parent.path() / name));
    }

    void aParentThatCannotBeUsedIsAnError()
    {
        QVERIFY_THROWS_EXCEPTION(fs::filesystem_error, OwnedFolder("/nonexistent/folder"));
    }
};

QTEST_APPLESS_MAIN(TestOwnedFolder)
#include "test_owned_folder.moc"
