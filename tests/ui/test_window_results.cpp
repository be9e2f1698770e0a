// Segmentations in the real window: shown, saved, removed, asked about.

#include "segmentation/case/case_reader.h"
#include "tests/ui/main_window_case.h"
#include "tests/ui/questions.h"

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
        m_workspace->session.addResult(QStringLiteral("unet"),
                                       measured(std::make_shared<const LabelMap>(m_phantom.labels)));
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        test::answerNextQuestion(QStringLiteral("Discard"));
        QVERIFY(m_window->close());
        closeWindow();
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
};

QTEST_MAIN(TestWindowResults)
#include "test_window_results.moc"
