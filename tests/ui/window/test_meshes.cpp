// Surfaces by the viewer's own program, which needs no display for them, and from its window.

#include "tests/support/main_window_case.h"
#include "tests/support/mesh_checks.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/export/mesh_dialog.h"
#include "ui/panes/pane_grid.h"
#include "ui/panes/volume_pane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

struct Ending {
    int code = -1;
    QByteArray output;
    QByteArray error;
};

/// Without any display.
Ending runViewer(const QStringList& arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        environment.remove(QString::fromLatin1(name));
    }
    QProcess viewer;
    viewer.setProcessEnvironment(environment);
    viewer.start(text(test::program("glioscope")), arguments);
    const bool ended = viewer.waitForFinished(120'000);
    return {ended ? viewer.exitCode() : -1, viewer.readAllStandardOutput(),
            viewer.readAllStandardError()};
}

QStringList namesIn(const fs::path& folder)
{
    return QDir(text(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

/// Of the OBJ text: points and triangles by their own lines.
TriangleMesh readObj(const fs::path& path)
{
    TriangleMesh mesh;
    std::ifstream file(path);
    for (std::string word; file >> word;) {
        if (word == "v") {
            Vec3& point = mesh.points.emplace_back();
            file >> point[0] >> point[1] >> point[2];
        } else if (word == "f") {
            TriangleMesh::Triangle& triangle = mesh.triangles.emplace_back();
            for (std::int32_t& corner : triangle) {
                file >> word;
                corner = std::stoi(word) - 1;
            }
        }
    }
    return mesh;
}

/// Chooses in the dialog that comes up next.
void answerNextMeshes(MeshFormat format, const QStringList& without)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, format, without] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!dialog || dialog->objectName() != QStringLiteral("meshDialog")) {
            return;
        }
        timer->deleteLater();
        auto* formats = dialog->findChild<QComboBox*>(QStringLiteral("meshFormat"));
        formats->setCurrentIndex(formats->findData(int(format)));
        for (const QString& structure : without) {
            dialog->findChild<QCheckBox*>(QStringLiteral("meshOf") + structure)->setChecked(false);
        }
        dialog->accept();
    });
    timer->start(5);
}

}  // namespace

class TestMeshes : public test::MainWindowCase {
    Q_OBJECT

    Phantom m_small = test::smallPhantom(3);

    fs::path phantomCase()
    {
        return test::writeCase(m_folder.path() / "cases", m_small, {.name = "P1"});
    }
    void verifyIsLabel(const fs::path& file, Structure structure)
    {
        const PerLabel<bool> wanted = labelsIn(structure);
        const test::CountedVoxels label =
            test::counted(m_small.labels, [&](Label value) { return wanted[value]; });
        const TriangleMesh mesh = readObj(file);
        QVERIFY(test::isClosed(mesh));
        const EnclosedVolume found = enclosedBy(mesh);
        QVERIFY2(std::abs(found.mm3 / label.mm3 - 1) < 0.03,
                 qPrintable(QString::number(found.mm3 / label.mm3)));
        for (std::size_t w = 0; w < 3; ++w) {
            QVERIFY(std::abs(found.centroidLps[w] - label.centroidLps[w]) < 0.5);
        }
    }

private Q_SLOTS:
    void theProgramWritesThemWithoutADisplay()
    {
        const fs::path one = phantomCase(), out = m_folder.path() / "made" / "here";
        const Ending ending =
            runViewer({QStringLiteral("--meshes"), text(out), text(one / "P1_seg.nii"),
                       QStringLiteral("--format"), QStringLiteral("obj"),
                       QStringLiteral("--labels"), QStringLiteral("brats2021")});
        QVERIFY2(ending.code == 0, ending.error.constData());
        QCOMPARE(namesIn(out),
                 (QStringList{QStringLiteral("P1_ED.obj"), QStringLiteral("P1_ET.obj"),
                              QStringLiteral("P1_NCR.obj"), QStringLiteral("P1_TC.obj"),
                              QStringLiteral("P1_WT.obj")}));
        verifyIsLabel(out / "P1_ET.obj", Structure::Enhancing);
        verifyIsLabel(out / "P1_WT.obj", Structure::WholeTumour);
        QVERIFY(ending.output.contains("P1_ET.obj"));
    }

