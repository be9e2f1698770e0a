#include "ui/window_snapshot.h"

#include "segmentation/volume/durable_file.h"
#include "segmentation/volume/error.h"
#include "ui/main_window.h"
#include "ui/volume_pane.h"

#include <QBuffer>
#include <QPixmap>
#include <QTimer>

namespace glioscope {

WindowSnapshot::WindowSnapshot(Workspace& workspace, MainWindow& window,
                               const CommandLine& commandLine)
    : m(workspace), m_window(window), m_commandLine(commandLine)
{
    connect(&m.session, &CaseSession::opened, this, &WindowSnapshot::segment);
    connect(&m.session, &CaseSession::openFailed, this, &WindowSnapshot::finished);
    connect(&m.session, &CaseSession::schemeNeeded, this, [this](const SchemeQuestion& question) {
        // A picture of the model's result needs no expert's labels.
        m.session.answerScheme(question, std::nullopt);
    });
    connect(&m.session, &CaseSession::channelsNeeded, this,
            [this](const ChannelsQuestion& question) {
                Q_EMIT finished(QString::fromStdString(question.files.question));
            });
    connect(&m.run, &SegmentationRun::failed, this, &WindowSnapshot::finished);
    connect(&m.run, &SegmentationRun::finished, this, &WindowSnapshot::frame);
    m_window.warmUp();
    m_window.open(commandLine.casePath, commandLine.channels);
}

void WindowSnapshot::segment()
{
    if (const QString refusal = m.session.refusalToSave(m_commandLine.snapshotFile.toStdString());
        !refusal.isEmpty()) {
        Q_EMIT finished(refusal);
        return;
    }
    if (m_commandLine.model == kNoModel) {
        QTimer::singleShot(0, this, &WindowSnapshot::frame);  // once every part has taken the case in
        return;
    }
    m.run.start({.model = m_commandLine.model});
}

void WindowSnapshot::frame()
{
    if (const CaseLayer* layer = m.session.activeLayer()) {
        m.state.setCursorLps(layer->tumourCentreLps.value_or(m.state.cursorLps()));
    }
    m_window.panes().resetAllViews();
    VolumePane* volume = m_window.panes().volumePane();
    if (volume->isMakingSurfaces()) {
        connect(volume, &VolumePane::surfacesReady, this, &WindowSnapshot::write);
    } else {
        write();
    }
}

void WindowSnapshot::write()
{
    // Everything queued so far, layouts and renders among it, comes first.
    QTimer::singleShot(0, this, [this] {
        m_window.panes().volumePane()->resetView();
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
