// The real program, killed with a study in it: what it leaves tells nobody whose the study was, and
// its images go at the next start.

#include "tests/support/files_with.h"
#include "tests/support/study_window_case.h"
#include "ui/window/session_commands.h"
#include "viewer/session/session_file.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 120'000;  // a machine that is busy with other things

/// Of all processes but this one, those whose command line has the text.
QStringList processesWith(const std::string& text)
{
    QStringList found;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        std::ifstream stream(entry.path() / "cmdline", std::ios::binary);
        const std::string line{std::istreambuf_iterator<char>(stream), {}};
        if (line.find(text) != std::string::npos) {
            found << QString::fromStdString(entry.path().filename().string());
        }
    }
    return found;
}

}  // namespace

class TestStudyKill : public StudyWindowCase {
    Q_OBJECT

    [[nodiscard]] fs::path home() const { return m_folder.path() / "home"; }
    [[nodiscard]] fs::path privateFolders() const { return home() / "glioscope" / "studies"; }
    [[nodiscard]] fs::path autosaves() const { return home() / "glioscope" / "sessions"; }

    void start(QProcess& viewer, const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            environment.insert(QString::fromLatin1(name), QString::fromStdString(home().string()));
        }
        viewer.setProcessEnvironment(environment);
        viewer.start(QString::fromStdString(program("glioscope").string()), arguments);
        QVERIFY(viewer.waitForStarted());
    }

    /// A session with a result of a study whose folder tells nothing: the program opens it without
    /// a question.
    fs::path sessionOf(const fs::path& folder)
    {
        writeMarkerStudy(study());
        fs::rename(study(), folder);
        dropAndWait(folder);
        openChosen();
        const Geometry& grid = m_workspace->session.current()->image(Sequence::T1ce)->geometry;
        m_workspace->session.addResult(
            u"unet"_s,
            measured(std::make_shared<LabelMap>(grid, Label::Oedema), LabelScheme::Brats2023));
        const fs::path file = m_folder.path() / "s.glioscope";
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->sessions().save(file);
        [&] { QTRY_COMPARE(saved.size(), 1); }();
        closeWindow();
        return file;
    }

    [[nodiscard]] bool hasAutosave() const
    {
        for (const QString& entry : entriesOf(autosaves())) {
            const fs::path file = autosaves() / entry.toStdString() / "session.glioscope";
            if (fs::exists(file) && readSession(file).session.layers.size() == 1) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool hasImage() const
    {
        std::error_code ignored;
        fs::recursive_directory_iterator at(privateFolders(), ignored), end;
        return !ignored && std::any_of(at, end, [](const fs::directory_entry& entry) {
            return entry.path().extension() == ".nii";
        });
    }

private Q_SLOTS:
    void whatItLeavesTellsNobodyAndItsImagesGoAtTheNextStart_data()
    {
        QTest::addColumn<bool>("whileReading");
        QTest::newRow("while the study is read") << true;
        QTest::newRow("while its case is open") << false;
    }

    void whatItLeavesTellsNobodyAndItsImagesGoAtTheNextStart()
    {
        QFETCH(bool, whileReading);
        (void)study();
        const fs::path folder = studies() / "visit 7";
        const fs::path file = sessionOf(folder);
        fs::remove_all(home());
        QProcess viewer;
        start(viewer, {QString::fromStdString(file.string())});
        QTRY_VERIFY_WITH_TIMEOUT(
            whileReading ? !entriesOf(privateFolders()).isEmpty() : hasImage() && hasAutosave(),
            kLongMs);
        viewer.kill();
        QVERIFY(viewer.waitForFinished());
        QCOMPARE(viewer.exitStatus(), QProcess::CrashExit);
        QCOMPARE(entriesOf(privateFolders()).size(), 1);  // nobody was there to take it away
        // The engine that read for it does not go on alone.
        QTRY_COMPARE_WITH_TIMEOUT(processesWith(folder.string()), QStringList(), kLongMs);
        QCOMPARE(filesWith(home(), patientTraces()), QStringList());

        QProcess next;
        start(next, {});
        QTRY_VERIFY_WITH_TIMEOUT(entriesOf(privateFolders()).isEmpty(), kLongMs);
        QCOMPARE(filesWith(home(), patientTraces()), QStringList());
        QVERIFY(hasAutosave() != whileReading);  // which it offers
        next.kill();
        QVERIFY(next.waitForFinished());
        fs::remove_all(home());
    }
};

QTEST_MAIN(TestStudyKill)
#include "test_study_kill.moc"
