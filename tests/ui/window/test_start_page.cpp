// The start page and the screen for students in the real window.

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/start/lesson.h"
#include "ui/start/recent_row.h"
#include "ui/start/start_page.h"
#include "ui/widgets/picture_view.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDialog>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <fstream>
#include <set>

using namespace glioscope;
namespace fs = std::filesystem;

class TestStartPage : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void theWindowBeginsWithItAndACaseTakesItsPlace()
    {
        QVERIFY(page()->isVisible());
        QVERIFY(!m_window->panes().isVisible());
        QVERIFY(label("whatCanBeDropped")->text().contains(QStringLiteral(".nii")));
        QVERIFY(label("noRecentCases")->isVisible());
        QSignalSpy loading(&m_workspace->session, &CaseSession::loadingStarted);
        openCase(m_case);
        QCOMPARE(loading.size(), 1);
        QVERIFY(!page()->isVisible() && m_window->panes().isVisible());
    }

    void whileACaseIsOpeningThePageSaysWhich()
    {
        startAnew();
        m_window->open(QString::fromStdString(m_case.string()));
        QVERIFY(label("openingCase")->isVisible());
        QVERIFY(label("openingCase")->text().contains(QStringLiteral("Phantom")));
        QTRY_VERIFY(m_window->panes().isVisible());
    }

    void aFailedOpeningLeadsBackToThePage()
    {
        startAnew();
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        m_window->open(QString::fromStdString((m_folder.path() / "nothing here").string()));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(page()->isVisible() && !label("openingCase")->isVisible());
        QVERIFY(rows().isEmpty() || rows()[0]->isVisible());
    }

    void theCasesOpenedLastAreAClickAway()
    {
        const fs::path second = test::writeCase(m_folder.path(), m_phantom, {.name = "Second"});
        startAnew();
        openCase(m_case);
        openCase(second);
        startAnew();
        QCOMPARE(rowNames().mid(0, 2),
                 (QStringList{QStringLiteral("Second"), QStringLiteral("Phantom_1")}));
        QVERIFY(button(1)->accessibleName().contains(QStringLiteral("today")));
        QVERIFY(
            button(1)->accessibleDescription().contains(QString::fromStdString(m_case.string())));
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QTest::mouseClick(button(1), Qt::LeftButton);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("Phantom_1")));
    }

    void theirPicturesAreKept()
    {
        const fs::path kept = m_folder.path() / "pictures";
        startAnew();
        m_window->keepPicturesIn(kept);
        openCase(m_case);
        QTRY_VERIFY(!button(0)->shown().picture.isNull());
        QVERIFY(!fs::is_empty(kept / "recent"));
        m_window->keepPicturesIn({});
    }

    void aCaseThatIsGoneIsGreyAndCanBeTakenOff()
    {
        const fs::path gone = test::writeCase(m_folder.path(), m_phantom, {.name = "Gone"});
        startAnew();
        openCase(gone);
        fs::remove_all(gone);
        startAnew();
        QTRY_VERIFY(!button(0)->isEnabled());
        QVERIFY(button(0)->accessibleDescription().contains(QStringLiteral("Not there")));
        QTRY_VERIFY(button(1)->isEnabled());
        const qsizetype before = rows().size();
        remover(0)->setFocus();
        QTest::keyClick(remover(0), Qt::Key_Space);
        QCOMPARE(rows().size(), before - 1);
        QVERIFY(rowNames().first() != QStringLiteral("Gone"));
        QCOMPARE(QApplication::focusWidget(), remover(0));  // of the row that followed
        const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
        QCOMPARE(menu->actions().size(), before - 1);
    }

    void withTheKeyboardAloneACaseIsOpened()
    {
        startAnew();
        openCase(m_case);
        startAnew();
        QStringList reached;
        QStringList wanted;
        for (const Command command : {Command::OpenFolder, Command::OpenFile, Command::OpenStudy,
                                      Command::OpenDemo, Command::Learn}) {
            wanted << m_window->actions()[command]->objectName();
        }
        auto* first = page()->findChild<QAbstractButton*>(wanted.first());
        first->setFocus();
        QTRY_VERIFY(first->hasFocus());
        for (int n = 0; n < 40 && !button(0)->hasFocus(); ++n) {
            QWidget* at = QApplication::focusWidget();
            QVERIFY2(at, qPrintable(reached.join(QLatin1Char(' '))));
            reached << at->objectName();
            QTest::keyClick(at, Qt::Key_Tab);
        }
        QCOMPARE(reached, wanted);
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QTest::keyClick(button(0), Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
    }

    void everyButtonOfItIsNamed()
    {
        startAnew();
        const auto buttons = page()->findChildren<QAbstractButton*>();
        QVERIFY(buttons.size() > 6);
        for (const QAbstractButton* each : buttons) {
            if (!each->isVisible()) {
                continue;  // as the way back to no case
            }
            QVERIFY2(!each->accessibleName().isEmpty() || !each->text().isEmpty(),
                     qPrintable(each->objectName()));
        }
    }

    void switchedOffNothingIsRemembered()
    {
        startAnew();
        openCase(m_case);
        startAnew();
        QVERIFY(!rows().isEmpty());
        auto* remember = page()->findChild<QCheckBox*>(QStringLiteral("rememberRecent"));
        remember->click();
        QVERIFY(rows().isEmpty());
        openCase(m_case);
        startAnew();
        QVERIFY(rows().isEmpty());
        QVERIFY(m_settings->value(QStringLiteral("files/recent")).toStringList().isEmpty());
        page()->findChild<QCheckBox*>(QStringLiteral("rememberRecent"))->click();
        openCase(m_case);
        startAnew();
        QCOMPARE(rows().size(), 1);
        page()->findChild<QAbstractButton*>(QStringLiteral("forgetRecent"))->click();
        QVERIFY(rows().isEmpty());
    }

    void fromAnOpenCaseItIsAKeyAwayAndBack()
    {
        startAnew();
        openCase(m_case);
        key(Qt::Key_Home, Qt::AltModifier);
        QVERIFY(page()->isVisible());
        auto* back = page()->findChild<QAbstractButton*>(QStringLiteral("backToCase"));
        QVERIFY(back->isVisible() && back->text().contains(QStringLiteral("Phantom_1")));
        QTest::keyClick(back, Qt::Key_Return);
        QVERIFY(m_window->panes().isVisible());
        QVERIFY(m_workspace->session.isOpen());
    }

    void itFitsASmallWindow()
    {
        startAnew();
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
        QVERIFY(page()->minimumSizeHint().width() <= 400);
    }

    void theLessonShowsTheFourSequencesWithTheirLabels()
    {
        m_window->actions()[Command::Learn]->trigger();
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("lessonDialog"));
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!picture(Sequence::T2).isNull(), 300'000);
        std::set<QString> texts;
        for (const Sequence sequence : kAllSequences) {
            QVERIFY(!picture(sequence).isNull());
        }
        for (const QLabel* each : dialog->findChildren<QLabel*>()) {
            texts.insert(each->accessibleName());
        }
        for (const Sequence sequence : kAllSequences) {
            QVERIFY(texts.contains(lessonText(sequence)));
        }
        for (const Structure structure : kTaughtStructures) {
            QVERIFY(texts.contains(lessonText(structure)));
        }
        const QImage all = picture(Sequence::Flair);
        dialog->findChild<QRadioButton*>(QStringLiteral("markWT"))->click();
        const QImage whole = picture(Sequence::Flair);
        QVERIFY(whole != all && shows(whole, Region::WholeTumour, Palette::Classic));
        OverlayStyle style = state().overlayOf(state().document().styleOf(LayerKind::Labels));
        style.palette = Palette::ColourBlindSafe;
        state().setOverlay(style);
        QVERIFY(shows(picture(Sequence::Flair), Region::WholeTumour, Palette::ColourBlindSafe));
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        dialog->findChild<QAbstractButton*>(QStringLiteral("openLessonCase"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 120'000);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("demo")));
    }

public:
    TestStartPage()
    {
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((m_folder.path() / "cache").string()));
    }

private:
    void startAnew()
    {
        m_window->close();
        closeWindow();
        makeWindow();
    }
    StartPage* page() const { return m_window->findChild<StartPage*>(); }
    QList<RecentRow*> rows() const { return page()->findChildren<RecentRow*>(); }
    RecentButton* button(int row) const { return rows()[row]->findChild<RecentButton*>(); }
    QWidget* remover(int row) const
    {
        return rows()[row]->findChild<QWidget*>(QStringLiteral("removeRecent"));
    }
    QStringList rowNames() const
    {
        QStringList names;
        for (const RecentRow* row : rows()) {
            names << row->findChild<RecentButton*>()->shown().name;
        }
        return names;
    }
    QImage picture(Sequence sequence) const
    {
        return m_window->findChild<PictureView*>(QStringLiteral("lesson%1").arg(int(sequence)))
            ->image();
    }
    static bool shows(const QImage& image, Region region, Palette palette)
    {
        const Colour colour = colourOf(region, palette);
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                found += image.pixelColor(x, y) == QColor(colour.red, colour.green, colour.blue);
            }
        }
        return found > 50;
    }
};

QTEST_MAIN(TestStartPage)
#include "test_start_page.moc"
