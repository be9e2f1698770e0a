#include "tests/support/full_disk.h"
#include "tests/support/main_window_case.h"
#include "ui/panes/layouts.h"
#include "ui/window/main_window_snapshot.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace glioscope;

class TestMainWindowSnapshot : public test::MainWindowCase {
    Q_OBJECT

    /// What it said at its end; empty for success.
    QString takeSnapshot(const std::filesystem::path& casePath,
                         const std::filesystem::path& picture, CommandLine wanted = {})
    {
        wanted.casePath = QString::fromStdString(casePath.string());
        wanted.snapshotFile = QString::fromStdString(picture.string());
        wanted.model = kNoModel;
        MainWindowSnapshot snapshot(*m_workspace, *m_window, wanted);
        QSignalSpy finished(&snapshot, &MainWindowSnapshot::finished);
        return finished.wait(60'000) ? finished[0][0].toString() : QStringLiteral("no end");
    }

private Q_SLOTS:
    void aCaseThatNoModelRunsOnIsShownWithoutOne()
    {
        const auto picture = m_folder.path() / "without.png";
        QCOMPARE(takeSnapshot(m_withoutT1ce, picture), QString());
        QCOMPARE(QImage(QString::fromStdString(picture.string())).size(), m_window->size());
        QVERIFY(!m_workspace->state.activeLayer());
        QVERIFY(!m_workspace->run.isRunning());
    }

    void withoutAModelTheExpertsLabelsAreShown()
    {
        const auto picture = m_folder.path() / "expert.png";
        QCOMPARE(takeSnapshot(m_case, picture), QString());
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{1});
        QVERIFY(m_workspace->state.activeLayer()->origin.kind == Origin::Kind::Expert);
    }

    void everyLayoutIsDrawnWithItsPanesAlone()
    {
        for (const LayoutInfo& info : layoutTable()) {
            const auto picture = m_folder.path() / (std::string(info.key) + ".png");
            QCOMPARE(takeSnapshot(m_case, picture,
                                  {.layout = QString::fromLatin1(info.key),
                                   .plane = SlicePlane::Coronal,
                                   .sequence = Sequence::T2,
                                   .layers = {kExpertLayer},
                                   .panesOnly = true}),
                     QString());
            const QImage drawn(QString::fromStdString(picture.string()));
            QCOMPARE(drawn.size(), m_window->size());
            QCOMPARE(m_window->panes().size(), m_window->size());
            QVERIFY2(m_window->panes().arrangement() ==
                         info.make({.plane = SlicePlane::Coronal,
                                    .layers = {m_workspace->session.layers().front().id}}),
                     info.key);
            QCOMPARE(state().sequence(), Sequence::T2);
            // Each pane shows the head where it shows the crosshair, in the tumour.
            for (const SlicePane* pane : m_window->panes().slicePanes()) {
                const QPointF there = pane->positionOf(state().cursorLps());
                const QRgb pixel = drawn.pixel(pane->mapTo(m_window.get(), there.toPoint()));
                QVERIFY2(qGray(pixel) > 20, info.key);
            }
        }
        closeWindow();
    }

    void aModelNamedAsALayerSegmentsTheCase()
    {
        QCOMPARE(takeSnapshot(m_case, m_folder.path() / "two.png",
                              {.layout = QStringLiteral("side-by-side"),
                               .layers = {QStringLiteral("vnet"), kExpertLayer}}),
                 QString());
        const std::vector<Layer>& layers = m_workspace->session.layers();
        QCOMPARE(layers.size(), std::size_t{2});
        QCOMPARE(layers[1].origin.kind, Origin::Kind::Model);
        QCOMPARE(QString::fromStdString(layers[1].name), QStringLiteral("vnet"));
        const auto& panes = m_window->panes().slicePanes();
        QCOMPARE(panes.size(), std::size_t{2});
        QVERIFY(panes[0]->scene().pane().layers == std::vector{layers[1].id});
        QVERIFY(panes[1]->scene().pane().layers == std::vector{layers[0].id});
        closeWindow();
    }

    void whatTheCaseLacksIsSaid()
    {
        const auto picture = m_folder.path() / "lacking.png";
        QVERIFY(takeSnapshot(m_withoutT1ce, picture, {.sequence = Sequence::T1ce})
                    .contains(QStringLiteral("no T1ce")));
        QVERIFY(takeSnapshot(m_withoutT1ce, picture, {.layers = {kExpertLayer}})
                    .contains(QStringLiteral("expert")));
        QVERIFY(!std::filesystem::exists(picture));
    }

    void aFullDiskIsSaidAndLeavesNoPicture()
    {
        const auto picture = m_folder.path() / "full.png";
        QString said;
        {
            const test::FullDisk disk(1000);
            said = takeSnapshot(m_case, picture);
        }
        QVERIFY2(said.contains(QStringLiteral("disk is full")) &&
                     said.startsWith(QString::fromStdString(picture.string()) + QLatin1Char(' ')),
                 qPrintable(said));
        QVERIFY(!std::filesystem::exists(picture));
    }
};

QTEST_MAIN(TestMainWindowSnapshot)
#include "test_main_window_snapshot.moc"
