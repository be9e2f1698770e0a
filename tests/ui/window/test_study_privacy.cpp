// What is kept of a study and its patient: nothing that tells who it is, in any file.

#include "tests/support/files_with.h"
#include "tests/support/questions.h"
#include "tests/support/study_window_case.h"
#include "ui/session/autosave.h"
#include "ui/study/study_dialog.h"
#include "ui/window/session_commands.h"
#include "ui/window/study_commands.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

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
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->sessions().save(m_folder.path() / "kept.glioscope");
        QTRY_COMPARE(saved.size(), 1);
        bool isKept = false;
        m_window->sessions().autosave()->onceKept([&] { isKept = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isKept, 15'000);
        const QByteArrayList words = patientTraces();
        QCOMPARE(filesWith(studies(), {"PAT-0815"}).size(), 14 * 4);
        QCOMPARE(filesWith(m_folder.path(), words), QStringList());
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
};

QTEST_MAIN(TestStudyPrivacy)
#include "test_study_privacy.moc"
