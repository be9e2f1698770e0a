// Sessions in the real window: what was shown is saved and shown again, moved and damaged files are
// named, and what cannot be written leaves what was there.

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/system/durable_file.h"
#include "tests/support/full_disk.h"
#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"
#include "ui/comparison/comparison.h"
#include "ui/panes/layouts.h"
#include "ui/panes/volume_pane.h"
#include "ui/window/layout_commands.h"
#include "ui/window/session_commands.h"
#include "viewer/session/session_file.h"
#include "viewer/slices/camera_group.h"

#include <QDropEvent>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

ScalarContent mapOf(const LabelMap& labels, Structure structure, std::uint8_t inside)
{
    auto values = std::make_shared<Volume<std::uint8_t>>(labels.geometry);
    const PerLabel<bool> in = labelsIn(structure);
    std::ranges::transform(labels.voxels, values->voxels.begin(), [&](Label label) {
        return static_cast<std::uint8_t>(in[label] ? inside : 40);
    });
    return measured({.values = values, .structure = structure, .threshold = 0.4});
}

std::string textOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Without what tells where its files lie.
SavedSession withoutPlaces(SavedSession session)
{
    for (SavedLayer& layer : session.layers) {
        layer.file.reset();
        for (SavedMap& map : layer.maps) {
            map.file.reset();
        }
    }
    return session;
}

}  // namespace