    void theProgramSaysWhichLabelIsEmpty()
    {
        Phantom without = m_small;
        std::ranges::replace(without.labels.voxels, Label::Oedema, Label::Background);
        const fs::path one = test::writeCase(m_folder.path() / "empty", without, {.name = "P2"});
        const fs::path out = m_folder.path() / "without";
        const Ending ending = runViewer({QStringLiteral("--meshes"), text(out), text(one)});
        QVERIFY2(ending.code == 0, ending.error.constData());
        QVERIFY(!namesIn(out).contains(QStringLiteral("P2_ED.stl")));
        QVERIFY(namesIn(out).contains(QStringLiteral("P2_ET.stl")));
        QVERIFY2(ending.output.contains("(ED) has no voxel"), ending.output.constData());
    }

    void theProgramNeedsToBeToldWhatNumbersMeanThatNothingTells()
    {
        const fs::path one =
            test::writeCase(m_folder.path() / "open", m_small, {.name = "P3", .ambiguous = true});
        const fs::path out = m_folder.path() / "told";
        const QStringList plain = {QStringLiteral("--meshes"), text(out), text(one)};
        const Ending open = runViewer(plain);
        QCOMPARE(open.code, 2);
        QVERIFY2(open.error.contains("--labels"), open.error.constData());
        QVERIFY(!fs::exists(out));
        const Ending told =
            runViewer(plain + QStringList{QStringLiteral("--labels"), QStringLiteral("brats2023")});
        QVERIFY2(told.code == 0, told.error.constData());
        QCOMPARE(namesIn(out).size(), 5);
    }

    void whatKeepsTheProgramFromWritingIsSaid()
    {
        const fs::path one = phantomCase();
        std::ofstream(m_folder.path() / "file") << "mine";
        const Ending noFolder = runViewer(
            {QStringLiteral("--meshes"), text(m_folder.path() / "file" / "x"), text(one)});
        QCOMPARE(noFolder.code, 1);
        QVERIFY2(noFolder.error.contains("file/x"), noFolder.error.constData());
        const Ending noCase = runViewer({QStringLiteral("--meshes"), text(m_folder.path())});
        QCOMPARE(noCase.code, 2);
        QVERIFY(noCase.error.contains("CASE"));
        const Ending noFormat =
            runViewer({QStringLiteral("--meshes"), text(m_folder.path()), text(one),
                       QStringLiteral("--format"), QStringLiteral("vrml")});
        QCOMPARE(noFormat.code, 2);
        QVERIFY2(noFormat.error.contains("stl|ply|obj|gltf"), noFormat.error.constData());
    }

    void theWindowWritesWhatIsChosenAndAsksBeforeItReplaces()
    {
        openCase(phantomCase());
        const fs::path folder = m_folder.path() / "window";
        fs::create_directories(folder);
        std::ofstream(folder / "P1_ET.obj") << "mine";
        const auto chosen = [&] {
            answerNextMeshes(MeshFormat::Obj,
                             {QStringLiteral("NCR"), QStringLiteral("TC"), QStringLiteral("WT")});
            test::answerNextFile(text(folder));
        };
        QStringList asked;
        chosen();
        test::answerNextQuestions({QStringLiteral("Cancel")}, &asked);
        m_window->actions()[Command::ExportMeshes]->trigger();
        QVERIFY(asked.size() == 1 && asked[0].contains(QStringLiteral("P1_ET.obj")));
        QCOMPARE(namesIn(folder), QStringList{QStringLiteral("P1_ET.obj")});
        chosen();
        test::answerNextQuestions({QStringLiteral("Replace")});
        m_window->actions()[Command::ExportMeshes]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->messages().text().contains(QStringLiteral("Surfaces written")), 60'000);
        QCOMPARE(namesIn(folder),
                 (QStringList{QStringLiteral("P1_ED.obj"), QStringLiteral("P1_ET.obj")}));
        verifyIsLabel(folder / "P1_ET.obj", Structure::Enhancing);
    }

