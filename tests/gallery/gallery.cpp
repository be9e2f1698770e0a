// gallery CASE FOLDER [comparison | measurements | panels | geometry MASK | DATASET PATCHES RUN]:
// pictures of the window's states, light and dark, for a reviewer's eyes; or of the comparison
// alone, on a small screen; or of measurements on the expert's segmentation; or of every panel in
// every state, in windows of a laptop and of a laptop whose screen is enlarged by half; or of a
// segmentation that looks mirrored; or of the training window alone, where it is given what to
// show:
//
//   scripts/shell scripts/with_display env QT_SCALE_FACTOR=1.5 gallery CASE FOLDER
//
// LANGUAGE=es shows it in Spanish. One program per look, so that nothing of an earlier state shows
// in a later one.

#include "segmentation/volume/vectors.h"
#include "tests/support/event_waiting.h"
#include "tests/support/window_picture.h"
#include "ui/export/mesh_dialog.h"
#include "ui/panes/volume_pane.h"
#include "ui/settings/language.h"
#include "ui/training/training_dialog.h"
#include "ui/widgets/theme.h"
#include "ui/window/dialogs.h"
#include "ui/window/help_sheet.h"
#include "ui/window/layout_commands.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QMimeData>
#include <QPixmap>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace glioscope;
using test::settle;
using test::waitUntil;
using test::writePicture;

namespace {

class Gallery {
public:
    Gallery(QString casePath, const QDir& folder, TrainingFolders training, Appearance appearance)
        : m_case(std::move(casePath)),
          m_folder(folder),
          m_trained(std::move(training)),
          m_suffix(appearance == Appearance::Dark ? QStringLiteral("dark")
                                                  : QStringLiteral("light"))
    {
        m_theme.setAppearance(appearance);
        m_window.resize(1400, 900);
        m_window.show();
        m_window.warmUp();
    }

    void showComparisonAlone() { m_comparisonAlone = true; }

    void showMeasurementsAlone() { m_measurementsAlone = true; }

    void showPanelsAlone() { m_panelsAlone = true; }

    void showGeometryOf(const QString& mask) { m_mask = mask; }

    void take()
    {
        if (!m_mask.isEmpty()) {
            takeGeometry();
            return;
        }
        if (!m_trained.run.isEmpty()) {
            takeTraining();
            return;
        }
        settle();
        if (m_measurementsAlone) {
            takeMeasurements();
            return;
        }
        if (m_panelsAlone) {
            takePanels();
            return;
        }
        if (m_comparisonAlone) {
            m_window.resize(1366, 768);
            openCase();
            takeRun();
            takeComparison();
            takeEnsemble();
            return;
        }
        picture(m_window, "welcome");
        m_window.open(m_folder.filePath(QStringLiteral("no_such_case")));
        waitUntil([this] { return m_window.messages().isVisible(); });
        picture(m_window, "error");
        m_window.open(m_case);
        grab(m_window, "opening");
        openCase();
        picture(m_window, "case");
        takeRun();
        takeEnds();
        takeLayouts();
        takeSpace();
        takeProbabilities();
        takeDialogs();
        takeComparison();
        takeEnsemble();
    }

private:
    void openCase()
    {
        m_window.open(m_case);
        waitUntil([this] { return m_workspace.session.isOpen(); });
        waitUntil([this] { return !m_workspace.catalog.models().empty(); });
        settle();
    }

    void takeRun()
    {
        m_window.segment();
        settle(900);
        picture(m_window, "running");
        waitUntil([this] { return !m_workspace.run.isRunning(); });
        waitUntil([this] { return !m_window.panes().volumePane()->isMakingSurfaces(); });
        settle();
        picture(m_window, "result");
    }

    /// A run that fails, and leaving with what is not saved.
    void takeEnds(const std::string& where = {})
    {
        SegmentJob job;
        job.model = "nothing of this name";
        m_workspace.run.start(job);
        waitUntil([this] { return m_window.messages().isVisible(); });
        picture(m_window, "failed" + where);
        m_window.messages().hide();
        QTimer::singleShot(500, &m_window, [this, where] {
            QWidget* question = QApplication::activeModalWidget();
            picture(*question, "unsaved" + where);
            question->close();
        });
        m_window.close();
    }

    void resizeTo(QSize size)
    {
        m_window.resize(size);
        settle();
    }