class TestSessions : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatIsShownComesBack()
    {
        openCase(m_case);
        arrange();
        const Vec3 at = state().cursorLps();
        (void)m_workspace->measurements.add(
            Measurement{.points = {at, {at[0] + 12, at[1] + 5, at[2]}}});
        const std::vector<Measurement> measured = m_workspace->measurements.all();
        const std::vector<QImage> before = pictures();
        const fs::path file = m_folder.path() / "shown.glioscope";
        save(file);
        const SavedSession saved = readSession(file).session;
        QCOMPARE(saved.layers.size(), std::size_t{5});
        QVERIFY(m_workspace->session.resultsToLose().isEmpty());

        closeWindow();
        makeWindow();
        QCOMPARE(open(file), QStringList());
        QVERIFY(m_workspace->measurements.all() == measured);
        const std::vector<QImage> after = pictures();
        QCOMPARE(after.size(), before.size());
        for (std::size_t n = 0; n < before.size(); ++n) {
            QCOMPARE(after[n].size(), before[n].size());
            QVERIFY2(after[n] == before[n], qPrintable(QString::number(n)));
        }
        const fs::path again = m_folder.path() / "again.glioscope";
        save(again);
        QCOMPARE(sessionText(withoutPlaces(readSession(again).session)),
                 sessionText(withoutPlaces(saved)));
        sameContents();
    }

    void theSideThatThe3DViewIsSeenFromComesBack()
    {
        openCase(m_case);
        m_window->layouts().chooseLayout(*layoutCalled(u"four-views"));
        m_window->panes().volumePane()->lookFrom(ViewFrom::Left);
        const SpaceView before = m_window->panes().volumePane()->view();
        const fs::path file = m_folder.path() / "left.glioscope";
        save(file);
        m_window->panes().volumePane()->lookFrom(ViewFrom::Superior);
        QVERIFY(m_window->panes().volumePane()->view() != before);
        QCOMPARE(open(file), QStringList());
        const SpaceView after = m_window->panes().volumePane()->view();
        for (int axis = 0; axis < 3; ++axis) {
            QVERIFY(std::abs(after.eyeLps[axis] - before.eyeLps[axis]) < 1e-6);
            QVERIFY(std::abs(after.middleLps[axis] - before.middleLps[axis]) < 1e-6);
            QVERIFY(std::abs(after.up[axis] - before.up[axis]) < 1e-6);
        }
    }

    void whatAUsersFileHoldsIsNotWrittenAgain()
    {
        openCase(m_case);
        addResults();
        const fs::path file = m_folder.path() / "once" / "s.glioscope";
        fs::create_directories(file.parent_path());
        save(file);
        const auto files = filesIn(file.parent_path() / "s_files");
        QCOMPARE(files.size(), std::size_t{5});  // two segmentations, three maps
        QVERIFY(m_workspace->session.hasUnsavedResults());

        // Saved again nothing is written anew; what goes is removed.
        save(file);
        QVERIFY(filesIn(file.parent_path() / "s_files") == files);
        m_workspace->session.removeResult(layerCalled("cube").id);
        save(file);
        QCOMPARE(filesIn(file.parent_path() / "s_files").size(), std::size_t{4});
        QCOMPARE(open(file), QStringList());
    }

    void aSessionIsOpenedLikeACaseAndListedAmongTheRecent()
    {
        openCase(m_case);
        state().setSequence(Sequence::T2);
        const fs::path file = m_folder.path() / "recent.glioscope";
        save(file);
        state().setSequence(Sequence::T1);

        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(state().sequence(), Sequence::T2);
        const auto* recent = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
        QVERIFY(recent->actions().front()->toolTip().endsWith(QStringLiteral("recent.glioscope")));
    }

    void aCaseThatMovedWithItsSessionIsFound()
    {
        const fs::path folder = ownCase("together", "Moving_1");
        const fs::path file = folder / "s.glioscope";
        save(file);
        closeWindow();
        makeWindow();
        fs::rename(folder, m_folder.path() / "together2");
        QCOMPARE(open(m_folder.path() / "together2" / "s.glioscope"), QStringList());
        QCOMPARE(m_workspace->session.current()->files.folder,
                 m_folder.path() / "together2" / "Moving_1");
    }

    void aCaseThatMovedIsFoundByItsHashesAndSaid()
    {
        const fs::path folder = ownCase("apart", "Apart_1");
        const fs::path file = folder / "s.glioscope";
        save(file);
        fs::create_directories(folder / "deep" / "down");
        fs::rename(folder / "Apart_1", folder / "deep" / "down" / "Renamed");
        const QStringList problems = open(file);
        QCOMPARE(problems.size(), 5);  // four images and the labels
        QVERIFY2(problems[0].startsWith(QStringLiteral("FLAIR was found elsewhere:")),
                 qPrintable(problems[0]));
        QVERIFY(state().image(Sequence::T1ce));
    }

    void aCaseThatIsGoneIsFoundWhereTheUserPoints()
    {
        const fs::path folder = ownCase("gone", "Gone_1");
        const fs::path file = folder / "s.glioscope";
        save(file);
        openCase(m_case);
        fs::rename(folder / "Gone_1", m_folder.path() / "elsewhere");

        QSignalSpy failed(&m_window->sessions(), &SessionCommands::failed);
        m_window->open(QString::fromStdString(file.string()));
        QTRY_COMPARE(failed.size(), 1);
        const QString said = m_window->messages().text();
        for (const char* name : {"FLAIR", "T1", "T1ce", "T2", "expert"}) {
            QVERIFY2(said.contains(QString::fromLatin1(name)), qPrintable(said));
        }
        QVERIFY(m_window->messages().isOffering());
        QCOMPARE(m_workspace->session.current()->files.name, "Phantom_1");  // as it was

        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        m_window->sessions().open(file, {m_folder.path()});
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(m_workspace->session.current()->files.name, "Gone_1");
    }

    void eachMissingThingIsNamedAndTheRestIsShown()
    {
        const fs::path folder = ownCase("parts", "Parts_1");
        const fs::path mask = addFile(folder, "other");
        addFile(folder, "third");
        const fs::path file = folder / "s.glioscope";
        save(file);
        fs::remove(folder / "Parts_1" / "Parts_1_t2.nii");
        fs::remove(mask);
        const QStringList problems = open(file);
        QCOMPARE(problems.size(), 2);
        QVERIFY2(problems[0].startsWith(QStringLiteral("T2 is missing")), qPrintable(problems[0]));
        QVERIFY2(problems[1].startsWith(QStringLiteral("The segmentation other is missing")),
                 qPrintable(problems[1]));
        QVERIFY(!state().image(Sequence::T2));
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{2});
        QCOMPARE(m_workspace->session.layers()[1].name, "third");
        QVERIFY(m_window->messages().isOffering());  // to look for them
    }

    void aFileThatChangedIsSaidToHave()
    {
        const fs::path folder = ownCase("changed", "Changed_1");
        const fs::path mask = addFile(folder, "other");
        const fs::path file = folder / "s.glioscope";
        save(file);
        LabelMap labels = m_phantom.labels;
        labels.voxels[0] = Label::Oedema;
        writeLabels(mask, labels, LabelScheme::Brats2021);
        const QStringList problems = open(file);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].contains(QStringLiteral("other has changed since")),
                 qPrintable(problems[0]));
        QVERIFY(layerCalled("other").labels()->map->voxels == labels.voxels);
    }

    void aSessionOfADatasetsCaseBringsTheDatasetBack()
    {
        const fs::path set = m_folder.path() / "set";
        for (const char* name : {"Set_1", "Set_2"}) {
            test::writeCase(set, m_phantom, {.name = name});
        }
        openCase(set);
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        m_workspace->session.openDatasetCase(1);
        QTRY_COMPARE(opened.size(), 1);
        const fs::path file = m_folder.path() / "set.glioscope";
        save(file);
        openCase(m_case);
        QCOMPARE(m_workspace->session.datasetIndex(), -1);
        QCOMPARE(open(file), QStringList());
        QCOMPARE(m_workspace->session.datasetIndex(), 1);
        QCOMPARE(m_workspace->session.datasetFolder(), QString::fromStdString(set.string()));
        fs::rename(set / "Set_1", m_folder.path() / "Set_1");
        fs::rename(set / "Set_2", m_folder.path() / "Set_2");
        const QStringList problems = open(file);
        QVERIFY2(problems.last().contains(QStringLiteral("is shown alone")),
                 qPrintable(problems.join(QLatin1Char('\n'))));
    }

    void aSnapshotOfASessionShowsItAsItWas()
    {
        openCase(m_case);
        const fs::path file = m_folder.path() / "pictured.glioscope";
        m_window->layouts().chooseLayout(*layoutCalled(u"one"));
        m_window->layouts().choosePlane(SlicePlane::Sagittal);
        state().setCursorLps({20, 0, 0});
        save(file);
        const QImage shown = snapshot(file, "a.png");
        QVERIFY(!shown.isNull());
        state().setWindowLevel(state().sequence(), {5, 1});
        save(file);
        const QImage bright = snapshot(file, "b.png");
        QVERIFY(!bright.isNull() && bright != shown);
        QVERIFY(shown != snapshot(m_case, "c.png"));
    }

    void ofADamagedSessionTheRestIsShown()
    {
        openCase(m_case);
        addResults();
        const fs::path file = m_folder.path() / "damaged.glioscope";
        save(file);
        const std::string text = textOf(file);
        std::ofstream(file) << text.substr(0, text.find("\"view\""));
        const QStringList problems = open(file);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].contains(QStringLiteral("is damaged")), qPrintable(problems[0]));
        QCOMPARE(segmentations().size(), std::size_t{3});

        std::ofstream(file) << "no session";
        QSignalSpy failed(&m_window->sessions(), &SessionCommands::failed);
        m_window->open(QString::fromStdString(file.string()));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_window->messages().text().contains(QString::fromStdString(file.string())));
        QCOMPARE(segmentations().size(), std::size_t{3});
    }

    void aSessionThatFindsNoRoomLeavesTheOneBefore()
    {
        openCase(m_case);
        const fs::path file = m_folder.path() / "full" / "s.glioscope";
        fs::create_directories(file.parent_path());
        save(file);
        const std::string before = textOf(file);
        addResults();
        QSignalSpy failed(&m_window->sessions(), &SessionCommands::failed);
        {
            const test::FullDisk full(200);  // the test's own output included
            m_window->sessions().save(file);
            (void)QTest::qWaitFor([&] { return failed.size() == 1; });
        }
        QCOMPARE(failed.size(), 1);
        const QString said = failed[0][0].toString();
        QVERIFY2(said.contains(QStringLiteral("s_files")), qPrintable(said));
        QVERIFY(textOf(file) == before);
        QCOMPARE(filesIn(file.parent_path()).size(), std::size_t{1});
        QVERIFY(!m_workspace->session.resultsToLose().isEmpty());
        save(file);
        QVERIFY(textOf(file) != before);
    }

    void nothingOfAPatientIsInTheFiles()
    {
        const fs::path folder = ownCase("private", "Private_1", "Doe^Jane");
        addFile(folder, "other");
        addResults();
        const fs::path file = folder / "sessions" / "s.glioscope";
        fs::create_directories(file.parent_path());
        save(file);
        const auto files = filesIn(file.parent_path());
        QCOMPARE(files.size(), std::size_t{6});
        QVERIFY(textOf(folder / "Private_1" / "Private_1_t1.nii").find("Doe^Jane") !=
                std::string::npos);
        for (const fs::path& each : files) {
            QProcess unpacked;
            unpacked.start(QStringLiteral("gzip"),
                           {QStringLiteral("-dcf"), QString::fromStdString(each.string())});
            QVERIFY(unpacked.waitForFinished());
            QVERIFY(!unpacked.readAllStandardOutput().contains("Doe"));
        }
        QVERIFY(textOf(file).find("patient") == std::string::npos);
    }

