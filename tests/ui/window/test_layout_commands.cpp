// Layouts in the real window: menu, keys, what is remembered, and that each can be worked in. Run
// at several pixel ratios.

#include "ui/window/layout_commands.h"

#include "tests/support/main_window_case.h"
#include "ui/case/status_readout.h"
#include "ui/panes/pane_divider.h"
#include "ui/panes/volume_pane.h"
#include "ui/window/help_sheet.h"

#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QWheelEvent>

using namespace glioscope;

namespace {

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestLayoutCommands : public test::MainWindowCase {
    Q_OBJECT

    PaneGrid& panes() { return m_window->panes(); }
    QMenu* menu() { return m_window->findChild<QMenu*>(QStringLiteral("layoutMenu")); }
    void press(const QKeySequence& keys)
    {
        const QKeyCombination combination = keys[0];
        key(combination.key(), combination.keyboardModifiers());
    }
    Layout expected(const char* name, SlicePlane plane = SlicePlane::Axial)
    {
        return layoutCalled(QString::fromLatin1(name))
            ->make({.plane = plane, .layers = layersToCompare(state())});
    }
    void chooseFirst()
    {
        m_window->layouts().chooseLayout(layoutTable().front());
        m_window->layouts().choosePlane(SlicePlane::Axial);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (!m_window) {
            return;
        }
        chooseFirst();
        // Opening the next case would ask about them.
        const std::vector<Layer> layers = m_workspace->session.layers();
        for (const Layer& layer : layers) {
            m_workspace->session.removeResult(layer.id);
        }
    }

    void keysAndEntriesChooseEachLayout()
    {
        openCase(m_case);
        QVERIFY(panes().arrangement() == expected("four-views"));
        for (const LayoutInfo& info : layoutTable()) {
            press(keysOf(info).first());
            QVERIFY2(panes().arrangement() == expected(info.key), info.key);
            QAction* entry = menu()->findChild<QAction*>(QString::fromLatin1(info.key));
            QVERIFY2(entry->isChecked() && !entry->toolTip().isEmpty(), info.key);
            QVERIFY(entry->shortcut() == keysOf(info).first());
            chooseFirst();
            entry->trigger();
            QVERIFY2(panes().arrangement() == expected(info.key), info.key);
        }
        const auto* button = m_window->findChild<QToolButton*>(QStringLiteral("layoutMenuButton"));
        QVERIFY(button && button->menu() == menu() && !button->icon().isNull());
    }

    void thePlaneCanBeChosenWhereItHasASay()
    {
        openCase(m_case);
        for (const LayoutInfo& info : layoutTable()) {
            m_window->layouts().chooseLayout(info);
            QCOMPARE(m_window->actions()[Command::NextPlane]->isEnabled(), info.choosesPlane);
            QCOMPARE(m_window->actions()[Command::PlaneCoronal]->isEnabled(), info.choosesPlane);
        }
        m_window->layouts().chooseLayout(*layoutCalled(u"four-sequences"));
        for (const SlicePlane plane :
             {SlicePlane::Coronal, SlicePlane::Sagittal, SlicePlane::Axial}) {
            key(Qt::Key_P);
            QVERIFY(panes().arrangement() == expected("four-sequences", plane));
        }
        m_window->actions()[Command::PlaneSagittal]->trigger();
        QVERIFY(panes().arrangement() == expected("four-sequences", SlicePlane::Sagittal));
        QVERIFY(m_window->actions()[Command::PlaneSagittal]->isChecked());
    }

    void layoutAndPlaneOfOneWindowAreTheNextOnes()
    {
        m_window->layouts().chooseLayout(*layoutCalled(u"four-sequences"));
        m_window->layouts().choosePlane(SlicePlane::Coronal);
        m_window->close();
        closeWindow();
        makeWindow();
        QVERIFY(panes().arrangement() == expected("four-sequences", SlicePlane::Coronal));
        chooseFirst();
        m_window->close();
        closeWindow();
        m_settings.reset();
        QSettings settings(QString::fromStdString((m_folder.path() / "settings.ini").string()),
                           QSettings::IniFormat);
        settings.setValue(QStringLiteral("panes/layout"), QStringLiteral("of a later version"));
        settings.setValue(QStringLiteral("panes/plane"), 9);
        settings.sync();
        makeWindow();
        QVERIFY(panes().arrangement() == expected("four-views"));
    }

    void theSizesOfThePanesAreRememberedByLayout()
    {
        const auto width = [this] { return panes().panes().front()->width(); };
        const int even = width();
        auto* divider = panes().findChild<PaneDivider*>();
        QTest::mousePress(divider, Qt::LeftButton, {}, divider->rect().center());
        QTest::mouseMove(divider, divider->rect().center() + QPoint(70, 0));
        QTest::mouseRelease(divider, Qt::LeftButton);
        const int wide = width();
        QCOMPARE(wide, even + 70);
        m_window->layouts().chooseLayout(*layoutCalled(u"four-sequences"));
        QCOMPARE(width(), even);
        chooseFirst();
        QCOMPARE(width(), wide);
        m_window->close();
        closeWindow();
        makeWindow();
        QTRY_VERIFY(std::abs(width() - wide) <= 1);
        QTest::mouseDClick(panes().findChild<PaneDivider*>(), Qt::LeftButton);
        QVERIFY(std::abs(width() - even) <= 1);
    }

    void segmentationsStandBesideEachOtherAsTheyComeAndGo()
    {
        openCase(m_case);
        m_window->layouts().chooseLayout(*layoutCalled(u"side-by-side"));
        QCOMPARE(panes().slicePanes().size(), 2U);
        QVERIFY(panes().slicePanes()[0]->scene().pane().layers->empty());
        const LayerId result =
            m_workspace->session.addResult(QStringLiteral("net"), this->result(Label::Oedema));
        QCOMPARE(panes().slicePanes().size(), 2U);
        QVERIFY(panes().slicePanes()[1]->scene().pane().layers == std::vector{result});
        const LayerId other =
            m_workspace->session.addResult(QStringLiteral("other"), this->result(Label::Enhancing));
        QCOMPARE(panes().slicePanes().size(), 3U);
        m_workspace->session.removeResult(result);
        QCOMPARE(panes().slicePanes().size(), 2U);
        m_workspace->session.removeResult(other);  // opening would ask about it
        openCase(m_withoutT1ce);
        QCOMPARE(panes().slicePanes().size(), 1U);
        QVERIFY(panes().slicePanes()[0]->scene().pane().layers->empty());
    }

    void everyLayoutCanBeWorkedIn()
    {
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("net"), result(Label::Oedema));
        for (const LayoutInfo& info : layoutTable()) {
            m_window->layouts().chooseLayout(info);
            for (SlicePane* pane : panes().slicePanes()) {
                QTRY_VERIFY2(pane->isVisible() && pane->renderCount() > 0, info.key);
                const QPoint place = pane->rect().center() + QPoint(9, -6);
                QCursor::setPos(pane->mapToGlobal(place));
                QTRY_COMPARE(panes().activeSlicePane(), pane);
                QTRY_VERIFY(pane->pointerLps());
                // Between logical pixels a device pixel may lie nearer.
                QVERIFY2(distance(*pane->pointerLps(), pane->lpsAt(place)) <
                             1.5 * pane->devicePixelRatioF() / pane->scene().devicePixelsPerMm(),
                         info.key);
                QTRY_VERIFY(
                    label("statusPosition")->text().startsWith(positionText(*pane->pointerLps())));
                const Vec3 under = pane->lpsAt(place);
                QTest::mouseClick(pane, Qt::LeftButton, {}, place);
                QVERIFY2(distance(state().cursorLps(), under) < 1e-6, info.key);
                const int slice = pane->scene().slice();
                key(Qt::Key_Up);
                QCOMPARE(pane->scene().slice(), slice + 1);
                key(Qt::Key_Down);
                key(Qt::Key_M);
                QTRY_COMPARE(pane->geometry(), panes().rect());
                key(Qt::Key_Escape);
                QCOMPARE(panes().maximisedPane(), nullptr);
            }
        }
    }

