#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/run/run_lock.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>
#include <optional>

using namespace glioscope;

namespace {

bool canLock(const std::filesystem::path& folder)
{
    try {
        const RunLock lock(folder);
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

class TestRunLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondHolderIsRefusedAndToldWhoHoldsIt()
    {
        const test::TemporaryFolder folder;
        std::optional<RunLock> lock(std::in_place, folder.path());
        try {
            const RunLock second(folder.path());
            QFAIL("locked twice");
        } catch (const Error& e) {
            const std::string number = "process " + std::to_string(::getpid()) + ")";
            QVERIFY2(std::string(e.what()).find(number) != std::string::npos, e.what());
        }
        lock.reset();
        QVERIFY(canLock(folder.path()));
    }

    void aDeadHolderLeavesNoLock()
    {
        const test::TemporaryFolder folder;
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const RunLock lock(folder.path());
            (void)!::write(ready[1], "x", 1);
            ::pause();
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QVERIFY(!canLock(folder.path()));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(canLock(folder.path()));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const test::TemporaryFolder folder;
        QVERIFY(!canLock(folder.path() / "none"));
    }
};

QTEST_APPLESS_MAIN(TestRunLock)
#include "test_run_lock.moc"