private:
    fs::path addFile(const fs::path& folder, const std::string& name)
    {
        LabelMap labels = m_phantom.labels;
        // Another one under each name.
        const std::size_t at = std::hash<std::string>()(name) % labels.voxels.size();
        labels.voxels[at] = Label::Necrosis;
        const fs::path file = folder / "results" / (name + ".nii.gz");
        fs::create_directories(file.parent_path());
        writeLabels(file, labels, LabelScheme::Brats2021);
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->addSegmentations({QString::fromStdString(file.string())});
        if (!QTest::qWaitFor([&] { return added.size() == 1; })) {
            qWarning("The segmentation was not added.");
        }
        return file;
    }

    /// One with probabilities, one without; neither is in a file.
    void addResults()
    {
        ModelResult result{.model = "unet", .labels = this->result(Label::Enhancing)};
        for (const Structure structure :
             {Structure::WholeTumour, Structure::TumourCore, Structure::Enhancing}) {
            result.maps.push_back(mapOf(m_phantom.labels, structure, 200));
        }
        m_workspace->session.addResult(std::move(result));
        m_workspace->session.addResult(QStringLiteral("cube"), this->result(Label::Necrosis));
    }

    const Layer& layerCalled(const std::string& name)
    {
        return *std::ranges::find(m_workspace->session.layers(), name, &Layer::name);
    }

    std::vector<const Layer*> segmentations()
    {
        std::vector<const Layer*> all;
        for (const Layer& layer : m_workspace->session.layers()) {
            if (layer.labels()) {
                all.push_back(&layer);
            }
        }
        return all;
    }

    /// Nothing as in a new window.
    void arrange()
    {
        addFile(m_folder.path(), "other");
        addResults();
        QSignalSpy saved(&m_workspace->session, &CaseSession::saved);
        m_window->save(layerCalled("cube").id,
                       QString::fromStdString((m_folder.path() / "cube.nii.gz").string()));
        QTRY_COMPARE(saved.size(), 1);
        m_workspace->session.addThresholded(layerCalled("unet").id);
        QTRY_COMPARE(segmentations().size(), std::size_t{5});
        arrangeView();
        arrangePanes();
        auto* comparison = m_window->findChild<Comparison*>();
        comparison->setReference(layerCalled("other").id);
        comparison->setStructure(Structure::TumourCore);
        comparison->setToleranceMm(2);
        comparison->setLeftOut(layerCalled("cube").id, true);
    }

    void arrangeView()
    {
        ViewState& view = state();
        const LayerId unet = layerCalled("unet").id;
        view.setActiveLayer(layerCalled("cube").id);
        view.setActiveLayer(unet);
        OverlayStyle overlay = view.overlay();
        overlay.mode = OverlayMode::FillAndOutline;
        overlay.opacity = 0.6;
        overlay.palette = Palette::ColourBlindSafe;
        overlay.labelVisible[Label::Oedema] = false;
        view.setOverlay(overlay);
        view.setLayerOutlined(layerCalled("other").id, true);
        view.setMap(MapChoice{ScalarMeaning::Probability, Structure::WholeTumour});
        view.setMapStyle(OverlayMode::FillAndOutline, 0.7);
        for (const Layer* map : m_workspace->document.ownedBy(unet)) {
            view.setThreshold(map->id, 0.65);
            break;
        }
        view.setSurfaces({.opacity = 0.5, .visible = true, .slicePlanes = false});
        view.setConvention(Convention::Neurological);
        view.setInterpolation(Interpolation::Nearest);
        view.setSequence(Sequence::T1ce);
        view.setWindowLevel(Sequence::T1ce, {321, 123});
        view.setWindowLevel(Sequence::T2, {77, 99});
        view.setCursorLps({3, -12, 20});
    }

    void arrangePanes()
    {
        m_window->layouts().chooseLayout(*layoutCalled(u"side-by-side"));
        m_window->layouts().choosePlane(SlicePlane::Coronal);
        m_window->layouts().compare({layerCalled("unet").id, layerCalled("other").id});
        m_window->panes().setShares({.rows = {}, .columns = {500, 300}});
        Q_EMIT m_window->panes().sharesChanged();
        CameraGroup& cameras = *m_window->panes().cameras().front();
        cameras.move({.centreLps = {10, -5, 12}, .pixelsPerMm = 4.25});
    }

    /// Of all panes, once they are drawn, without the message over them.
    std::vector<QImage> pictures()
    {
        m_window->messages().hide();
        QTest::qWait(300);
        std::vector<QImage> all;
        for (const Pane* pane : m_window->panes().panes()) {
            all.push_back(pane->picture());
        }
        return all;
    }

    void sameContents()
    {
        const LabelMap& unet = *layerCalled("unet").labels()->map;
        QVERIFY(unet.voxels == result(Label::Enhancing).map->voxels);
        QVERIFY(unet.geometry == m_workspace->session.current()->labels->map.geometry);
        QVERIFY(layerCalled("cube").isSaved());
        QVERIFY(!layerCalled("unet").isSaved());
        const auto maps = m_workspace->document.ownedBy(layerCalled("unet").id);
        QCOMPARE(maps.size(), std::size_t{3});
        QVERIFY(maps[0]->scalar()->values->voxels ==
                mapOf(m_phantom.labels, Structure::WholeTumour, 200).values->voxels);
        QCOMPARE(maps[0]->style.threshold, 0.65);
        QCOMPARE(maps[1]->style.threshold, 0.4);
    }

    /// A case of its own in a folder of its own, open; `words` stand in the headers of its files.
    fs::path ownCase(const std::string& folder, const std::string& name,
                     const std::string& words = "anonymous")
    {
        const fs::path place = test::writeCase(m_folder.path() / folder, m_phantom, {.name = name});
        for (const auto& entry : fs::directory_iterator(place)) {
            if (entry.path().extension() == ".nii" &&
                entry.path().string().find("_seg") == std::string::npos) {
                std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
                file.seekp(148);  // the header's free text
                file << words;
            }
        }
        openCase(place);
        return m_folder.path() / folder;
    }

    void save(const fs::path& file)
    {
        QSignalSpy saved(&m_window->sessions(), &SessionCommands::saved);
        m_window->sessions().save(file);
        QTRY_COMPARE(saved.size(), 1);
    }

    /// Its problems.
    QStringList open(const fs::path& file)
    {
        QSignalSpy restored(&m_window->sessions(), &SessionCommands::restored);
        m_window->open(QString::fromStdString(file.string()));
        if (!QTest::qWaitFor([&] { return restored.size() == 1; }, 10'000)) {
            return {QStringLiteral("not restored: ") + m_window->messages().text()};
        }
        return restored[0][0].toStringList();
    }

    /// By the program itself, without segmenting.
    [[nodiscard]] QImage snapshot(const fs::path& what, const char* name) const
    {
        const QString file = QString::fromStdString((m_folder.path() / name).string());
        QStringList arguments = {QStringLiteral("--snapshot"), file,
                                 QString::fromStdString(what.string())};
        if (!isSessionName(what)) {
            arguments << QStringLiteral("--model") << QStringLiteral("none");
        }
        QProcess viewer;
        viewer.start(QString::fromStdString(test::program("glioscope").string()), arguments);
        return viewer.waitForFinished(60'000) && viewer.exitCode() == 0 ? QImage(file) : QImage();
    }

    static std::vector<fs::path> filesIn(const fs::path& folder)
    {
        std::vector<fs::path> files;
        std::error_code ignored;
        for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        return files;
    }
};

QTEST_MAIN(TestSessions)
#include "test_sessions.moc"