    /// As if files were dragged over the window.
    void takeDrop(const char* name, QSize size)
    {
        QMimeData dragged;
        dragged.setUrls({QUrl::fromLocalFile(QDir(m_case).absolutePath())});
        QDragEnterEvent enter(QPoint(99, 99), Qt::CopyAction, &dragged, Qt::LeftButton, {});
        QApplication::sendEvent(&m_window, &enter);
        QDragMoveEvent move(QPoint(100, 100), Qt::CopyAction, &dragged, Qt::LeftButton, {});
        QApplication::sendEvent(&m_window, &move);
        picture(m_window, named(name, size));
        QDragLeaveEvent leave;
        QApplication::sendEvent(&m_window, &leave);
    }

    void takeStart(QSize size)
    {
        resizeTo(size);
        picture(m_window, named("start", size));
        takeDrop("drop", size);
        m_window.open(m_folder.filePath(QStringLiteral("no_such_case")));
        waitUntil([this] { return m_window.messages().isVisible(); });
        picture(m_window, named("error", size));
        m_window.messages().hide();
    }

    void takePanels()
    {
        for (const QSize size : {QSize(911, 512), QSize(1366, 768), QSize(1920, 1080)}) {
            takeStart(size);
        }
        resizeTo({911, 512});
        m_window.open(m_case);
        grab(m_window, named("opening", m_window.size()));
        openCase();
        takeDrop("drop-case", m_window.size());
        for (const char* model : {"unet", "vnet", "resunet"}) {
            SegmentJob job;
            job.model = model;
            m_workspace.run.start(job);
            settle(400);
            if (model == std::string("vnet")) {
                for (const QSize size : {QSize(911, 512), QSize(1366, 768)}) {
                    resizeTo(size);
                    picture(m_window, named("running", size));
                }
            }
            waitUntil([this] { return !m_workspace.run.isRunning(); });
        }
        for (const QSize size : {QSize(911, 512), QSize(1366, 768), QSize(1920, 1080)}) {
            resizeTo(size);
            for (QDockWidget* dock : m_window.findChildren<QDockWidget*>()) {
                if (!dock->isHidden()) {
                    dock->raise();
                    settle();
                    picture(m_window, named(qPrintable(dock->objectName()), size));
                }
            }
        }
        for (const QSize size : {QSize(911, 512), QSize(1366, 768)}) {
            resizeTo(size);
            takeEnds("-" + std::to_string(size.width()));
        }
    }

    static std::string named(const std::string& what, QSize size)
    {
        return what + "-" + std::to_string(size.width());
    }

    void takeLayouts()
    {
        for (const LayoutInfo& info : layoutTable()) {
            m_window.layouts().chooseLayout(info);
            settle();
            picture(m_window, info.key);
        }
        m_window.layouts().chooseLayout(layoutTable().front());
    }

    void takeProbabilities()
    {
        auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("mapDock"));
        dock->raise();
        auto* map = dock->findChild<QComboBox*>(QStringLiteral("mapChoice"));
        auto* mode = dock->findChild<QComboBox*>(QStringLiteral("mapMode"));
        for (int n = 1; n < map->count(); ++n) {
            map->setCurrentIndex(n);
            const std::string name = "map-" + std::to_string(n);
            picture(m_window, name);
        }
        map->setCurrentIndex(1);
        mode->setCurrentIndex(static_cast<int>(OverlayMode::Outline));
        picture(m_window, "map-lines");
        map->setCurrentIndex(0);
    }

