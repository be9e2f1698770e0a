#include "ui/window/path_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QUrl>

namespace glioscope {
namespace {

/// Where Qt's dialogs have been as far as its file says; the dialog's own list has where it opens.
QStringList rememberedPlaces()
{
    const QSettings qt(QSettings::UserScope, QStringLiteral("QtProject"));
    QStringList places;
    for (const QString& url : qt.value(QStringLiteral("FileDialog/history")).toStringList()) {
        places << QUrl(url).toLocalFile();
    }
    return places;
}

}  // namespace

QString choosePath(QFileDialog& dialog, bool (*isDiscreet)(const QString& path))
{
    const QStringList places = rememberedPlaces();
    const bool accepted = dialog.exec() == QDialog::Accepted;
    const QString chosen = accepted ? dialog.selectedFiles().value(0) : QString();
    if (chosen.isEmpty() || isDiscreet(chosen)) {
        dialog.setDirectory(QDir::homePath());
        dialog.setHistory(places);
    }
    return chosen;
}

}  // namespace glioscope
