#include "ui/widgets/background_work.h"

#include <QCoreApplication>
#include <QObject>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <memory>
#include <stdexcept>

using namespace glioscope;

class TestBackgroundWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workRunsOnAnotherThreadAndItsOutcomeComesBackOnThisOne()
    {
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        runInBackground(
            this, [] { return QThread::currentThread(); },
            [&](QThread* thread) {
                worker = thread;
                receiver = QThread::currentThread();
            });
        QTRY_VERIFY(receiver != nullptr);
        QCOMPARE(receiver, thread());
        QVERIFY(worker != thread());
    }

    void theEndNeverComesInsideTheCall()
    {
        int ended = 0;
        constexpr int kTimes = 5000;
        for (int time = 0; time < kTimes; ++time) {
            runInBackground(this, [] { return 1; }, [&](int one) { ended += one; });
            QCOMPARE(ended, 0);
        }
        QTRY_COMPARE(ended, kTimes);
    }

    void nothingComesBackToWhatIsGone()
    {
        bool called = false;
        auto context = std::make_unique<QObject>();
        runInBackground(context.get(), [] { return 1; }, [&](int) { called = true; });
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void workThatThrowsCallsNothing()
    {
        bool called = false;
        const auto fail = []() -> int { throw std::runtime_error("on purpose"); };
        runInBackground(this, fail, [&](int) { called = true; });
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCoreApplication::processEvents();
        QVERIFY(!called);
        QTRY_VERIFY(children().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBackgroundWork)
#include "test_background_work.moc"