    void theDialogOffersWhatThereIsAndNeedsOne()
    {
        LabelMap map(Geometry{.size = {4, 4, 4}});
        map.at(1, 1, 1) = Label::Enhancing;
        Layer layer;
        layer.name = "model";
        layer.content = measured(std::make_shared<const LabelMap>(std::move(map)));
        const std::unique_ptr<QDialog> dialog(
            makeMeshDialog(layer, MeshFormat::Ply, m_window.get()));
        QCOMPARE(chosenMeshes(*dialog).format, MeshFormat::Ply);
        QCOMPARE(
            chosenMeshes(*dialog).structures,
            (std::vector{Structure::Enhancing, Structure::WholeTumour, Structure::TumourCore}));
        QVERIFY(!dialog->findChild<QCheckBox*>(QStringLiteral("meshOfED"))->isEnabled());
        QVERIFY(!dialog->findChild<QCheckBox*>(QStringLiteral("meshOfRC")));
        const QPushButton* choose = nullptr;
        for (const auto* button : dialog->findChildren<QPushButton*>()) {
            choose = button->text().contains(QStringLiteral("Choose")) ? button : choose;
        }
        QVERIFY(choose && choose->isEnabled());
        for (const char* name : {"meshOfET", "meshOfWT", "meshOfTC"}) {
            dialog->findChild<QCheckBox*>(QLatin1String(name))->setChecked(false);
        }
        QVERIFY(!choose->isEnabled());
    }

    void aPictureOfTheSpaceIsTwiceAsLargeAndThePaneStays()
    {
        openCase(phantomCase());
        VolumePane* pane = m_window->panes().volumePane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->isMakingSurfaces(), 60'000);
        QTest::qWait(100);
        const QImage shown = pane->picture();
        const QImage saved = pane->pictureToSave();
        QCOMPARE(saved.size(), 2 * shown.size());
        QTest::qWait(100);
        QCOMPARE(pane->picture().size(), shown.size());
        // The same view with more in it.
        const QImage halved =
            saved.scaled(shown.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        qint64 apart = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x) {
                apart += std::abs(qGray(halved.pixel(x, y)) - qGray(shown.pixel(x, y)));
            }
        }
        QVERIFY(double(apart) / (shown.width() * shown.height()) < 6);
    }

    void buttonsAndCommandsTurnTheSpaceToASide()
    {
        openCase(phantomCase());
        VolumePane* pane = m_window->panes().volumePane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->isMakingSurfaces(), 60'000);
        const auto click = [pane](const char* name) {
            auto* button = pane->findChild<QToolButton*>(QLatin1String(name));
            QVERIFY(button && !button->accessibleName().isEmpty());
            QTest::mouseClick(button, Qt::LeftButton);
        };
        QTest::qWait(200);  // whatever was still to be drawn
        const QImage start = pane->picture();
        click("viewFromS");
        QTRY_VERIFY(pane->picture() != start);
        const QImage fromAbove = pane->picture();
        click("viewFromL");
        QTRY_VERIFY(pane->picture() != fromAbove);
        m_window->actions()[Command::ViewSuperior]->trigger();
        QTRY_COMPARE(pane->picture(), fromAbove);
    }

    void theSpaceIsCutOpenByOneSwitch()
    {
        openCase(phantomCase());
        auto* box = m_window->findChild<QCheckBox*>(QStringLiteral("surfacesCutOpen"));
        box->setChecked(true);
        QVERIFY(state().surfaces().cutOpen && m_window->actions()[Command::CutOpen]->isChecked());
        m_window->actions()[Command::CutOpen]->trigger();
        QVERIFY(!state().surfaces().cutOpen && !box->isChecked());
    }

    /// Under the renderers of this test.
    void theBrainIsDrawnAsASurfaceWhereTheProcessorDraws()
    {
        openCase(phantomCase());
        VolumePane* pane = m_window->panes().volumePane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->isMakingSurfaces(), 60'000);
        QTest::qWait(100);
        const QImage without = pane->picture();
        auto* look = m_window->findChild<QComboBox*>(QStringLiteral("brainLook"));
        look->setCurrentIndex(int(BrainLook::Automatic));
        QVERIFY(pane->isMakingSurfaces());
        QTRY_VERIFY_WITH_TIMEOUT(!pane->isMakingSurfaces(), 60'000);
        QTRY_VERIFY(pane->picture() != without);
        look->setCurrentIndex(int(BrainLook::Hidden));
        QTRY_COMPARE(pane->picture(), without);
    }
};

QTEST_MAIN(TestMeshes)
#include "test_meshes.moc"
