// The dock beside the real engine: what it says of the open case's images.

#include "ui/engine/segmentation_dock.h"

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

}  // namespace

class TestSegmentationDock : public test::MainWindowCase {
    Q_OBJECT

    /// The case with the names of its T1 and T1ce exchanged.
    fs::path exchangedCase()
    {
        const fs::path folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Exchanged"});
        const fs::path t1 = folder / "Exchanged_t1.nii", t1ce = folder / "Exchanged_t1ce.nii";
        fs::rename(t1, folder / "aside");
        fs::rename(t1ce, t1);
        fs::rename(folder / "aside", t1ce);
        return folder;
    }

    QStringList checks()
    {
        QStringList texts;
        for (const QLabel* line : m_window->findChild<QWidget*>(QStringLiteral("modelChecks"))
                                      ->findChildren<QLabel*>()) {
            if (!line->text().isEmpty()) {
                texts << line->text();
            }
        }
        return texts;
    }
    bool exchangeIsShown()
    {
        return !checks().filter(QStringLiteral("T1 and T1ce look as if")).isEmpty();
    }

private Q_SLOTS:
    void anotherCaseHasNothingOfTheOneBefore()
    {
        m_window->warmUp();
        openCase(exchangedCase());
        QTRY_VERIFY_WITH_TIMEOUT(exchangeIsShown(), kLongMs);
        openCase(m_case);
        QVERIFY(!exchangeIsShown());
        openCase(exchangedCase());
        openCase(m_case);  // without waiting for what is said of the first
        QVERIFY(!exchangeIsShown());
        QVERIFY(!QTest::qWaitFor([this] { return exchangeIsShown(); }, 1000));
        openCase(exchangedCase());
        QTRY_VERIFY(exchangeIsShown());
    }

    void theDockSaysWhatTheRunSaysAndOnce()
    {
        openCase(exchangedCase());
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog.models().empty(), kLongMs);
        QTRY_VERIFY(exchangeIsShown());
        QAction* segment = m_window->actions()[Command::Segment];
        QVERIFY(segment->isEnabled());  // a warning keeps nobody from running
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        segment->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        const QStringList notices = finished.front().at(2).toStringList();
        const QStringList told = notices.filter(QStringLiteral("T1 and T1ce look as if"));
        QCOMPARE(told.size(), 1);
        QVERIFY(checks().contains(told.front()));
        QVERIFY(label("runSummary")->isVisible());
        QVERIFY(!label("runSummary")->text().contains(told.front()));
    }
};

QTEST_MAIN(TestSegmentationDock)
#include "test_segmentation_dock.moc"