    void automaticWindowIsThatOfThePaneUnderThePointer()
    {
        openCase(m_case);
        m_window->layouts().chooseLayout(*layoutCalled(u"four-sequences"));
        SlicePane* t2 = panes().slicePanes()[std::size_t(Sequence::T2)];
        QTRY_VERIFY(t2->renderCount() > 0);
        QCursor::setPos(t2->mapToGlobal(t2->rect().center()));
        QTRY_COMPARE(panes().activeSlicePane(), t2);
        const WindowLevel automatic = state().windowLevel(Sequence::T2);
        for (const Sequence sequence : kAllSequences) {
            state().setWindowLevel(sequence, {.window = 3, .level = 7});
        }
        key(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(state().windowLevel(Sequence::T2) == automatic);
        QVERIFY((state().windowLevel(Sequence::Flair) == WindowLevel{.window = 3, .level = 7}));
    }

    void surfacesAreMadeWhereALayoutShowsThem()
    {
        openCase(m_case);
        VolumePane* volume = panes().volumePane();
        QTRY_VERIFY(!volume->isMakingSurfaces());
        m_window->layouts().chooseLayout(*layoutCalled(u"one"));
        QVERIFY(!panes().volumePane() && !volume->isVisible());
        m_workspace->session.addResult(QStringLiteral("net"), result(Label::Oedema));
        QVERIFY(!volume->isMakingSurfaces());
        chooseFirst();
        QCOMPARE(panes().volumePane(), volume);
        QVERIFY(volume->isMakingSurfaces());
        QTRY_VERIFY(!volume->isMakingSurfaces());
    }

    void theHelpSheetListsTheLayoutsKeys()
    {
        const std::unique_ptr<QDialog> sheet(makeHelpSheet(nullptr));
        const QString text = sheet->findChild<QTextBrowser*>()->toPlainText();
        for (const LayoutInfo& info : layoutTable()) {
            const QString keys = keysOf(info).first().toString(QKeySequence::NativeText);
            QVERIFY2(text.contains(keys) && text.contains(layoutText(info.help)), info.key);
        }
    }
};

QTEST_MAIN(TestLayoutCommands)
#include "test_layout_commands.moc"
