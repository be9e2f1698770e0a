// Segmentations in the real window: shown, saved, removed, asked about.

#include "segmentation/case/formats/case_reader.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <fstream>

using namespace glioscope;

class TestWindowResults : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void unsavedResultIsAskedAboutBeforeClosing()
    {
        openCase(m_case);
        m_workspace->session.addResult(
            QStringLiteral("unet"), measured(std::make_shared<const LabelMap>(m_phantom.labels)));
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        test::answerNextQuestion(QStringLiteral("Discard"));
        QVERIFY(m_window->close());
        closeWindow();
    }

    void severalUnsavedResultsAreNamedAndSavedAtOneAnswer()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        for (const char* model : {"unet", "vnet", "unet"}) {
            session.addResult(QString::fromLatin1(model), result(Label::Oedema));
        }
        const std::filesystem::path folder = m_folder.path() / "all of them";
        std::filesystem::create_directories(folder);
        QStringList asked;
        test::answerNextQuestions({QStringLiteral("Save All…")}, &asked);
        test::answerNextFile(QString::fromStdString(folder.string()));
        QSignalSpy opened(&session, &CaseSession::opened);
        m_window->open(QString::fromStdString(m_withoutT1ce.string()));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked[0].startsWith(QStringLiteral("3 segmentations")), qPrintable(asked[0]));
        QVERIFY2(asked[0].contains(QStringLiteral("unet, vnet and unet (2)")),
                 qPrintable(asked[0]));
        for (const char* name : {"unet", "vnet", "unet(2)"}) {
            const auto file = folder / ("Phantom_1_" + std::string(name) + "_seg.nii.gz");
            QVERIFY2(std::filesystem::exists(file), file.c_str());
            QVERIFY(readLabels(file, LabelScheme::Brats2021).map.voxels ==
                    result(Label::Oedema).map->voxels);
        }
    }

    void severalUnsavedResultsStayWhereOneCannotBeSaved()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const QList<int> ids = {session.addResult(QStringLiteral("unet"), result(Label::Oedema)),
                                session.addResult(QStringLiteral("vnet"), result(Label::Oedema))};
        const std::filesystem::path folder = m_folder.path() / "blocked";
        // A folder in the way of the second file.
        std::filesystem::create_directories(folder / "Phantom_1_vnet_seg.nii.gz" / "full");
        test::answerNextQuestions({QStringLiteral("Save All…"), QStringLiteral("Replace")});
        test::answerNextFile(QString::fromStdString(folder.string()));
        QSignalSpy failed(&session, &CaseSession::saveFailed);
        QVERIFY(!m_window->close());
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(session.layer(ids[0])->isSaved() && !session.layer(ids[1])->isSaved());
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
        for (const int id : ids) {
            session.removeResult(id);
        }
    }

    void theCasesOwnFilesAreRefusedAndNobodyIsAskedToReplaceThem()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const int id = session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        QSignalSpy saved(&session, &CaseSession::saved);
        const std::filesystem::path link = m_folder.path() / "link.nii";
        std::filesystem::create_symlink(m_case / "Phantom_1_flair.nii", link);
        for (const std::filesystem::path& own :
             {m_case / "Phantom_1_t1.nii", m_case / "Phantom_1_seg.nii",
              m_case / "Phantom_1_t2.nii.gz", link}) {
            const std::uintmax_t before =
                std::filesystem::exists(own) ? std::filesystem::file_size(own) : 0;
            QStringList asked;
            test::answerNextQuestions({QStringLiteral("Replace")}, &asked);
            test::answerNextFile(QString::fromStdString(own.string()));
            m_window->actions()[Command::Save]->trigger();
            QVERIFY2(m_window->messages().text().contains(QStringLiteral("take the place of")),
                     qPrintable(m_window->messages().text()));
            QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
            QVERIFY(asked.isEmpty());
            QCOMPARE(std::filesystem::exists(own) ? std::filesystem::file_size(own) : 0, before);
            test::answerNoMoreQuestions();
            m_window->messages().hide();
        }
        // Without a dialog in between, and of another case of the dataset.
        session.save(id, m_case / "Phantom_1_t1ce.nii");
        QVERIFY(m_window->messages().isVisible());
        QVERIFY(saved.isEmpty());
        session.removeResult(id);
    }

    void anotherCasesFilesOfTheOpenDatasetAreRefusedToo()
    {
        const std::filesystem::path dataset = m_folder.path() / "refusing dataset";
        for (const char* name : {"R_1", "R_2"}) {
            test::writeCase(dataset, m_phantom, {.name = name});
        }
        openCase(dataset);
        const auto file = [&](const char* name) { return dataset / "R_2" / name; };
        QVERIFY(m_workspace->session.refusalToSave(file("R_2_t1.nii"))
                    .contains(QStringLiteral("T1 image of the case R_2")));
        QVERIFY(m_workspace->session.refusalToSave(file("R_2_mine.nii")).isEmpty());
    }

    void theFolderOfAFailedSaveIsNotProposedNext()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const int id = session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        const auto proposed = [this] {
            QString folder;
            test::answerNextFile({}, [&folder] {
                auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
                folder = dialog->directory().absolutePath();
                dialog->reject();
            });
            m_window->actions()[Command::Save]->trigger();
            return folder;
        };
        const auto saveAs = [this](const std::filesystem::path& file) {
            test::answerNextFile(QString::fromStdString(file.string()));
            m_window->actions()[Command::Save]->trigger();
        };
        QSignalSpy saved(&session, &CaseSession::saved);
        QSignalSpy failed(&session, &CaseSession::saveFailed);
        const std::filesystem::path good = m_folder.path() / "good";
        std::filesystem::create_directories(good);
        saveAs(good / "x.nii.gz");
        QTRY_COMPARE(saved.size(), 1);
        const std::filesystem::path late = m_folder.path() / "made too late";
        saveAs(late / "x.nii.gz");
        QTRY_COMPARE(failed.size(), 1);
        std::filesystem::create_directories(late);  // a dialog would begin there if told to
        QCOMPARE(proposed(), QString::fromStdString(good.string()));
        session.removeResult(id);
    }

    void noTumourIsSaidInsteadOfZeros()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        bringForward("segmentationDock");
        auto* said = m_window->findChild<QLabel*>(QStringLiteral("noTumour"));
        QVERIFY(!said->isVisible());
        const int id = session.addResult(QStringLiteral("unet"), result(Label::Background));
        QVERIFY(said->isVisible());
        QCOMPARE(said->accessibleName(), QStringLiteral("No tumour found by unet."));
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QVERIFY(!table->model()->index(row, 1).data().toString().contains(QLatin1Char('0')));
            QVERIFY(table->model()->index(row, 0).data().toString().contains(QLatin1Char('.')));
        }
        const auto* hint = label("surfacesHint");
        QTRY_COMPARE(hint->text(), QStringLiteral("No tumour to show"));
        session.removeResult(id);
        QVERIFY(!said->isVisible());
    }

    void theVolumesComeIntoSightWhenARunHasFinished()
    {
        openCase(m_case);
        bringForward("segmentationDock");
        const QSize before = m_window->size();
        m_window->resize(1350, 480);
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        const QWidget* dock = m_window->findChild<QWidget*>(QStringLiteral("segmentationDock"));
        const auto isSeen = [&] {
            return dock->rect().contains(QRect(table->mapTo(dock, QPoint(0, 0)), table->size()));
        };
        QTRY_VERIFY(!isSeen());
        const int id =
            m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        Q_EMIT m_workspace->run.finished(id, QStringLiteral("unet took 3 s."), {});
        QTRY_VERIFY(isSeen());
        m_workspace->session.removeResult(id);
        m_window->resize(before);
    }

    void noTwoRowsOfTheVolumesLookAlike()
    {
        openCase(m_case);
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        for (const Palette palette : {Palette::Classic, Palette::ColourBlindSafe}) {
            OverlayStyle style = state().overlay();
            style.palette = palette;
            state().setOverlay(style);
            QList<QImage> seen;
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QImage sign = table->model()
                                        ->headerData(row, Qt::Vertical, Qt::DecorationRole)
                                        .value<QIcon>()
                                        .pixmap(QSize(12, 12), 1.0)
                                        .toImage();
                QVERIFY(!sign.isNull() && !seen.contains(sign));
                seen << sign;
            }
            // The tumour core is what its two labels are.
            QCOMPARE(seen.size(), 5);
            QCOMPARE(seen[3].pixelColor(2, 6), seen[0].pixelColor(6, 6));
            QCOMPARE(seen[3].pixelColor(9, 6), seen[2].pixelColor(6, 6));
        }
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
                session.layer(first)->labels()->map->voxels);
        QVERIFY(session.layer(first)->isSaved() && !session.layer(second)->isSaved());
        session.removeResult(first);
        session.removeResult(second);
    }

    void aResectionCavityHasARowASwitchAndKeysWhereThereIsOne()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        const auto* part = m_window->findChild<QCheckBox*>(QStringLiteral("overlayPart3"));
        QCOMPARE(table->model()->rowCount(), 5);
        QVERIFY(part->isHidden());
        LabelMap operated = *result(Label::Oedema).map;
        std::fill_n(operated.voxels.begin(), 500, Label::ResectionCavity);
        const double ml = 500 * operated.geometry.voxelVolumeMl();
        const int id =
            session.addResult(QStringLiteral("after"),
                              measured(std::make_shared<const LabelMap>(std::move(operated))));
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(table->model()->headerData(5, Qt::Vertical).toString(), QStringLiteral("RC"));
        QCOMPARE(table->model()->index(5, 1).data(Qt::UserRole).toDouble(), ml);
        QTRY_VERIFY(
            table->viewport()->rect().contains(table->visualRect(table->model()->index(5, 1))));
        QCOMPARE(table->model()->index(5, 0).data(Qt::UserRole).toDouble(), 0.0);
        QVERIFY(!part->isHidden());
        QCOMPARE(part->text(), QStringLiteral("Resectio&n cavity"));
        key(Qt::Key_4, Qt::AltModifier);
        QVERIFY(!state().overlay().labelVisible[Label::ResectionCavity]);
        QVERIFY(!part->isChecked());
        key(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(state().overlay().labelVisible[Label::ResectionCavity]);
        QVERIFY(!state().overlay().labelVisible[Label::Oedema]);
        key(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(state().overlay().labelVisible[Label::Oedema]);
        session.removeResult(id);
        QCOMPARE(table->model()->rowCount(), 5);
        QVERIFY(part->isHidden());
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
        bringForward("overlayDock");
        QTRY_VERIFY(isSeen("layerTable", 9, 2));
        bringForward("segmentationDock");
        QTRY_VERIFY(isSeen("volumeTable", 0, 9));
        const auto* volumes = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        QCOMPARE(volumes->horizontalHeader()->textElideMode(), Qt::ElideMiddle);
        QCOMPARE(volumes->model()->headerData(9, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("unet (9)"));
        state().setActiveLayer(session.layers()[0].id);
        QTRY_VERIFY(isSeen("volumeTable", 0, 0));
        bringForward("overlayDock");
        QTRY_VERIFY(isSeen("layerTable", 0, 2));
        for (const int id : ids) {
            session.removeResult(id);
        }
    }

    void theDeleteKeyRemovesAResultAndAsksWhereItIsNotSaved()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const int id = session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        bringForward("overlayDock");
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
        QCOMPARE(state().activeLayer()->id, session.layers()[0].id);
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
            test::answerNextQuestion(replace ? QStringLiteral("Replace")
                                             : QStringLiteral("Cancel"));
            m_window->actions()[Command::Save]->trigger();
            QVERIFY(replace || std::filesystem::file_size(kept) == 12U);
        }
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved[0][1].toString(), QString::fromStdString(kept.string()));
        QVERIFY(std::filesystem::file_size(kept) > 12U);
        session.removeResult(id);
    }
};

QTEST_MAIN(TestWindowResults)
#include "test_window_results.moc"
