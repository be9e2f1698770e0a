#include "tests/support/full_disk.h"
#include "tests/support/main_window_case.h"
#include "ui/window/main_window_snapshot.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace glioscope;

class TestMainWindowSnapshot : public test::MainWindowCase {
    Q_OBJECT

    /// What it said at its end; empty for success.
    QString takeSnapshot(const std::filesystem::path& casePath,
                         const std::filesystem::path& picture)
    {
        MainWindowSnapshot snapshot(*m_workspace, *m_window,
                                    {.casePath = QString::fromStdString(casePath.string()),
                                     .snapshotFile = QString::fromStdString(picture.string()),
                                     .model = kNoModel});
        QSignalSpy finished(&snapshot, &MainWindowSnapshot::finished);
        return finished.wait(60'000) ? finished[0][0].toString() : QStringLiteral("no end");
    }

private Q_SLOTS:
    void aCaseThatNoModelRunsOnIsShownWithoutOne()
    {
        const auto picture = m_folder.path() / "without.png";
        QCOMPARE(takeSnapshot(m_withoutT1ce, picture), QString());
        QCOMPARE(QImage(QString::fromStdString(picture.string())).size(), m_window->size());
        QVERIFY(!m_workspace->state.activeLayer());
        QVERIFY(!m_workspace->run.isRunning());
    }

    void withoutAModelTheExpertsLabelsAreShown()
    {
        const auto picture = m_folder.path() / "expert.png";
        QCOMPARE(takeSnapshot(m_case, picture), QString());
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{1});
        QVERIFY(m_workspace->state.activeLayer()->origin.kind == Origin::Kind::Expert);
    }

    void aFullDiskIsSaidAndLeavesNoPicture()
    {
        const auto picture = m_folder.path() / "full.png";
        QString said;
        {
            const test::FullDisk disk(1000);
            said = takeSnapshot(m_case, picture);
        }
        QVERIFY2(said.contains(QStringLiteral("disk is full")) &&
                     said.startsWith(QString::fromStdString(picture.string()) + QLatin1Char(' ')),
                 qPrintable(said));
        QVERIFY(!std::filesystem::exists(picture));
    }
};

QTEST_MAIN(TestMainWindowSnapshot)
#include "test_main_window_snapshot.moc"
