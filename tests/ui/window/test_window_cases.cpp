// Opening in the real window: cases, datasets, questions, failures.

#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/image_format.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"
#include "ui/training/training_dialog.h"
#include "ui/window/dialogs.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <fstream>

using namespace glioscope;

class TestWindowCases : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
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
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
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

    void theFileDialogOffersWhatIsReadAndNothingElse()
    {
        QString offered;
        test::answerNextFile({}, [&offered] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            offered = dialog->nameFilters().value(0);
            dialog->reject();
        });
        m_window->actions()[Command::OpenFile]->trigger();
        const QRegularExpression ending(QStringLiteral("\\*(\\.[a-z.]+)"));
        QStringList endings;
        for (const auto& match : ending.globalMatch(offered)) {
            endings << match.captured(1);
            QVERIFY2(isImageName("a" + match.captured(1).toStdString()), qPrintable(offered));
        }
        QCOMPARE(endings.size(), qsizetype(kImageEndings.size()));
        QVERIFY(!isImageName("a.nhdr"));
    }

    void anUnusedImageIsNamedWhereLabelsAreMissing()
    {
        const auto folder =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Foreign", .withLabels = true});
        std::filesystem::rename(folder / "Foreign_seg.nii", folder / "W39_Segm.nii");
        openCase(folder);
        QVERIFY(m_window->messages().isVisible());
        QVERIFY(m_window->messages().text().contains(QStringLiteral("W39_Segm.nii")));
        openCase(m_case);
        QVERIFY(!m_window->messages().isVisible());
    }

    void unnamedChannelsAreAskedAboutWithTheirPictures()
    {
        const std::filesystem::path dataset = m_folder.path() / "unnamed";
        test::writeUnnamedDataset(dataset, m_phantom, {"U_1"});
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        m_window->open(QString::fromStdString(dataset.string()));
        QTRY_VERIFY(m_window->findChild<QDialog*>(QStringLiteral("channelsDialog")));
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("channelsDialog"));
        int pictures = 0;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            pictures += label->pixmap().isNull() ? 0 : 1;
        }
        QCOMPARE(pictures, 4);
        auto* open = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
        const auto choose = [&](int channel, const QString& sequence) {
            auto* choice = dialog->findChild<QComboBox*>(QStringLiteral("channel%1").arg(channel));
            choice->setCurrentText(sequence);
        };
        for (const auto& [channel, sequence] :
             {std::pair(0, "T2"), std::pair(1, "T1"), std::pair(2, "T1ce"), std::pair(3, "T2")}) {
            QVERIFY(!open->isEnabled());
            choose(channel, QString::fromLatin1(sequence));
        }
        QVERIFY(!open->isEnabled());  // T2 twice
        choose(3, QStringLiteral("FLAIR"));
        QVERIFY(open->isEnabled());
        open->click();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(state().image(Sequence::Flair)->voxels ==
                m_phantom.images[static_cast<std::size_t>(Sequence::Flair)].voxels);
    }

    void aRecentCaseIsListedOnceByItsWholeNameAndPath()
    {
        const auto folder = test::writeCase(m_folder.path(), m_phantom, {.name = "R&D"});
        openCase(folder / "");
        openCase(folder);
        const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
        QVERIFY(menu->toolTipsVisible());
        const QString path = QString::fromStdString(folder.string());
        QCOMPARE(menu->actions()[0]->text(), QStringLiteral("&1  R&&D"));
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

    void aDroppedFolderWhoseNameIsNoUnicodeOpens()
    {
        const auto folder =
            test::writeCase(m_folder.path() / "M\xFCller", m_phantom, {.name = "Odd"});
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        QMimeData data;
        data.setUrls({QUrl::fromEncoded(
            "file://" + QByteArray::fromStdString(folder.string()).toPercentEncoding("/"))});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(m_workspace->session.current()->files.folder, folder);
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

    void aClickOpensTheCaseAndTheHighlightIsTheOpenOnes()
    {
        openCase(dataset("clicked", {"C_1", "C_2", "C_3"}));
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
        QCOMPARE(highlighted(), QStringList{QStringLiteral("C_1")});
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        clickRow(table, 2);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(openName(), QStringLiteral("C_3"));
        QCOMPARE(highlighted(), QStringList{QStringLiteral("C_3")});
        // Arrows look for a case; Enter opens it.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(highlighted(), QStringList{QStringLiteral("C_3")});
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(highlighted(), QStringList{QStringLiteral("C_2")});
    }

    void theHighlightStaysWhereAnotherCaseDoesNotOpen()
    {
        const auto place = dataset("stays", {"S_1", "S_2"});
        std::filesystem::resize_file(place / "S_2" / "S_2_t1.nii", 500);
        openCase(place);
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        clickRow(table, 1);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(highlighted(), QStringList{QStringLiteral("S_1")});
        const int id =
            m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        test::answerNextQuestion(QStringLiteral("Cancel"));
        clickRow(table, 1);
        QCOMPARE(highlighted(), QStringList{QStringLiteral("S_1")});
        QCOMPARE(openName(), QStringLiteral("S_1"));
        m_workspace->session.removeResult(id);
    }

    void nextPreviousAndTheCountFollowTheFilter()
    {
        openCase(dataset("filtered", {"F_1_pre", "F_2_post", "F_3_pre", "F_4_post"}));
        auto* filter = m_window->findChild<QLineEdit*>(QStringLiteral("caseFilter"));
        const auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("caseListDock"));
        QAction* next = m_window->actions()[Command::NextCase];
        QAction* previous = m_window->actions()[Command::PreviousCase];
        QCOMPARE(dock->windowTitle(), QStringLiteral("Cases (4)"));
        filter->setText(QStringLiteral("pre"));
        QCOMPARE(dock->windowTitle(), QStringLiteral("Cases (2 of 4)"));
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        next->trigger();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(openName(), QStringLiteral("F_3_pre"));
        QVERIFY(!next->isEnabled() && previous->isEnabled());
        filter->setText(QStringLiteral("post"));  // the open case is not among them
        QVERIFY(next->isEnabled() && previous->isEnabled());
        previous->trigger();
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(openName(), QStringLiteral("F_2_post"));
        filter->clear();
        QCOMPARE(dock->windowTitle(), QStringLiteral("Cases (4)"));
    }

    void aFilterThatLeavesNothingSaysSo()
    {
        openCase(dataset("none left", {"N_1", "N_2"}));
        auto* filter = m_window->findChild<QLineEdit*>(QStringLiteral("caseFilter"));
        auto* said = m_window->findChild<QLabel*>(QStringLiteral("noCaseFound"));
        QVERIFY(!said->isVisible());
        filter->setText(QStringLiteral("glioma"));
        QVERIFY(said->isVisible());
        QVERIFY(said->accessibleName().contains(QStringLiteral("glioma")));
        QVERIFY(!m_window->actions()[Command::NextCase]->isEnabled());
        filter->clear();
        QVERIFY(!said->isVisible());
    }

    void recentCasesOfOneNameAreToldApart()
    {
        for (const char* owner : {"anna", "bert"}) {
            openCase(
                test::writeCase(m_folder.path() / owner / "scans", m_phantom, {.name = "Same"}));
        }
        const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
        QCOMPARE(menu->actions()[0]->text(), QStringLiteral("&1  Same (bert/scans)"));
        QCOMPARE(menu->actions()[1]->text(), QStringLiteral("&2  Same (anna/scans)"));
    }

    void theTrainingWindowBeginsWithTheOpenDataset()
    {
        const auto folderOf = [this] {
            return m_window->training()
                .findChild<QLineEdit*>(QStringLiteral("datasetFolder"))
                ->text();
        };
        const auto first = QString::fromStdString(dataset("first", {"D_1", "D_2"}).string());
        const auto second = QString::fromStdString(dataset("second", {"D_3", "D_4"}).string());
        QAction* train = m_window->actions()[Command::TrainModel];
        openCase(first.toStdString());
        train->trigger();
        QCOMPARE(folderOf(), first);
        // What is typed later stays, until another dataset is opened.
        auto* line = m_window->training().findChild<QLineEdit*>(QStringLiteral("datasetFolder"));
        line->setText(QStringLiteral("/elsewhere"));
        Q_EMIT line->editingFinished();
        train->trigger();
        QCOMPARE(folderOf(), QStringLiteral("/elsewhere"));
        openCase(second.toStdString());
        train->trigger();
        QCOMPARE(folderOf(), second);
        QVERIFY(m_window->training()
                    .findChild<QLabel*>(QStringLiteral("prepareSource"))
                    ->text()
                    .contains(second));
        m_window->training().hide();
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

    void anOrientationThatNoFileStatesCarriesABadge()
    {
        const auto silent = test::writeCase(m_folder.path(), m_phantom, {.name = "Silent"});
        openCase(silent);
        QVERIFY(!label("statusOrientation")->isVisible());
        std::fstream file(silent / "Silent_t1.nii",
                          std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(252);  // qform_code and sform_code
        file.write("\0\0\0\0", 4);
        file.close();
        openCase(silent);
        QVERIFY(label("statusOrientation")->isVisible());
        QVERIFY(label("statusOrientation")
                    ->toolTip()
                    .contains(QStringLiteral("T1 does not state its orientation")));
        QVERIFY(!state().orientationIsUncertain(state().sequence()));
        state().setSequence(Sequence::T1);
        QVERIFY(state().orientationIsUncertain(state().sequence()));
    }

private:
    std::filesystem::path dataset(const char* name, std::initializer_list<const char*> cases)
    {
        for (const char* each : cases) {
            test::writeCase(m_folder.path() / name, m_phantom, {.name = each});
        }
        return m_folder.path() / name;
    }

    QString openName() const
    {
        return QString::fromStdString(m_workspace->session.current()->files.name);
    }

    QStringList highlighted() const
    {
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
        QStringList names;
        for (const QModelIndex& row : table->selectionModel()->selectedRows(0)) {
            names << row.data().toString();
        }
        return names;
    }

    static void clickRow(QTableView* table, int row)
    {
        const QPoint place = table->visualRect(table->model()->index(row, 0)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    }
};

QTEST_MAIN(TestWindowCases)
#include "test_window_cases.moc"
