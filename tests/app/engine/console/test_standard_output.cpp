#include "app/engine/console/standard_output.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace glioscope;

namespace {

void sayGoodbye()
{
    (void)!write(STDOUT_FILENO, "destroyed", 9);
}

}  // namespace

class TestStandardOutput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEndPrintsTheRestAndRunsNoDestructors()
    {
        std::array<int, 2> pipe{};
        QCOMPARE(::pipe(pipe.data()), 0);
        std::fflush(nullptr);
        const pid_t child = fork();
        if (child == 0) {
            dup2(pipe[1], STDOUT_FILENO);
            std::atexit(sayGoodbye);
            std::fputs("half a line", stdout);
            endProcess(7);
        }
        close(pipe[1]);
        QByteArray said;
        std::array<char, 64> part;
        for (ssize_t got = 0; (got = read(pipe[0], part.data(), part.size())) > 0;) {
            said.append(part.data(), got);
        }
        close(pipe[0]);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 7);
        QCOMPARE(said, "half a line");
    }
};

QTEST_APPLESS_MAIN(TestStandardOutput)
#include "test_standard_output.moc"
