#include "ui/window/dicom_commands.h"

#include "segmentation/case/model/dicom_class.h"
#include "segmentation/case/model/dicom_mark.h"
#include "ui/dicom/private_folder.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/window/path_dialog.h"
#include "ui/window/replacing.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// "study_unet_seg.dcm": case, folders and files of others may be called after a patient.
QString proposedName(const Layer& layer)
{
    const bool own = layer.origin.kind == Origin::Kind::Model;
    QString model = own ? QString::fromStdString(layer.name).toLower() : QString();
    model.removeIf([](QChar c) { return !c.isLetterOrNumber() && c != QLatin1Char('-'); });
    return model.isEmpty() ? QStringLiteral("study_seg.dcm")
                           : QStringLiteral("study_%1_seg.dcm").arg(model);
}

}  // namespace

DicomCommands::DicomCommands(const Context& context, QWidget* parent)
    : QObject(parent),
      m(context),
      m_window(parent),
      m_saving(m.workspace.engine.program(), segmentationFolders()),
      m_import(m.workspace.engine.program(), segmentationFolders())
{
    removeAbandonedFolders(segmentationFolders());
    m.actions.on(Command::SaveDicomSeg, this, [this] { chooseToSave(); });
    m_subscription = m.workspace.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Images | Change::Layers)) {
            updateCommands();
        }
    });
    connectSaving();
    connectImport();
    updateCommands();
}

void DicomCommands::updateCommands()
{
    m.actions[Command::SaveDicomSeg]->setEnabled(m.workspace.state.activeLayer() != nullptr);
}

void DicomCommands::connectSaving()
{
    const auto end = [this](Notice::Kind kind, const QString& sentence) {
        m.tellProgress({});
        m.messages.show(kind, sentence);
    };
    connect(&m_saving, &SegSaving::progressed, this, &DicomCommands::tellProgress);
    connect(&m_saving, &SegSaving::saved, this, &DicomCommands::onSaved);
    connect(&m_saving, &SegSaving::cancelled, this,
            [end] { end(Notice::Kind::Note, tr("Saving was cancelled; nothing was written.")); });
    connect(&m_saving, &SegSaving::failed, this,
            [end](const QString& sentence) { end(Notice::Kind::Problem, sentence); });
}

void DicomCommands::chooseToSave()
{
    const Layer* layer = m.workspace.state.activeLayer();
    if (!layer) {
        return;
    }
    if (!m.workspace.session.dicomOrigin()) {
        m.messages.show(
            Notice::Kind::Problem,
            tr("A DICOM segmentation names the images that it was made of, and this case came as "
               "files that do not say which study they are from. Open the study's folder and "
               "segment it there; File > Save writes this one as NIfTI."));
        return;
    }
    const LayerId id = layer->id;  // another may be shown before the dialog is answered
    const QString before = m_folder.isEmpty() ? m.preferences.lastSaveFolder : m_folder;
    const QString folder = before.isEmpty() ? QDir::homePath() : before;
    // The window itself asks before it replaces a file, and refuses some.
    QFileDialog dialog(m_window, tr("Save the shown segmentation as DICOM"), folder,
                       tr("DICOM segmentation (*.dcm)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    dialog.selectFile(proposedName(*layer));
    QString file = choosePath(dialog, [](const QString&) { return true; });
    if (file.isEmpty()) {
        return;
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += QLatin1String(".dcm");
    }
    const fs::path path = pathFromString(file);
    const std::string held = storageClassOf(path);
    if ((hasDicomMark(path) || isMrImage(held)) && !isSegmentation(held)) {
        m.messages.show(Notice::Kind::Problem,
                        tr("%1 is a DICOM file that is no segmentation, such as an image of the "
                           "study, and is not replaced. Choose another name.")
                            .arg(file));
        return;
    }
    if (mayWrite({file}, m.workspace.session, m.messages, m_window)) {
        save(id, file);
    }
}

void DicomCommands::save(LayerId id, const QString& file)
{
    const Layer* layer = m.workspace.session.layer(id);
    const std::optional<DicomOrigin> origin = m.workspace.session.dicomOrigin();
    if (!layer || !layer->labels() || !origin) {
        return;
    }
    if (m_saving.isRunning()) {
        m.messages.show(Notice::Kind::Note,
                        tr("Another segmentation is being saved; try again when it is."));
        return;
    }
    m_savedLayer = id;
    m_savedMark = layer->mark;
    m_savedFile = file;
    m.messages.offer(Notice::Kind::Note, tr("Saving %1 as DICOM…").arg(file), tr("Cancel"),
                     [this] { m_saving.cancel(); });
    m_saving.start(segOf(*layer, *m.workspace.session.current(), *origin, pathFromString(file)));
}

void DicomCommands::onSaved(const QStringList& notices)
{
    m.tellProgress({});
    m_folder = QFileInfo(m_savedFile).absolutePath();
    m.workspace.document.markSaved(m_savedLayer, m_savedMark);
    const QString sentence = tr("Saved and checked: %1.").arg(m_savedFile);
    m.messages.show(notices.isEmpty() ? Notice::Kind::Good : Notice::Kind::Warning,
                    (QStringList{sentence} + notices).join(QLatin1Char('\n')));
    Q_EMIT saved(m_savedLayer, m_savedFile);
}

void DicomCommands::tellProgress(const Progress& progress)
{
    m.tellProgress(progress.total > 0 ? tr("Looking through the study: %1 of %2 files")
                                            .arg(qint64(progress.done))
                                            .arg(qint64(progress.total))
                                      : tr("Looking through the study…"));
}

}  // namespace glioscope
