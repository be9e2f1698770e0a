// Several models on one case: one run of the real engine, a layer each.

#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/engine/model_list.h"
#include "ui/engine/segmentation_dock.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

constexpr int kLongMs = 180'000;  // a machine that is busy with other things

}  // namespace

class TestModelRun : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void tickedModelsRunOneAfterAnotherAndEachIsALayer()
    {
        openCaseWithModels();
        for (const ModelContract& model : m_workspace->catalog.models()) {
            list()->setTicked(QString::fromStdString(model.name), isChosen(model.name));
        }
        QCOMPARE(list()->ticked().size(), 2);
        const qint64 engine = m_workspace->engine.processId();
        QSignalSpy finished(&run(), &SegmentationRun::finished);
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        QSignalSpy progressed(&run(), &SegmentationRun::progressed);
        const std::size_t before = m_workspace->session.layers().size();
        m_window->actions()[Command::Segment]->trigger();
        QVERIFY(run().isRunning());
        QCOMPARE(run().items().size(), std::size_t{2});
        QCOMPARE(run().items()[1].state, RunItem::State::Waiting);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        QCOMPARE(finished.size(), 2);
        QVERIFY(!run().isRunning());
        QCOMPARE(m_workspace->engine.processId(), engine);  // one process has run both
        QStringList names;
        for (std::size_t n = before; n < m_workspace->session.layers().size(); ++n) {
            const Layer& layer = m_workspace->session.layers()[n];
            if (layer.labels()) {
                names << QString::fromStdString(layer.name);
                QCOMPARE(layer.origin.kind, Origin::Kind::Model);
                QVERIFY(!m_workspace->document.ownedBy(layer.id).empty());  // its probabilities
            }
        }
        names.sort();
        QCOMPARE(names, QStringList({QStringLiteral("unet"), QStringLiteral("vnet")}));
        for (const RunItem& item : run().items()) {
            QCOMPARE(item.state, RunItem::State::Done);
            QVERIFY(item.seconds > 0);
            QVERIFY(item.peakMemoryBytes > 50e6 && item.peakMemoryBytes < 50e9);
            QVERIFY(label("runSummary")->text().contains(item.summary));
            QVERIFY(run().knownSeconds().contains(QString::fromStdString(item.job.model)));
        }
        const double last = progressed.back()[1].toDouble();
        QVERIFY(last >= 0.5 && last <= 1);
        for (int row = 0; row < list()->rowCount(); ++row) {
            const bool ran = list()->item(row, ModelList::Name)->checkState() == Qt::Checked;
            const QString text = list()->item(row, ModelList::State)->text();
            QCOMPARE(text.startsWith(QStringLiteral("done")), ran);
            QCOMPARE(list()->item(row, ModelList::Time)->text() != QStringLiteral("–"), ran);
        }
    }

    void oneThatFailsStopsNoOther()
    {
        openCaseWithModels();
        QSignalSpy failed(&run(), &SegmentationRun::failed);
        QSignalSpy finished(&run(), &SegmentationRun::finished);
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        run().start({job("vnet"), job("no such model"), job("unet")});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(finished.size(), 2);
        QCOMPARE(run().items()[0].state, RunItem::State::Done);
        QCOMPARE(run().items()[1].state, RunItem::State::Failed);
        QVERIFY(!run().items()[1].problem.isEmpty());
        QCOMPARE(run().items()[2].state, RunItem::State::Done);
        QVERIFY(label("runSummary")->text().contains(QStringLiteral("no such model failed")));
    }

    void cancellingKeepsWhatIsDoneAndRunsNoMore()
    {
        openCaseWithModels();
        QSignalSpy finished(&run(), &SegmentationRun::finished);
        connect(
            &run(), &SegmentationRun::finished, &run(), [this] { run().cancel(); },
            Qt::SingleShotConnection);
        run().start({job("vnet"), job("unet"), job("vnet")});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        QVERIFY(!run().isRunning());
        QCOMPARE(run().items()[0].state, RunItem::State::Done);
        QCOMPARE(run().items()[2].state, RunItem::State::Cancelled);
        QTest::qWait(500);
        QCOMPARE(finished.size(), 1);
        QVERIFY(m_window->actions()[Command::Segment]->isEnabled());
    }

    void aSecondRunIsAnEarlierOnesResultAndSaysSo()
    {
        keepResults("second");
        openCaseWithModels();
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        SegmentJob wanted = job("vnet");
        wanted.probabilities = true;
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        QVERIFY(!run().items()[0].isEarlier);
        const Layer first = *m_workspace->session.layer(run().items()[0].layer);
        const std::vector<ScalarContent> firstMaps = mapsOf(first.id);
        QTRY_VERIFY(m_workspace->session.resultsToLose().isEmpty());  // once it is kept
        m_workspace->session.removeResult(first.id);
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 10'000);
        QVERIFY(run().items()[0].isEarlier);
        QVERIFY(run().items()[0].summary.contains(QStringLiteral("earlier run of")));
        QVERIFY(!run().items()[0].summary.contains(QStringLiteral("shown already")));
        const Layer& second = *m_workspace->session.layer(run().items()[0].layer);
        QVERIFY(second.labels()->map->voxels == first.labels()->map->voxels);
        QCOMPARE(second.origin.modelSha256, first.origin.modelSha256);
        const std::vector<ScalarContent> secondMaps = mapsOf(second.id);
        QVERIFY(!firstMaps.empty());
        QCOMPARE(secondMaps.size(), firstMaps.size());
        for (std::size_t n = 0; n < firstMaps.size(); ++n) {
            QVERIFY(secondMaps[n].values->voxels == firstMaps[n].values->voxels);
        }
        wanted.mirroring = Mirroring::On;  // another setting is another result
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 3, kLongMs);
        QVERIFY(!run().items()[0].isEarlier);
    }

    void aResultThatIsShownIsNotAddedAgain()
    {
        keepResults("shown");
        openCaseWithModels();
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        run().start(job("vnet"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        const LayerId first = run().items()[0].layer;
        QTRY_VERIFY(m_workspace->session.resultsToLose().isEmpty());
        const std::size_t layers = m_workspace->session.layers().size();
        state().setActiveLayer(std::nullopt);
        run().start(job("vnet"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 10'000);
        QCOMPARE(run().items()[0].layer, first);
        QCOMPARE(m_workspace->session.layers().size(), layers);
        QVERIFY(state().activeLayer() && state().activeLayer()->id == first);
        QVERIFY2(label("runSummary")->text().contains(QStringLiteral("shown already, as vnet.")),
                 qPrintable(label("runSummary")->text()));
        SegmentJob wanted = job("vnet");
        wanted.mirroring = Mirroring::On;  // another result of the same model
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 3, kLongMs);
        QVERIFY(run().items()[0].layer != first);
    }

    void withoutAStoreToo()
    {
        run().useStore(ResultStore(), {});
        openCaseWithModels();
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        run().start(job("vnet"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        const LayerId first = run().items()[0].layer;
        QVERIFY(mapsOf(first).empty());
        const std::size_t layers = m_workspace->session.layers().size();
        SegmentJob wanted = job("vnet");
        wanted.probabilities = true;  // they join the result
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, kLongMs);
        QCOMPARE(run().items()[0].layer, first);
        QCOMPARE(m_workspace->session.layers().size(), layers + 5);
        QVERIFY(label("runSummary")->text().contains(QStringLiteral("shown already, as vnet.")));
        // WT, TC, ET, the deviation of the mirrored pass that the model was measured with, entropy.
        const std::vector<ScalarContent> maps = mapsOf(first);
        QCOMPARE(maps.size(), std::size_t{5});
        const auto deviation =
            std::ranges::find(maps, ScalarMeaning::Deviation, &ScalarContent::meaning);
        QVERIFY(deviation != maps.end());
        QVERIFY(
            std::ranges::any_of(deviation->values->voxels, [](int value) { return value > 5; }));
        wanted.mirroring = Mirroring::Off;  // another result, also where its labels are the same
        run().start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 3, kLongMs);
        QVERIFY(run().items()[0].layer != first);
        QCOMPARE(mapsOf(run().items()[0].layer).size(), std::size_t{4});
    }

    void aCaseThatWasLeftHasItsResultsAgain()
    {
        keepResults("left");
        openCaseWithModels();
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        run().start(job("vnet"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        QTRY_VERIFY(m_workspace->session.resultsToLose().isEmpty());
        openCase(m_withoutT1ce);  // nobody is asked
        auto* back = m_window->findChild<QPushButton*>(QStringLiteral("earlierResults"));
        QTest::qWait(300);
        QVERIFY(back->isHidden());
        openCase(m_case);
        QTRY_VERIFY(!back->isHidden());
        QVERIFY2(back->text().contains(QStringLiteral("(1)")), qPrintable(back->text()));
        back->click();
        QTRY_COMPARE(m_workspace->session.membersOfMajority().size(), std::size_t{1});
        QVERIFY(back->isHidden());
        const LayerId layer = m_workspace->session.membersOfMajority().front();
        QCOMPARE(m_workspace->session.layer(layer)->name, std::string("vnet"));
        run().forget(layer);  // as removing it does
        openFresh();
        QTest::qWait(500);
        QVERIFY(back->isHidden());
    }

    void mirroringIsASettingOfTheRunAndChangesTheResult()
    {
        openCaseWithModels();
        QSignalSpy ended(&run(), &SegmentationRun::ended);
        std::vector<SegmentJob> jobs = {job("vnet"), job("vnet")};
        jobs[0].mirroring = Mirroring::Off;
        jobs[1].mirroring = Mirroring::On;
        for (SegmentJob& each : jobs) {
            each.probabilities = true;
        }
        run().start(jobs);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLongMs);
        const auto whole = [this](std::size_t n) {
            return m_workspace->document.ownedBy(run().items()[n].layer).front()->scalar()->values;
        };
        QVERIFY(whole(0)->voxels != whole(1)->voxels);
    }

private:
    [[nodiscard]] SegmentationRun& run() { return m_workspace->run; }
    [[nodiscard]] ModelList* list()
    {
        return m_window->findChild<ModelList*>(QStringLiteral("modelList"));
    }
    [[nodiscard]] static bool isChosen(const std::string& name)
    {
        return name == "unet" || name == "vnet";
    }
    [[nodiscard]] static SegmentJob job(const char* model) { return {.model = model}; }

    [[nodiscard]] std::vector<ScalarContent> mapsOf(LayerId result)
    {
        std::vector<ScalarContent> maps;
        for (const Layer* layer : m_workspace->document.ownedBy(result)) {
            maps.push_back(*layer->scalar());
        }
        return maps;
    }

    void keepResults(const char* folder)
    {
        run().useStore(ResultStore(m_folder.path() / folder),
                       [this](const QString& model) { return m_workspace->catalog.fileOf(model); });
    }

    void openCaseWithModels()
    {
        m_window->warmUp();
        openFresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->catalog.find(QStringLiteral("vnet")), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->engine.processId() != 0, kLongMs);
    }

    /// Without the results of the test before, and nobody is asked about them.
    void openFresh()
    {
        std::vector<LayerId> results;
        for (const Layer& layer : m_workspace->session.layers()) {
            if (layer.labels() && !layer.origin.isFile()) {
                results.push_back(layer.id);
            }
        }
        for (const LayerId id : results) {
            m_workspace->session.removeResult(id);
        }
        openCase(m_case);
    }
};

QTEST_MAIN(TestModelRun)
#include "test_model_run.moc"
