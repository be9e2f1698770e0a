// The window's part in saving: under which names, over which files never, and what becomes of
// results when their case is left.

#include "ui/widgets/path_string.h"
#include "ui/window/dialogs.h"
#include "ui/window/main_window.h"
#include "ui/window/replacing.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace glioscope {

QString MainWindow::saveFolder() const
{
    return m_preferences.lastSaveFolder.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation)
               : m_preferences.lastSaveFolder;
}

QString MainWindow::proposedName(const Layer& layer) const
{
    return QStringLiteral("%1_%2_seg.nii.gz")
        .arg(QString::fromStdString(m.session.current()->files.name),
             QString::fromStdString(layer.name).toLower())
        .remove(QLatin1Char(' '))
        .replace(QLatin1Char('/'), QLatin1Char('_'));
}

void MainWindow::chooseSaveFile()
{
    const std::function<void()> next = std::exchange(m_whenSaved, {});
    const Layer* layer = m.state.activeLayer();
    if (!layer) {
        return;
    }
    const LayerId id = layer->id;  // another may be shown before the dialog is answered
    // The window itself asks before it replaces a file, and refuses some.
    QString file = QFileDialog::getSaveFileName(
        this, tr("Save the shown segmentation"), QDir(saveFolder()).filePath(proposedName(*layer)),
        tr("NIfTI (*.nii.gz *.nii)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(QLatin1String(".nii"), Qt::CaseInsensitive) &&
        !file.endsWith(QLatin1String(".nii.gz"), Qt::CaseInsensitive)) {
        file += QLatin1String(".nii.gz");
    }
    if (mayWrite({file}, m.session, *m_messages, this)) {
        m_whenSaved = next;
        save(id, file);
    }
}

void MainWindow::save(LayerId id, const QString& file)
{
    m.session.save(id, pathFromString(file));
}

void MainWindow::saveUnsaved(std::function<void()> next)
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose a folder for the segmentations"), saveFolder());
    if (folder.isEmpty()) {
        return;
    }
    QList<LayerId> layers;
    QStringList files;
    for (const Layer& layer : m.session.layers()) {
        if (!layer.labels() || layer.isSaved()) {
            continue;
        }
        QString file = QDir(folder).filePath(proposedName(layer));
        while (files.contains(file, Qt::CaseInsensitive)) {
            file.insert(file.lastIndexOf(QLatin1String("_seg")), QLatin1String("_other"));
        }
        layers << layer.id;
        files << file;
    }
    if (mayWrite(files, m.session, *m_messages, this)) {
        saveEach(layers, files, std::move(next));
    }
}

void MainWindow::saveAll()
{
    const qsizetype count = m.session.unsavedResults().size();
    saveUnsaved([this, count] {
        m_messages->show(Notice::Kind::Good,
                         tr("Saved and checked: %n segmentation(s) in %1.", "", int(count))
                             .arg(m_preferences.lastSaveFolder));
    });
}

void MainWindow::saveEach(QList<LayerId> layers, QStringList files, std::function<void()> next)
{
    if (layers.isEmpty()) {
        next();
        return;
    }
    const LayerId layer = layers.takeFirst();
    const QString file = files.takeFirst();
    m_whenSaved = [this, layers, files, next] { saveEach(layers, files, next); };
    save(layer, file);
}

void MainWindow::leaveCase(std::function<void()> next)
{
    const std::size_t known = m.session.layers().size();
    if (const QStringList unsaved = m.session.resultsToLose(); !unsaved.isEmpty()) {
        switch (askAboutUnsaved(unsaved, this)) {
        case UnsavedAnswer::Discard: break;
        case UnsavedAnswer::Save: {
            const auto leave = [this, next] { leaveCase(next); };
            if (unsaved.size() > 1) {
                saveUnsaved(leave);
            } else {
                showUnsavedLayer();
                m_whenSaved = leave;
                chooseSaveFile();
            }
            return;
        }
        case UnsavedAnswer::Stay: return;
        }
    }
    if (m.run.isRunning() && !askToEndSegmentation(this)) {
        return;
    }
    if (m.session.layers().size() > known) {
        leaveCase(next);  // a result came while a question stood open
        return;
    }
    cancel();
    m_windowLevelMemory.caseLeft(m.state);
    next();
}

void MainWindow::showUnsavedLayer()
{
    const Layer* active = m.state.activeLayer();
    if (active && !active->isSaved()) {
        return;
    }
    for (const Layer& layer : m.session.layers()) {
        if (layer.labels() && !layer.isSaved()) {
            m.state.setActiveLayer(layer.id);
            return;
        }
    }
}

void MainWindow::removeResult(LayerId id)
{
    const Layer* layer = m.session.layer(id);
    if (layer && (layer->isSaved() || askToRemove(QString::fromStdString(layer->name), this))) {
        m.run.forget(id);
        m.session.removeResult(id);
    }
}

void MainWindow::onSaved(LayerId id, const QString& file)
{
    const Layer* layer = m.session.layer(id);  // gone where it was removed meanwhile
    m_preferences.lastSaveFolder = QFileInfo(file).absolutePath();
    m_messages->show(
        Notice::Kind::Good,
        layer ? tr("Saved and checked: %1 (values %2).")
                    .arg(file, QString::fromStdString(valuesText(layer->labels()->scheme)))
              : tr("Saved and checked: %1.").arg(file));
    if (const auto next = std::exchange(m_whenSaved, {})) {
        next();
    }
}

void MainWindow::onSaveFailed(const QString& message)
{
    m_whenSaved = {};
    m_messages->show(Notice::Kind::Problem, message);
}

}  // namespace glioscope
