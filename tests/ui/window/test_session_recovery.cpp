// What is left of a window that did not end well, and of the real program when it is killed:
// offered at the next start, with what was not saved; nothing after a clean end.

#include "segmentation/case/formats/label_writer.h"
#include "tests/support/full_disk.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "ui/session/autosave.h"
#include "ui/window/session_commands.h"
#include "viewer/session/session_file.h"

#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glioscope;
namespace fs = std::filesystem;

class TestSessionRecovery : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        closeWindow();
        std::error_code ignored;
        fs::remove_all(sessions(), ignored);
    }

    void whatAWindowLeftIsOfferedWithWhatWasNotSaved()
    {
        keep();
        QVERIFY(!m_window->messages().isOffering());
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Enhancing));
        state().setSequence(Sequence::T2);
        state().setCursorLps({5, 6, 7});
        waitUntilKept();
        const Vec3 cursor = state().cursorLps();
        closeWindow();  // without a word to anybody, as a crash
        QCOMPARE(folders().size(), std::size_t{1});

        makeWindow();
        keep();
        QVERIFY(m_window->messages().isOffering());
        QVERIFY2(
            m_window->messages().text().startsWith(QStringLiteral("Glioscope ended unexpectedly")),
            qPrintable(m_window->messages().text()));
        QVERIFY(m_window->messages().text().contains(QStringLiteral("were not saved")));
        openCase(m_case);  // which the offer outlives
        QVERIFY(m_window->messages().isOffering());
        restore();
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{2});
        const Layer& unet = m_workspace->session.layers()[1];
        QCOMPARE(unet.name, "unet");
        QVERIFY(unet.labels()->map->voxels == result(Label::Enhancing).map->voxels);
        QCOMPARE(m_workspace->session.resultsToLose(), QStringList(QStringLiteral("unet")));
        QCOMPARE(state().sequence(), Sequence::T2);
        QCOMPARE(state().cursorLps(), cursor);

        // It goes once it is kept again, and is whole until then.
        QTRY_COMPARE_WITH_TIMEOUT(folders().size(), std::size_t{1}, 15'000);
        const ReadSession again = readSession(folders().front() / "session.glioscope");
        QCOMPARE(again.session.layers.size(), std::size_t{2});
        QVERIFY(fs::exists(again.session.layers[1].file->file));
    }

    void nothingIsLeftAfterACleanEnd()
    {
        keep();
        openCase(m_case);
        waitUntilKept();
        QVERIFY(m_window->close());
        QVERIFY(folders().empty());
        closeWindow();
        makeWindow();
        keep();
        QVERIFY(!m_window->messages().isOffering());
    }

    void whatIsNotSavedIsAskedAboutAtAnEndAsEver()
    {
        keep();
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Enhancing));
        waitUntilKept();
        QStringList asked;
        test::answerNextQuestions({QStringLiteral("Discard")}, &asked);
        QVERIFY(m_window->close());
        QCOMPARE(asked.size(), 1);
        QVERIFY(folders().empty());
    }

    void onlyWhatDiffersIsWritten()
    {
        keep();
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Enhancing));
        waitUntilKept();
        const fs::path labels = file("unet.nii.gz");
        const auto labelsAt = fs::last_write_time(labels);
        const auto sessionAt = fs::last_write_time(file("session.glioscope"));
        state().setCrosshairVisible(!state().crosshairVisible());
        waitUntilKept();
        QCOMPARE(fs::last_write_time(labels), labelsAt);
        QVERIFY(fs::last_write_time(file("session.glioscope")) > sessionAt);
        const auto changedAt = fs::last_write_time(file("session.glioscope"));
        state().setCrosshairVisible(!state().crosshairVisible());
        state().setCrosshairVisible(!state().crosshairVisible());
        waitUntilKept();
        QCOMPARE(fs::last_write_time(file("session.glioscope")), changedAt);
        // What is no longer there is not kept.
        m_workspace->session.removeResult(m_workspace->session.layers()[1].id);
        waitUntilKept();
        QVERIFY(!fs::exists(labels));
    }

    void aFullDiskIsToldOnceAndLeavesWhatWasKept()
    {
        keep();
        openCase(m_case);
        waitUntilKept();
        {
            const test::FullDisk full(500);
            QSignalSpy failed(m_window->sessions().autosave(), &Autosave::failed);
            m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Enhancing));
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 15'000);
            QVERIFY(!m_window->messages().text().isEmpty());
            state().setCrosshairVisible(!state().crosshairVisible());
            QTest::qWait(2'500);
            QCOMPARE(failed.size(), 1);
        }
        QCOMPARE(readSession(file("session.glioscope")).session.layers.size(), std::size_t{1});
        state().setCrosshairVisible(!state().crosshairVisible());
        waitUntilKept();
        QCOMPARE(readSession(file("session.glioscope")).session.layers.size(), std::size_t{2});
    }

    void aFolderThatCannotBeUsedIsTold()
    {
        std::ofstream(sessions()) << "a file";
        keep();
        QTRY_VERIFY(m_window->messages().text().contains(QStringLiteral("cannot be kept")));
        openCase(m_case);
        fs::remove(sessions());
    }

    void nobodyElseMayLookIntoTheFolder()
    {
        keep();
        openCase(m_case);
        waitUntilKept();
        const auto others = fs::perms::group_all | fs::perms::others_all;
        QCOMPARE(fs::status(sessions()).permissions() & others, fs::perms::none);
        QCOMPARE(fs::status(folders().front()).permissions() & others, fs::perms::none);
    }

    /// The real program, killed in the midst of its work.
    void aKilledProgramIsOfferedAtTheNextStart()
    {
        closeWindow();
        const fs::path mask = m_folder.path() / "other.nii.gz";
        writeLabels(mask, *result(Label::Necrosis).map, LabelScheme::Brats2021);
        QProcess viewer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            environment.insert(QString::fromLatin1(name),
                               QString::fromStdString((m_folder.path() / "home").string()));
        }
        viewer.setProcessEnvironment(environment);
        viewer.start(QString::fromStdString(test::program("glioscope").string()),
                     {QString::fromStdString(m_case.string()), QStringLiteral("--segmentation"),
                      QString::fromStdString(mask.string())});
        const fs::path kept = m_folder.path() / "home" / "glioscope" / "sessions";
        const auto hasBoth = [&] {
            const auto left = foldersIn(kept);
            return !left.empty() && fs::exists(left.front() / "session.glioscope") &&
                   readSession(left.front() / "session.glioscope").session.layers.size() == 2;
        };
        QVERIFY(QTest::qWaitFor(hasBoth, 60'000));
        viewer.kill();
        QVERIFY(viewer.waitForFinished());

        makeWindow();
        m_window->sessions().keepIn(kept);
        QVERIFY(m_window->messages().isOffering());
        QVERIFY(!m_window->messages().text().contains(QStringLiteral("were not saved")));
        restore();
        QCOMPARE(m_workspace->session.current()->files.folder, m_case);
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{2});
        QVERIFY(m_workspace->session.layers()[1].labels()->map->voxels ==
                result(Label::Necrosis).map->voxels);
    }

private:
    [[nodiscard]] fs::path sessions() const { return m_folder.path() / "sessions"; }
    void keep() { m_window->sessions().keepIn(sessions()); }

    static std::vector<fs::path> foldersIn(const fs::path& parent)
    {
        std::vector<fs::path> found;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(parent, ignored)) {
            found.push_back(entry.path());
        }
        return found;
    }
    [[nodiscard]] std::vector<fs::path> folders() const { return foldersIn(sessions()); }
    [[nodiscard]] fs::path file(const char* name) const { return folders().front() / name; }

    void waitUntilKept()
    {
        const auto kept = std::make_shared<bool>(false);
        m_window->sessions().autosave()->onceKept([kept] { *kept = true; });
        if (!QTest::qWaitFor([&] { return *kept; }, 15'000)) {
            qWarning("The session was not kept.");
        }
    }

    void restore()
    {
        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        m_window->findChild<QPushButton*>(QStringLiteral("messageAction"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 15'000);
        QCOMPARE(restored[0][0].toStringList(), QStringList());
    }
};

QTEST_MAIN(TestSessionRecovery)
#include "test_session_recovery.moc"
