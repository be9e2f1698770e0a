// Where room is short: a screen of 960x600 points, which is 1920x1200 pixels at twice the scale.

#include "tests/support/test_data.h"
#include "tests/ui/small_case.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/training/training_dialog.h"

#include <QDialog>
#include <QLabel>
#include <QScreen>
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

    void noWindowOpensLargerThanTheScreen()
    {
        const QSize screen = m_window->screen()->availableSize();
        QVERIFY(screen.width() < 1440 && screen.height() < 720);
        const std::unique_ptr<QDialog> help(makeHelpSheet(m_window.get()));
        for (const QWidget* each :
             {static_cast<QWidget*>(m_window.get()), static_cast<QWidget*>(&m_window->training()),
              static_cast<QWidget*>(help.get())}) {
            QVERIFY2(each->width() <= screen.width() && each->height() <= screen.height(),
                     qPrintable(each->windowTitle()));
        }
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
