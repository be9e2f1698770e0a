// What is kept of a study and its patient: nothing, in any file, also after a kill.

#include "segmentation/system/owned_folder.h"
#include "tests/support/questions.h"
#include "tests/support/study_window_case.h"
#include "ui/study/study_dialog.h"
#include "ui/window/session_commands.h"
#include "ui/window/study_commands.h"

#include <QCheckBox>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Files that hold one of the words, whatever else they hold.
QStringList filesWith(const fs::path& folder, const QByteArrayList& words)
{
    QStringList found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (!entry.is_regular_file() || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray content = file.readAll();
        for (const QByteArray& word : words) {
            if (content.contains(word) || file.fileName().toUtf8().contains(word)) {
                found << file.fileName() + u": "_s + QString::fromUtf8(word);
            }
        }
    }
    return found;
}

}  // namespace

class TestStudyPrivacy : public StudyWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfThePatientIsInAnyFile()
    {
        writeMarkerStudy(study());
        m_window->keepPicturesIn(m_folder.path() / "cache" / "pictures");
        m_window->sessions().keepIn(m_folder.path() / "state" / "sessions");
        openCase(m_case);
        dropAndWait(study());
        choose(Sequence::T2, u"None"_s);
        openChosen();
        const LayerId made = m_workspace->session.addResult(u"unet"_s, result(Label::Enhancing));
        m_workspace->session.markKept(made);
        m_window->actions()[Command::SaveSession]->trigger();
        QVERIFY2(m_window->messages().text().contains(u"not kept in a session"_s),
                 qPrintable(m_window->messages().text()));
        QTest::qWait(2000);  // a session would be kept within one second
        const QByteArrayList words = {"MUSTER",     "Muster",   "Maria",  "PAT-0815",
                                      "1950-12-31", "19501231", "31.12.", "Lindenweg"};
        QCOMPARE(filesWith(studies(), {"PAT-0815"}).size(), 14 * 4);
        QCOMPARE(filesWith(m_folder.path(), words), QStringList());
        for (const fs::directory_entry& entry :
             fs::recursive_directory_iterator(m_folder.path() / "state" / "sessions")) {
            QVERIFY2(entry.path().extension() != ".glioscope", entry.path().c_str());
        }
        QVERIFY(m_window->close());
        closeWindow();
        m_settings->sync();
        QVERIFY(fs::file_size(m_folder.path() / "settings.ini") > 100);
        QVERIFY(fs::exists(choices()));
        QCOMPARE(filesWith(m_folder.path(), words), QStringList());
    }

    void itsFolderIsTheUsersAloneAndGoesWithTheCase()
    {
        writeMarkerStudy(study());
        dropAndWait(study());
        openChosen();
        QCOMPARE(entriesOf(cases()).size(), 1);
        const fs::path folder = cases() / entriesOf(cases())[0].toStdString();
        QCOMPARE(fs::status(folder).permissions(), fs::perms::owner_all);
        QCOMPARE(fs::status(cases()).permissions(), fs::perms::owner_all);
        openCase(m_case);
        QTRY_VERIFY(entriesOf(cases()).isEmpty());
        QCOMPARE(m_window->windowTitle(), u"Phantom_1 – Glioscope"_s);
        dropAndWait(study());
        openChosen();
        QCOMPARE(entriesOf(cases()).size(), 1);
        closeWindow();
        QVERIFY(entriesOf(cases()).isEmpty());
    }

    /// Qt keeps the last folders of its dialog in a file of its own.
    void theFolderThatIsChosenInTheMenuIsNotRemembered_data()
    {
        QTest::addColumn<Command>("command");
        QTest::newRow("study") << Command::OpenStudy;
        QTest::newRow("folder") << Command::OpenFolder;
    }

    void theFolderThatIsChosenInTheMenuIsNotRemembered()
    {
        QFETCH(Command, command);
        writeMarkerStudy(study());
        m_window->studies().keepIn(cases(), choices());
        QSignalSpy answered(&m_window->studies(), &StudyCommands::answered);
        const QString folder = QString::fromStdString(study().string());
        answerNextFile(folder, [folder] {  // who goes there first
            qobject_cast<QFileDialog*>(QApplication::activeModalWidget())->setDirectory(folder);
        });
        m_window->actions()[command]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 60'000);
        QCOMPARE(table()->rowCount(), 4);
        dialog()->reject();
        const QSettings qt(QSettings::UserScope, u"QtProject"_s);
        QVERIFY(qt.contains(u"FileDialog/qtVersion"_s));
        for (const QString& key : qt.allKeys()) {
            const QString kept = qt.value(key).toStringList().join(u' ');
            QVERIFY2(!kept.contains(folder), qPrintable(key + kept));
        }
    }

    void whoWantsNothingRememberedHasNoChoiceKept()
    {
        writeMarkerStudy(study());
        dropAndWait(study());
        choose(Sequence::T2, u"None"_s);
        openChosen();
        QVERIFY(fs::exists(choices()));
        m_window->findChild<QCheckBox*>(u"rememberRecent"_s)->click();
        dropAndWait(study());
        QVERIFY(!fs::exists(choices()));
        QCOMPARE(combo(Sequence::T2)->currentText(), u"6, Tra"_s);
        openChosen();
        QVERIFY(!fs::exists(choices()));
    }

    void whatAKilledProgramLeftGoesAtTheNextStart()
    {
        fs::create_directories(cases());
        const pid_t child = fork();
        if (child == 0) {
            const OwnedFolder folder(cases());
            std::ofstream(folder.path() / "study_flair.nii") << "voxels";
            kill(getpid(), SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(entriesOf(cases()).size(), 1);
        m_window->studies().keepIn(cases(), choices());
        QVERIFY(entriesOf(cases()).isEmpty());
    }
};

QTEST_MAIN(TestStudyPrivacy)
#include "test_study_privacy.moc"
