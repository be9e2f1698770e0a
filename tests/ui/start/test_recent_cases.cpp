#include "ui/start/recent_cases.h"

#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/settings/preferences.h"
#include "ui/start/recent_row.h"

#include <QSignalSpy>
#include <QTest>

#include <fstream>
#include <memory>

using namespace glioscope;
namespace fs = std::filesystem;

class TestRecentCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_preferences = {};
        m_recent = std::make_unique<RecentCases>(m_preferences);
        const Phantom phantom = test::smallPhantom(8);
        m_case.files.folder = m_folder.path() / "case";
        fs::create_directories(m_case.files.folder);
        m_case.images[0] = std::make_shared<const Image>(phantom.images[0]);
        m_case.labels =
            std::make_shared<const CaseLabels>(CaseLabels{.map = phantom.labels, .file = {}});
    }

    void aCaseIsListedWithItsTimeAndPicture()
    {
        m_recent->keepIn(PictureStore(m_folder.path() / "kept"));
        QSignalSpy changed(m_recent.get(), &RecentCases::changed);
        m_recent->add(path("a/One"), m_case, 0);
        m_recent->add(path("b/Two"), m_case, 35);
        QTRY_COMPARE(changed.size(), 4);  // a picture follows each
        const QList<RecentCase> all = m_recent->all();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].name, QStringLiteral("Two"));
        QCOMPARE(all[0].cases, 35);
        QCOMPARE(all[1].cases, 0);
        QVERIFY(std::abs(all[1].opened.secsTo(QDateTime::currentDateTime())) < 60);
        QVERIFY(!all[0].picture.isNull() && !all[1].picture.isNull());
    }

    void whatIsTakenOffOrForgottenLeavesNoPicture()
    {
        const fs::path kept = m_folder.path() / "gone";
        m_recent->keepIn(PictureStore(kept));
        QSignalSpy changed(m_recent.get(), &RecentCases::changed);
        for (const char* each : {"One", "Two", "Three"}) {
            m_recent->add(path(each), m_case, 0);
        }
        QTRY_COMPARE(changed.size(), 6);
        QCOMPARE(filesIn(kept), 3);
        m_recent->remove(path("Two"));
        QCOMPARE(m_recent->all().size(), 2);
        QCOMPARE(filesIn(kept), 2);
        m_recent->clear();
        QVERIFY(m_recent->all().isEmpty() && m_preferences.recentTimes.isEmpty());
        QCOMPARE(filesIn(kept), 0);
    }

    void aPictureThatComesTooLateIsNotKept()
    {
        const fs::path kept = m_folder.path() / "late";
        m_recent->keepIn(PictureStore(kept));
        QSignalSpy changed(m_recent.get(), &RecentCases::changed);
        m_recent->add(path("One"), m_case, 0);
        m_recent->clear();
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(filesIn(kept), 0);
    }

    void switchedOffItForgetsAndNotesNothing()
    {
        m_recent->add(path("One"), m_case, 0);
        m_recent->setOn(false);
        QVERIFY(m_recent->all().isEmpty() && !m_preferences.keepRecent);
        m_recent->add(path("Two"), m_case, 0);
        QVERIFY(m_recent->all().isEmpty());
        m_recent->setOn(true);
        m_recent->add(path("Three"), m_case, 0);
        QCOMPARE(m_recent->all().size(), 1);
    }

    void aFileIsNotedAsACaseIs()
    {
        m_recent->addFile(path("session.json"));
        m_recent->add(path("One"), m_case, 0);
        QCOMPARE(m_preferences.recent, (QStringList{path("One"), path("session.json")}));
        m_recent->setOn(false);
        m_recent->addFile(path("session.json"));
        QVERIFY(m_recent->all().isEmpty());
    }

    void theFolderOfADicomStudyIsNeverNoted_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("withMark");
        QTest::newRow("by its ending") << QByteArray("1.DCM") << false;
        QTest::newRow("by another ending") << QByteArray("1.IMA") << false;
        QTest::newRow("by its index") << QByteArray("DICOMDIR") << false;
        QTest::newRow("by its mark") << QByteArray("IM0001") << true;
    }
    void theFolderOfADicomStudyIsNeverNoted()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, withMark);
        const fs::path study = m_folder.path() / QTest::currentDataTag();
        fs::create_directories(study);
        QVERIFY(!RecentCases::isDicomStudy(study));
        std::ofstream(study / name.toStdString(), std::ios::binary)
            << std::string(128, '\0') << (withMark ? "DICM" : "none") << "more";
        QVERIFY(RecentCases::isDicomStudy(study));
        m_case.files.folder = study;
        m_recent->add(path("Study"), m_case, 0);
        QVERIFY(m_recent->all().isEmpty() && m_preferences.recent.isEmpty());
    }

    void otherFilesBesideACaseMakeItNoStudy()
    {
        const fs::path folder = m_folder.path() / "beside";
        fs::create_directories(folder);
        std::ofstream(folder / "notes.txt") << std::string(400, 'x');
        std::ofstream(folder / "short") << "DICM";
        QVERIFY(!RecentCases::isDicomStudy(folder));
        QVERIFY(!RecentCases::isDicomStudy(folder / "absent"));
    }

    void timesAreSaidAsPeopleSayThem()
    {
        const QDateTime now({2026, 11, 27}, {9, 0});
        QVERIFY(whenText(now.addSecs(-60), now).startsWith(QStringLiteral("today")));
        QVERIFY(whenText(now.addSecs(-12 * 3600), now).startsWith(QStringLiteral("yesterday")));
        QCOMPARE(whenText(now.addDays(-5), now),
                 QLocale().toString(QDate(2026, 11, 22), QLocale::ShortFormat));
        QCOMPARE(whenText({}, now), QString());
    }

private:
    QString path(const char* name) const
    {
        return QString::fromStdString((m_folder.path() / name).string());
    }
    static int filesIn(const fs::path& folder)
    {
        std::error_code none;
        return static_cast<int>(
            std::distance(fs::directory_iterator(folder, none), fs::directory_iterator()));
    }

    test::TemporaryFolder m_folder;
    Preferences m_preferences;
    Case m_case;
    std::unique_ptr<RecentCases> m_recent;
};

QTEST_GUILESS_MAIN(TestRecentCases)
#include "test_recent_cases.moc"
