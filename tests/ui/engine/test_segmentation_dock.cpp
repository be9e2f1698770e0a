// The dock beside the real engine: what it says of the open case's images.

#include "ui/engine/segmentation_dock.h"

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"

#include <QApplication>
#include <QClipboard>
#include <QProcess>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

}  // namespace

class TestSegmentationDock : public test::MainWindowCase {
    Q_OBJECT

    /// The case with the names of its T1 and T1ce exchanged.
    fs::path exchangedCase()
    {
        const fs::path folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Exchanged"});
        const fs::path t1 = folder / "Exchanged_t1.nii", t1ce = folder / "Exchanged_t1ce.nii";
        fs::rename(t1, folder / "aside");
        fs::rename(t1ce, t1);
        fs::rename(folder / "aside", t1ce);
        return folder;
    }

    bool exchangeIsShown()
    {
        return !modelChecks().filter(QStringLiteral("T1 and T1ce look as if")).isEmpty();
    }

    static void runEngine(const char* command, const fs::path& one, const fs::path& other,
                          const fs::path& output)
    {
        QProcess process;
        process.start(EngineClient::programBesideThis(),
                      {QString::fromLatin1(command), QString::fromStdString(one.string()),
                       QString::fromStdString(other.string()), QStringLiteral("--output"),
                       QString::fromStdString(output.string())});
        QVERIFY(process.waitForFinished(kLongMs));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

private Q_SLOTS:
    void anotherCaseHasNothingOfTheOneBefore()
    {
        m_window->warmUp();
        openCase(exchangedCase());
        QTRY_VERIFY_WITH_TIMEOUT(exchangeIsShown(), kLongMs);
        openCase(m_case);
        QVERIFY(!exchangeIsShown());
        openCase(exchangedCase());
        openCase(m_case);  // without waiting for what is said of the first
        QVERIFY(!exchangeIsShown());
        QVERIFY(!QTest::qWaitFor([this] { return exchangeIsShown(); }, 1000));
        openCase(exchangedCase());
        QTRY_VERIFY(exchangeIsShown());
    }

    void theVolumesAreCopiedWhole()
    {
        openCase(m_case);
        const LayerId id =
            m_workspace->session.addResult(QStringLiteral("net"), result(Label::Oedema));
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("volumeTable"));
        m_window->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        key(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], QStringLiteral("\tExpert\tnet"));
        QVERIFY(lines[5].startsWith(QStringLiteral("WT\t")));
        const auto volumes = m_workspace->session.layer(id)->labels()->figures->volumes;
        const auto whole =
            std::ranges::find(volumes, Structure::WholeTumour, &LabelVolume::structure);
        const QString ml = QString::number(whole->volumeMl, 'f', 2);
        QVERIFY2(lines[5].endsWith(QLatin1Char('\t') + ml), qPrintable(lines[5]));
        m_workspace->session.removeResult(id);
    }

    void altAndMLeadToTheModels()
    {
        openCase(m_case);
        m_window->activateWindow();
        m_window->panes().setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(),
                     m_window->findChild<QWidget*>(QStringLiteral("modelList")));
    }

    void theDockSaysWhatTheRunSaysAndOnce()
    {
        openCase(exchangedCase());
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog.models().empty(), kLongMs);
        QTRY_VERIFY(exchangeIsShown());
        QAction* segment = m_window->actions()[Command::Segment];
        QVERIFY(segment->isEnabled());  // a warning keeps nobody from running
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        segment->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        const QStringList notices = finished.front().at(2).toStringList();
        const QStringList told = notices.filter(QStringLiteral("T1 and T1ce look as if"));
        QCOMPARE(told.size(), 1);
        QVERIFY(modelChecks().contains(told.front()));
        QVERIFY(label("runSummary")->isVisible());
        QVERIFY(!label("runSummary")->text().contains(told.front()));
    }

    void aModelOfSeveralNetworksSaysSoAndIsOneResult()
    {
        const fs::path models = m_folder.path() / "models";
        fs::create_directories(models);
        const fs::path unet = test::sourceFolder() / "resources/models/unet.h5";
        const fs::path twin = m_folder.path() / "twin.h5";  // the same weights in another file
        runEngine("average", unet, unet, twin);
        runEngine("ensemble", unet, twin, models / "folds.h5");
        closeWindow();
        qputenv("GLIOSCOPE_MODELS", models.c_str());
        makeWindow();
        m_window->warmUp();
        openCase(m_case);
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog.models().empty(), kLongMs);
        QVERIFY2(
            label("modelDescription")->text().contains(QStringLiteral("An ensemble of 2 networks")),
            qPrintable(label("modelDescription")->text()));
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        m_window->actions()[Command::Segment]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        const RunItem& item = m_workspace->run.items().front();
        QCOMPARE(item.state, RunItem::State::Done);
        QVERIFY2(item.summary.startsWith(QStringLiteral("folds, of 2 networks, took ")),
                 qPrintable(item.summary));
        QCOMPARE(m_workspace->session.layer(item.layer)->origin.model, std::string("folds"));
        QVERIFY(m_workspace->run.knownSeconds().contains(QStringLiteral("folds")));
        auto* list = m_window->findChild<QTableWidget*>(QStringLiteral("modelList"));
        QVERIFY(list->item(0, 1)->text().endsWith(QLatin1Char('s')));  // its time, of both
        qunsetenv("GLIOSCOPE_MODELS");
    }
};

QTEST_MAIN(TestSegmentationDock)
#include "test_segmentation_dock.moc"
