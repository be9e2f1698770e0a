#include "ui/main_window.h"

#include "segmentation/case/case_reader.h"
#include "tests/support/test_data.h"
#include "tests/ui/questions.h"
#include "tests/ui/small_case.h"
#include "ui/dialogs.h"
#include "ui/slice_pane.h"
#include "ui/theme.h"
#include "ui/volume_pane.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>
#include <fstream>

using namespace glioscope;

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_phantom = test::smallPhantom(5);
        m_case = test::writeCase(m_folder.path(), m_phantom);
        m_withoutT1ce = test::writeCase(m_folder.path(), m_phantom,
                                        {.name = "NoT1ce", .withLabels = false, .withT1ce = false});
    }

    void init()
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

    void cleanupTestCase()
    {
        m_window.reset();
        m_workspace.reset();
    }

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
        cleanupTestCase();
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
        QVERIFY((state().overlay().labelVisible == std::array{true, false, false}));
        key(Qt::Key_1, Qt::ControlModifier);
        key(Qt::Key_2, Qt::AltModifier);
        QVERIFY((state().overlay().labelVisible == std::array{true, false, true}));
    }

    void aSingleLabelIsShownAlsoWhereTheOverlayWasHidden()
    {
        openCase(m_case);
        key(Qt::Key_3, Qt::ControlModifier);
        key(Qt::Key_S);
        key(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(state().overlay().visible);
        QVERIFY((state().overlay().labelVisible == std::array{false, false, true}));
    }

    void arrowsStepThePaneUnderThePointerAndResetActsThere()
    {
        openCase(m_case);
        SlicePane* coronal = pointAt(SlicePlane::Coronal);
        const int slice = coronal->scene().slice();
        const int axialSlice = m_window->panes().slicePane(SlicePlane::Axial)->scene().slice();
        key(Qt::Key_Up);
        QCOMPARE(coronal->scene().slice(), slice + 1);
        key(Qt::Key_PageDown);
        QCOMPARE(coronal->scene().slice(), slice);
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
        for (const char* name : {"overlayMode", "overlayPalette", "layerTable", "volumeTable"}) {
            const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
            const auto* area = widget->parentWidget();
            while (!qobject_cast<const QScrollArea*>(area)) {
                area = area->parentWidget();
            }
            const QWidget* shown = qobject_cast<const QScrollArea*>(area)->viewport();
            const int right = widget->mapTo(shown, QPoint(widget->width(), 0)).x();
            QVERIFY2(right <= shown->width(), name);
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

    void failedOpeningIsOneMessageAndTheCaseStays()
    {
        openCase(m_case);
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        m_window->open(QString::fromStdString((m_folder.path() / "nothing here").string()));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_window->messages().isVisible());
        QVERIFY(m_window->messages().text().contains(QStringLiteral("nothing here")));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("Phantom_1")));
        QVERIFY(state().image(Sequence::Flair) != nullptr);
    }

    void unreadableLabelsAreOneMessageAndTheImagesAreShown()
    {
        const auto damaged = test::writeCase(m_folder.path(), m_phantom, {.name = "Damaged"});
        std::filesystem::resize_file(damaged / "Damaged_seg.nii", 500);
        openCase(damaged);
        QVERIFY(state().image(Sequence::T1ce) != nullptr);
        QVERIFY(m_workspace->session.layers().empty());
        QVERIFY(m_window->messages().isVisible());
        QCOMPARE(m_window->messages().kind(), MessageBar::Kind::Problem);
        QVERIFY(m_window->messages().text().contains(QStringLiteral("Damaged_seg.nii")));
        openCase(m_case);
        QVERIFY(!m_window->messages().isVisible());
    }

    void ambiguousLabelsAreAskedAboutAndOpenUnderTheAnswer()
    {
        const auto ambiguous =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Ambiguous", .ambiguous = true});
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        m_window->open(QString::fromStdString(ambiguous.string()));
        QTRY_VERIFY(m_window->findChild<QDialog*>(QStringLiteral("labelSchemeDialog")));
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("labelSchemeDialog"));
        dialog->findChildren<QRadioButton*>()[1]->click();  // BraTS from 2023
        dialog->accept();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(m_workspace->session.current()->labels->scheme, LabelScheme::Brats2023);
        QVERIFY(m_workspace->session.current()->labels->map.voxels == m_phantom.labels.voxels);
    }

    void aRecentCaseIsListedOnceByItsWholeNameAndPath()
    {
        const auto folder = test::writeCase(m_folder.path(), m_phantom, {.name = "R&D"});
        openCase(folder / "");
        openCase(folder);
        const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
        QVERIFY(menu->toolTipsVisible());
        const QString path = QString::fromStdString(folder.string());
        QCOMPARE(menu->actions()[0]->text(), QStringLiteral("R&&D"));
        QCOMPARE(menu->actions()[0]->toolTip(), path);
        for (const QAction* other : menu->actions().mid(1)) {
            QVERIFY(!other->text().isEmpty() && !other->toolTip().startsWith(path));
        }
    }

    void droppedFolderOpens()
    {
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(m_case.string()))});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(opened.size(), 1);
    }

    void datasetShowsItsListAndStepsWithThePageKeys()
    {
        const std::filesystem::path dataset = m_folder.path() / "dataset";
        for (const char* name : {"A_1", "A_2"}) {
            test::writeCase(dataset, m_phantom, {.name = name});
        }
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        m_window->open(QString::fromStdString(dataset.string()));
        QTRY_COMPARE(opened.size(), 1);
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
        key(Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_COMPARE(opened.size(), 2);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("A_2")));
        QVERIFY(!m_window->actions()[Command::NextCase]->isEnabled());
    }

    void nextCasePassesADamagedOneAndTheListSaysWhyItDidNotOpen()
    {
        const std::filesystem::path dataset = m_folder.path() / "damaged dataset";
        for (const char* name : {"B_1", "B_2", "B_3"}) {
            test::writeCase(dataset, m_phantom, {.name = name});
        }
        std::filesystem::resize_file(dataset / "B_2" / "B_2_t1.nii", 500);
        openCase(dataset);
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QAction* next = m_window->actions()[Command::NextCase];
        QVERIFY(!next->autoRepeat() && !m_window->actions()[Command::PreviousCase]->autoRepeat());
        next->trigger();
        QTRY_COMPARE(failed.size(), 1);
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
        const QModelIndex damaged = table->model()->index(1, 0);
        QVERIFY(damaged.data(Qt::ToolTipRole).toString().contains(QStringLiteral("B_2_t1.nii")));
        QVERIFY(!damaged.data(Qt::DecorationRole).isNull());
        QVERIFY(table->model()->index(0, 0).data(Qt::DecorationRole).isNull());
        QCOMPARE(table->currentIndex().row(), 1);
        next->trigger();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("B_3")));
        QVERIFY(!next->isEnabled());
    }

    void sequencesOnOtherGridsCarryABadge()
    {
        const auto mixed =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Mixed", .withT1ce = false});
        const Phantom coarse = test::smallPhantom(8);
        const auto other = test::writeCase(m_folder.path() / "coarse", coarse, {.name = "Mixed"});
        std::filesystem::copy(other / "Mixed_t1ce.nii", mixed / "Mixed_t1ce.nii");
        openCase(mixed);
        QVERIFY(label("statusResampled")->isVisible());
        QVERIFY(label("statusResampled")->text().contains(QStringLiteral("T1ce")));
    }

    void unsavedResultIsAskedAboutBeforeClosing()
    {
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("unet"),
                                       measured(std::make_shared<const LabelMap>(m_phantom.labels)));
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        test::answerNextQuestion(QStringLiteral("Discard"));
        QVERIFY(m_window->close());
        cleanupTestCase();
    }

    void choicesOfOneWindowAreTheNextOnes()
    {
        m_window->actions()[Command::PresetResearch]->trigger();
        m_window->findChild<QComboBox*>(QStringLiteral("overlayPalette"))->setCurrentIndex(1);
        m_window->close();
        cleanupTestCase();
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

    void theLayerShownWhenSavingBeganIsSaved()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        QSignalSpy saved(&session, &CaseSession::saved);
        const int first = session.addResult(QStringLiteral("first"), result(Label::Oedema));
        const std::filesystem::path file = m_folder.path() / "first_seg.nii.gz";
        int second = 0;
        test::answerNextFile(QString::fromStdString(file.string()), [&] {
            second = session.addResult(QStringLiteral("second"), result(Label::Necrosis));
        });
        m_window->actions()[Command::Save]->trigger();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(readLabels(file, LabelScheme::Brats2021).map.voxels ==
                session.layer(first)->map->voxels);
        QVERIFY(session.layer(first)->saved && !session.layer(second)->saved);
        session.removeResult(first);
        session.removeResult(second);
    }

    void theTablesShowTheEntryOfTheSegmentationThatIsDrawn()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        QList<int> ids;
        for (int i = 0; i < 9; ++i) {
            ids << session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        }
        const auto isSeen = [&](const char* name, int row, int column) {
            auto* table = m_window->findChild<QTableView*>(QString::fromLatin1(name));
            const QRect place = table->visualRect(table->model()->index(row, column));
            return !place.isEmpty() && table->viewport()->rect().contains(place);
        };
        QTRY_VERIFY(isSeen("layerTable", 9, 2) && isSeen("volumeTable", 0, 9));
        const auto* volumes = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        QCOMPARE(volumes->horizontalHeader()->textElideMode(), Qt::ElideMiddle);
        QCOMPARE(volumes->model()->headerData(9, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("unet (9)"));
        state().setActiveLayer(session.layers()[0].layerId);
        QTRY_VERIFY(isSeen("layerTable", 0, 2) && isSeen("volumeTable", 0, 0));
        for (const int id : ids) {
            session.removeResult(id);
        }
    }

    void theDeleteKeyRemovesAResultAndAsksWhereItIsNotSaved()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const int id = session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("layerTable"));
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 2));
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(session.layer(id));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        table->setFocus();
        test::answerNextQuestion(QStringLiteral("Remove"));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(!session.layer(id));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        table->setFocus();
        QCOMPARE(state().activeLayer()->id, session.layers()[0].layerId);
        table->setCurrentIndex(table->model()->index(0, 2));
        QTest::keyClick(table, Qt::Key_Delete);  // the expert's stays
        QCOMPARE(session.layers().size(), std::size_t{1});
    }

    void aNameWithoutItsEndingReplacesNoFileUnasked()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        QSignalSpy saved(&session, &CaseSession::saved);
        const int id = session.addResult(QStringLiteral("third"), result(Label::Oedema));
        const std::filesystem::path kept = m_folder.path() / "kept.nii.gz";
        std::ofstream(kept) << "the expert's";
        const QString bare = QString::fromStdString((m_folder.path() / "kept").string());
        for (const bool replace : {false, true}) {
            test::answerNextFile(bare);
            test::answerNextQuestion(replace ? QStringLiteral("Replace") : QStringLiteral("Cancel"));
            m_window->actions()[Command::Save]->trigger();
            QVERIFY(replace || std::filesystem::file_size(kept) == 12U);
        }
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved[0][1].toString(), QString::fromStdString(kept.string()));
        QVERIFY(std::filesystem::file_size(kept) > 12U);
        session.removeResult(id);
    }

