#include "tests/support/main_window_case.h"

#include "tests/support/small_case.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace glioscope::test {

void MainWindowCase::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_phantom = smallPhantom(5);
    m_case = writeCase(m_folder.path(), m_phantom);
    m_withoutT1ce = writeCase(m_folder.path(), m_phantom,
                              {.name = "NoT1ce", .withLabels = false, .withT1ce = false});
}

void MainWindowCase::init()
{
    if (!m_window) {
        makeWindow();
    }
    // Without a window manager nobody gives the focus back when a dialog closes.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    applyTo(state(), Preferences{});
    m_window->panes().maximise(nullptr);
    m_window->messages().hide();
}

void MainWindowCase::cleanupTestCase()
{
    closeWindow();
}

void MainWindowCase::closeWindow()
{
    m_window.reset();
    m_workspace.reset();
}

LabelContent MainWindowCase::result(Label label) const
{
    LabelMap map = m_phantom.labels;
    std::ranges::replace_if(
        map.voxels, [](Label each) { return each != Label::Background; }, label);
    return measured(std::make_shared<const LabelMap>(std::move(map)));
}

void MainWindowCase::makeWindow()
{
    m_workspace = std::make_unique<Workspace>(EngineClient::programBesideThis());
    m_settings = std::make_unique<QSettings>(
        QString::fromStdString((m_folder.path() / "settings.ini").string()), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_settings.get());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowCase::openCase(const std::filesystem::path& path)
{
    QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
    m_window->open(QString::fromStdString(path.string()));
    QTRY_COMPARE(opened.size(), 1);
}

SlicePane* MainWindowCase::pointAt(SlicePlane plane)
{
    SlicePane* pane = m_window->panes().slicePane(plane);
    QCursor::setPos(pane->mapToGlobal(pane->rect().center()));
    if (!QTest::qWaitFor(
            [&] { return m_window->panes().activePane() == pane && pane->hasFocus(); })) {
        qWarning("The pointer did not reach the pane.");
    }
    return pane;
}

QStringList MainWindowCase::modelChecks()
{
    QStringList texts;
    for (const QLabel* line :
         m_window->findChild<QWidget*>(QStringLiteral("modelChecks"))->findChildren<QLabel*>()) {
        if (!line->text().isEmpty()) {
            texts << line->text();
        }
    }
    return texts;
}

QDockWidget* MainWindowCase::bringForward(const char* name)
{
    auto* dock = m_window->findChild<QDockWidget*>(QString::fromLatin1(name));
    dock->raise();
    if (!QTest::qWaitFor([dock] { return dock->geometry().right() > 0; })) {
        qWarning("The dock %s did not come forward.", name);
    }
    return dock;
}

void MainWindowCase::key(Qt::Key which, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), which, modifiers);
}

}  // namespace glioscope::test
