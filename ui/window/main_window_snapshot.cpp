#include "ui/window/main_window_snapshot.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/panes/volume_pane.h"
#include "ui/window/main_window.h"

#include <QBuffer>
#include <QPixmap>
#include <QTimer>

namespace glioscope {

MainWindowSnapshot::MainWindowSnapshot(Workspace& workspace, MainWindow& window,
                                       const CommandLine& commandLine)
    : m(workspace), m_window(window), m_commandLine(commandLine)
{
    connect(&m.session, &CaseSession::opened, this, &MainWindowSnapshot::segment);
    connect(&m.session, &CaseSession::openFailed, this, &MainWindowSnapshot::finished);
    connect(&m.session, &CaseSession::schemeNeeded, this, [this](const SchemeQuestion& question) {
        // A picture of the model's result needs no expert's labels.
        m.session.answerScheme(question, std::nullopt);
    });
    connect(&m.session, &CaseSession::channelsNeeded, this,
            [this](const ChannelsQuestion& question) {
                Q_EMIT finished(QString::fromStdString(question.files.question));
            });
    connect(&m.run, &SegmentationRun::failed, this, &MainWindowSnapshot::finished);
    connect(&m.run, &SegmentationRun::finished, this, &MainWindowSnapshot::frame);
    m_window.warmUp();
    m_window.open(commandLine.casePath, commandLine.channels);
}

void MainWindowSnapshot::segment()
{
    if (const QString refusal = m.session.refusalToSave(m_commandLine.snapshotFile.toStdString());
        !refusal.isEmpty()) {
        Q_EMIT finished(refusal);
        return;
    }
    if (m_commandLine.model == kNoModel) {
        QTimer::singleShot(0, this,
                           &MainWindowSnapshot::frame);  // once every part has taken the case in
        return;
    }
    m.run.start({.model = m_commandLine.model});
}

void MainWindowSnapshot::frame()
{
    if (const Layer* layer = m.state.activeLayer()) {
        m.state.setCursorLps(layer->labels()->tumourCentreLps().value_or(m.state.cursorLps()));
    }
    m_window.panes().resetAllViews();
    VolumePane* volume = m_window.panes().volumePane();
    if (volume && volume->isMakingSurfaces()) {
        connect(volume, &VolumePane::surfacesReady, this, &MainWindowSnapshot::write);
    } else {
        write();
    }
}

void MainWindowSnapshot::write()
{
    // Everything queued so far, layouts and renders among it, comes first.
    QTimer::singleShot(0, this, [this] {
        if (VolumePane* volume = m_window.panes().volumePane()) {
            volume->resetView();
        }
        QByteArray png;
        QBuffer buffer(&png);
        m_window.grab().save(&buffer, "PNG");
        QString failure;
        try {
            writeTextDurably(m_commandLine.snapshotFile.toStdString(), png.toStdString());
        } catch (const Error& error) {
            failure = QString::fromStdString(error.what());
        }
        Q_EMIT finished(failure);
    });
}

}  // namespace glioscope