private:
    [[nodiscard]] MeasuredLabels result(Label label) const
    {
        LabelMap map = m_phantom.labels;
        std::ranges::replace_if(
            map.voxels, [](Label each) { return each != Label::Background; }, label);
        return measured(std::make_shared<const LabelMap>(std::move(map)));
    }

    void makeWindow()
    {
        m_workspace = std::make_unique<Workspace>(EngineClient::programBesideThis());
        m_settings = std::make_unique<QSettings>(
            QString::fromStdString((m_folder.path() / "settings.ini").string()),
            QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_settings.get());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void openCase(const std::filesystem::path& path)
    {
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        m_window->open(QString::fromStdString(path.string()));
        QTRY_COMPARE(opened.size(), 1);
    }

    SlicePane* pointAt(SlicePlane plane)
    {
        SlicePane* pane = m_window->panes().slicePane(plane);
        QCursor::setPos(pane->mapToGlobal(pane->rect().center()));
        if (!QTest::qWaitFor(
                [&] { return m_window->panes().activePane() == pane && pane->hasFocus(); })) {
            qWarning("The pointer did not reach the pane.");
        }
        return pane;
    }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), which, modifiers);
    }

    ViewState& state() { return m_workspace->state; }
    QLabel* label(const char* name)
    {
        return m_window->findChild<QLabel*>(QString::fromLatin1(name));
    }

    test::TemporaryFolder m_folder;
    Phantom m_phantom;
    std::filesystem::path m_case;
    std::filesystem::path m_withoutT1ce;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
