#include "ui/window/main_window_snapshot.h"

#include "segmentation/system/error.h"
#include "ui/export/comparison_film.h"
#include "ui/export/picture_file.h"
#include "ui/export/report.h"
#include "ui/panes/layouts.h"
#include "ui/panes/volume_pane.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/window/export_commands.h"
#include "ui/window/layout_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/session_commands.h"
#include "viewer/session/session_file.h"

#include <QDebug>
#include <QPixmap>
#include <QTimer>

#include <algorithm>

namespace glioscope {

MainWindowSnapshot::MainWindowSnapshot(Workspace& workspace, MainWindow& window,
                                       const CommandLine& commandLine)
    : m(workspace), m_window(window), m_commandLine(commandLine)
{
    if (showsSession()) {
        connect(&m_window.sessions(), &SessionCommands::restored, this,
                &MainWindowSnapshot::onRestored);
    } else {
        connect(&m.session, &CaseSession::opened, this, &MainWindowSnapshot::onOpened);
    }
    connect(&m.session, &CaseSession::openFailed, this, &MainWindowSnapshot::finished);
    connect(&m.session, &CaseSession::schemeNeeded, this, [this](const SchemeQuestion& question) {
        // A picture of the model's result needs no expert's labels.
        m.session.answerScheme(question, std::nullopt);
    });
    connect(&m.session, &CaseSession::channelsNeeded, this,
            [this](const ChannelsQuestion& question) {
                Q_EMIT finished(QString::fromStdString(question.files.question));
            });
    connect(&m.session, &CaseSession::straightenNeeded, this,
            [this](const StraightenQuestion& question) {
                Q_EMIT finished(tr("The axes of %1 are not at right angles; open the case in the "
                                   "window, which asks whether to straighten them.")
                                    .arg(QString::fromStdString(question.file.string())));
            });
    connect(&m.session, &CaseSession::mirrorSuspected, this, [this](LayerId id) {
        qWarning().noquote()
            << tr("%1 looks mirrored and is shown as its file says; open it in the window, which "
                  "shows both.")
                   .arg(QString::fromStdString(m.session.mirrorQuestion(id)->file.string()));
    });
    connect(&m.run, &SegmentationRun::failed, this, &MainWindowSnapshot::finished);
    connect(&m.run, &SegmentationRun::finished, this, [this](LayerId id) {
        m_made[m_models.takeFirst()] = id;
        segmentNext();
    });
    if (const LayoutInfo* layout = layoutCalled(m_commandLine.layout)) {
        m_window.layouts().chooseLayout(*layout);
    }
    m_window.layouts().choosePlane(m_commandLine.plane);
    if (m_commandLine.panesOnly) {
        m_window.showPanesOnly();
    }
    m_window.warmUp();
    m_window.open(commandLine.casePath, commandLine.channels);
}

bool MainWindowSnapshot::showsSession() const
{
    return isSessionName(m_commandLine.casePath.toStdString());
}

/// It is shown as it was saved.
void MainWindowSnapshot::onRestored(const QStringList& problems)
{
    if (const QString refusal = m.session.refusalToSave(m_commandLine.outputFile().toStdString());
        !refusal.isEmpty()) {
        Q_EMIT finished(refusal);
        return;
    }
    m_window.messages().hide();
    for (const QString& problem : problems) {
        qWarning().noquote() << problem;
    }
    QTimer::singleShot(0, this, &MainWindowSnapshot::draw);
}

void MainWindowSnapshot::onOpened()
{
    if (const QString refusal = m.session.refusalToSave(m_commandLine.outputFile().toStdString());
        !refusal.isEmpty()) {
        Q_EMIT finished(refusal);
        return;
    }
    if (const QString missing = whatIsMissing(); !missing.isEmpty()) {
        Q_EMIT finished(missing);
        return;
    }
    if (m_commandLine.sequence) {
        m.state.setSequence(*m_commandLine.sequence);
    }
    if (!m_commandLine.layers.isEmpty()) {
        m_models = m_commandLine.layers;
        m_models.removeAll(kExpertLayer);
    } else if (m_commandLine.model != kNoModel) {
        m_models = QStringList{m_commandLine.model};
    }
    if (m_commandLine.segmentations.isEmpty()) {
        // Once every part has taken the case in.
        QTimer::singleShot(0, this, &MainWindowSnapshot::segmentNext);
        return;
    }
    connect(&m.session, &CaseSession::masksAdded, this,
            [this](const QList<LayerId>&, const QStringList& problems) {
                problems.isEmpty() ? segmentNext()
                                   : Q_EMIT finished(problems.join(QLatin1Char(' ')));
            });
    connect(&m.session, &CaseSession::segmentsNeeded, this,
            [this](const SegmentsQuestion& question) {
                Q_EMIT finished(tr("The names of the segments of %1 do not say what they are; open "
                                   "it in the window, which asks.")
                                    .arg(QString::fromStdString(question.files.front().string())));
            });
    connect(&m.session, &CaseSession::masksSheared, this,
            [this](const std::vector<std::filesystem::path>& files) {
                Q_EMIT finished(tr("The axes of %1 are not at right angles; open it in the window, "
                                   "which asks whether to straighten them.")
                                    .arg(QString::fromStdString(files.front().string())));
            });
    connect(&m.session, &CaseSession::maskSchemeNeeded, this, [this](const MaskQuestion& question) {
        Q_EMIT finished(tr("The numbers of %1 can mean several things; open it in the window, "
                           "which asks.")
                            .arg(QString::fromStdString(question.files.front().string())));
    });
    if (!m_window.addSegmentations(m_commandLine.segmentations)) {
        Q_EMIT finished(m_window.messages().text());
    }
}

QString MainWindowSnapshot::whatIsMissing() const
{
    if (m_commandLine.sequence && !m.state.image(*m_commandLine.sequence)) {
        return tr("The case has no %1; choose another with --sequence.")
            .arg(toQString(displayName(*m_commandLine.sequence)));
    }
    const bool hasExpert = std::ranges::any_of(m.session.layers(), [](const Layer& layer) {
        return layer.origin.kind == Origin::Kind::Expert;
    });
    return m_commandLine.layers.contains(kExpertLayer) && !hasExpert
               ? tr("The case opened without an expert's labels; leave expert out of --layers.")
               : QString();
}

void MainWindowSnapshot::segmentNext()
{
    if (m_models.isEmpty()) {
        frame();
        return;
    }
    SegmentJob job;
    job.model = m_models.first().toStdString();
    m.run.start(job);
}

std::vector<LayerId> MainWindowSnapshot::namedLayers() const
{
    std::vector<LayerId> layers;
    for (const QString& name : m_commandLine.layers) {
        const auto expert = std::ranges::find(m.session.layers(), Origin::Kind::Expert,
                                              [](const Layer& layer) { return layer.origin.kind; });
        layers.push_back(name == kExpertLayer ? expert->id : m_made.at(name));
    }
    return layers;
}

void MainWindowSnapshot::showLayers(const std::vector<LayerId>& layers)
{
    m.state.setActiveLayer(layers.front());
    std::vector<LayerId> all;
    for (const Layer& layer : m.session.layers()) {
        all.push_back(layer.id);
    }
    for (const LayerId id : all) {
        m.state.setLayerOutlined(id, std::ranges::find(layers, id) != layers.end());
    }
    m_window.layouts().compare(layers);
}

void MainWindowSnapshot::frame()
{
    if (!m_commandLine.layers.isEmpty()) {
        showLayers(namedLayers());
    }
    if (const Layer* layer = m.state.activeLayer()) {
        m.state.setCursorLps(layer->labels()->tumourCentreLps().value_or(m.state.cursorLps()));
    }
    m_window.panes().resetAllViews();
    draw();
}

void MainWindowSnapshot::draw()
{
    if (!m_commandLine.filmFile.isEmpty()) {
        writeFilm();
        return;
    }
    if (!m_commandLine.reportFile.isEmpty()) {
        writeReport();
        return;
    }
    m.state.setSurfaces({.cutOpen = m_commandLine.cutOpen, .brain = m_commandLine.brain});
    VolumePane* volume = m_window.panes().volumePane();
    if (volume && volume->isMakingSurfaces()) {
        connect(volume, &VolumePane::surfacesReady, this, &MainWindowSnapshot::write);
    } else {
        write();
    }
}

void MainWindowSnapshot::writeFilm()
{
    const std::vector<LayerId> layers =
        m_commandLine.layers.isEmpty() ? layersToCompare(m.state, kMostInFilm) : namedLayers();
    auto* film = new ComparisonFilm(m.document, m.state,
                                    {.file = m_commandLine.filmFile.toStdString(),
                                     .layers = layers,
                                     .sequence = m_commandLine.sequence},
                                    this);
    connect(film, &ComparisonFilm::finished, this, &MainWindowSnapshot::finished);
    film->start();
}

void MainWindowSnapshot::writeReport()
{
    const Layer* layer = m.state.activeLayer();
    if (!layer) {
        Q_EMIT finished(tr("The case has no segmentation to report; leave --model none out."));
        return;
    }
    auto* report = new Report(m.document, m.state, m_commandLine.reportFile.toStdString(),
                              reportSource(*layer, m, false), this);
    connect(report, &Report::finished, this, &MainWindowSnapshot::finished);
    report->start();
}

void MainWindowSnapshot::write()
{
    // Everything queued so far, layouts and renders among it, comes first.
    QTimer::singleShot(0, this, [this] {
        if (VolumePane* volume = m_window.panes().volumePane()) {
            volume->resetView();
            if (m_commandLine.viewFrom) {
                volume->lookFrom(*m_commandLine.viewFrom);
            }
        }
        QString failure;
        try {
            writePicture(m_commandLine.snapshotFile.toStdString(), m_window.grab().toImage());
        } catch (const Error& error) {
            failure = shownFailure(error);
        }
        Q_EMIT finished(failure);
    });
}

}  // namespace glioscope
