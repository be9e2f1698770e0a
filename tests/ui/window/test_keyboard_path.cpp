// The way through the real window by keys alone, and what a screen reader says on it.

#include "tests/support/main_window_case.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace glioscope;

namespace {

/// Name that a screen reader says, its own or that of its label.
QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    if (!interface) {
        return {};
    }
    for (const auto& [label, relation] : interface->relations(QAccessible::Label)) {
        if (label && !label->text(QAccessible::Name).isEmpty()) {
            return label->text(QAccessible::Name);
        }
    }
    return interface->text(QAccessible::Name);
}

QString described(const QWidget* widget)
{
    return QStringLiteral("%1 %2 in %3")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

}  // namespace

class TestKeyboardPath : public test::MainWindowCase {
    Q_OBJECT

    /// What takes the focus by Tab and can be seen now.
    QList<QWidget*> stops()
    {
        QList<QWidget*> stops;
        for (QWidget* each : m_window->findChildren<QWidget*>()) {
            const bool takes = (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy();
            if (takes && each->isVisible() && each->isEnabled() &&
                each->window() == m_window.get()) {
                stops << each;
            }
        }
        return stops;
    }

    QList<QDockWidget*> docks()
    {
        QList<QDockWidget*> docks = m_window->findChildren<QDockWidget*>();
        docks.removeIf([](const QDockWidget* dock) { return dock->isHidden(); });
        return docks;
    }

private Q_SLOTS:
    void everyControlSaysItsName()
    {
        openCase(m_case);
        const LayerId id =
            m_workspace->session.addResult(QStringLiteral("net"), result(Label::Oedema));
        QVERIFY(docks().size() >= 6);
        std::set<QWidget*> seen;
        for (QDockWidget* dock : docks()) {
            dock->raise();
            QCoreApplication::processEvents();
            for (QWidget* each : stops()) {
                seen.insert(each);
                QVERIFY2(!nameOf(each).isEmpty(), qPrintable(described(each)));
            }
        }
        m_workspace->session.removeResult(id);
        QVERIFY2(seen.size() > 30, qPrintable(QString::number(seen.size())));
    }

    void everyButtonOfTheToolbarSaysItsName()
    {
        int buttons = 0;
        for (QToolButton* each : m_window->findChildren<QToolButton*>()) {
            if (each->isVisible() && !each->objectName().startsWith(QStringLiteral("qt_"))) {
                ++buttons;
                QVERIFY2(!nameOf(each).isEmpty(), qPrintable(described(each)));
            }
        }
        QVERIFY(buttons > 15);
    }

    void tabLeadsThroughEverythingThatCanBeSeen()
    {
        openCase(m_case);
        for (QDockWidget* dock : docks()) {
            dock->raise();
            QCoreApplication::processEvents();
            m_window->activateWindow();
            m_window->panes().slicePane(SlicePlane::Axial)->setFocus();
            QTRY_VERIFY(m_window->panes().slicePane(SlicePlane::Axial)->hasFocus());
            std::set<QWidget*> reached;
            const QList<QWidget*> wanted = stops();
            for (int step = 0; step < 2 * int(wanted.size()) + 20; ++step) {
                QWidget* focus = QApplication::focusWidget();
                QVERIFY(focus);
                reached.insert(focus);
                QTest::keyClick(focus, Qt::Key_Tab);
            }
            for (QWidget* each : wanted) {
                QVERIFY2(reached.contains(each),
                         qPrintable(dock->objectName() + QStringLiteral(": ") + described(each)));
            }
        }
    }

    void keysActOnThePaneThatTabLedTo()
    {
        openCase(m_case);
        pointAt(SlicePlane::Axial);  // where the pointer stays
        SlicePane* coronal = m_window->panes().slicePane(SlicePlane::Coronal);
        for (int step = 0; step < 10 && !coronal->hasFocus(); ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(coronal->hasFocus());
        const int slice = coronal->scene().slice();
        QTest::keyClick(coronal, Qt::Key_Up);
        QCOMPARE(coronal->scene().slice(), slice + 1);
    }

    void arrowsInTheTabsBringPanelsToTheFront()
    {
        openCase(m_case);
        const auto bars = m_window->findChildren<QTabBar*>(Qt::FindDirectChildrenOnly);
        QTabBar* bar = nullptr;
        for (QTabBar* each : bars) {
            bar = each->isVisible() && each->count() > 2 ? each : bar;
        }
        QVERIFY(bar);
        bar->setFocus();
        const int before = bar->currentIndex();
        QTest::keyClick(bar, before + 1 < bar->count() ? Qt::Key_Down : Qt::Key_Up);
        if (bar->currentIndex() == before) {  // arrows along the other axis in some versions
            QTest::keyClick(bar, before + 1 < bar->count() ? Qt::Key_Right : Qt::Key_Left);
        }
        QVERIFY(bar->currentIndex() != before);
    }
};

QTEST_MAIN(TestKeyboardPath)
#include "test_keyboard_path.moc"