    void takeComparison()
    {
        for (const char* model : {"vnet", "resunet"}) {
            SegmentJob job;
            job.model = model;
            job.probabilities = true;
            m_workspace.run.start(job);
            waitUntil([this] { return !m_workspace.run.isRunning(); });
        }
        auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("comparisonDock"));
        dock->raise();
        settle(2000);
        m_window.actions()[Command::NextDisagreement]->trigger();
        auto* map = dock->findChild<QComboBox*>(QStringLiteral("comparisonMap"));
        for (int n = 0; n < map->count(); ++n) {
            map->setCurrentIndex(n);
            settle(1000);
            const std::string name = "comparison-" + std::to_string(n);
            picture(m_window, name);
        }
        m_window.layouts().chooseLayout(*layoutCalled(QStringLiteral("side-by-side")));
        settle();
        picture(m_window, "comparison-side-by-side");
        dock->setFloating(true);
        dock->resize(420, 1000);
        settle();
        picture(*dock, "comparison-dock");
    }

    /// Around the tumour, on its axial and its coronal slice.
    void takeMeasurements()
    {
        openCase();
        MeasurementList& list = m_workspace.measurements;
        const auto& layers = m_workspace.session.layers();
        const LabelContent* labels = layers.empty() ? nullptr : layers.front().labels();
        const Vec3 centre = labels && labels->tumourCentreLps() ? *labels->tumourCentreLps()
                                                                : m_workspace.state.cursorLps();
        m_workspace.state.setCursorLps(centre);
        const SliceAxes axial;
        const SliceAxes coronal = {.right = {1, 0, 0}, .down = {0, 0, -1}, .normal = {0, -1, 0}};
        const auto at = [&](double right, double down, const SliceAxes& axes) {
            return sum(centre, sum(scaled(axes.right, right), scaled(axes.down, down)));
        };
        const auto add = [&](MeasureKind kind, const std::vector<Vec3>& places,
                             const SliceAxes& axes) {
            list.select(list.add(measurementAt(kind, places, axes).value()));
        };
        add(MeasureKind::Length, {at(-40, -30, axial), at(5, -38, axial)}, axial);
        add(MeasureKind::Angle, {at(40, -20, axial), at(20, 30, axial), at(45, 40, axial)}, axial);
        add(MeasureKind::Box, {at(-45, 15, axial), at(-20, 35, axial)}, axial);
        add(MeasureKind::Bidirectional, {at(-30, -30, coronal), at(25, -38, coronal)}, coronal);
        add(MeasureKind::Ellipse, {at(-25, -20, coronal), at(20, 15, coronal)}, coronal);
        auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("measureDock"));
        dock->raise();
        settle();
        picture(m_window, "measurements");
        m_window.actions()[Command::MeasureLesions]->trigger();
        const std::size_t before = list.all().size();
        waitUntil([&] { return list.all().size() > before; });
        if (list.all().size() > before) {
            m_workspace.state.setCursorLps(centreOf(list.all()[before]));
        }
        settle();
        picture(m_window, "lesions");
        dock->setFloating(true);
        dock->resize(420, 900);
        settle();
        picture(*dock, "measurements-dock");
    }

    void takeGeometry()
    {
        m_window.resize(1366, 768);
        openCase();
        m_window.addSegmentations({m_mask});
        auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("geometryDock"));
        const auto dialog = [this] {
            return m_window.findChild<QDialog*>(QStringLiteral("mirrorDialog"));
        };
        dock->raise();
        if (waitUntil([&] { return dialog() != nullptr; })) {
            settle();
            picture(*dialog(), "mirrored-question");
            dialog()->reject();
        }
        settle();
        picture(m_window, "geometry");
    }

    /// After the comparison: what joins the results, how far they are apart, and all in 3D.
    void takeEnsemble()
    {
        m_window.layouts().chooseLayout(layoutTable().front());
        m_window.actions()[Command::AddMean]->trigger();
        auto* members = m_window.findChild<QDialog*>(QStringLiteral("membersDialog"));
        settle();
        picture(*members, "members");
        const std::size_t before = m_workspace.session.layers().size();
        members->accept();
        waitUntil([&] { return m_workspace.session.layers().size() > before + 4; });
        auto* dock = m_window.findChild<QDockWidget*>(QStringLiteral("mapDock"));
        dock->raise();
        auto* map = dock->findChild<QComboBox*>(QStringLiteral("mapChoice"));
        map->setCurrentIndex(map->count() - 1);
        picture(m_window, "deviation");
        map->setCurrentIndex(0);
        for (const Layer& layer : std::vector<Layer>(m_workspace.session.layers())) {
            if (layer.labels()) {
                m_workspace.state.setLayerOutlined(layer.id, true);
            }
        }
        waitUntil([this] { return !m_window.panes().volumePane()->isMakingSurfaces(); });
        settle();
        picture(m_window, "outlined");
    }

    /// The whole brain around the tumour, then cut open and from the side.
    void takeSpace()
    {
        VolumePane* pane = m_window.panes().volumePane();
        m_window.panes().maximise(pane);
        for (const bool cut : {false, true}) {
            SurfaceStyle style = m_workspace.state.surfaces();
            style.brain = BrainLook::Automatic;
            style.cutOpen = cut;
            m_workspace.state.setSurfaces(style);
            cut ? pane->lookFrom(ViewFrom::Left) : pane->resetView();
            settle();
            waitUntil([pane] { return !pane->isMakingSurfaces(); });
            settle();
            picture(m_window, cut ? "space_cut_open" : "space_brain");
        }
        m_workspace.state.setSurfaces({});
        m_window.panes().maximise(nullptr);
    }

    void takeDialogs()
    {
        const std::unique_ptr<QDialog> scheme(makeLabelSchemeDialog(
            QStringLiteral("Case_017"), {LabelScheme::Brats2023, LabelScheme::Msd}, &m_window));
        const std::unique_ptr<QDialog> about(makeAboutBox(&m_window));
        const std::unique_ptr<QDialog> meshes(
            makeMeshDialog(*m_workspace.state.activeLayer(), MeshFormat::Stl, &m_window));
        QDialog* help = makeHelpSheet(&m_window);
        for (const auto& [dialog, name] : {std::pair{scheme.get(), "scheme"},
                                           {about.get(), "about"},
                                           {meshes.get(), "meshes"},
                                           {help, "help"}}) {
            dialog->show();
            settle();
            picture(*dialog, name);
            dialog->hide();
        }
    }

    void takeTraining()
    {
        TrainingDialog dialog(m_workspace, m_trained, &m_window);
        dialog.show();
        settle();
        const auto child = [&](const char* name) {
            return dialog.findChild<QAbstractButton*>(QString::fromLatin1(name));
        };
        const auto* summary = dialog.findChild<QLabel*>(QStringLiteral("auditSummary"));
        picture(dialog, "training-data-new");
        child("auditButton")->click();
        waitUntil([&] { return !summary->text().isEmpty() && child("auditButton")->isEnabled(); });
        picture(dialog, "training-data");
        dialog.showPage(TrainingDialog::Patches);
        picture(dialog, "training-patches");
        auto* kind = dialog.findChild<QComboBox*>(QStringLiteral("prepareMode"));
        kind->setCurrentIndex(1 - kind->currentIndex());
        picture(dialog, "training-patches-other-kind");
        dialog.showPage(TrainingDialog::Network);
        picture(dialog, "training-network");
        child("moreSettings")->click();
        picture(dialog, "training-network-more");
        dialog.showPage(TrainingDialog::Run);
        picture(dialog, "training-run");
        if (child("trainLonger")->isVisible()) {
            QTimer::singleShot(500, &dialog, [this] {
                QWidget* question = QApplication::activeModalWidget();
                picture(*question, "training-longer");
                question->close();
            });
            child("trainLonger")->click();
        }
        dialog.openRun(m_folder.filePath(QStringLiteral("no_such_run")));
        picture(dialog, "training-run-new");
    }

    void picture(QWidget& widget, const std::string& name)
    {
        settle(100);
        grab(widget, name);
    }

    void grab(QWidget& widget, const std::string& name)
    {
        writePicture(widget, m_folder, QString::fromStdString(name) + QLatin1Char('-') + m_suffix);
    }

    QString m_case;
    QDir m_folder;
    TrainingFolders m_trained;
    QString m_mask;
    bool m_comparisonAlone = false;
    bool m_measurementsAlone = false;
    bool m_panelsAlone = false;
    QString m_suffix;
    Theme m_theme;
    Workspace m_workspace{EngineClient::programBesideThis()};
    MainWindow m_window{m_workspace, m_theme, nullptr};
};

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const Translation translation(Language::System);
    const bool comparison = argc == 4 && std::string(argv[3]) == "comparison";
    const bool measurements = argc == 4 && std::string(argv[3]) == "measurements";
    const bool panels = argc == 4 && std::string(argv[3]) == "panels";
    const bool geometry = argc == 5 && std::string(argv[3]) == "geometry";
    if (argc != 3 && argc != 6 && !comparison && !measurements && !panels && !geometry) {
        std::fputs(
            "Usage: gallery CASE FOLDER [comparison | measurements | panels | geometry MASK "
            "| DATASET PATCHES RUN]\n",
            stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    folder.mkpath(QStringLiteral("."));
    const auto argument = [&](int n) {
        return n < argc ? QDir(QString::fromLocal8Bit(argv[n])).absolutePath() : QString();
    };
    const TrainingFolders training = comparison || measurements || panels || geometry
                                         ? TrainingFolders{}
                                         : TrainingFolders{argument(3), argument(4), argument(5)};
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        Gallery gallery(QString::fromLocal8Bit(argv[1]), folder, training, appearance);
        if (comparison) {
            gallery.showComparisonAlone();
        }
        if (measurements) {
            gallery.showMeasurementsAlone();
        }
        if (panels) {
            gallery.showPanelsAlone();
        }
        if (geometry) {
            gallery.showGeometryOf(argument(4));
        }
        gallery.take();
    }
    return 0;
}
