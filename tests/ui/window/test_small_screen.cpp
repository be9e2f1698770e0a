// Where room is short: a screen of 960x600 points, which is 1920x1200 pixels at twice the scale.

#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/training/run_page.h"
#include "ui/training/training_dialog.h"
#include "ui/widgets/theme.h"
#include "ui/window/dialogs.h"
#include "ui/window/help_sheet.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

using namespace glioscope;

class TestSmallScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_workspace = std::make_unique<Workspace>(EngineClient::programBesideThis());
        m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, nullptr);
    }

    void cleanupTestCase() { m_window.reset(); }

    void noWindowOpensLargerThanTheScreenLeavesItWithAFrame()
    {
        // Of the usual desktops: a title bar, and borders on both sides.
        const QSize room = m_window->screen()->availableSize() - QSize(2 * 4, 40);
        QVERIFY(room.width() < 1440 && room.height() < 720);
        const std::unique_ptr<QDialog> help(makeHelpSheet(m_window.get()));
        for (const QWidget* each :
             {static_cast<QWidget*>(m_window.get()), static_cast<QWidget*>(&m_window->training()),
              static_cast<QWidget*>(help.get())}) {
            QVERIFY2(each->width() <= room.width() && each->height() <= room.height(),
                     qPrintable(each->windowTitle()));
        }
    }

    void everyWindowFitsALaptopsScreenWithItsFrame()
    {
        const QSize room = QSize(1366, 768) - QSize(2 * 4, 40);
        TrainingDialog& training = m_window->training();
        for (const QWidget* each :
             {static_cast<QWidget*>(m_window.get()), static_cast<QWidget*>(&training)}) {
            const QSize least = each->minimumSizeHint();
            QVERIFY2(least.width() <= room.width() && least.height() <= room.height(),
                     qPrintable(QStringLiteral("%1 needs %2x%3")
                                    .arg(each->windowTitle())
                                    .arg(least.width())
                                    .arg(least.height())));
        }
    }

    void aSizeRememberedFromALargerScreenIsCut()
    {
        QSettings settings(QString::fromStdString((m_folder.path() / "large.ini").string()),
                           QSettings::IniFormat);
        const QSize room = m_window->screen()->availableSize() - QSize(2 * 4, 40);
        Preferences preferences;
        {
            QWidget large;
            large.resize(2400, 1500);
            preferences.geometry = large.saveGeometry();
        }
        writePreferences(settings, preferences);
        const MainWindow window(*m_workspace, *m_theme, &settings);
        QVERIFY(window.width() <= room.width() && window.height() <= room.height());
    }

    void namesAndPathsOfAnyLengthMakeNoWindowWider()
    {
        m_window->resize(700, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const int width = m_window->width();
        const int narrowest = m_window->minimumSizeHint().width();
        const QString name = QStringLiteral("Patient_with_a_long_identifier_").repeated(6);
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        for (const QString& each : {name, QString(200, QLatin1Char('x'))}) {
            failed.clear();
            m_window->open(QString::fromStdString(m_folder.path().string()) + QLatin1Char('/') +
                           each);
            QVERIFY(m_workspace->session.isLoading());
            QCOMPARE(m_window->minimumSizeHint().width(), narrowest);
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(m_window->messages().isVisible());
            QVERIFY(m_window->messages().text().contains(each));
            QTRY_VERIFY(m_window->messages().height() > 3 * m_window->fontMetrics().height());
            QCOMPARE(m_window->width(), width);
            const std::unique_ptr<QDialog> dialog(
                makeLabelSchemeDialog(each, {LabelScheme::Msd}, m_window.get()));
            QVERIFY(dialog->sizeHint().width() < 600);
        }
        m_window->messages().hide();
        TrainingDialog& training = m_window->training();
        training.showPage(TrainingDialog::Run);
        training.show();
        const int before = training.minimumSizeHint().width();
        training.findChild<RunPage*>()->showProblem(name + QString(200, QLatin1Char('x')));
        QVERIFY(QTest::qWaitForWindowExposed(&training));
        QCOMPARE(training.minimumSizeHint().width(), before);
        training.hide();
    }

    void aCopiedPathHasNoInvisibleCharacters()
    {
        const QString path = QStringLiteral("/a_b/") + QString(60, QLatin1Char('x'));
        m_window->messages().show(Notice::Kind::Problem, path);
        auto* text = m_window->messages().findChild<QLabel*>(QStringLiteral("messageText"));
        QVERIFY(text->text() != path);
        text->setSelection(0, static_cast<int>(text->text().size()));
        QTest::keySequence(text, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), path);
        m_window->messages().hide();
    }

    void theStatusBarCutsNothingAtAnyWidth()
    {
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        const Phantom phantom = test::smallPhantom(5);
        m_window->open(QString::fromStdString(test::writeCase(m_folder.path(), phantom).string()));
        QTRY_COMPARE(opened.size(), 1);
        const auto label = [&](const char* name) {
            return m_window->findChild<QLabel*>(QString::fromLatin1(name));
        };
        const Index3 voxel = phantom.labels.geometry.nearestVoxel(m_workspace->state.cursorLps());
        QVERIFY(label("statusValues")->toolTip().contains(QStringLiteral("Expert: ")));
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            dock->hide();
        }
        bool voxelLeftOut = false;
        for (int width = 1700; width >= 420; width -= 40) {
            m_window->resize(width, 500);
            QTRY_COMPARE(m_window->statusBar()->width(), width);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            for (const char* name :
                 {"statusPosition", "statusValues", "statusScheme", "statusConvention"}) {
                const QLabel* each = label(name);
                QVERIFY2(each->isHidden() || each->width() >= each->sizeHint().width(),
                         qPrintable(QStringLiteral("%1 at %2").arg(each->text()).arg(width)));
            }
            const QString position = label("statusPosition")->text();
            voxelLeftOut = voxelLeftOut || !position.contains(QStringLiteral("voxel"));
            QVERIFY(position.endsWith(QStringLiteral("mm")) ||
                    position.endsWith(QStringLiteral(", %1").arg(voxel[2])));
            const QString values = label("statusValues")->text();
            const QString segmentation =
                label("statusValues")->toolTip().section(QStringLiteral("   "), -1);
            QVERIFY2(
                values.endsWith(segmentation) || (width < 500 && values.endsWith(QChar(0x2026))),
                qPrintable(values));
            QVERIFY(values.startsWith(QStringLiteral("FLAIR ")));
            QCOMPARE(label("statusConvention")->text(), QStringLiteral("Radiological"));
        }
        QVERIFY(voxelLeftOut);
        QVERIFY(label("statusConvention")->toolTip().endsWith(QStringLiteral("right")));
    }

    void theSignOfATrainingCutsNothingOfTheStatusBar()
    {
        auto* sign = m_window->findChild<QAbstractButton*>(QStringLiteral("trainingSign"));
        QVERIFY(!sign->isVisible());
        sign->setText(QStringLiteral("Training paused: epoch 1000 of 1000"));
        sign->show();
        for (int width = 1500; width >= 620; width -= 80) {
            m_window->resize(width, 500);
            QTRY_COMPARE(m_window->statusBar()->width(), width);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QList<QWidget*> parts = {sign};
            for (const char* name : {"statusPosition", "statusValues", "statusConvention"}) {
                parts << m_window->findChild<QLabel*>(QString::fromLatin1(name));
            }
            for (const QWidget* part : parts) {
                QVERIFY2(part->isVisible() && part->width() >= part->sizeHint().width(),
                         qPrintable(QStringLiteral("%1 at %2").arg(part->objectName()).arg(width)));
            }
        }
        sign->hide();
    }

private:
    test::TemporaryFolder m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "2");
    const QApplication application(argc, argv);
    TestSmallScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_small_screen.moc"
