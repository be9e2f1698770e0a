// Keys, docks, help and names of the real window.

#include "tests/support/main_window_case.h"
#include "ui/panes/volume_pane.h"
#include "ui/window/dialogs.h"
#include "ui/window/help_sheet.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScrollArea>
#include <QTest>
#include <QTextBrowser>

using namespace glioscope;

namespace {

PerLabel<bool> only(Label label)
{
    PerLabel<bool> visible;
    visible[label] = true;
    return visible;
}

PerLabel<bool> allBut(Label label)
{
    auto visible = filled<PerLabel<bool>>(true);
    visible[label] = false;
    return visible;
}

}  // namespace

class TestMainWindow : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void openedCaseIsNamedShownAndRemembered()
    {
        openCase(m_case);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("Phantom_1")));
        SlicePane* axial = m_window->panes().slicePane(SlicePlane::Axial);
        QTRY_VERIFY(axial->isVisible() && axial->renderCount() > 0);
        QVERIFY(label("statusScheme")->text().contains(QStringLiteral("BraTS")));
        QVERIFY(label("statusConvention")->text().startsWith(QStringLiteral("Radiological")));
        QVERIFY(!label("statusResampled")->isVisible());
        m_window->close();
        QVERIFY(m_settings->value(QStringLiteral("files/recent"))
                    .toStringList()
                    .contains(QString::fromStdString(m_case.string())));
        closeWindow();
    }

    void digitsAndBracketsChooseSequencesAndSkipMissingOnes()
    {
        openCase(m_withoutT1ce);
        key(Qt::Key_4);
        QCOMPARE(state().sequence(), Sequence::T2);
        key(Qt::Key_3);
        QCOMPARE(state().sequence(), Sequence::T2);  // this case has no T1ce
        key(Qt::Key_BracketLeft);
        QCOMPARE(state().sequence(), Sequence::T1);
        key(Qt::Key_BracketRight);
        QCOMPARE(state().sequence(), Sequence::T2);
        key(Qt::Key_1);
        QCOMPARE(state().sequence(), Sequence::Flair);
        QVERIFY(!m_window->actions()[Command::ShowT1ce]->isEnabled());
    }

    void lettersChangeOverlayOpacityAndCrosshair()
    {
        openCase(m_case);
        const double opacity = state().overlay().opacity;
        key(Qt::Key_S);
        QVERIFY(!state().overlay().visible);
        QVERIFY(!m_window->findChild<QCheckBox*>(QStringLiteral("overlayVisible"))->isChecked());
        key(Qt::Key_S);
        QVERIFY(state().overlay().visible);
        key(Qt::Key_D);
        QVERIFY(state().overlay().opacity > opacity + 0.05);
        key(Qt::Key_A);
        QVERIFY(std::abs(state().overlay().opacity - opacity) < 1e-9);
        key(Qt::Key_X);
        QVERIFY(!state().crosshairVisible());
        key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY((state().overlay().labelVisible == only(Label::Necrosis)));
        key(Qt::Key_1, Qt::ControlModifier);
        key(Qt::Key_2, Qt::AltModifier);
        QVERIFY((state().overlay().labelVisible == allBut(Label::Oedema)));
    }

    void aSingleLabelIsShownAlsoWhereTheOverlayWasHidden()
    {
        openCase(m_case);
        key(Qt::Key_3, Qt::ControlModifier);
        key(Qt::Key_S);
        key(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(state().overlay().visible);
        QVERIFY((state().overlay().labelVisible == only(Label::Enhancing)));
    }

    void arrowsStepOneSliceAndPageKeysFiveInThePaneUnderThePointer()
    {
        openCase(m_case);
        SlicePane* coronal = pointAt(SlicePlane::Coronal);
        const int slice = coronal->scene().slice();
        const int axialSlice = m_window->panes().slicePane(SlicePlane::Axial)->scene().slice();
        key(Qt::Key_Up);
        QCOMPARE(coronal->scene().slice(), slice + 1);
        key(Qt::Key_Down);
        QCOMPARE(coronal->scene().slice(), slice);
        for (const Qt::KeyboardModifiers held : {Qt::NoModifier, Qt::ShiftModifier}) {
            key(held ? Qt::Key_Up : Qt::Key_PageUp, held);
            QCOMPARE(coronal->scene().slice(), slice + 5);
            key(held ? Qt::Key_Down : Qt::Key_PageDown, held);
            QCOMPARE(coronal->scene().slice(), slice);
        }
        key(Qt::Key_Home);
        QCOMPARE(coronal->scene().slice(), 0);
        key(Qt::Key_End);
        QCOMPARE(coronal->scene().slice(), coronal->scene().sliceCount() - 1);
        QCOMPARE(m_window->panes().slicePane(SlicePlane::Axial)->scene().slice(), axialSlice);
    }

    void heldKeyPeeksUnderTheOverlay()
    {
        openCase(m_case);
        pointAt(SlicePlane::Axial);
        for (Pane* pane : {static_cast<Pane*>(m_window->panes().slicePane(SlicePlane::Axial)),
                           static_cast<Pane*>(m_window->panes().volumePane())}) {
            for (const Qt::Key held : {Qt::Key_QuoteLeft, Qt::Key_Dead_Grave}) {
                QTest::keyPress(pane, held);
                QVERIFY(!state().overlay().visible);
                QTest::keyRelease(pane, held);
                QVERIFY(state().overlay().visible);
            }
        }
    }

    void docksAreNeverNarrowerThanTheirContent()
    {
        openCase(m_case);
        const QSize before = m_window->size();
        m_window->resize(640, 480);
        QTRY_VERIFY(m_window->width() < before.width());
        for (const auto& [dock, name] : {std::pair{"overlayDock", "overlayMode"},
                                         {"overlayDock", "overlayPalette"},
                                         {"overlayDock", "layerTable"},
                                         {"segmentationDock", "volumeTable"}}) {
            bringForward(dock);
            const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
            const auto* area = widget->parentWidget();
            while (!qobject_cast<const QScrollArea*>(area)) {
                area = area->parentWidget();
            }
            const QWidget* shown = qobject_cast<const QScrollArea*>(area)->viewport();
            QTRY_VERIFY2(widget->mapTo(shown, QPoint(widget->width(), 0)).x() <= shown->width(),
                         name);
        }
        m_window->resize(before);
    }

    void automaticWindowComesBackWithControlJ()
    {
        openCase(m_case);
        const WindowLevel automatic = state().windowLevel();
        state().setWindowLevel(state().sequence(), {.window = 3, .level = 7});
        key(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(state().windowLevel() == automatic);
    }

    void escapeRestoresTheFourPanes()
    {
        openCase(m_case);
        pointAt(SlicePlane::Sagittal);
        key(Qt::Key_M);
        QCOMPARE(m_window->panes().maximisedPane(),
                 m_window->panes().slicePane(SlicePlane::Sagittal));
        key(Qt::Key_Escape);
        QCOMPARE(m_window->panes().maximisedPane(), nullptr);
    }

    void choicesOfOneWindowAreTheNextOnes()
    {
        m_window->actions()[Command::PresetResearch]->trigger();
        m_window->findChild<QComboBox*>(QStringLiteral("overlayPalette"))->setCurrentIndex(0);
        m_window->close();
        closeWindow();
        makeWindow();
        QVERIFY(m_window->actions()[Command::PresetResearch]->isChecked());
        QCOMPARE(state().overlay().palette, Palette::ColourBlindSafe);
        m_window->actions()[Command::PresetRadiology]->trigger();
    }

    void helpSheetListsEveryKeyOfTheTable()
    {
        const std::unique_ptr<QDialog> sheet(makeHelpSheet(nullptr));
        const QString text = sheet->findChild<QTextBrowser*>()->toPlainText();
        for (const CommandInfo& info : commandTable()) {
            for (const QKeySequence& keys : keysOf(info)) {
                QVERIFY2(text.contains(keys.toString(QKeySequence::NativeText)), info.text);
            }
        }
    }

    void noTwoCommandsShareAKey()
    {
        QList<QKeySequence> seen;
        for (const CommandInfo& info : commandTable()) {
            for (const QKeySequence& keys : keysOf(info)) {
                QVERIFY2(!keys.isEmpty() && !seen.contains(keys), info.text);
                seen << keys;
            }
        }
    }

    void noTwoEntriesOfAMenuShareALetter()
    {
        QList<QMenu*> menus = m_window->menuBar()->findChildren<QMenu*>();
        QVERIFY(menus.size() >= 5);
        for (const QMenu* menu : menus) {
            QString seen;
            for (const QAction* entry : menu->actions()) {
                const auto mark =
                    entry->text().remove(QStringLiteral("&&")).indexOf(QLatin1Char('&'));
                const QString letter =
                    mark < 0 ? QString() : entry->text().mid(mark + 1, 1).toUpper();
                QVERIFY2(letter.isEmpty() || !seen.contains(letter), qPrintable(entry->text()));
                seen += letter;
            }
        }
    }

    void everyControlHasANameForScreenReaders()
    {
        // On Linux the name of a choice is what is chosen, whatever its accessible name.
        QList<QComboBox*> choices = m_window->findChildren<QComboBox*>();
        QVERIFY(choices.size() >= 6);
        for (QComboBox* choice : choices) {
            QVERIFY2(!QAccessible::queryAccessibleInterface(choice)
                          ->relations(QAccessible::Label)
                          .isEmpty(),
                     qPrintable(choice->objectName()));
        }
        for (const char* name :
             {"overlayOpacity", "surfaceOpacity", "volumeTable", "layerTable", "progressBar"}) {
            const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
            QVERIFY2(widget && !widget->accessibleName().isEmpty(), name);
        }
    }

    void theButtonsOfDocksAreSeenOnDarkAsOnLight()
    {
        const auto* close =
            m_window->findChild<QDockWidget*>(QStringLiteral("overlayDock"))
                ->findChild<QAbstractButton*>(QStringLiteral("qt_dockwidget_closebutton"));
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            m_theme->setAppearance(appearance);
            const QImage picture = close->icon().pixmap(QSize(16, 16)).toImage();
            const int ground = QApplication::palette().color(QPalette::Window).lightness();
            int contrast = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    const QColor pixel = picture.pixelColor(x, y);
                    if (pixel.alpha() > 128) {
                        contrast = std::max(contrast, std::abs(pixel.lightness() - ground));
                    }
                }
            }
            QVERIFY2(contrast > 150, qPrintable(QString::number(contrast)));
        }
        m_theme->setAppearance(Appearance::System);
    }

    void aboutBoxSaysWhatItIsNotFor()
    {
        const std::unique_ptr<QDialog> box(makeAboutBox(nullptr));
        QVERIFY(qobject_cast<QMessageBox*>(box.get())->text().contains(
            QStringLiteral("For research and teaching, not for diagnosis")));
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
